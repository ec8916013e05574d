import type { Day } from '#shared/days.ts';
import type { Entity } from '#shared/records.ts';
import type { SurveyKind } from '#shared/survey-rules.ts';
import { fullSalesforceId } from '#electron/imports/guess.ts';
import { fold } from '#electron/imports/values.ts';
import type { Connection } from '#electron/store/connection.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import type { Values } from './imports-writer.ts';

/** Mail domains that belong to nobody's company. */
const freeMail = new Set(['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com', 'icloud.com', 'me.com', 'aol.com', 'gmx.de', 'gmx.net', 'web.de', 'proton.me', 'protonmail.com', 'mail.com', 'qq.com', '163.com']);

/** The company's part of a mail address; '' for an address of a free mail service. */
export const companyDomain = (email: string): string => {
  const domain = email.slice(email.lastIndexOf('@') + 1).trim().toLowerCase();
  return !email.includes('@') || freeMail.has(domain) ? '' : domain;
};

const hostOf = (website: string): string => {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/:?#\s]+)/i.exec(website.trim())?.[1]?.toLowerCase() ?? '';
  return host.includes('.') && !freeMail.has(host) ? host : '';
};

/** The columns of a record that an import would change. */
export const changedColumns = (row: StoredRow, values: Values): Values => Object.fromEntries(Object.entries(values).filter(([column, value]) => row[column] !== value));

/** What changes, in words for the preview. */
export const changeText = (row: StoredRow, changes: Values): string =>
  Object.entries(changes)
    .filter(([column]) => column !== 'body' && column !== 'sentiment_on')
    .slice(0, 3)
    .map(([column, value]) => `${column.replaceAll('_', ' ')}: ${String(row[column] ?? '').slice(0, 40) || 'empty'} → ${String(value ?? '').slice(0, 40) || 'empty'}`)
    .join(', ');

/** A survey of the book with its scale. */
export type KnownSurvey = { id: string; name: string; kind: SurveyKind; scaleMin: number; scaleMax: number };
type AccountRow = { rid: number; id: string; name: string; website: string; domains: string };
type Reference = { rid: number; entity: string; record_id: string; system: string; external_id: string };

const page = 2_000;

/** Rows by the order in which they were made. Sorted here: ORDER BY makes SQLite set up a sorter for each of thousands of look-ups. */
const inOrder = (rows: StoredRow[]): StoredRow[] => (rows.length < 2 ? rows : rows.toSorted((a, b) => Number(a['rid']) - Number(b['rid'])));

/**
 * The book as an import looks things up in it: accounts, outside ids and, where asked for, the numbers of cases in memory, records by statement. It is the book before the
 * import, also while the import writes, because that goes on inside of a transaction of another connection.
 */
