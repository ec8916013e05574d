import { addDays, addMonths, dayName, type Day } from '#shared/days.ts';
import type { Fault } from '#shared/plan-rules.ts';
import type { AdvocacyLimits } from '#shared/presets/advocacy-limits.ts';

/** What a reference may be used for. */
export const scopes = ['call', 'logo', 'quote', 'case-study', 'event', 'review-site'] as const;
export type Scope = (typeof scopes)[number];
export const scopeNames: Record<Scope, string> = { call: 'Reference call', logo: 'Logo', quote: 'Quote', 'case-study': 'Case study', event: 'Event', 'review-site': 'Review site' };

/** Whether an account may be named: as agreed, only after it was asked each time, not for now, or not at all. */
export const standings = ['yes', 'ask-first', 'paused', 'no'] as const;
export type ReferenceStanding = (typeof standings)[number];
export const standingNames: Record<ReferenceStanding, string> = { yes: 'Referenceable', 'ask-first': 'Ask first', paused: 'Paused', no: 'Not a reference' };

export const askStates = ['asked', 'agreed', 'declined', 'done'] as const;
export type AskState = (typeof askStates)[number];
export const askStateNames: Record<AskState, string> = { asked: 'Asked', agreed: 'Agreed', declined: 'Declined', done: 'Done' };

export const storyStates = ['draft', 'with-customer', 'approved', 'published', 'withdrawn'] as const;
export type StoryState = (typeof storyStates)[number];
export const storyStateNames: Record<StoryState, string> = { draft: 'Draft', 'with-customer': 'With the customer', approved: 'Approved', published: 'Published', withdrawn: 'Withdrawn' };
/** Needs to have been approved by a person of the customer, on a day. */
export const needsApproval = (state: StoryState): boolean => state === 'approved' || state === 'published';

export type Consent = { standing: ReferenceStanding; scopes: readonly Scope[]; consentById: string | null; consentOn: Day | null; expiresOn: Day | null };

/** What is wrong with a consent, or `null`. Whoever may be named agreed: a person, on a day that came, to something. */
export const consentFault = (consent: Consent, today: Day): Fault | null => {
  const { standing, consentById, consentOn, expiresOn } = consent;
  if (consentOn !== null && consentOn > today) return { field: 'consentOn', sentence: 'Nobody can have agreed on a day that has not come.' };
  if (consentOn !== null && expiresOn !== null && expiresOn < consentOn) return { field: 'expiresOn', sentence: `The consent was given on ${dayName(consentOn)}. It cannot run out before.` };
  if (standing !== 'yes' && standing !== 'ask-first') return null;
  if (consentById === null) return { field: 'consentById', sentence: 'Say who of the customer agreed to be named.' };
  if (consentOn === null) return { field: 'consentOn', sentence: 'Say on which day they agreed.' };
  if (consent.scopes.length === 0) return { field: 'scopes', sentence: 'Say what they agreed to.' };
  return expiresOn !== null && expiresOn < today ? { field: 'expiresOn', sentence: `The consent ran out on ${dayName(expiresOn)}. Ask for a new one, and set until when it holds.` } : null;
};

/** Why an account may not be used for something on a day; `null` where it may. */
export const refusalOf = (consent: Consent | null, scope: Scope | null, on: Day): string | null => {
  if (consent === null) return 'Nobody of this account agreed to be named.';
  const { standing, expiresOn, consentOn, consentById } = consent;
  if (standing === 'no') return 'This account is not a reference.';
  if (standing === 'paused') return 'This account is paused as a reference.';
  if (consentById === null || consentOn === null) return 'Nobody of this account agreed to be named.';
  if (consentOn > on) return `The consent was given on ${dayName(consentOn)}, which is later.`;
  if (expiresOn !== null && expiresOn < on) return `The consent ran out on ${dayName(expiresOn)}.`;
  return scope !== null && !consent.scopes.includes(scope) ? `They agreed to ${listOf(consent.scopes.map((one) => scopeNames[one].toLowerCase()))}, not to ${scopeNames[scope].toLowerCase()}.` : null;
};
const listOf = (words: readonly string[]): string => (words.length === 0 ? 'nothing' : new Intl.ListFormat('en').format(words));

