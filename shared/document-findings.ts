import type { CustomerFacts } from '#shared/customer-facts.ts';
import { dayName, daysBetween } from '#shared/days.ts';
import type { Finding } from '#shared/deck.ts';
import { link } from '#shared/deck-slides/slide-words.ts';

/** Letters that the font of PDFs has: Latin, Greek and Cyrillic with their usual signs (Roboto as pdfmake 0.3 carries it). */
const inFont = /[\u0300\u0301\u0303\u0309\s\u0020-\u007e\u00a0-\u017f\u018f\u0192\u01a0\u01a1\u01af\u01b0\u01f0\u01fa-\u01ff\u0218-\u021b\u02bc\u02c6\u02c7\u02c9\u02d8-\u02dd\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0486\u0488-\u0513\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2000-\u200b\u2010\u2011\u2013-\u2015\u2017-\u201e\u2020-\u2022\u2025-\u2027\u2030\u2032\u2033\u2039\u203a\u203c\u2044\u2070\u2074-\u208e\u20a3\u20a4\u20a6-\u20ac\u20b1\u20b9\u20ba\u20bc\u20bd\u2105\u2113\u2116\u2122\u2126\u215b-\u215e\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u25a0\u25ca\u25cb\u25cf]/;
/** The letters of a text that a PDF would show as empty boxes, each once. */
export const lettersOutside = (text: string): string[] => [...new Set(text)].filter((letter) => !inFont.test(letter));

/** What to say before a PDF of this text is made. */
export const letterFindings = (text: string): Finding[] => {
  const outside = lettersOutside(text);
  return outside.length === 0 ? [] : [{ kind: 'fit', slide: null, says: `The font of PDFs has no ${outside.slice(0, 8).map((letter) => `“${letter}”`).join(', ')}${outside.length > 8 ? ` and ${outside.length - 8} more` : ''}. Take Word, PowerPoint or Markdown instead.`, record: null }];
};

/** What of the facts that a document asked for is old, or is not agreed yet. */
export const staleFindings = (facts: CustomerFacts, used: ReadonlySet<string>): Finding[] => {
  const asks = (...starts: string[]): boolean => [...used].some((name) => starts.some((start) => name === start || name.startsWith(`${start}.`)));
  const { plan, on, oldAfter, licences, activeUsers, metrics } = facts;
  const account = link('accounts', facts.accountId, facts.account);
  const ofPlan = plan === null ? account : link('plans', plan.id, plan.name);
  const usesPlan = asks('plan', 'objectives', 'openObjectives', 'nextSteps');
  return [
    ...(used.has('ourSteps') && used.has('theirSteps') && facts.commitments.every(({ state }) => state !== 'open') ? [{ kind: 'missing' as const, slide: null, says: 'Nothing is promised by either side, so the document has no next step with a day.', record: account }] : []),
    ...(plan !== null && usesPlan && plan.isDraft ? [{ kind: 'missing' as const, slide: null, says: 'The success plan is still a draft. Agree on it with the customer before it is sent.', record: ofPlan }] : []),
    ...(plan !== null && usesPlan && daysBetween(plan.lastActivityOn, on) > oldAfter.planDays ? [{ kind: 'stale' as const, slide: null, says: `The success plan was not touched since ${dayName(plan.lastActivityOn)}.`, record: ofPlan }] : []),
    ...(asks('nextSteps', 'openObjectives', 'objectives') ? facts.objectives.filter(({ status, dueOn }) => status === 'open' && dueOn !== null && dueOn < on).map(({ id, name, dueOn }) => ({ kind: 'stale' as const, slide: null, says: `“${name}” was due on ${dayName(dueOn ?? on)} and is open.`, record: link('objectives', id, name) })) : []),
    ...(licences !== null && licences.isOld && asks('licences', 'headline') ? [{ kind: 'stale' as const, slide: null, says: `The licences in use are of ${dayName(licences.on)}.`, record: account }] : []),
    ...(activeUsers !== null && activeUsers.isOld && asks('active', 'headline') ? [{ kind: 'stale' as const, slide: null, says: `The people who work with it were counted on ${dayName(activeUsers.on)}.`, record: account }] : []),
    ...(asks('metrics') ? metrics.filter(({ isOld }) => isOld).map(({ id, name, now }) => ({ kind: 'stale' as const, slide: null, says: `“${name}” has no value since ${dayName(now.on)} and is left out.`, record: link('usage_metrics', id, name) })) : []),
    ...(asks('ourSteps') ? facts.commitments.filter(({ side, isLate }) => side === 'ours' && isLate).map(({ id, text }) => ({ kind: 'stale' as const, slide: null, says: `You are late with “${text}”. Say a new day before it is sent.`, record: link('commitments', id, text) })) : []),
  ];
};
