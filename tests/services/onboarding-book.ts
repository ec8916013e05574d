import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createOnboarding } from '#electron/services/onboarding.ts';
import { createPeople } from '#electron/services/people.ts';
import { createPlaybookRuns } from '#electron/services/playbook-runs.ts';
import { createPlaybooks } from '#electron/services/playbooks.ts';
import { createTeam } from '#electron/services/team.ts';
import { openTestBook } from '#tests/services/test-book.ts';

export const me = { window: 'one' };
export const other = { window: 'two' };

/** A book with one account in alignment, its contract, a person and a team member, and the services that these tests use. */
export const openOnboardingBook = async (now = '2026-03-16T09:00:00.000Z') => {
  const book = await openTestBook({ now });
  const services = { accounts: createAccounts(book.context), people: createPeople(book.context), contracts: createContracts(book.context), calls: createCalls(book.context), team: createTeam(book.context), playbooks: { ...createPlaybooks(book.context), ...createPlaybookRuns(book.context) }, onboarding: createOnboarding(book.context) };
  const account = await services.accounts.create({ name: 'Blue Heron', stage: 'align' }, other);
  await services.contracts.create({ accountId: account.id, startOn: '2026-03-10', endOn: '2027-03-09', arrMinor: 100 }, other);
  const person = await services.people.create({ accountId: account.id, name: 'Ines Duarte', email: 'ines@heron.example', isKey: true }, other);
  const member = await services.team.create({ name: 'Omar Field', job: 'services' }, other);
  return { book, services, accountId: account.id, personId: person.id, memberId: member.id };
};
export type OnboardingBook = Awaited<ReturnType<typeof openOnboardingBook>>;
