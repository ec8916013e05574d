import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { arrOf, arrOfTerms, noArr, type ArrBasis } from '#shared/ledger-rules.ts';
import type { ArrEventKind, Difference, Mend, ReconciliationRow } from '#shared/ledger.ts';
import { formatMoney, sumByCurrency, type Money } from '#shared/money.ts';
import type { WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createArrReader } from '#electron/store/arr-rows.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { createLedgerReader } from '#electron/store/ledger-rows.ts';
import { createLedgerSync, ledgerRules } from '#electron/store/ledger-sync.ts';

type Stated = { id: string; name: string; minor: number | null; currency: string | null; on: Day | null };
const amountIn = (amounts: readonly Money[], currency: string): number => amounts.find((one) => one.currency === currency)?.minor ?? 0;
const labels: Record<Mend, string> = { derive: 'Derived the ledger again of', book: 'Booked the difference of', reverse: 'Booked the difference of', 'take-ledger': 'Took the ledger as stated of', 'forget-stated': 'Forgot the stated ARR of' };

/** Holds the ledger against the contracts and against what another system states, and mends what differs. */
export const createReconciliation = (context: Context) => {
  const { store, today } = context;
  const { db } = store;
  const [reader, basisOf, sync, writer] = [createLedgerReader(db), createArrReader(db), createLedgerSync(db, store), createContractWriter(context)];
  const accounts = db.prepare<[string], Stated>(
    'SELECT id, name, stated_arr_minor AS minor, stated_arr_currency AS currency, stated_arr_on AS "on" FROM accounts WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
  );
  const setStated = db.prepare('UPDATE accounts SET stated_arr_minor = @minor, stated_arr_currency = @currency, stated_arr_on = @on WHERE id = @id');
  const insert = db.prepare(`INSERT INTO arr_events (id, account_id, on_day, delta_minor, currency, kind, source, source_key, reason) VALUES (@id, @accountId, @on, @deltaMinor, @currency, @kind, 'hand', '', @reason)`);

  const stepOf = (isOut: boolean, ledger: readonly Money[], basis: ArrBasis, on: Day): Difference[] => {
    if (!isOut) return [];
    const rules = ledgerRules(context);
    const should = arrOf(basis, on, rules);
    const currency = [...ledger, ...should].find((one) => amountIn(ledger, one.currency) !== amountIn(should, one.currency))?.currency ?? ledger[0]?.currency ?? should[0]?.currency ?? context.settings().currency;
    return [{ what: 'step', on, currency, ledgerMinor: amountIn(ledger, currency), otherMinor: amountIn(should, currency), why: 'The movements in the ledger do not follow from the contracts any more.', mends: ['derive'] }];
  };
  const bookedOf = ({ booked }: ArrBasis, running: readonly Money[], on: Day, hasTerms: boolean): Difference[] => (hasTerms ? sumByCurrency(booked.filter((one) => one.on <= on).map((one) => ({ minor: one.deltaMinor, currency: one.currency }))) : [])
    .filter(({ minor }) => minor !== 0)
    .map(({ minor, currency }) => ({
      what: 'booked', on, currency, ledgerMinor: amountIn(running, currency) + minor, otherMinor: amountIn(running, currency), mends: ['reverse'],
      why: `${formatMoney(Math.abs(minor), currency)} ${minor > 0 ? 'more' : 'less'} was booked by hand or imported than the contracts say. Add it to a contract, or take it back.`,
    }));
  const statedOf = ({ minor, currency, on }: Stated, ledger: readonly Money[], day: Day): Difference[] => {
    if (minor === null || currency === null) return [];
    const other = ledger.find((one) => one.currency !== currency && one.minor !== 0);
    const own = amountIn(ledger, currency);
    if (own === minor && other === undefined) return [];
    return [{
      what: 'stated', on: day, currency, ledgerMinor: own, otherMinor: minor, mends: other === undefined ? ['book', 'take-ledger', 'forget-stated'] : ['take-ledger', 'forget-stated'],
      why: other !== undefined ? `It was stated in ${currency}, and the ledger has ${formatMoney(other.minor, other.currency)}.` : `${formatMoney(Math.abs(minor - own), currency)} ${minor > own ? 'more' : 'less'} was stated${on === null ? '' : ` for ${dayName(on)}`} than the ledger has.`,
    }];
  };

  const look = (ids: readonly string[], on: Day): Map<string, ReconciliationRow> => {
    const rules = ledgerRules(context);
    const bases = basisOf(ids);
    const now = Map.groupBy(reader.arrOn(ids, on), ({ accountId }) => accountId);
    const out = new Set(ids.filter((id) => !sync.isEmpty(sync.look([id], rules))));
    return new Map(accounts.all(JSON.stringify(ids)).flatMap((account): [string, ReconciliationRow][] => {
      const basis = bases.get(account.id) ?? noArr;
      const ledger = sumByCurrency(now.get(account.id) ?? []);
      const contracts = arrOfTerms(basis.terms, on, rules);
      const statedOn = account.on !== null && account.on < on ? account.on : on;
      const then = account.minor === null ? [] : sumByCurrency(statedOn === on ? ledger : reader.arrOn([account.id], statedOn));
      const differences = [...stepOf(out.has(account.id), ledger, basis, on), ...bookedOf(basis, contracts, on, basis.terms.length > 0), ...statedOf(account, then, statedOn)];
      if (differences.length === 0) return [];
      const stated = account.minor === null || account.currency === null ? null : { minor: account.minor, currency: account.currency, on: account.on };
      return [[account.id, { account: { entity: 'accounts', id: account.id, label: account.name }, ledger, contracts, stated, differences }]];
    }));
  };
  const kept = keepByAccount(context, look);
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM accounts WHERE deleted_at IS NULL');

  const find = (accountId: string): Stated => {
    const [found] = accounts.all(JSON.stringify([accountId]));
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found;
  };
  /** The kind of a difference that is booked: what fits where nothing more is known; a person can give another. */
  const kindOf = (before: number, delta: number): ArrEventKind => (delta < 0 ? (before + delta === 0 ? 'churn' : 'contraction') : before === 0 ? 'new' : 'price');

  return {
    reconciliation: async (): Promise<{ rows: ReconciliationRow[]; checked: number }> => ({ rows: [...(await kept()).values()], checked: count.get()?.n ?? 0 }),

    mend: ({ accountId, what, currency, mend }: { accountId: string; what: Difference['what']; currency: string; mend: Mend }, { window }: Caller): Promise<WrittenRecord> => {
      const account = find(accountId);
      const difference = look([accountId], today()).get(accountId)?.differences.find((one) => one.what === what && one.currency === currency);
      if (difference?.mends.includes(mend) !== true) throw new DaybookError('CONFLICT', `The figures of ${account.name} have changed since. Look at them again.`);
      return store.write({ window, label: `${labels[mend]} ${account.name}`, words: bookWords }, () => {
        const { ledgerMinor, otherMinor, on } = difference;
        if (mend === 'derive') writer.sync([accountId]);
        else if (mend === 'take-ledger') {
          const own = sumByCurrency(reader.arrOn([accountId], on));
          setStated.run({ id: accountId, minor: own[0]?.minor ?? 0, currency: own[0]?.currency ?? currency, on });
        } else if (mend === 'forget-stated') setStated.run({ id: accountId, minor: null, currency: null, on: null });
        else {
          const deltaMinor = otherMinor - ledgerMinor;
          const reason = mend === 'book' ? 'Reconciled with the stated ARR' : 'Took back what was booked beside the contracts';
          insert.run({ id: store.newId(), accountId, on, deltaMinor, currency, kind: kindOf(ledgerMinor, deltaMinor), reason });
        }
        return { id: accountId };
      });
    },

    state: ({ accountId, stated }: { accountId: string; stated: { minor: number; currency: string; on: Day } | null }, { window }: Caller): Promise<WrittenRecord> => {
      const { name } = find(accountId);
      return store.write({ window, label: `${stated === null ? 'Forgot' : 'Set'} the stated ARR of ${name}`, words: bookWords }, () => {
        setStated.run({ id: accountId, minor: stated?.minor ?? null, currency: stated?.currency ?? null, on: stated?.on ?? null });
        return { id: accountId };
      });
    },
  };
};
