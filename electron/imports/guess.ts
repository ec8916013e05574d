import { createHash } from 'node:crypto';
import { importTargets } from '#shared/import-targets.ts';
import type { ImportTarget, Mapping } from '#shared/imports.ts';
import { importFields, plainName, type ImportField } from './fields.ts';
import { isUsage } from './usage-shape.ts';

/** Names that look like a field by one word but are about somebody or something else. */
const misleading = new Set(['owner', 'created', 'modified', 'last', 'previous', 'parent', 'manager', 'count', 'type', 'by', 'sync', 'synced', 'source', 'shipping', 'number', 'rep', 'partner', 'revenue', 'url', 'old', 'next', 'bill', 'billing', 'period']);

const wordsOf = (name: string): string[] => name.split(' ').filter((word) => word !== '');

/** How many letters of a column's name a field's name explains; 0 where it does not fit loosely. */
const looseFit = (column: string, field: ImportField): number => {
  const words = wordsOf(column);
  let best = 0;
  for (const name of field.names) {
    const asked = wordsOf(name);
    if (name.length < 3 || !asked.every((word) => words.includes(word))) continue;
    const others = words.filter((word) => !asked.includes(word));
    if (others.length <= 2 && !others.some((word) => misleading.has(word)) && !(others.includes('id') && !field.key.endsWith('xternalId'))) best = Math.max(best, name.length);
  }
  return best;
};

/** Which column fills which field, by the names of the columns. `isEmpty` tells of columns that hold nothing, which are taken last. */
export const guessMapping = (columns: readonly string[], target: ImportTarget, isEmpty: (column: number) => boolean = () => false): Mapping => {
  const names = columns.map(plainName);
  const taken = new Set<number>();
  const found: Mapping = {};
  const take = (field: ImportField, column: number | undefined): void => {
    if (column === undefined || column > 2_000) return;
    taken.add(column);
    found[field.key] = column;
  };
  for (const field of importFields[target]) {
    const places = field.names.flatMap((name) => names.flatMap((column, index) => (column === name && !taken.has(index) ? [index] : [])));
    take(field, places.find((index) => !isEmpty(index)) ?? places[0]);
  }
  for (const field of importFields[target]) {
    if (found[field.key] !== undefined || field.key === 'deleted' || field.key === 'externalId' || field.key === 'number' || (field.key === 'name' && found['lastName'] !== undefined)) continue;
    const fits = names.map((column, index) => ({ index, fit: taken.has(index) ? 0 : looseFit(column, field) })).filter(({ fit }) => fit > 0);
    take(field, fits.toSorted((a, b) => b.fit - a.fit)[0]?.index);
  }
  return found;
};

const fileHints: Record<ImportTarget, RegExp> = {
  accounts: /account|compan|customer|client|kunden|firmen|portfolio|book/i,
  people: /contact|people|person|user|kontakt|ansprech|stakeholder/i,
  contracts: /contract|subscription|opportunit|deal|order|licen[sc]e|renewal|vertr|line.?item/i,
  lines: /subscription.?(?:line|item)|contract.?line|order.?(?:item|product)/i,
  activities: /task|event|activit|meeting|call|engagement|note|aktivit|termin/i,
  usage: /usage|metric|adoption|nutzung/i,
  cases: /case|ticket|support|incident|issue|jira|zendesk|freshdesk|help.?desk|vorg[aä]ng/i,
  surveys: /survey|nps|csat|\bces\b|satisfaction|feedback|umfrage/i,
};

const telling: Record<ImportTarget, ReadonlySet<string>> = {
  accounts: new Set(['industry', 'segment', 'customerSince', 'csmSince', 'website', 'domains']),
  people: new Set(['firstName', 'lastName', 'email', 'title', 'phone']),
  contracts: new Set(['startOn', 'autoRenew', 'won', 'dealStage', 'seats', 'mrr', 'termMonths']),
  lines: new Set(['termMonths', 'unit', 'discount', 'startOn', 'mrr']),
  activities: new Set(['title', 'subtype', 'minutes', 'seconds', 'personExternalId', 'status', 'body']),
  usage: new Set(),
  cases: new Set(['number', 'severity', 'requester', 'status', 'openedOn', 'closedOn', 'isClosed']),
  surveys: new Set(['nps', 'csat', 'ces', 'score', 'survey', 'respondent', 'comment']),
};

