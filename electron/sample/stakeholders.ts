import { addDays, type Day } from '#shared/days.ts';
import type { Attitude, BuyingRole } from '#shared/people.ts';
import { local, type Fact, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { SamplePerson } from '#electron/sample/people.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleTeam } from '#electron/sample/team.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Standing = { buyingRole: BuyingRole | null; influence: readonly number[]; personas: readonly string[] };
const standings: Record<string, Standing> = {
  Champion: { buyingRole: 'champion', influence: [3, 4], personas: ['Builds the case for every site and brings the figures along', 'Wants to be first in the company with it', 'Loyal to whoever keeps promises to the crew'] },
  'Economic buyer': { buyingRole: 'economic-buyer', influence: [5], personas: ['Reads one page, asks two questions, decides', 'Measures everything against the cost of downtime', 'Wants no surprises before the budget round'] },
  Admin: { buyingRole: 'technical-buyer', influence: [2], personas: ['Judges by how few tickets a release makes', 'Likes a checklist and a quiet afternoon'] },
  User: { buyingRole: 'end-user', influence: [1, 2], personas: ['Works on the floor; short messages, no slides', 'Shows what does not work, and is right'] },
  'Technical contact': { buyingRole: 'technical-buyer', influence: [3], personas: ['Asks for the interface before the demonstration', 'Careful with anything that writes to finance'] },
  Procurement: { buyingRole: 'influencer', influence: [3], personas: ['Compares three offers as a matter of course', 'Fair, and never early'] },
  'Executive sponsor': { buyingRole: 'decision-maker', influence: [5, 4], personas: ['Thinks in years and in two numbers', 'Will open doors once, if asked well'] },
};

/** Accounts whose people nobody has sorted yet, and ones where nobody drew the lines. */
const unsorted: readonly string[] = ['Stonecrop Landscaping', 'Barrow and Wain Movers', 'Brightmoor Online', 'Redfern Tile and Glass', 'Mistral Wheel Bicycles'];
const withoutLines: readonly string[] = ['Plumbline Interiors', 'Birchgate Schools', 'Frostgate Cold Storage', 'Marrowfield Outpatient Clinics', 'Harrowgate Print Works'];
/** The buyer who left had been the champion too, and nobody has spoken for the product since. */
const lostWithBuyer: readonly string[] = ['Greyvale Water'];
/** Whose champion has turned against the product, or never got over the pilot. */
const turned: Record<string, Attitude> = { 'Hexley Robotics': 'opponent', 'Aldermere University Trust': 'sceptic', 'Larkfield Veterinary Group': 'neutral' };
const withoutPair: readonly string[] = ['Sollenbach Werke', 'Ombrello Hotels', 'Aldermere University Trust', 'Kestrel and Vane Insurance'];

const attitudeOf = (person: SamplePerson, { spec }: SampleAccount, random: Random): Attitude => {
  if (person.role === 'Champion') return turned[spec.name] ?? 'supporter';
  if (spec.arc === 'at risk' || spec.arc === 'sliding') return person.role === 'Economic buyer' ? 'sceptic' : person.role === 'Procurement' ? 'opponent' : random.pick(['neutral', 'sceptic', 'supporter']);
  return random.pick(person.role === 'Procurement' ? ['neutral', 'sceptic'] : ['supporter', 'supporter', 'neutral']);
};

/** Who is above whom once everybody is there; a buyer who left gives the place to the next one. */
const managerOf = (person: SamplePerson, people: readonly SamplePerson[]): SamplePerson | undefined => {
  const champion = people.find(({ role }) => role === 'Champion');
  const buyer = people.findLast(({ role }) => role === 'Economic buyer');
  const sponsor = people.find(({ role }) => role === 'Executive sponsor');
  switch (person.role ?? '') {
    case 'Champion':
      return buyer;
    case 'Economic buyer':
      return person.level === 'executive' ? undefined : sponsor;
    case 'Admin':
    case 'User':
      return champion;
    case 'Technical contact':
      return sponsor ?? buyer;
    case 'Procurement':
      return sponsor;
    default:
      return undefined;
  }
};

const peopleFacts = (account: SampleAccount, random: Random): Fact[] => {
  const { spec, people } = account;
  if (unsorted.includes(spec.name)) return [];
  const hasLines = !withoutLines.includes(spec.name);
  const gone = people.find((one) => one.role === 'Economic buyer' && one.leftOn !== null);
  const next = people.findLast(({ role }) => role === 'Economic buyer');
  return people.flatMap((person): Fact[] => {
    const standing = standings[person.role ?? ''];
    if (standing === undefined) return [];
    const isLost = lostWithBuyer.includes(spec.name);
    const buyingRole = isLost && person === gone ? 'champion' : isLost && person.role === 'Champion' ? 'influencer' : standing.buyingRole;
    const attitude = isLost && person === gone ? 'supporter' : attitudeOf(person, account, random);
    const manager = hasLines && person !== gone ? managerOf(person, people) : undefined;
    const known = workday(addDays(person.since, 12));
    const atOnce = manager === undefined || manager.since <= known;
    const fields: Partial<RowOf<'people'>> = {
      buyingRole, attitude, influence: random.pick(standing.influence), persona: random.chance(0.7) ? random.pick(standing.personas) : '',
      championStrength: buyingRole === 'champion' ? (attitude === 'supporter' ? random.int(3, 5) : random.int(1, 2)) : null, ...(atOnce && manager !== undefined ? { reportsToId: manager.id } : {}),
    };
    return [
      { at: local(known, '15:10'), table: 'people', id: person.id, isNew: false, fields },
      // Who reported to a buyer who left reports to the next one from the first weeks on.
      ...(atOnce || gone === undefined || manager === undefined ? [] : [
        { at: local(known, '15:20'), table: 'people' as const, id: person.id, isNew: false, fields: { reportsToId: gone.id } },
        { at: local(workday(addDays(manager.since, 12)), '15:30'), table: 'people' as const, id: person.id, isNew: false, fields: { reportsToId: manager.id } },
      ]),
      ...(person === gone && next !== undefined && next !== gone ? [{ at: local(workday(addDays(next.since, 12)), '15:40'), table: 'people' as const, id: person.id, isNew: false, fields: { replacedById: next.id } }] : []),
    ];
  });
};

/** Buying roles, influence, attitude and reporting lines of most accounts; some are left undone, one has lost its champion. Sponsor pairs of the large ones. */
export const stakeholderFacts = (accounts: readonly SampleAccount[], today: Day, random: Random, newId: () => string, team: SampleTeam): Fact[] =>
  accounts.flatMap((account) => {
    const sorted = peopleFacts(account, random);
    const memberId = team.memberFor(account.id, 'executive');
    const theirs = account.people.find(({ role }) => role === 'Executive sponsor') ?? account.people.find(({ role, leftOn }) => role === 'Economic buyer' && leftOn === null);
    if (memberId === null || theirs === undefined || withoutPair.includes(account.spec.name)) return sorted;
    const on = workday(addDays(theirs.since, random.int(16, 60)));
    if (on >= today) return sorted;
    const id = newId();
    return [...sorted, { at: local(on, '16:00'), table: 'sponsorPairs', id, isNew: true, fields: { id, accountId: account.id, personId: theirs.id, memberId, note: random.pick(['', 'Meet at the yearly review', 'Half an hour each quarter']) } }];
  });
