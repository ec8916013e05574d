import type { Attendee } from '#shared/calls.ts';
import { daysBetween, type Day } from '#shared/days.ts';
import { fromPlainText, type RichText } from '#shared/rich-text.ts';
import { bulletsOf, callNote, castOn, heading, invited, mostPoints, paragraph, slotsOf, themes, wordCount, type Note } from '#electron/sample/notes.ts';
import { firstOf } from '#electron/sample/people.ts';
import { fill, type Dealer } from '#electron/sample/phrasing.ts';
import type { Random } from '#electron/sample/random.ts';
import { healthUpdate, mail, notHeld, update } from '#electron/sample/themes/writing.ts';
import { phaseAt, type Entry } from '#electron/sample/timeline.ts';

type Parts = { deal: Dealer; random: Random; me: { name: string; email: string }; today: Day };

const doc = (...content: RichText['content']): RichText => ({ type: 'doc', content });

const plainNote = (title: string, body: RichText, attendees: Attendee[] = []): Note => ({ title, agenda: '', body, attendees, worded: [] });

/** Sentences of a deck until there are enough words. */
const enough = (say: () => string, words: number): string[] => {
  const said: string[] = [];
  while (said.length < mostPoints && wordCount(said.join(' ')) < words) said.push(say());
  return said;
};

const firstWord = (name: string): string => (name === '' ? 'Your CSM' : firstOf(name));

/** The note of any entry of the timeline, in the words that its kind is written in. */
export const noteOf = (entry: Entry, parts: Parts): Note => {
  if (entry.startsAt !== null && entry.state === 'held') return callNote(entry, parts);
  const { deal, random, me, today } = parts;
  const { account } = entry;
  const cast = castOn(account, entry.on, random);
  const slots = slotsOf(account, entry.on, cast, random);
  const say = (cards: readonly string[]): string => fill(deal(account.id, cards), slots, random);

  if (entry.state === 'no-show' || entry.state === 'cancelled') {
    return plainNote(say(themes[entry.theme].titles), fromPlainText(say(notHeld[entry.state])), invited(cast, me));
  }
  if (entry.type === 'email') {
    const to: Attendee = { personId: cast.champion.id, name: cast.champion.name, email: cast.champion.email ?? '', side: 'theirs', presence: 'invited' };
    const points = enough(() => say(mail.points), random.int(48, 75));
    const [hello, sign] = [paragraph(`Hello ${slots.champion},`), paragraph(firstWord(me.name))];
    return plainNote(say(mail.titles), doc(hello, paragraph(`${say(mail.openings)} ${points.slice(0, 2).join(' ')}`), paragraph(points.slice(2).join(' ')), paragraph(say(mail.closings)), sign), [to]);
  }
  if (entry.type === 'update') {
    const [first = '', ...points] = enough(() => say(update.points), random.int(55, 85));
    return plainNote(say(update.titles), doc(paragraph(`${say(update.openings)} ${first}`), bulletsOf(points), paragraph(say(update.closings))));
  }
  if (entry.type === 'health update') {
    const state = healthUpdate[phaseAt(account.spec.arc, daysBetween(entry.on, today)).sentiment ?? 'green'];
    const two = (cards: readonly string[]): string[] => [say(cards), say(cards)];
    return plainNote(
      `Health update for ${slots.lastMonth}`,
      doc(
        heading('Current state'), paragraph(two(state).join(' ')),
        heading('Considerations'), bulletsOf(two(healthUpdate.considerations)),
        heading('Watch'), bulletsOf(two(healthUpdate.watch)),
        heading('Next steps'), bulletsOf(two(healthUpdate.next)),
      ),
    );
  }
  return callNote(entry, parts);
};