/** The budget of a person on a day: asks of the twelve months up to it. One that was declined was asked too. */
export type AskBudget = { used: number; of: number; left: number; warning: string | null };
export const budgetOf = (askedOn: readonly Day[], on: Day, { asksAYear, warnAtLeft }: AdvocacyLimits): AskBudget => {
  const since = addDays(addMonths(on, -12), 1);
  const used = askedOn.filter((day) => day >= since && day <= on).length;
  const left = Math.max(0, asksAYear - used);
  const warning = left === 0 ? `Asked ${used === 1 ? 'once' : `${used} times`} in twelve months; the budget is ${asksAYear}. Another ask needs a reason.` : left - 1 <= warnAtLeft ? `Asked ${used === 1 ? 'once' : `${used} times`} in twelve months. After this ask ${left - 1 === 0 ? 'none is' : `${left - 1} ${left === 2 ? 'is' : 'are'}`} left of ${asksAYear}.` : null;
  return { used, of: asksAYear, left, warning };
};

/** What a prospect looks like; empty parts ask for nothing. */
export type Need = { industry: string; region: string; segment: string | null; productId: string | null; scope: Scope | null };
export type Candidate = { accountId: string; accountName: string; industry: string; region: string; segment: string | null; productIds: readonly string[]; refusal: string | null; isAskFirst: boolean; left: number; stories: number; sentiment: string | null };
export type Match = { accountId: string; hits: string[]; misses: string[]; refusal: string | null };

const alike = (one: string, other: string): boolean => {
  const [a, b] = [one.trim().toLowerCase(), other.trim().toLowerCase()];
  return a !== '' && b !== '' && (a === b || a.includes(b) || b.includes(a));
};

/** References for a prospect: those that may be used first, then by how much of what was asked for fits, then whoever is free to be asked, told a story and is content. */
export const matchesFor = (need: Need, candidates: readonly Candidate[]): Match[] =>
  candidates
    .map((candidate) => {
      const asked = [
        ...(need.industry.trim() === '' ? [] : [['industry', alike(candidate.industry, need.industry)] as const]),
        ...(need.segment === null ? [] : [['size', candidate.segment === need.segment] as const]),
        ...(need.region.trim() === '' ? [] : [['region', alike(candidate.region, need.region)] as const]),
        ...(need.productId === null ? [] : [['product', candidate.productIds.includes(need.productId)] as const]),
      ];
      const hits = asked.filter(([, fits]) => fits).map(([what]) => what);
      const mood = candidate.sentiment === 'green' ? 2 : candidate.sentiment === 'red' ? 0 : 1;
      return { candidate, match: { accountId: candidate.accountId, hits: [...hits], misses: asked.filter(([, fits]) => !fits).map(([what]) => what), refusal: candidate.refusal }, mood };
    })
    .toSorted((a, b) =>
      Number(a.match.refusal !== null) - Number(b.match.refusal !== null) || b.match.hits.length - a.match.hits.length || Number(a.candidate.isAskFirst) - Number(b.candidate.isAskFirst)
      || Math.sign(b.candidate.left) - Math.sign(a.candidate.left) || b.mood - a.mood || b.candidate.stories - a.candidate.stories || a.candidate.accountName.localeCompare(b.candidate.accountName))
    .map(({ match }) => match);

/** A verified outcome as a story begins with it. */
export type Outcome = { accountName: string; objective: string; why: string; what: string; metric: string; unit: string; baseline: number | null; reached: number | null; verifiedOn: Day; words: string; impact: string };

const figure = (value: number, unit: string): string => `${value.toLocaleString('en', { maximumFractionDigits: 2 })}${unit === '' ? '' : unit === '%' ? ' %' : ` ${unit}`}`;

/** What the plan knows of an outcome, as the first draft of its story. */
export const storyOf = ({ accountName, objective, why, what, metric, unit, baseline, reached, verifiedOn, words, impact }: Outcome): { title: string; challenge: string; change: string; result: string; quote: string } => ({
  title: `${accountName}: ${objective}`.slice(0, 200),
  challenge: [why, ...(baseline === null ? [] : [`${metric} stood at ${figure(baseline, unit)}.`])].filter((part) => part !== '').join('\n'),
  change: what,
  result: [reached === null ? `${metric}, confirmed on ${dayName(verifiedOn)}.` : `${metric}: ${baseline === null ? '' : `from ${figure(baseline, unit)} `}to ${figure(reached, unit)}, confirmed on ${dayName(verifiedOn)}.`, impact].filter((part) => part !== '').join('\n'),
  quote: words,
});