export const readBook = async (db: Connection, system: string, breathe: () => Promise<void>, withCases = false) => {
  const byName = new Map<string, string[]>();
  const byDomain = new Map<string, string[]>();
  const byHost = new Map<string, string[]>();
  const names = new Map<string, string>();
  const push = (map: Map<string, string[]>, key: string, id: string): void => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []).filter((one) => one !== id), id]);
  };

  const accounts = db.prepare<[number], AccountRow>(`SELECT rid, id, name, website, domains FROM accounts WHERE deleted_at IS NULL AND rid > ? ORDER BY rid LIMIT ${page}`);
  for (let rows = accounts.all(0); rows.length > 0; rows = accounts.all(rows.at(-1)?.rid ?? Number.MAX_SAFE_INTEGER)) {
    for (const { id, name, website, domains } of rows) {
      names.set(id, name);
      push(byName, fold(name), id);
      for (const domain of domains.split(/[,;\s]+/)) push(byDomain, domain.toLowerCase().replace(/^@|^www\./, ''), id);
      push(byHost, hostOf(website), id);
    }
    await breathe();
  }

  const references = new Map<string, { system: string; recordId: string }[]>();
  const externalIds = new Map<string, Set<string>>();
  const refs = db.prepare<[number], Reference>(`SELECT rid, entity, record_id, system, external_id FROM external_references WHERE deleted_at IS NULL AND rid > ? ORDER BY rid LIMIT ${page}`);
  for (let rows = refs.all(0); rows.length > 0; rows = refs.all(rows.at(-1)?.rid ?? Number.MAX_SAFE_INTEGER)) {
    for (const { entity, record_id: recordId, system: of, external_id: externalId } of rows) {
      // An id that was left out on purpose names no record; only the system that it was said of minds it.
      if (recordId === '' && of !== system) continue;
      const key = `${entity} ${externalId}`;
      references.set(key, [...(references.get(key) ?? []), { system: of, recordId }]);
      if (of !== system) continue;
      const known = externalIds.get(recordId) ?? new Set<string>();
      externalIds.set(recordId, known.add(externalId));
    }
    await breathe();
  }

  const casesByNumber = new Map<string, string[]>();
  const cases = db.prepare<[number], { rid: number; id: string; number: string }>(`SELECT rid, id, number FROM support_cases WHERE deleted_at IS NULL AND number != '' AND rid > ? ORDER BY rid LIMIT ${page}`);
  for (let rows = withCases ? cases.all(0) : []; rows.length > 0; rows = cases.all(rows.at(-1)?.rid ?? Number.MAX_SAFE_INTEGER)) {
    for (const { id, number } of rows) push(casesByNumber, number, id);
    await breathe();
  }

  const lines = 'SELECT l.*, k.currency, k.end_on AS contract_end FROM contract_lines l JOIN contracts k ON k.id = l.contract_id AND k.deleted_at IS NULL';
  const live = (table: Entity) => db.prepare<[string], StoredRow>(`SELECT * FROM ${table} WHERE id = ? AND deleted_at IS NULL`);
  const one = { accounts: live('accounts'), people: live('people'), contracts: live('contracts'), contract_lines: db.prepare<[string], StoredRow>(`${lines} WHERE l.id = ? AND l.deleted_at IS NULL`), activities: live('activities'), support_cases: live('support_cases'), survey_responses: live('survey_responses') };

  const ofAccount = {
    people: db.prepare<[string], StoredRow>('SELECT * FROM people WHERE account_id = ? AND deleted_at IS NULL'),
    contracts: db.prepare<[string], StoredRow>('SELECT * FROM contracts WHERE account_id = ? AND deleted_at IS NULL LIMIT 1'),
  };
  const openRisk = db.prepare<[string], { id: string }>('SELECT id FROM risks WHERE account_id = ? AND closed_on IS NULL AND deleted_at IS NULL LIMIT 1');
  const byEmail = db.prepare<[string], StoredRow>('SELECT * FROM people WHERE email = ? AND deleted_at IS NULL');
  const starting = db.prepare<[string, string], StoredRow>('SELECT * FROM contracts WHERE account_id = ? AND start_on = ? AND deleted_at IS NULL');
  const linesStarting = db.prepare<[string, string], StoredRow>(`${lines} WHERE k.account_id = ? AND coalesce(l.start_on, k.start_on) = ? AND l.deleted_at IS NULL`);
  const happening = db.prepare<[string, string], StoredRow>('SELECT * FROM activities WHERE account_id = ? AND on_day = ? AND deleted_at IS NULL');
  const opened = db.prepare<[string, string], StoredRow>('SELECT * FROM support_cases WHERE account_id = ? AND opened_on = ? AND deleted_at IS NULL');
  const answered = db.prepare<[string, string], StoredRow>('SELECT * FROM survey_responses WHERE account_id = ? AND on_day = ? AND deleted_at IS NULL');
  const surveys = db.prepare<[], KnownSurvey>('SELECT id, name, kind, scale_min AS scaleMin, scale_max AS scaleMax FROM surveys WHERE deleted_at IS NULL ORDER BY rid');
  const attending = db.prepare<[string], StoredRow>('SELECT * FROM attendances WHERE activity_id = ? AND deleted_at IS NULL');

  const normalId = (externalId: string): string => (system === 'salesforce' ? fullSalesforceId(externalId) : externalId);
  /** Records of one kind that an outside id names, this import's own system first. */
  const referred = (entity: Entity, externalId: string): string[] => {
    const found = [...(references.get(`${entity} ${externalId}`) ?? []), ...(references.get(`${entity} ${fullSalesforceId(externalId)}`) ?? [])];
    const own = found.filter((reference) => reference.system === system);
    return [...new Set((own.length > 0 ? own : found).map(({ recordId }) => recordId))];
  };
  const ofSystem = (entity: Entity, externalId: string): string | undefined => references.get(`${entity} ${externalId}`)?.find((reference) => reference.system === system)?.recordId;

  return {
    normalId,
    record: (table: keyof typeof one, id: string): StoredRow | undefined => one[table].get(id),
    ofSystem,
    referred,
    /** True where a record has another id in this system already, so that it cannot be the one that is looked for. */
    isOther: (recordId: string, externalId: string): boolean => externalId !== '' && externalIds.has(recordId) && externalIds.get(recordId)?.has(externalId) !== true,
    hasReference: (recordId: string, externalId: string): boolean => externalIds.get(recordId)?.has(externalId) === true,
    accounts: (): { id: string; name: string }[] => [...names].map(([id, name]) => ({ id, name })),
    accountName: (id: string): string => names.get(id) ?? '',
    accountsNamed: (name: string): string[] => byName.get(fold(name)) ?? [],
    /** Accounts of a mail domain: by their domains, else by their website. A domain below one of theirs counts too. */
    accountsOfDomain: (domain: string): string[] => {
      for (let at = domain; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
        const found = byDomain.get(at) ?? byHost.get(at);
        if (found !== undefined) return found;
      }
      return [];
    },
    peopleOfEmail: (email: string): StoredRow[] => inOrder(byEmail.all(email)),
    peopleOfAccount: (accountId: string): StoredRow[] => inOrder(ofAccount.people.all(accountId)),
    hasOpenRisk: (accountId: string): boolean => openRisk.get(accountId) !== undefined,
    hasContracts: (accountId: string): boolean => ofAccount.contracts.get(accountId) !== undefined,
    contractsStarting: (accountId: string, on: Day): StoredRow[] => inOrder(starting.all(accountId, on)),
    linesStarting: (accountId: string, on: Day): StoredRow[] => inOrder(linesStarting.all(accountId, on)),
    activitiesOn: (accountId: string, on: Day): StoredRow[] => inOrder(happening.all(accountId, on)),
    casesOpened: (accountId: string, on: Day): StoredRow[] => inOrder(opened.all(accountId, on)),
    casesNumbered: (number: string): StoredRow[] => inOrder((casesByNumber.get(number) ?? []).flatMap((id) => one.support_cases.get(id) ?? [])),
    answersOn: (accountId: string, on: Day): StoredRow[] => inOrder(answered.all(accountId, on)),
    surveys: (): KnownSurvey[] => surveys.all(),
    attendancesOf: (activityId: string): StoredRow[] => attending.all(activityId),
    /** The ids in this import's system that begin so, with their records. */
    referencesUnder: (entity: Entity, start: string): { externalId: string; recordId: string }[] => {
      const prefix = `${entity} ${start}`;
      return [...references].flatMap(([key, found]) => (key.startsWith(prefix) ? found.filter((one) => one.system === system).map(({ recordId }) => ({ externalId: key.slice(entity.length + 1), recordId })) : []));
    },
  };
};
export type Book = Awaited<ReturnType<typeof readBook>>;
