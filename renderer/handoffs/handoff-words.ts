import type { Day } from '#shared/days.ts';
import type { Handoff, Ownership } from '#shared/handoffs.ts';
import { exactDay } from '#renderer/ui/say.ts';

export const withWhom = ({ direction, otherName }: Pick<Handoff, 'direction' | 'otherName'>): string => (direction === 'in' ? `Handoff in, from ${otherName}` : `Handoff out, to ${otherName}`);

const since = (from: Day | null): string => (from === null ? '' : `from ${exactDay(from)}`);
const until = (to: Day | null): string => (to === null ? '' : `until ${exactDay(to)}`);

/** A period of ownership in a line: "You, from … until …". */
export const ownershipWords = ({ owner, from, to }: Ownership): string => {
  const days = [since(from), until(to)].filter((one) => one !== '').join(' ');
  return `${owner}${days === '' ? ', days not known' : `, ${days}`}${to === null && from !== null ? ' on' : ''}`;
};
