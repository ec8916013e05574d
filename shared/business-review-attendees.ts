import type { Presence } from '#shared/business-review-words.ts';
import type { BuyingRole, Level } from '#shared/people.ts';
import type { Job } from '#shared/team.ts';

/** A person of the customer, as far as it decides whether they are proposed. `isUseCaseOwner` where an objective or a use case hangs on them. */
export type Proposable = { id: string; name: string; level: Level | null; buyingRole: BuyingRole | null; isKey: boolean; isUseCaseOwner: boolean };
export type OurMember = { id: string; name: string; job: Job };
/** Their executive with ours. */
export type Pair = { personId: string; memberId: string };

/** One who is proposed; `matchedWith` is the id of a team member, or `csm`; `null` is nobody. */
export type ProposedTheirs = { personId: string; role: string; matchedWith: string | null };
export type ProposedOurs = { memberId: string | null; role: string };

const isExecutive = ({ level }: Pick<Proposable, 'level'>): boolean => level === 'executive' || level === 'vp';
/** At most so many use-case managers are proposed; a review is no all-hands. */
const managers = 4;

const roleOf = (person: Proposable): string | null => {
  if (person.buyingRole === 'economic-buyer') return 'Economic buyer';
  if (person.buyingRole === 'champion') return 'Champion';
  if (isExecutive(person)) return 'Executive';
  return person.isUseCaseOwner || (person.isKey && person.level === 'manager') ? 'Use-case manager' : null;
};
const order = ['Economic buyer', 'Champion', 'Executive', 'Use-case manager'];

/**
 * Who should come (rules.md § 8): economic buyer, champion, executives and use-case managers, each matched with one of ours. Executives go with their sponsor of the pairs, then
 * with our executive; the economic buyer else with the account executive, use-case managers with the solutions architect, everybody else with the CSM.
 */
export const proposeAttendees = (people: readonly Proposable[], team: readonly OurMember[], pairs: readonly Pair[]): { theirs: ProposedTheirs[]; ours: ProposedOurs[] } => {
  const of = (job: Job): string | null => team.find((member) => member.job === job)?.id ?? null;
  const match = (person: Proposable, role: string): ProposedTheirs['matchedWith'] => {
    const pair = pairs.find(({ personId }) => personId === person.id);
    if (pair !== undefined && team.some(({ id }) => id === pair.memberId)) return pair.memberId;
    if (isExecutive(person)) return of('executive') ?? of('manager');
    if (role === 'Economic buyer') return of('ae') ?? 'csm';
    return role === 'Use-case manager' ? (of('sa') ?? 'csm') : 'csm';
  };
  const proposed = people.flatMap((person) => {
    const role = roleOf(person);
    return role === null ? [] : [{ person, role }];
  }).toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const kept = [...proposed.filter(({ role }) => role !== 'Use-case manager'), ...proposed.filter(({ role }) => role === 'Use-case manager').slice(0, managers)];
  const theirs = kept.map(({ person, role }) => ({ personId: person.id, role, matchedWith: match(person, role) }));
  const roles: Partial<Record<Job, string>> = { executive: 'Executive sponsor', ae: 'Account executive', sa: 'Solutions architect', manager: 'CS manager' };
  const needed = new Set(theirs.flatMap(({ matchedWith }) => (matchedWith === null || matchedWith === 'csm' ? [] : [matchedWith])));
  return { theirs, ours: [{ memberId: null, role: 'Leads the review' }, ...team.filter(({ id, job }) => needed.has(id) || job === 'ae').map(({ id, job }) => ({ memberId: id, role: roles[job] ?? 'Guest' }))] };
};

/** An attendee as the warnings see one. `isMatched` where one of the other side who has not declined is matched with them. */
export type JudgedAttendee = { side: 'ours' | 'theirs'; name: string; level: Level | null; buyingRole: BuyingRole | null; role: string; presence: Presence; isMatched: boolean };

/** What speaks against a list of attendees, in sentences. `buyers` are the economic buyers that the account knows. */
export const attendeeWarnings = (attendees: readonly JudgedAttendee[], buyers: readonly string[]): string[] => {
  const coming = attendees.filter(({ presence }) => presence !== 'declined');
  const theirs = coming.filter(({ side }) => side === 'theirs');
  const isBuyer = (one: JudgedAttendee): boolean => one.buyingRole === 'economic-buyer' || one.role.toLowerCase() === 'economic buyer';
  const isChampion = (one: JudgedAttendee): boolean => one.buyingRole === 'champion' || one.role.toLowerCase() === 'champion';
  const declined = attendees.filter((one) => one.presence === 'declined' && one.side === 'theirs' && (isBuyer(one) || isExecutive(one)));
  return [
    ...(theirs.some(isBuyer) ? [] : [buyers.length === 0 ? 'No economic buyer comes, and none is known of this account.' : `No economic buyer comes: ${buyers.join(' or ')} should.`]),
    ...(theirs.some(isChampion) ? [] : ['No champion comes.']),
    ...theirs.filter((one) => isExecutive(one) && !one.isMatched).map(({ name }) => `${name} is an executive and is matched with none of ours.`),
    ...declined.map(({ name }) => `${name} declined. Ask for another day, or who stands in.`),
    ...(coming.some(({ side }) => side === 'ours') ? [] : ['Nobody of ours comes.']),
  ];
};
