import type { Attendee } from '#shared/calls.ts';
import { addMonths, daysBetween, type Day } from '#shared/days.ts';
import { plainTextOf, type Block, type Inline, type RichText } from '#shared/rich-text.ts';
import { monthName, spokenDay } from '#electron/sample/calendar.ts';
import { firstOf, type SamplePerson } from '#electron/sample/people.ts';
import { features, fill, lowerFirst, type Dealer, type Slots, type Theme } from '#electron/sample/phrasing.ts';
import type { Promised } from '#electron/sample/promises.ts';
import type { Random } from '#electron/sample/random.ts';
import type { Entry, SampleAccount, ThemeName } from '#electron/sample/timeline.ts';
import { adoption } from '#electron/sample/themes/adoption.ts';
import { change } from '#electron/sample/themes/change.ts';
import { expansion } from '#electron/sample/themes/expansion.ts';
import { feedback } from '#electron/sample/themes/feedback.ts';
import { integration } from '#electron/sample/themes/integration.ts';
import { onboarding } from '#electron/sample/themes/onboarding.ts';
import { renewal } from '#electron/sample/themes/renewal.ts';
import { slipping } from '#electron/sample/themes/slipping.ts';
import { support } from '#electron/sample/themes/support.ts';
import { mentions } from '#electron/sample/themes/writing.ts';

export const themes: Record<ThemeName, Theme> = { adoption, change, expansion, feedback, integration, onboarding, renewal, slipping, support };

/** The CSM's own side: who is named in notes and joins calls. */
const colleagues = { ae: 'Rowan Achterberg', se: 'Nkiru Valdane', support: 'Marguerite Soolund', renewals: 'Piet Osterholm' } as const;
type Colleague = keyof typeof colleagues;

/** Who of an account takes which part on a day. */
export type Cast = { champion: SamplePerson; exec: SamplePerson | undefined; admin: SamplePerson; other: SamplePerson; here: SamplePerson[] };

export const castOn = (account: SampleAccount, on: Day, random: Random): Cast => {
  const here = account.people.filter((person) => person.since <= on && (person.leftOn === null || person.leftOn > on));
  const [first] = here;
  if (first === undefined) throw new Error(`Nobody is at ${account.spec.name} on ${on}.`);
  const champion = here.find((person) => person.role === 'Champion') ?? first;
  const exec = here.find((person) => person.role === 'Economic buyer');
  const admin = here.find((person) => person.role === 'Admin') ?? champion;
  const rest = here.filter((person) => person !== champion && person !== exec && person !== admin);
  return { champion, exec, admin, other: rest.length === 0 ? admin : random.pick(rest), here };
};

export const slotsOf = (account: SampleAccount, on: Day, cast: Cast, random: Random): Slots => {
  const [feature = 'Intake', feature2 = 'Insights'] = random.shuffle(features);
  const buyers = account.people.filter((person) => person.role === 'Economic buyer');
  const due = account.renewals.find((day) => day >= on);
  return {
    account: account.spec.name, champion: firstOf(cast.champion.name), exec: cast.exec === undefined ? 'the board' : firstOf(cast.exec.name), admin: firstOf(cast.admin.name), other: firstOf(cast.other.name),
    gone: firstOf(buyers[0]?.name ?? ''), newcomer: firstOf(buyers[1]?.name ?? ''),
    ae: firstOf(colleagues.ae), se: firstOf(colleagues.se), support: firstOf(colleagues.support), renewals: firstOf(colleagues.renewals),
    feature, feature2, team: account.spec.team, goal: account.spec.goal, site: account.spec.site,
    month: monthName(addMonths(on, 1)), lastMonth: monthName(addMonths(on, -1)), renewal: due === undefined ? 'the last day of the term' : spokenDay(due), seats: String(account.seats),
  };
};

const text = (words: string): Inline => ({ type: 'text', text: words });
export const paragraph = (...content: (Inline | string)[]): Block => ({ type: 'paragraph', content: content.map((part) => (typeof part === 'string' ? text(part) : part)) });
const bullets = (lines: readonly Block[]): Block => ({ type: 'bulletList', content: lines.map((line) => ({ type: 'listItem', content: [line] })) });
export const heading = (words: string): Block => ({ type: 'heading', attrs: { level: 3 }, content: [text(words)] });
export const bulletsOf = (lines: readonly string[]): Block => bullets(lines.map((line) => paragraph(line)));

export const wordCount = (words: string): number => words.split(/\s+/).filter((word) => word !== '').length;

/** A promise with its words and the sentence that the note says it in. */
export type Worded = Promised & { text: string; sentence: string; person: SamplePerson | null };
/** A note and what follows from it. */
export type Note = { title: string; agenda: string; body: RichText; attendees: Attendee[]; worded: Worded[] };

const wordPromises = (entry: Entry, theme: Theme, cast: Cast, slots: Slots, { deal, random, today }: { deal: Dealer; random: Random; today: Day }): { worded: Worded[]; lines: Block[] } => {
  const lines: Block[] = [];
  const worded = entry.promises.map((one): Worded => {
    const person = one.side === 'ours' ? null : random.pick([cast.champion, cast.champion, cast.admin, cast.other]);
    const said = fill(deal(entry.account.id, theme[one.side]), slots, random);
    const who = person === null ? 'I' : firstOf(person.name);
    if (one.closed === null || daysBetween(entry.on, today) <= 60) {
      const lead = person === null ? 'Agreed: ' : `${who}: `;
      const line = paragraph(lead, { type: 'commitment', attrs: { id: one.id, text: said, side: one.side, dueOn: one.dueOn } });
      lines.push(line);
      return { ...one, text: said, person, sentence: `${lead}${said}` };
    }
    const sentence = `${who} will ${lowerFirst(said)}${one.dueOn === null ? '' : ` by ${spokenDay(one.dueOn)}`}.`;
    lines.push(paragraph(sentence));
    return { ...one, text: said, person, sentence };
  });
  return { worded, lines };
};

