import { addDays, type Day } from '#shared/days.ts';
import type { levels } from '#shared/people.ts';
import type { AccountSpec } from '#electron/sample/accounts.ts';
import type { RowOf } from '#electron/sample/book.ts';
import type { Random } from '#electron/sample/random.ts';
import { workday } from '#electron/sample/calendar.ts';

const firstNames = [
  'Adaeze', 'Anselm', 'Beatrix', 'Bram', 'Calista', 'Casimir', 'Dagny', 'Darnell', 'Edda', 'Emeka', 'Farah', 'Florian', 'Gita', 'Gregor', 'Hana', 'Henrike', 'Imani', 'Ivo', 'Jolana', 'Jasper',
  'Kavya', 'Kester', 'Leocadia', 'Lorcan', 'Mireille', 'Mateus', 'Nadira', 'Niels', 'Odalys', 'Osei', 'Petra', 'Pranav', 'Quentin', 'Rosalba', 'Ruben', 'Saoirse', 'Silvan', 'Tamsin', 'Tomoko', 'Uriel',
  'Valeska', 'Viggo', 'Wilhelmina', 'Xenia', 'Yusuf', 'Yara', 'Zelda', 'Zoltan', 'Ottoline', 'Cormac', 'Liesel', 'Desmond', 'Anouk', 'Ravindra', 'Maribel', 'Thaddeus',
] as const;
const lastNames = [
  'Abernoth', 'Aldwickson', 'Bellacourt', 'Brandvold', 'Calderwyn', 'Chikembe', 'Dalgleath', 'Drosten', 'Eberwald', 'Estrellado', 'Fennwick', 'Ferrantelli', 'Galbreith', 'Gunnarvik', 'Hollenbeck', 'Hashimuro',
  'Iversholt', 'Jankovar', 'Jorundsen', 'Kallimaro', 'Kettlewood', 'Lindqvaer', 'Lombardetti', 'Macandrish', 'Mbarikwe', 'Nakagoro', 'Norrington', 'Okonjola', 'Ostervald', 'Pellingham', 'Prudhomel', 'Quillfeather',
  'Raghunathi', 'Rosenquill', 'Santerosa', 'Skarsholm', 'Tavarelli', 'Thornquist', 'Ullmarson', 'Vandermolle', 'Vasilenko', 'Wexcombe', 'Whitlockey', 'Yamadori', 'Yarrowby', 'Zieglinger', 'Zambrellin', 'Castellbran',
] as const;
const remarks = [
  'Prefers mail to calls.', 'Reads everything, answers on Fridays.', 'Started as a technician and knows the floor.', 'Wants figures before opinions.', 'Good ally, careful in larger rounds.',
  'Works from home on Wednesdays.', 'Speaks at the regional user meeting.', 'Sceptical at first, convinced by the pilot.', 'Best reached before nine.', 'Was with a competitor before.',
] as const;

/** What a person is to the account; the first three roles are in every account. */
type Part = { role: string; isKey: boolean; enterprise: [title: string, level: (typeof levels)[number]][]; commercial: [title: string, level: (typeof levels)[number]][] };
const parts: readonly Part[] = [
  { role: 'Champion', isKey: true, enterprise: [['Director of Maintenance', 'director'], ['Head of Operational Excellence', 'director'], ['Programme Manager, Operations', 'manager']], commercial: [['Operations Manager', 'manager'], ['Facilities Manager', 'manager'], ['Maintenance Manager', 'manager']] },
  { role: 'Economic buyer', isKey: true, enterprise: [['Chief Operating Officer', 'executive'], ['VP Operations', 'vp'], ['VP Asset Management', 'vp']], commercial: [['Managing Director', 'executive'], ['Operations Director', 'director'], ['General Manager', 'director']] },
  { role: 'Admin', isKey: false, enterprise: [['Business Applications Lead', 'manager'], ['Systems Administrator', 'individual']], commercial: [['Systems Administrator', 'individual'], ['Office and Systems Coordinator', 'individual']] },
  { role: 'User', isKey: false, enterprise: [['Maintenance Planner', 'individual'], ['Lead Planner', 'manager']], commercial: [['Planner', 'individual'], ['Shift Supervisor', 'individual']] },
  { role: 'Technical contact', isKey: false, enterprise: [['Integration Architect', 'individual'], ['IT Service Manager', 'manager']], commercial: [['IT Manager', 'manager'], ['IT Contractor', 'individual']] },
  { role: 'Procurement', isKey: false, enterprise: [['Category Manager, Software', 'manager']], commercial: [['Purchasing', 'individual']] },
  { role: 'Executive sponsor', isKey: true, enterprise: [['Chief Financial Officer', 'executive'], ['Chief Information Officer', 'executive']], commercial: [['Owner', 'executive']] },
  { role: 'User', isKey: false, enterprise: [['Site Manager', 'manager'], ['Reliability Engineer', 'individual']], commercial: [['Team Lead', 'individual']] },
];

/** A person with the day since when they are known; `leftOn` is when they left. */
export type SamplePerson = Omit<RowOf<'people'>, 'leftOn'> & { since: Day; leftOn: Day | null };

export const firstOf = (full: string): string => full.split(' ')[0] ?? full;

export const domainOf = (accountName: string): string => `${accountName.toLowerCase().replaceAll(' and ', ' ').replaceAll(/[^a-z]+/g, '-')}.example`;

/** Gives every person of the book a name that nobody else has. */
export const createPeopleMaker = (random: Random, newId: () => string, today: Day) => {
  const taken = new Set<string>();
  const nameIn = (firsts: Set<string>): { first: string; last: string } => {
    for (;;) {
      const first = random.pick(firstNames);
      const last = random.pick(lastNames);
      if (firsts.has(first) || taken.has(`${first} ${last}`)) continue;
      firsts.add(first);
      taken.add(`${first} ${last}`);
      return { first, last };
    }
  };

  return (spec: AccountSpec & { segment: 'enterprise' | 'commercial' }, accountId: string, since: Day): SamplePerson[] => {
    const firsts = new Set<string>();
    const make = (part: Part, from: Day, leftOn: Day | null): SamplePerson => {
      const { first, last } = nameIn(firsts);
      const [title, level] = random.pick(part[spec.segment]);
      return {
        id: newId(), accountId, name: `${first} ${last}`, title, email: `${first}.${last}@${domainOf(spec.name)}`.toLowerCase(), phone: random.chance(0.6) ? `+1 555 01${random.int(10, 99)}` : '',
        level, role: part.role, isKey: part.isKey, notes: random.chance(0.35) ? random.pick(remarks) : '', since: from, leftOn,
      };
    };
    const leftOn = spec.buyerLeftAgo === undefined ? null : workday(addDays(today, -spec.buyerLeftAgo));
    const made = parts.slice(0, spec.people).map((part, index) => {
      const userLeft = index === 7 ? workday(addDays(today, -random.int(150, 420))) : null;
      return make(part, since, index === 1 ? leftOn : userLeft);
    });
    const buyer = parts[1];
    if (leftOn !== null && buyer !== undefined) made.push(make(buyer, workday(addDays(leftOn, 9)), null));
    return made;
  };
};
