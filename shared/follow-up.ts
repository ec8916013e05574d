import type { Call, FollowUp } from '#shared/calls.ts';
import type { Commitment } from '#shared/commitments.ts';
import type { Day } from '#shared/days.ts';
import { nodesOf, plainTextOf, type Block } from '#shared/rich-text.ts';
import type { Settings } from '#shared/settings.ts';

const longDay = (on: Day): string => new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

const promised = (one: Commitment): string => `- ${one.text}${one.owner === '' ? '' : ` (${one.owner})`}${one.dueOn === null ? '' : `, by ${longDay(one.dueOn)}`}`;

/** What is sent of a note: the points of its lists, without those that are promises and so are next steps; the sentences between them are the CSM's own. */
const pointsOf = (call: Pick<Call, 'body'>): string[] =>
  call.body.content
    .filter((block) => block.type === 'bulletList' || block.type === 'orderedList')
    .flatMap((list) => (list as Block).content ?? [])
    .filter((item) => nodesOf({ type: 'doc', content: [item as Block] }, 'commitment').length === 0)
    .flatMap((item) => plainTextOf({ type: 'doc', content: [item as Block] }).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `- ${line}`);

/**
 * The follow-up of a call: thanks, the points of the note's lists, next steps of both sides with their days (rules.md § 2), nothing
 * from the note's free text. It goes to the customer's attendees, and only when the person sends it.
 */
export const followUpOf = (call: Call, open: readonly Commitment[], me: Settings['me']): FollowUp => {
  const to = call.attendees.filter((one) => one.side === 'theirs' && one.presence !== 'mentioned' && one.email !== '' && one.email !== me.email.toLowerCase()).map((one) => one.email);
  const first = call.attendees.filter((one) => one.side === 'theirs' && one.presence !== 'mentioned').map((one) => one.name.split(' ')[0]).filter(Boolean);
  const here = call.commitments.filter((one) => one.state === 'open');
  const earlier = open.filter((one) => !here.some((made) => made.id === one.id));
  const part = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title, ...lines]);
  const signature = [me.name, [me.title, me.company].filter((part) => part !== '').join(', ')].filter((line) => line !== '');
  const text = [
    `Hello ${first.length === 0 || first.length > 3 ? 'all' : first.join(', ')},`,
    '',
    `Thank you for the time ${call.type === 'call' ? 'on our call' : `in our ${call.type}`} on ${longDay(call.on)}.`,
    ...part('What we covered:', pointsOf(call)),
    ...part('Next steps on our side:', here.filter((one) => one.side === 'ours').map(promised)),
    ...part('Next steps on your side:', here.filter((one) => one.side === 'theirs').map(promised)),
    ...part('Still open from before:', earlier.map(promised)),
    '',
    'Please tell me if I missed anything.',
    ...(signature.length === 0 ? [] : ['', ...signature]),
  ].join('\n');
  const subject = `Follow-up: ${call.title || `${call.type} on ${longDay(call.on)}`}`;
  return { to, subject, text, mailto: `mailto:${to.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}` };
};
