import type { FollowUp } from '#shared/calls.ts';
import { dayName, type Day } from '#shared/days.ts';
import type { ReviewFacts } from '#shared/review-facts.ts';
import type { Settings } from '#shared/settings.ts';

/** A promise of either side, as the customer may read it. */
export type AgreedAction = { side: 'ours' | 'theirs'; text: string; owner: string; dueOn: Day | null };

const actionLine = ({ text, owner, dueOn }: AgreedAction): string => `- ${text}${owner === '' ? '' : ` (${owner})`}${dueOn === null ? '' : `, by ${dayName(dueOn)}`}`;

/** The summary that goes to the customer within one business day (rules.md § 8): why they met, who was there, what was agreed, and who does what until when. A person sends it. */
export const summaryOf = (review: ReviewFacts, heldOn: Day, to: readonly string[], actions: readonly AgreedAction[], me: Settings['me']): FollowUp => {
  const part = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title, ...lines]);
  const guests = (side: 'ours' | 'theirs'): string => review.attendees.filter((one) => one.side === side).map(({ name, title }) => (title === '' ? name : `${name}, ${title}`)).join('; ');
  const present = [guests('theirs'), guests('ours')].filter((names) => names !== '').map((names) => `- ${names}`);
  const signature = [me.name, [me.title, me.company].filter((one) => one !== '').join(', ')].filter((one) => one !== '');
  const agreed = review.agreed.split('\n').map((one) => one.trim()).filter((one) => one !== '').map((one) => (one.startsWith('-') ? one : `- ${one}`));
  const text = [
    'Hello all,', '', `Thank you for the time in our ${review.name.toLowerCase() === 'executive business review' ? 'executive business review' : `meeting “${review.name}”`} on ${dayName(heldOn)}.`,
    ...(review.purpose === '' ? [] : ['', `What it was about: ${review.purpose}`]),
    ...part('Who was there:', present),
    ...part('What was agreed:', agreed),
    ...part('What is to be done on our side:', actions.filter(({ side }) => side === 'ours').map(actionLine)),
    ...part('What is to be done on your side:', actions.filter(({ side }) => side === 'theirs').map(actionLine)),
    '', 'Please tell me if I missed anything.',
    ...(signature.length === 0 ? [] : ['', ...signature]),
  ].join('\n');
  const subject = `Summary: ${review.name}, ${dayName(heldOn)}`;
  return { to: [...to], subject, text, mailto: `mailto:${to.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}` };
};
