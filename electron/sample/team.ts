import { addDays, type Day } from '#shared/days.ts';
import type { Job } from '#shared/team.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

const colleagues = [
  { key: 'ae-enterprise', name: 'Marguerite Osswalder', job: 'ae' },
  { key: 'ae-commercial', name: 'Teodor Fallgrove', job: 'ae' },
  { key: 'sa-enterprise', name: 'Ilse Brannockle', job: 'sa' },
  { key: 'sa-commercial', name: 'Rashid Temblorne', job: 'sa' },
  { key: 'renewals', name: 'Noreen Quillane', job: 'renewals' },
  { key: 'services', name: 'Kofi Amberlund', job: 'services' },
  { key: 'support', name: 'Pia Stellenbrandt', job: 'support' },
  { key: 'product', name: 'Hendrik Marlowyn', job: 'product' },
  { key: 'executive', name: 'Dolores Whitcastle', job: 'executive' },
  { key: 'manager', name: 'Amadou Keswicke', job: 'manager' },
] as const satisfies { key: string; name: string; job: Job }[];
type ColleagueKey = (typeof colleagues)[number]['key'];

/** The colleagues of the sample book, and who of them does which job for an account. */
export type SampleTeam = {
  members: { id: string; name: string; job: Job }[];
  /** The id of whoever does a job for an account; `null` where nobody is assigned to it. */
  memberFor: (accountId: string, job: Job) => string | null;
  facts: Fact[];
};

/** Accounts whose team nobody wrote down. */
const withoutTeam: readonly string[] = ['Stonecrop Landscaping', 'Redfern Tile and Glass', 'Brightmoor Online'];

const rolesOf = ({ spec }: SampleAccount): ColleagueKey[] => {
  if (withoutTeam.includes(spec.name)) return [];
  const isLarge = spec.segment === 'enterprise';
  return [
    isLarge ? 'ae-enterprise' : 'ae-commercial',
    ...(isLarge ? (['sa-enterprise', 'renewals', 'executive', 'manager'] as const) : spec.arr >= 60 ? (['sa-commercial', 'renewals'] as const) : []),
    ...(spec.arc === 'onboarding' ? (['services'] as const) : []),
    ...(spec.arc === 'at risk' ? (['support', 'product'] as const) : []),
  ];
};

/** About ten colleagues, in the book from its first day, and the account teams. Some accounts lack a renewals manager, a few have no team at all. */
export const sampleTeam = (accounts: readonly SampleAccount[], today: Day, random: Random, newId: () => string): SampleTeam => {
  const members = colleagues.map(({ key, name, job }) => ({ id: newId(), key, name, job: job as Job }));
  const idOf = new Map(members.map((member) => [member.key, member]));
  const first = accounts.reduce((earliest, { since }) => (since < earliest ? since : earliest), today);
  const assigned = new Map<string, string>();
  const facts: Fact[] = members.map(({ id, name, job }) => ({
    at: local(first, '08:00'), table: 'teamMembers', id, isNew: true, fields: { id, name, job, email: `${name.toLowerCase().replace(' ', '.')}@brindlework.example` },
  }));
  for (const account of accounts) {
    for (const key of rolesOf(account)) {
      const member = idOf.get(key);
      if (member === undefined) continue;
      const on = key === 'support' || key === 'product' ? workday(addDays(today, -random.int(30, 48))) : account.since;
      const id = newId();
      assigned.set(`${account.id} ${member.job}`, member.id);
      facts.push({ at: on === account.since ? local(on, '09:20') : local(on, '11:40'), table: 'accountRoles', id, isNew: true, fields: { id, accountId: account.id, memberId: member.id, job: member.job } });
    }
  }
  return { members: members.map(({ id, name, job }) => ({ id, name, job })), memberFor: (accountId, job) => assigned.get(`${accountId} ${job}`) ?? null, facts };
};
