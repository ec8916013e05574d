import { accountFields, newAccount, stageNames, type coverages, type sentiments, type stages } from '#shared/accounts.ts';
import { contractFields } from '#shared/contracts.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import type { priorities, Settings } from '#shared/settings.ts';
import { fold } from '#electron/imports/values.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { changedColumns, type Book } from './imports-book.ts';
import { createMatcher, refuseDeleted, repeated } from './imports-match.ts';
import type { Check, ImportRow } from './imports-row.ts';
import { currencyIn, refuseFault, termsOf } from './imports-terms.ts';
import type { Values, Writer } from './imports-writer.ts';

/** What the checks of an import know beside the book. `system` is the name that outside ids are kept under. */
export type ImportScope = { book: Book; system: string; settings: Settings; today: Day };

const sentimentNames: Record<(typeof sentiments)[number], readonly string[]> = {
  green: ['good', 'healthy', 'positive', 'happy', 'g', 'grün', 'gut', 'satisfied', 'strong', 'low risk'],
  yellow: ['amber', 'neutral', 'medium', 'ok', 'okay', 'fair', 'y', 'gelb', 'warning', 'concern', 'medium risk', 'needs attention'],
  red: ['bad', 'poor', 'negative', 'unhappy', 'at risk', 'r', 'rot', 'critical', 'unhealthy', 'high risk', 'churn risk'],
};

const stageWords: Record<(typeof stages)[number], readonly string[]> = {
  align: [stageNames.align.toLowerCase(), 'pre sales', 'presales', 'kickoff', 'alignment'],
  onboard: ['onboarding', 'implementation', 'launch'],
  enable: ['enablement', 'adoption', 'adopt', 'use'],
  expand: ['expansion', 'growth', 'grow'],
  optimize: [stageNames.optimize.toLowerCase(), 'optimise', 'optimization', 'renew', 'renewal', 'mature', 'value'],
};

const coverageWords: Record<(typeof coverages)[number], readonly string[]> = { managed: ['high touch', 'named', 'yes', 'csm', 'covered', 'dedicated'], unmanaged: ['no', 'none', 'uncovered', 'not managed'], digital: ['tech touch', 'low touch', 'pooled', 'scale', 'scaled', 'digital touch'] };
const priorityWords: Record<string, readonly string[]> = { PR1: ['pr1', 'p1', '1', 'high', 'hoch'], PR2: ['pr2', 'p2', '2', 'medium', 'mittel'], PR3: ['pr3', 'p3', '3', 'low', 'niedrig'], PR4: ['pr4', 'p4', '4', 'none'] };

/** The sentiment of a cell. */
export const sentimentOf = (row: ImportRow): (typeof sentiments)[number] | null => row.choice('sentiment', sentimentNames);

const segmentKey = (row: ImportRow, { segments }: Settings): string | null => {
  const text = row.text('segment');
  if (text === '') return null;
  const wanted = fold(text);
  const found = segments.find(({ key, name }) => key === wanted || fold(name) === wanted);
  if (found === undefined) throw row.wrong('segment', `There is no such segment. The segments are ${segments.map(({ name }) => name).join(', ')}; add it in Settings or leave this column out.`);
  return found.key;
};

const lines = ['industry', 'region', 'website', 'riskReason', 'criticalInitiative', 'priorityReason'] as const;
const days = ['customerSince', 'csmSince', 'upgradeExpectedOn', 'growthExpectedOn'] as const;
const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const valuesOf = (row: ImportRow, settings: Settings, today: Day): Values => {
  const { shape } = accountFields;
  const values: Values = {};
  for (const key of lines) if (row.text(key) !== '') values[columnOf(key)] = row.valid(key, shape[key], row.text(key));
  for (const key of days) {
    const on = row.day(key);
    if (on !== null) values[columnOf(key)] = on;
  }
  const domains = row.text('domains').toLowerCase().split(/[,;\s]+/).map((domain) => domain.replace(/^@|^https?:\/\/|^www\.|\/$/g, '')).filter((domain) => domain !== '').join(', ');
  const cadence = row.whole('cadenceDays');
  const priority = row.choice('priorityOverride', priorityWords) as (typeof priorities)[number] | null;
  const chosen = { segment: segmentKey(row, settings), stage: row.choice('stage', stageWords), coverage: row.choice('coverage', coverageWords), sentiment: sentimentOf(row), priority_override: priority };
  for (const [column, value] of Object.entries(chosen)) if (value !== null) values[column] = value;
  const currency = currencyIn(row) ?? settings.currency;
  const stated = row.money('statedArr', currency);
  if (stated !== null) Object.assign(values, { stated_arr_minor: row.valid('statedArr', contractFields.shape.arrMinor, stated), stated_arr_currency: currency, stated_arr_on: today });
  if (domains !== '') values['domains'] = row.valid('domains', shape.domains, domains);
  if (cadence !== null) values['cadence_days'] = row.valid('cadenceDays', shape.cadenceDays, cadence);
  if (row.text('about') !== '') values['about'] = row.valid('about', shape.about, row.text('about'));
  return values;
};

