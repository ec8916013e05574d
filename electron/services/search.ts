import { matchOf, searchKinds, type Found, type SearchKind } from '#shared/search.ts';
import type { Context } from '#electron/context.ts';

/** How a kind is shown: `r` is the record and `a` its account, where it has one. `joins` leads from the one to the other; an unknown account has no live row. */
const kindOf = (kind: SearchKind, shown: { title: string; detail: string; on?: string; accountId?: string; joins?: string; isLive?: string }): string =>
  `r.id, ${shown.accountId ?? 'a.id'} AS accountId, ${shown.title} AS title, ${shown.detail} AS detail, ${shown.on ?? 'NULL'} AS "on", snippet(${kind}_search, -1, '‹', '›', '…', 12) AS excerpt
   FROM ${kind}_search s JOIN ${kind} r ON r.rid = s.rowid ${shown.joins ?? 'JOIN accounts a ON a.id = r.account_id'} WHERE r.deleted_at IS NULL AND ${shown.isLive ?? 'a.deleted_at IS NULL'}`;

const ofPlan = 'JOIN plans p ON p.id = r.plan_id JOIN accounts a ON a.id = p.account_id';
const ofObjective = 'JOIN objectives o ON o.id = r.objective_id JOIN plans p ON p.id = o.plan_id JOIN accounts a ON a.id = p.account_id';
const ofRun = 'JOIN playbook_runs n ON n.id = r.run_id JOIN accounts a ON a.id = n.account_id';
const ofRisk = 'JOIN risks k ON k.id = r.risk_id JOIN accounts a ON a.id = k.account_id';
const ofEscalation = 'JOIN escalations e ON e.id = r.escalation_id JOIN accounts a ON a.id = e.account_id';
const isPlanLive = 'a.deleted_at IS NULL AND p.deleted_at IS NULL';
const onItsOwn = { accountId: 'NULL', joins: '', isLive: 'TRUE' };

