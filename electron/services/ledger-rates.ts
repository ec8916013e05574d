import { DaybookError } from '#shared/errors.ts';
import type { RateFields, StoredRate } from '#shared/ledger.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';

/** Dated exchange rates. */
export const createRates = ({ store, settings }: Context) => {
  const { db } = store;
  const columns = 'id, currency, on_day AS onDay, rate_nano AS rateNano, source';
  const all = db.prepare<[], StoredRate>(`SELECT ${columns} FROM exchange_rates WHERE deleted_at IS NULL ORDER BY on_day DESC, currency`);
  const one = db.prepare<[string], StoredRate>(`SELECT ${columns} FROM exchange_rates WHERE id = ? AND deleted_at IS NULL`);
  const same = db.prepare<[string, string], { id: string }>('SELECT id FROM exchange_rates WHERE currency = ? AND on_day = ? AND deleted_at IS NULL');
  const used = db.prepare<[], { currency: string }>('SELECT DISTINCT currency FROM arr_events WHERE deleted_at IS NULL ORDER BY currency');
  const insert = db.prepare('INSERT INTO exchange_rates (id, currency, on_day, rate_nano, source) VALUES (@id, @currency, @onDay, @rateNano, @source)');
  const update = db.prepare('UPDATE exchange_rates SET currency = @currency, on_day = @onDay, rate_nano = @rateNano, source = @source WHERE id = @id');
  const drop = db.prepare('UPDATE exchange_rates SET deleted_at = ? WHERE id = ?');

  const find = (id: string): StoredRate => {
    const found = one.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That rate is not in this book any more.');
    return found;
  };
  const refuseOwn = ({ currency }: RateFields): void => {
    if (currency === settings().currency) throw new DaybookError('INVALID', `${currency} is the currency of the book; its rate is always 1.`, 'currency');
  };
  return {
    rates: (): { rates: StoredRate[]; bookCurrency: string; missing: string[] } => {
      const [rates, { currency }] = [all.all(), settings()];
      const known = new Set([currency, ...rates.map((rate) => rate.currency)]);
      return { rates, bookCurrency: currency, missing: used.all().map((row) => row.currency).filter((code) => !known.has(code)) };
    },
    saveRate: ({ id, fields }: { id: string | null; fields: RateFields }, { window }: Caller): Promise<WrittenRecord> => {
      refuseOwn(fields);
      if (id !== null) find(id);
      const there = same.get(fields.currency, fields.onDay);
      if (there !== undefined && there.id !== id) throw new DaybookError('CONFLICT', `There is a rate of ${fields.currency} from that day already. Change that one.`, 'onDay');
      return store.write({ window, label: `${id === null ? 'Added' : 'Changed'} a rate of ${fields.currency}`, words: bookWords }, () => {
        const rateId = id ?? store.newId();
        (id === null ? insert : update).run({ ...fields, id: rateId });
        return { id: rateId };
      });
    },
    removeRate: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { currency } = find(id);
      return store.write({ window, label: `Removed a rate of ${currency}`, words: bookWords }, () => {
        drop.run(store.now().toISOString(), id);
        return {};
      });
    },
    addRates: ({ rates }: { rates: RateFields[] }, { window }: Caller): Promise<{ added: number; changed: number } & Written> => {
      for (const rate of rates) refuseOwn(rate);
      return store.write({ window, label: `Added ${rates.length} ${rates.length === 1 ? 'rate' : 'rates'}`, words: bookWords }, () => {
        const count = { added: 0, changed: 0 };
        for (const rate of rates) {
          const there = same.get(rate.currency, rate.onDay);
          if (there === undefined) insert.run({ ...rate, id: store.newId() });
          else update.run({ ...rate, id: there.id });
          count[there === undefined ? 'added' : 'changed'] += 1;
        }
        return count;
      });
    },
  };
};