/** A name is asked for where its column is mapped; else the id there is the name. */
const nameOf = (row: ImportRow, externalId: string): string => {
  if (row.has('name')) {
    if (row.text('name') === '') throw row.wrong('name', 'The name is empty.');
    return row.valid('name', accountFields.shape.name, row.text('name'));
  }
  if (externalId === '') throw row.wrong('externalId', 'The row has neither a name nor an id.');
  return /^\d+$/.test(externalId) ? `Account ${externalId}` : externalId;
};

const blank: Values = Object.fromEntries(Object.entries(newAccount).map(([field, value]) => [columnOf(field), value]));

/**
 * Accounts. A row that also has ARR or contract days makes one contract of the account, remembered by the account's own id, unless the
 * account has contracts of its own already.
 */
export const createAccountCheck = ({ book, system, settings, today }: ImportScope): Check => {
  const matcher = createMatcher('accounts', book, system);

  const contractOf = (row: ImportRow, account: StoredRow | undefined, values: Values): { write: ((to: Writer, accountId: string) => void) | null; detail: () => string } => {
    const terms = termsOf(row, settings.currency);
    const hasTerms = Object.keys(terms.values).some((column) => column !== 'currency' && column !== 'seats');
    if (!hasTerms) return { write: null, detail: () => '' };
    const externalId = account === undefined ? '' : `account ${account.id}`;
    const known = book.referred('contracts', externalId)[0];
    const found = known === undefined ? undefined : book.record('contracts', known);
    if (found === undefined && account !== undefined && book.hasContracts(account.id)) return { write: null, detail: () => '' };
    const [endOn, renewalOn] = [terms.values['end_on'] ?? found?.['end_on'] ?? null, terms.values['renewal_on'] ?? found?.['renewal_on'] ?? null] as (Day | null)[];
    const due = endOn ?? (renewalOn === null || renewalOn === undefined ? null : addDays(renewalOn, -1));
    const since = (values['customer_since'] ?? account?.['customer_since'] ?? null) as Day | null;
    const lastTerm = due === null || due === undefined ? today : addMonths(addDays(due, 1), -12);
    const guessed = since !== null && (due === null || due === undefined || since <= due) ? since : lastTerm;
    const startOn = terms.startOn ?? (found?.['start_on'] as Day | undefined) ?? guessed;
    refuseFault(row, { startOn, endOn: endOn ?? null, renewalOn: renewalOn ?? null });
    const changes = found === undefined ? {} : changedColumns(found, terms.values);
    if (found !== undefined && Object.keys(changes).length === 0) return { write: null, detail: terms.detail };
    return {
      detail: terms.detail,
      write: (to, accountId) => {
        if (found !== undefined) return to.update('contracts', found.id, changes);
        const id = to.insert('contracts', { account_id: accountId, currency: settings.currency, start_on: startOn, ...terms.values });
        to.refer('contracts', id, 'file', `account ${accountId}`);
      },
    };
  };

  return (row) => {
    refuseDeleted(row);
    const externalId = book.normalId(row.text('externalId'));
    const name = nameOf(row, externalId);
    const earlier = matcher.earlier(externalId === '' ? `name ${fold(name)}` : `id ${externalId}`, row);
    if (earlier !== null) {
      if (earlier.isSame) return repeated(name, earlier.line);
      throw row.wrong(externalId === '' ? 'name' : 'externalId', `This account stands in line ${earlier.line} too, with other values. Only the first is taken.`);
    }
    const values = valuesOf(row, settings, today);
    const found = matcher.find(externalId, () => book.accountsNamed(name).flatMap((id) => book.record('accounts', id) ?? []));
    if (row.has('name')) values['name'] = name;
    if (values['sentiment'] !== undefined && found?.['sentiment'] !== values['sentiment']) values['sentiment_on'] = today;
    if (values['stage'] !== undefined && found?.['stage'] !== values['stage']) values['stage_on'] = today;
    if (values['priority_override'] !== undefined && values['priority_reason'] === undefined && (found?.['priority_reason'] ?? '') === '') values['priority_reason'] = 'As imported';
    // The register says why an account with an open risk may be lost.
    const keepsReason = values['risk_reason'] !== undefined && found !== undefined && found['risk_reason'] !== values['risk_reason'] && book.hasOpenRisk(found.id);
    if (keepsReason) delete values['risk_reason'];
    const contract = contractOf(row, found, values);
    const detail = (): string => [values['segment'], values['industry'], values['region'], contract.detail()].filter((part) => part !== undefined && part !== '').join(' · ');
    return matcher.plan({ found, externalId, title: name, detail, values, made: { ...blank, name }, also: contract.write, note: keepsReason ? 'the risk reason stays, because a risk is open' : '' });
  };
};