const kinds: Record<SearchKind, string> = {
  accounts: kindOf('accounts', { title: 'r.name', detail: `trim(r.industry || ' ' || r.region)`, accountId: 'r.id', joins: '', isLive: 'TRUE' }),
  people: kindOf('people', { title: 'r.name', detail: `trim(r.title || ' · ' || a.name, ' ·')` }),
  activities: kindOf('activities', { title: `CASE WHEN r.title = '' THEN r.type ELSE r.title END`, detail: `coalesce(a.name, '')`, on: 'r.on_day', accountId: 'r.account_id', joins: 'LEFT JOIN accounts a ON a.id = r.account_id' }),
  commitments: kindOf('commitments', { title: 'r.text', detail: 'a.name', on: 'r.due_on' }),
  contracts: kindOf('contracts', { title: 'r.name', detail: 'a.name', on: 'r.end_on' }),
  plans: kindOf('plans', { title: 'r.name', detail: 'a.name', on: 'r.due_on' }),
  objectives: kindOf('objectives', { title: 'r.name', detail: 'a.name', on: 'r.due_on', joins: ofPlan, isLive: isPlanLive }),
  criteria: kindOf('criteria', { title: 'r.metric', detail: 'a.name', on: 'r.by_on', joins: ofObjective, isLive: `${isPlanLive} AND o.deleted_at IS NULL` }),
  milestones: kindOf('milestones', { title: 'r.name', detail: 'a.name', on: 'r.due_on', joins: ofObjective, isLive: `${isPlanLive} AND o.deleted_at IS NULL` }),
  onboardings: kindOf('onboardings', { title: `'Onboarding of ' || a.name`, detail: 'r.kind', on: 'r.start_on' }),
  playbook_runs: kindOf('playbook_runs', { title: 'r.name', detail: 'a.name', on: 'r.anchor_on' }),
  run_steps: kindOf('run_steps', { title: 'r.name', detail: `a.name || ' · ' || n.name`, on: 'r.due_on', joins: ofRun, isLive: 'a.deleted_at IS NULL AND n.deleted_at IS NULL' }),
  playbooks: kindOf('playbooks', { title: 'r.name', detail: `''`, ...onItsOwn }),
  account_plans: kindOf('account_plans', { title: `'Account plan of ' || a.name`, detail: `''` }),
  handoffs: kindOf('handoffs', { title: `'Handoff of ' || a.name`, detail: 'r.other_name', on: 'r.on_day' }),
  team_members: kindOf('team_members', { title: 'r.name', detail: 'r.job', ...onItsOwn }),
  risks: kindOf('risks', { title: `'Risk of ' || a.name`, detail: 'r.next_step', on: 'r.next_due_on' }),
  risk_updates: kindOf('risk_updates', { title: `'Risk of ' || a.name`, detail: 'a.name', on: 'r.on_day', joins: ofRisk, isLive: 'a.deleted_at IS NULL AND k.deleted_at IS NULL' }),
  escalations: kindOf('escalations', { title: 'r.title', detail: 'a.name', on: 'r.opened_on' }),
  escalation_updates: kindOf('escalation_updates', { title: 'e.title', detail: 'a.name', on: 'r.on_day', joins: ofEscalation, isLive: 'a.deleted_at IS NULL AND e.deleted_at IS NULL' }),
  support_cases: kindOf('support_cases', { title: `trim(r.number || ' ' || r.title)`, detail: 'a.name', on: 'r.opened_on' }),
  health_updates: kindOf('health_updates', { title: `'Health update of ' || a.name`, detail: 'r.month', on: 'r.on_day' }),
  products: kindOf('products', { title: 'r.name', detail: `'Product'`, ...onItsOwn }),
  features: kindOf('features', { title: 'r.name', detail: `'Feature'`, on: 'r.released_on', ...onItsOwn }),
  use_cases: kindOf('use_cases', { title: 'r.name', detail: `'Use case'`, ...onItsOwn }),
  usage_metrics: kindOf('usage_metrics', { title: 'r.name', detail: 'r.unit', ...onItsOwn }),
  alert_rules: kindOf('alert_rules', { title: 'r.name', detail: `'Alert rule'`, ...onItsOwn }),
  contract_lines: kindOf('contract_lines', { title: `trim(r.name || ' ' || k.name)`, detail: 'a.name', on: 'coalesce(r.start_on, k.start_on)', joins: 'JOIN contracts k ON k.id = r.contract_id JOIN accounts a ON a.id = k.account_id', isLive: 'a.deleted_at IS NULL AND k.deleted_at IS NULL' }),
  renewals: kindOf('renewals', { title: `'Renewal of ' || a.name`, detail: 'r.next_step', on: 'coalesce(k.renewal_on, k.end_on)', joins: 'JOIN contracts k ON k.id = r.contract_id JOIN accounts a ON a.id = r.account_id', isLive: 'a.deleted_at IS NULL AND k.deleted_at IS NULL' }),
  opportunities: kindOf('opportunities', { title: 'r.name', detail: 'a.name', on: 'r.close_on' }),
  feature_education: kindOf('feature_education', { title: `f.name`, detail: 'a.name', on: 'r.on_day', joins: 'JOIN features f ON f.id = r.feature_id JOIN accounts a ON a.id = r.account_id' }),
  value_items: kindOf('value_items', { title: 'r.name', detail: 'a.name', on: 'r.start_on' }),
  surveys: kindOf('surveys', { title: 'r.name', detail: 'r.kind', on: 'r.sent_on', ...onItsOwn }),
  survey_responses: kindOf('survey_responses', { title: `v.name || ': ' || r.score`, detail: 'a.name', on: 'r.on_day', joins: 'JOIN surveys v ON v.id = r.survey_id JOIN accounts a ON a.id = r.account_id' }),
  goals: kindOf('goals', { title: 'r.name', detail: 'r.kind', on: 'r.period_on', ...onItsOwn }),
  time_entries: kindOf('time_entries', { title: 'r.area', detail: `''`, on: 'r.on_day', ...onItsOwn }),
  business_reviews: kindOf('business_reviews', { title: `CASE WHEN r.title = '' THEN 'Business review of ' || a.name ELSE r.title END`, detail: 'a.name', on: 'r.on_day' }),
  review_steps: kindOf('review_steps', { title: 'r.name', detail: 'a.name', on: 'r.due_on', joins: 'JOIN business_reviews w ON w.id = r.review_id JOIN accounts a ON a.id = w.account_id', isLive: 'a.deleted_at IS NULL AND w.deleted_at IS NULL' }),
  document_templates: kindOf('document_templates', { title: 'r.name', detail: 'r.kind', ...onItsOwn }),
  voice_items: kindOf('voice_items', { title: 'r.title', detail: 'r.theme', on: 'r.status_on', ...onItsOwn }),
  voice_mentions: kindOf('voice_mentions', { title: 'v.title', detail: 'a.name', on: 'r.on_day', joins: 'JOIN voice_items v ON v.id = r.item_id JOIN accounts a ON a.id = r.account_id', isLive: 'a.deleted_at IS NULL AND v.deleted_at IS NULL' }),
  reference_asks: kindOf('reference_asks', { title: `CASE WHEN r.for_whom = '' THEN r.scope ELSE r.for_whom END`, detail: 'a.name', on: 'r.asked_on' }),
  stories: kindOf('stories', { title: 'r.title', detail: 'a.name' }),
  backtest_studies: kindOf('backtest_studies', { title: 'r.name', detail: 'r.file_name', on: 'r.made_on', ...onItsOwn }),
};

