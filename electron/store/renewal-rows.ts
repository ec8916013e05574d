import type { AccountRow } from '#shared/accounts.ts';
import { addDays, endOfDay, type Day } from '#shared/days.ts';
import type { RenewalPart } from '#shared/engagement.ts';
import { arrOfTerm, type Term } from '#shared/ledger-rules.ts';
import type { PaperKey } from '#shared/renewal-plan.ts';
import { isNoticeNear, phaseOf, stepsOf } from '#shared/renewal-phases.ts';
import { callState, forecastDoubt, forecastOf, isOnTime, renewalsOf, settledForecast, unspoken, wonOf, type Renewal, type RenewalCategory, type RenewalStatus, type SoftOutcome, type Spoken } from '#shared/renewal-rules.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import type { RiskReason } from '#shared/risk-rules.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { arrBasisOf } from '#electron/store/arr-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createHealthBook } from '#electron/store/health-book.ts';
import { createRenewalPart } from '#electron/store/role-rows.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { renewals } from '#electron/store/schema-money.ts';
import type { Store } from '#electron/store/store.ts';
import { contractOf, createTermReader } from '#electron/store/term-rows.ts';

const toStored = recordOf(renewals);
export type RenewalRecord = Omit<ReturnType<typeof toStored>, 'category' | 'status' | 'softOutcome' | 'lossReason'> & { category: RenewalCategory | null; status: RenewalStatus; softOutcome: SoftOutcome | null; lossReason: RiskReason | null };
/** A stored row as its record; what was not said is neither true nor false. */
const toRecord = (row: StoredRow): RenewalRecord => {
  const said = (column: string): boolean | null => (row[column] === null ? null : row[column] === 1);
  return { ...(toStored(row) as RenewalRecord), wasExpected: said('was_expected'), wasAvoidable: said('was_avoidable') };
};
/** What is ticked of a renewal: items of the paper checklist, and the steps that nothing else records. */
export type Ticked = Partial<Record<PaperKey | 'review' | 'manager', Day>>;
export const tickedOf = (record: Pick<RenewalRecord, 'paper'> | undefined): Ticked => (record === undefined ? {} : (JSON.parse(record.paper) as Ticked));

type About = { id: string; noticeOn: Day | null; termMonths: number | null; dri: string | null };
/** What is kept of an account: its contracts, what was said of them, and what follows. */
export type AccountRenewals = { renewals: readonly Renewal[]; terms: ReadonlyMap<string, Term>; records: ReadonlyMap<string, RenewalRecord>; about: ReadonlyMap<string, About>; part: RenewalPart };

type Standing = { account: Pick<AccountRow, 'id' | 'name' | 'segment' | 'priority'>; band: RenewalRow['band'] };

/** What a person said, as the rules read it. One whose contract that took over was removed is open again. */
const spokenOf = (record: RenewalRecord, terms: ReadonlyMap<string, Term>): Spoken =>
  record.status === 'won' && record.nextContractId !== null && !terms.has(record.nextContractId) ? { ...record, status: 'open', closedOn: null } : record;

export type RenewalReader = {
  /** Every account that has a contract with an end, in the order of the names, kept between the writes that touch them. */
  all: () => Promise<ReadonlyMap<string, AccountRenewals>>;
  /** Accounts as the book is now, inside of a change too. */
  some: (ids: readonly string[]) => Map<string, AccountRenewals>;
  row: (kept: AccountRenewals, renewal: Renewal, standing: Standing, on: Day) => RenewalRow;
  /** The renewals of an account as they were known at the end of a past day, by their date; health is not told. */
  past: (account: Standing['account'], on: Day) => RenewalRow[];
  /** Every renewal that passes, by its date, with the account and its health. */
  rows: (accounts: readonly AccountRow[], on: Day, passes: (renewal: Renewal) => boolean) => Promise<RenewalRow[]>;
};
const ofBook = new WeakMap<Store, RenewalReader>();

