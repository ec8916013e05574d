import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createCommitments } from '#electron/services/commitments.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createEscalations } from '#electron/services/escalations.ts';
import { createPeople } from '#electron/services/people.ts';
import { createRisks } from '#electron/services/risks.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createTeam } from '#electron/services/team.ts';
import { openTestBook } from '#tests/services/test-book.ts';

export const me = { window: 'one' };
export const other = { window: 'two' };

/** A book on Monday, 16 March 2026, with one managed account that renews in May, its person and its team, another account, and a support case. */
export const openRiskBook = async () => {
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  const { context } = book;
  const services = { accounts: createAccounts(context), calls: createCalls(context), commitments: createCommitments(context), contracts: createContracts(context), escalations: createEscalations(context), people: createPeople(context), risks: createRisks(context), settings: createSettings(context), team: createTeam(context) };
  const account = await services.accounts.create({ name: 'Blue Heron', sentiment: 'yellow' }, other);
  const contract = await services.contracts.create({ accountId: account.id, name: 'Platform', startOn: '2025-05-20', endOn: '2026-05-19', arrMinor: 100_000_00, currency: 'USD' }, other);
  const elsewhere = await services.accounts.create({ name: 'Grey Gull' }, other);
  const person = await services.people.create({ accountId: account.id, name: 'Ines Duarte' }, other);
  const stranger = await services.people.create({ accountId: elsewhere.id, name: 'Otto Brandt' }, other);
  const member = await services.team.create({ name: 'Omar Field', job: 'ae' }, other);
  await services.team.assign({ accountId: account.id, memberId: member.id, job: 'ae' }, other);
  const caseId = context.store.newId();
  await context.store.write({ window: 'two', label: 'Case', words: [] }, () => {
    context.store.db.prepare(`INSERT INTO support_cases (id, account_id, number, title, severity, status, opened_on) VALUES (?, ?, '4711', 'Sync posts twice', 'high', 'open', '2026-03-10')`).run(caseId, account.id);
    return {};
  });
  return { book, services, accountId: account.id, contractId: contract.id, elsewhereId: elsewhere.id, personId: person.id, strangerId: stranger.id, memberId: member.id, caseId };
};
export type RiskBook = Awaited<ReturnType<typeof openRiskBook>>;