/** A word in at most this many notes is cheap to rank; a more common one is shown newest first (reliability-and-speed.md C3). */
const rankedUpTo = 10_000;

/** Kinds with long texts: a single letter begins too many words of theirs to be looked up while typing, so there it is a word of its own. */
const longTexts: readonly SearchKind[] = ['activities', 'commitments', 'plans', 'objectives', 'criteria', 'milestones', 'run_steps', 'account_plans', 'risks', 'risk_updates', 'escalations', 'escalation_updates', 'support_cases', 'health_updates'];

export const createSearch = ({ store }: Context) => {
  const prepare = (kind: SearchKind, order: string) =>
    store.db.prepare<object, Omit<Found, 'kind'>>(`SELECT ${kinds[kind]} AND s.${kind}_search MATCH @match ORDER BY ${order} LIMIT @limit`.replace(`s.${kind}_search`, `${kind}_search`));
  const newest = Object.fromEntries(searchKinds.map((kind) => [kind, prepare(kind, 's.rowid DESC')]));
  const ranked = Object.fromEntries(searchKinds.map((kind) => [kind, prepare(kind, 's.rank')]));
  const counts = Object.fromEntries(
    searchKinds.map((kind) => [kind, store.db.prepare<object, { n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM ${kind}_search WHERE ${kind}_search MATCH @match LIMIT ${rankedUpTo + 1})`)]),
  );

  return {
    find: ({ text, kinds: wanted, limit, ranked: byRank }: { text: string; kinds: SearchKind[]; limit: number; ranked: boolean }): Found[] => {
      const typed = matchOf(text);
      if (typed === null) return [];
      const whole = typed.replace(/"(.)"\*$/u, '"$1"');
      return (wanted.length === 0 ? [...searchKinds] : wanted).flatMap((kind) => {
        const match = longTexts.includes(kind) ? whole : typed;
        const cheap = byRank && (counts[kind]?.get({ match })?.n ?? 0) <= rankedUpTo;
        return ((cheap ? ranked : newest)[kind]?.all({ match, limit }) ?? []).map((found) => ({ ...found, kind }));
      });
    },
  };
};