/** Reads renewals with what the rules say of them; every service of a book shares what is kept. */
export const createRenewalReader = (context: Context): RenewalReader => {
  const shared = ofBook.get(context.store);
  if (shared !== undefined) return shared;
  const { store, settings } = context;
  const { db } = store;
  const terms = createTermReader(db);
  const health = createHealthBook(context);
  const partOf = createRenewalPart(db);
  const recordsOf = db.prepare<[string], StoredRow>('SELECT * FROM renewals WHERE account_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL');
  const everyRecord = db.prepare<[string], StoredRow>('SELECT * FROM renewals WHERE account_id = ?');
  const everyContract = db.prepare<[string], StoredRow>('SELECT * FROM contracts WHERE account_id = ?');
  const everyLine = db.prepare<[string], StoredRow>('SELECT l.* FROM contract_lines l JOIN contracts k ON k.id = l.contract_id WHERE k.account_id = ?');
  const aboutOf = db.prepare<[string], About>(
    `SELECT k.id, k.notice_on AS noticeOn, k.term_months AS termMonths, (SELECT m.name FROM renewals r JOIN team_members m ON m.id = r.dri_id WHERE r.contract_id = k.id AND r.deleted_at IS NULL) AS dri
     FROM contracts k WHERE k.account_id IN (SELECT value FROM json_each(?)) AND k.deleted_at IS NULL AND k.end_on IS NOT NULL`,
  );

  /** What is kept of an account of these contracts, or nothing where none of them comes up. */
  const keptOf = (accountId: string, all: readonly Term[], records: readonly RenewalRecord[], about: AccountRenewals['about'], on: Day): AccountRenewals | null => {
    const byId = new Map(all.map((term) => [term.id, term]));
    const said = new Map(records.map((record) => [record.contractId, record]));
    const found = renewalsOf(all, new Map([...said].map(([contractId, record]) => [contractId, spokenOf(record, byId)])), { graceDays: settings().renewalGraceDays, today: on });
    return found.length === 0 ? null : { renewals: found, terms: byId, records: said, about, part: partOf(accountId, settings().archetype) };
  };
  const read = (ids: readonly string[], on: Day): Map<string, AccountRenewals> => {
    const json = JSON.stringify(ids);
    const records = Map.groupBy(recordsOf.all(json).map(toRecord), ({ accountId }) => accountId);
    const about = new Map(aboutOf.all(json).map((one) => [one.id, one]));
    return new Map([...terms.ofAccounts(ids)].flatMap(([id, all]): [string, AccountRenewals][] => {
      const kept = keptOf(id, all, records.get(id) ?? [], about, on);
      return kept === null ? [] : [[id, kept]];
    }));
  };
  const past = (account: Standing['account'], on: Day): RenewalRow[] => {
    const at = endOfDay(on, settings().timeZone ?? undefined);
    const contracts = asOf(db, 'contracts', everyContract.all(account.id), at);
    const all = arrBasisOf({ contracts, lines: asOf(db, 'contract_lines', everyLine.all(account.id), at), events: [] }).terms.toSorted((a, b) => (a.startOn < b.startOn ? -1 : 1));
    const about = new Map(contracts.map(contractOf).map(({ id, noticeOn, termMonths }) => [id, { id, noticeOn, termMonths, dri: null }]));
    const kept = keptOf(account.id, all, asOf(db, 'renewals', everyRecord.all(account.id), at).map(toRecord), about, on);
    return kept === null ? [] : kept.renewals.map((renewal) => row(kept, renewal, { account, band: null }, on));
  };

  const row = (kept: AccountRenewals, renewal: Renewal, { account, band }: Standing, on: Day): RenewalRow => {
    const { renewals: limits, renewalGraceDays } = settings();
    const { contractId, status, dueOn, atrMinor, amountWonMinor } = renewal;
    const record = renewal.isCurrent ? kept.records.get(contractId) : undefined;
    const term = kept.terms.get(contractId);
    const spoken = record === undefined ? unspoken : spokenOf(record, kept.terms);
    const isOpen = status === 'open';
    const contract = { noticeOn: kept.about.get(contractId)?.noticeOn ?? null, noticeGivenOn: term?.noticeGivenOn ?? null };
    const said = { amountMinor: spoken.amountMinor, swingMinor: spoken.swingMinor, bestMinor: spoken.bestMinor, likelyMinor: spoken.likelyMinor, commitMinor: spoken.commitMinor };
    return {
      ...(isOpen ? forecastOf(spoken, atrMinor) : settledForecast(amountWonMinor ?? 0)),
      ...(isOpen ? { wonAtrMinor: null, netMinor: null } : wonOf(atrMinor, amountWonMinor ?? 0)),
      ...contract, contractId, accountId: account.id, accountName: account.name, segment: account.segment, priority: account.priority.priority, band, currency: renewal.currency, dueOn, atrMinor, status, amountWonMinor,
      category: spoken.category, renewalId: record?.id ?? null, name: term?.name ?? '', startOn: term?.startOn ?? dueOn, lastDay: renewal.lastDay, isCurrent: renewal.isCurrent, by: renewal.by, closedOn: renewal.closedOn,
      onTime: isOnTime(renewal), isLate: renewal.isLate, graceUntil: addDays(renewal.lastDay, renewalGraceDays), nextIds: renewal.nextIds, said,
      call: isOpen ? callState(spoken.category, dueOn, on, limits) : 'called', doubt: isOpen ? forecastDoubt(spoken, atrMinor) : '', phase: phaseOf(renewal, limits, on),
      steps: stepsOf(renewal, { ...tickedOf(record), 'soft-question': spoken.softAskedOn }, limits, on), autoRenew: term?.autoRenew ?? false, isNoticeNear: isOpen && isNoticeNear(contract, limits, on),
      softAskedOn: spoken.softAskedOn, softOutcome: record?.softOutcome ?? null, part: kept.part, driId: record?.driId ?? null, dri: kept.about.get(contractId)?.dri ?? '',
      nextStep: record?.nextStep ?? '', nextDueOn: record?.nextDueOn ?? null, lossReason: record?.lossReason ?? null, wasExpected: record?.wasExpected ?? null, wasAvoidable: record?.wasAvoidable ?? null, lesson: record?.lesson ?? '',
    };
  };

  const all = keepByAccount(context, read);
  const reader: RenewalReader = {
    all,
    some: (ids) => read(ids, context.today()),
    row,
    past,
    rows: async (accounts, on, passes) => {
      const [known, standings] = [await all(), await health.all()];
      return accounts.flatMap((account) => {
        const kept = known.get(account.id);
        if (kept === undefined) return [];
        return kept.renewals.filter(passes).map((renewal) => row(kept, renewal, { account, band: standings.get(account.id)?.health.band ?? null }, on));
      }).toSorted((a, b) => (a.dueOn === b.dueOn ? a.accountName.localeCompare(b.accountName) : a.dueOn < b.dueOn ? -1 : 1));
    },
  };
  ofBook.set(store, reader);
  return reader;
};

/** ARR of the contracts that took over, on their first day. */
export const nextOf = (kept: AccountRenewals, nextIds: readonly string[]): { id: string; name: string; startOn: Day; endOn: Day | null; arrMinor: number; currency: string }[] =>
  nextIds.flatMap((id) => {
    const term = kept.terms.get(id);
    return term === undefined ? [] : [{ id, name: term.name, startOn: term.startOn, endOn: term.endOn, arrMinor: arrOfTerm(term, term.startOn), currency: term.currency }];
  });
