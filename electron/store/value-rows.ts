import { endOfDay, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Money } from '#shared/money.ts';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import type { Rate } from '#shared/rates.ts';
import type { AccountValue, EvidenceRow, ValueItem } from '#shared/value.ts';
import type { VerifiedOutcome } from '#shared/value-compose.ts';
import { parseFormula } from '#shared/value-formula.ts';
import { amountOf, countedOf, totalsOf, unitDoubts, yearUpTo, type Assumption, type ValueFacts, type ValueState, type ValueTimes } from '#shared/value-rules.ts';
import type { Context } from '#electron/context.ts';
import { createAccountAsOf } from '#electron/store/account-as-of.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createLedgerReader } from '#electron/store/ledger-rows.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { valueItems } from '#electron/store/schema-money.ts';
import { createValueEvidence } from '#electron/store/value-evidence.ts';

const toItem = recordOf(valueItems);
export type ValueRecord = ReturnType<typeof toItem>;

export const assumptionsOf = (record: Pick<ValueRecord, 'assumptions'>): Assumption[] => JSON.parse(record.assumptions) as Assumption[];

/** What the rules look at of a stored gain. `isThere` says whether a record that a figure rests on is still in the book. */
export const factsOf = (record: ValueRecord, isThere: (id: string) => boolean): ValueFacts => {
  const assumptions = assumptionsOf(record);
  return { ...record, assumptions, state: record.state as ValueState, every: record.every as ValueTimes, isEvidenced: assumptions.some(({ evidence }) => evidence !== null && isThere(evidence.id)) };
};

/** Exchange rates of the book. */
export const createRates = ({ store }: Pick<Context, 'store'>): (() => Rate[]) => {
  const all = store.db.prepare<[], Rate>('SELECT currency, on_day AS onDay, rate_nano AS rateNano FROM exchange_rates WHERE deleted_at IS NULL');
  return () => all.all();
};

/** Reads gains with what the rules say of them. */
export const createValueRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const accounts = createAccountRows(context);
  const accountAsOf = createAccountAsOf(context);
  const evidenceOf = createValueEvidence(context);
  const ledger = createLedgerReader(db);
  const rates = createRates(context);
  const ofAccount = db.prepare<[string], StoredRow>('SELECT * FROM value_items WHERE account_id = ? ORDER BY position, rid');
  const one = db.prepare<[string], StoredRow>('SELECT v.* FROM value_items v JOIN accounts a ON a.id = v.account_id AND a.deleted_at IS NULL WHERE v.id = ? AND v.deleted_at IS NULL');
  const ownDrivers = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM value_drivers');
  const objectiveNames = db.prepare<[string], { id: string; name: string }>('SELECT o.id, o.name FROM objectives o JOIN plans p ON p.id = o.plan_id WHERE p.account_id = ?');
  const peopleNames = db.prepare<[string], { id: string; name: string; title: string }>('SELECT id, name, title FROM people WHERE account_id = ?');

  /** The account on a day: its name and its ARR by currency, as known then. */
  const headOf = (accountId: string, on: Day, at: Instant | null): { name: string; arr: Money[]; currency: string } => {
    if (at !== null) {
      const { account, row } = accountAsOf(accountId, on, at);
      return { name: account.name, arr: row.arr.minor === 0 ? [] : [row.arr], currency: row.arr.currency };
    }
    const row = accounts.one(accountId);
    if (row === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    const arr = ledger.arrOn([accountId], on).map(({ minor, currency }) => ({ minor, currency }));
    return { name: row.name, arr, currency: arr[0]?.currency ?? row.arr.currency };
  };

  const itemOf = (record: ValueRecord, names: { drivers: Map<string, string>; objectives: Map<string, string>; people: Map<string, string>; evidence: Map<string, EvidenceRow> }, on: Day): ValueItem => {
    const facts = factsOf(record, (id) => names.evidence.has(id));
    const [low, likely] = [amountOf(facts, 'low'), amountOf(facts, 'likely')];
    const period = yearUpTo(on);
    const [countedLow, countedLikely] = [countedOf(facts, 'low', period), countedOf(facts, 'likely', period)];
    const read = parseFormula(facts.formula);
    const { rid: _rid, deletedAt: _deletedAt, position: _position, accountId: _accountId, ...fields } = record;
    return {
      ...fields,
      ...facts,
      driverName: shippedDrivers[record.driver]?.name ?? names.drivers.get(record.driver) ?? '',
      objectiveName: names.objectives.get(record.objectiveId ?? '') ?? '',
      confirmedBy: names.people.get(record.confirmedById ?? '') ?? '',
      assumptions: facts.assumptions.map((assumption) => ({ ...assumption, linked: names.evidence.get(assumption.evidence?.id ?? '') ?? null })),
      low: 'fault' in low ? null : low.minor,
      likely: 'fault' in likely ? null : likely.minor,
      counted: { low: 'fault' in countedLow ? 0 : countedLow.minor, likely: 'fault' in countedLikely ? 0 : countedLikely.minor, months: 'fault' in countedLow ? null : countedLow.months },
      fault: 'fault' in low ? low.fault : 'fault' in likely ? likely.fault : null,
      doubts: 'fault' in read ? [] : unitDoubts(read.formula, facts.assumptions, facts.currency),
    };
  };

  return {
    headOf,
    rates,
    evidence: (accountId: string): EvidenceRow[] => evidenceOf(accountId, today(), null).rows,
    one: (id: string): ValueRecord => {
      const row = one.get(id);
      if (row === undefined) throw new DaybookError('NOT_FOUND', 'That gain is not in this book any more.');
      return toItem(row);
    },
    /** Live gains of an account, in their order. */
    recordsOf: (accountId: string): ValueRecord[] => ofAccount.all(accountId).filter((row) => row.deleted_at === null).map(toItem),

    /** The value of an account now, or as it was known at the end of a past day, with the outcomes that were verified by then. */
    account: (accountId: string, wanted: Day | null): { value: AccountValue; outcomes: VerifiedOutcome[] } => {
      const past = wanted !== null && wanted < today() ? wanted : null;
      const on = past ?? today();
      const at = past === null ? null : endOfDay(past, settings().timeZone ?? undefined);
      const { name, arr, currency } = headOf(accountId, on, at);
      const { rows, outcomes } = evidenceOf(accountId, on, at);
      const stored = ofAccount.all(accountId);
      const records = (at === null ? stored.filter((row) => row.deleted_at === null) : asOf(db, 'value_items', stored, at)).map(toItem).toSorted((a, b) => a.position - b.position || a.rid - b.rid);
      const names = {
        drivers: new Map(ownDrivers.all().map((driver) => [driver.id, driver.name])),
        objectives: new Map(objectiveNames.all(accountId).map((objective) => [objective.id, objective.name])),
        people: new Map(peopleNames.all(accountId).map((person) => [person.id, person.title === '' ? person.name : `${person.name}, ${person.title}`])),
        evidence: new Map(rows.map((row) => [row.id, row])),
      };
      const items = records.map((record) => itemOf(record, names, on));
      const totals = totalsOf({ items: records.map((record) => factsOf(record, () => true)), arr, rates: rates(), bookCurrency: settings().currency, on });
      return { value: { accountId, accountName: name, on, asOf: past, currency, arr, totals, items }, outcomes };
    },
  };
};
