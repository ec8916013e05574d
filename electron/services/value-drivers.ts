import { eq } from 'drizzle-orm';
import { DaybookError } from '#shared/errors.ts';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { DriverAssumption, DriverFields, DriverRow } from '#shared/value.ts';
import { namesIn, parseFormula } from '#shared/value-formula.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { valueDrivers } from '#electron/store/schema-money.ts';
import { createPlanWrites } from './plan-writes.ts';

type Stored = { id: string; name: string; about: string; formula: string; assumptions: string };
/** What the column of the assumptions holds. */
type Body = Pick<DriverFields, 'every' | 'assumptions'>;

const fieldsOf = ({ name, about, formula, assumptions }: Stored): DriverFields => {
  const body = JSON.parse(assumptions) as Body;
  return { name, about, formula, every: body.every, assumptions: body.assumptions };
};

/** The driver that a reference names, shipped or of the book's own. */
export const createDriverOf = ({ store }: Pick<Context, 'store'>): ((ref: string) => DriverFields) => {
  const one = store.db.prepare<[string], Stored>('SELECT id, name, about, formula, assumptions FROM value_drivers WHERE id = ? AND deleted_at IS NULL');
  return (ref) => {
    const shipped = Object.hasOwn(shippedDrivers, ref) ? shippedDrivers[ref] : undefined;
    if (shipped !== undefined) return shipped;
    const own = one.get(ref);
    if (own === undefined) throw new DaybookError('NOT_FOUND', 'That driver is not in this book any more.');
    return fieldsOf(own);
  };
};

/** The assumptions that a formula names, in its order; what it names and nobody described yet gets its own name as label. */
const checked = ({ formula, assumptions }: Pick<DriverFields, 'formula' | 'assumptions'>): DriverAssumption[] => {
  const read = parseFormula(formula);
  if ('fault' in read) throw new DaybookError('INVALID', read.fault.sentence, 'formula');
  return namesIn(read.formula).map((key) => assumptions.find((one) => one.key === key) ?? { key, label: key.replaceAll('_', ' '), unit: '', from: '' });
};

export const createValueDrivers = (context: Context) => {
  const { store } = context;
  const { db, orm } = store;
  const { write, removedAt } = createPlanWrites(context);
  const driverOf = createDriverOf(context);
  const own = db.prepare<[], Stored>('SELECT id, name, about, formula, assumptions FROM value_drivers WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, rid');
  const uses = db.prepare<[], { driver: string; uses: number; accounts: number }>('SELECT v.driver, count(*) AS uses, count(DISTINCT v.account_id) AS accounts FROM value_items v JOIN accounts a ON a.id = v.account_id AND a.deleted_at IS NULL WHERE v.deleted_at IS NULL GROUP BY v.driver');

  return {
    drivers: (): DriverRow[] => {
      const used = new Map(uses.all().map((row) => [row.driver, row]));
      const row = (key: string, fields: DriverFields, isShipped: boolean): DriverRow => ({ ...fields, key, isShipped, uses: used.get(key)?.uses ?? 0, accounts: used.get(key)?.accounts ?? 0 });
      return [...own.all().map((stored) => row(stored.id, fieldsOf(stored), false)), ...Object.entries(shippedDrivers).map(([key, fields]) => row(key, fields, true))];
    },

    saveDriver: ({ id, name, about, formula, every, assumptions }: DriverFields & { id: string | null }, caller: Caller): Promise<WrittenRecord> => {
      const values = { name, about, formula, assumptions: JSON.stringify({ every, assumptions: checked({ formula, assumptions }) } satisfies Body) };
      if (id !== null) driverOf(id);
      return write(caller, id === null ? `Added the driver “${name}”` : `Changed the driver “${name}”`, () => {
        const made = id ?? store.newId();
        if (id === null) orm.insert(valueDrivers).values({ ...values, id: made }).run();
        else orm.update(valueDrivers).set(values).where(eq(valueDrivers.id, id)).run();
        return { id: made };
      });
    },

    removeDriver: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { name } = driverOf(id);
      return write(caller, `Removed the driver “${name}”`, () => {
        orm.update(valueDrivers).set({ deletedAt: removedAt() }).where(eq(valueDrivers.id, id)).run();
        return {};
      });
    },
  };
};