const person = (one: SamplePerson, presence: Attendee['presence']): Attendee => ({ personId: one.id, name: one.name, email: one.email ?? '', side: 'theirs', presence });

/** Who was there: the champion, whoever the note says joined, and some of the others. */
const attendeesOf = (entry: Entry, opening: string, cast: Cast, me: { name: string; email: string }, random: Random): Attendee[] => {
  const presence = entry.state === 'held' ? 'attended' : 'invited';
  const joined = new Set<SamplePerson>([cast.champion]);
  for (const [, slot] of opening.matchAll(/\{(exec|admin|other)\}(?= joined| dialled| came| drove| tested| both)/g)) {
    const who = cast[slot as 'exec' | 'admin' | 'other'];
    if (who !== undefined) joined.add(who);
  }
  const more = random.int(0, entry.account.spec.segment === 'enterprise' ? 2 : 1) + (entry.type === 'workshop' ? 2 : 0);
  for (const one of random.shuffle(cast.here).slice(0, more)) joined.add(one);
  const ours = [...opening.matchAll(/\{(ae|se|support|renewals)\}(?= joined| on the line| about)/g)].map(([, slot]): Attendee => {
    const name = colleagues[slot as Colleague];
    return { personId: null, name, email: `${name.toLowerCase().replace(' ', '.')}@brindlework.example`, side: 'ours', presence };
  });
  return [{ personId: null, name: me.name === '' ? 'Me' : me.name, email: me.email, side: 'ours', presence }, ...ours, ...[...joined].map((one) => person(one, presence))];
};

export const agendaOf = (theme: Theme, account: SampleAccount, slots: Slots, deal: Dealer, random: Random): string =>
  [1, 2, 3].map(() => fill(deal(account.id, theme.agenda), slots, random)).join('\n');

const wordsOf = (blocks: Block[]): number => wordCount(plainTextOf({ type: 'doc', content: blocks }));

/** More would let one note of an account repeat the last one, whose sentences lie that far back in the deck. */
export const mostPoints = 8;

/** The note of a call, meeting, workshop or escalation, in one of three layouts. */
export const callNote = (entry: Entry, parts: { deal: Dealer; random: Random; me: { name: string; email: string }; today: Day }): Note => {
  const { deal, random } = parts;
  const { account } = entry;
  const theme = themes[entry.theme];
  const cast = castOn(account, entry.on, random);
  const slots = slotsOf(account, entry.on, cast, random);
  const say = (cards: readonly string[]): string => fill(deal(account.id, cards), slots, random);
  const opening = deal(account.id, theme.openings);
  const first = fill(opening, slots, random);
  const aim = random.int(62, 112) - wordCount(first);
  const points: string[] = [];
  while (points.length < mostPoints && (points.length < 3 || wordCount(points.join(' ')) < aim)) points.push(say(theme.points));
  const { worded, lines } = wordPromises(entry, theme, cast, slots, parts);
  const layout = entry.type === 'workshop' || entry.type === 'escalation' ? 2 : random.int(0, 2);
  const steps = lines.length === 0 ? [] : layout === 2 ? [heading('Next steps'), ...lines] : lines;
  const closing = say(theme.closings);
  const [one = '', ...others] = points;
  const split = Math.ceil(others.length / 2);
  const content =
    layout === 0
      ? [paragraph(`${first} ${one}`), bulletsOf(others), paragraph(closing), ...steps]
      : layout === 1
        ? [paragraph(`${first} ${one} ${others.slice(0, split).join(' ')}`), paragraph([...others.slice(split), closing].join(' ')), ...steps]
        : [paragraph(first), heading(entry.type === 'escalation' ? 'State' : 'Discussed'), bulletsOf(points), heading('Assessment'), paragraph(closing), ...steps];

  const attendees = entry.type === 'escalation' ? [] : attendeesOf(entry, opening, cast, parts.me, random);
  const absent = cast.here.find((who) => !attendees.some((there) => there.personId === who.id));
  if (absent !== undefined && entry.state === 'held' && daysBetween(entry.on, parts.today) < 200 && wordsOf(content) < 180 && random.chance(0.12)) {
    content.push(paragraph({ type: 'mention', attrs: { id: absent.id, label: absent.name } }, ` ${deal(account.id, mentions)}`));
    attendees.push(person(absent, 'mentioned'));
  }
  const agenda = entry.startsAt !== null && daysBetween(entry.on, parts.today) < 120 ? agendaOf(theme, account, slots, deal, random) : '';
  return { title: entry.isKickoff ? 'Kickoff' : say(theme.titles), agenda, body: { type: 'doc', content }, attendees, worded };
};

/** The people who are asked to a call that is planned. */
export const invited = (cast: Cast, me: { name: string; email: string }): Attendee[] => [
  { personId: null, name: me.name === '' ? 'Me' : me.name, email: me.email, side: 'ours', presence: 'invited' },
  ...[...new Set([cast.champion, cast.other])].map((one) => person(one, 'invited')),
];