const wordsOfIds: Record<string, ImportTarget> = { '001': 'accounts', '003': 'people', '006': 'contracts', '800': 'contracts', '801': 'contracts', '00k': 'contracts', '00T': 'activities', '00U': 'activities', '500': 'cases' };
const salesforceId = /^[a-zA-Z0-9]{15,18}$/;

/** What a column showed in the rows that were looked at. */
export type ColumnLook = { name: string; samples: string[]; filled: number; repeats: boolean };

const idColumn = (columns: readonly ColumnLook[]): ColumnLook | undefined => columns.find(({ name }) => plainName(name) === 'id');

/** What a table is about, from its columns, the ids in it, and its file's name. */
export const guessTarget = (columns: readonly ColumnLook[], fileName: string): ImportTarget => {
  const prefix = idColumn(columns)?.samples.find((sample) => salesforceId.test(sample))?.slice(0, 3);
  const byId = prefix === undefined ? undefined : wordsOfIds[prefix];
  if (byId !== undefined) return byId;
  if (isUsage(columns, fileName)) return 'usage';
  const plain = columns.map(({ name }) => name);
  const scored = importTargets.filter((target) => target !== 'usage').map((target) => {
    const fields = importFields[target];
    const mapped = guessMapping(plain, target);
    let score = fileHints[target].test(fileName) ? 2.5 : 0;
    for (const { key, names, needed } of fields) {
      const column = mapped[key];
      if (column === undefined) {
        score -= needed && !(key === 'name' && mapped['lastName'] !== undefined) ? (key === 'startOn' || key === 'on' ? 2.5 : 0.75) : 0;
        continue;
      }
      const isExact = names.includes(plainName(plain[column] ?? ''));
      score += (isExact ? 1 : 0.5) * (telling[target].has(key) ? 1.5 : 0.4);
    }
    // One account has many contracts, people and calls; a list of accounts names each but once.
    const key = mapped['name'] ?? mapped['externalId'];
    if (target === 'accounts' && key !== undefined && columns[key]?.repeats === true) score -= 3;
    return { target, score };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.target ?? 'accounts';
};

const salesforceNames = new Set([
  'is deleted', 'isdeleted', 'system modstamp', 'systemmodstamp', 'created by id', 'createdbyid', 'last modified by id', 'lastmodifiedbyid', 'master record id', 'owner id', 'ownerid', 'record type id', 'who id', 'what id',
  'is won', 'photo url', 'fivetran synced', 'account owner', 'opportunity owner', 'opportunity name', 'case safe account id', '18 digit account id', 'stage name',
]);
const hubspotNames = new Set(['record id', 'hs object id', 'associated company', 'associated company ids', 'associated contact ids', 'company owner', 'contact owner', 'deal owner', 'deal stage', 'company domain name', 'became a customer date', 'primary associated company']);

/** Whose export a table looks like. */
export const guessSource = (columns: readonly ColumnLook[]): string => {
  const names = columns.map(({ name }) => plainName(name));
  const hubspot = names.filter((name) => hubspotNames.has(name) || name.startsWith('hs ')).length;
  const salesforce = names.filter((name) => salesforceNames.has(name)).length + (idColumn(columns)?.samples.some((sample) => salesforceId.test(sample) && sample.slice(0, 3) in wordsOfIds) === true ? 2 : 0);
  if (hubspot > salesforce) return 'HubSpot';
  return salesforce > 0 ? 'Salesforce' : 'Spreadsheet';
};

/** One value for all files with just these columns: what a remembered mapping hangs on. */
export const signatureOf = (columns: readonly string[]): string => createHash('sha256').update(JSON.stringify(columns)).digest('hex');

/** The 18-character form of a Salesforce id, so that reports (15 characters) and exports (18) name the same record. */
export const fullSalesforceId = (id: string): string => {
  if (!/^[a-zA-Z0-9]{15}$/.test(id)) return id;
  const ending = [0, 5, 10].map((from) => {
    const bits = Array.from(id.slice(from, from + 5)).reduce((sum, letter, at) => sum + (letter >= 'A' && letter <= 'Z' ? 1 << at : 0), 0);
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits] ?? '';
  });
  return id + ending.join('');
};
