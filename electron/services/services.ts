import type { Context } from '#electron/context.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createCommitments } from '#electron/services/commitments.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createImports } from '#electron/services/imports.ts';
import { createPeople } from '#electron/services/people.ts';
import { createSample } from '#electron/services/sample.ts';
import { createPlans } from '#electron/services/plans.ts';
import { createPlaybookRuns } from '#electron/services/playbook-runs.ts';
import { createPlaybooks } from '#electron/services/playbooks.ts';
import { createOnboarding } from '#electron/services/onboarding.ts';
import { createStakeholders } from '#electron/services/stakeholders.ts';
import { createJourney } from '#electron/services/journey.ts';
import { createRoles } from '#electron/services/roles.ts';
import { createHandoffs } from '#electron/services/handoffs.ts';
import { createTeam } from '#electron/services/team.ts';
import { createSearch } from '#electron/services/search.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createToday } from '#electron/services/today.ts';

/** Every service over one open book. */
export const createServices = (context: Context) => ({
  accounts: createAccounts(context),
  calls: createCalls(context),
  commitments: createCommitments(context),
  contracts: createContracts(context),
  imports: createImports(context),
  people: createPeople(context),
  sample: createSample(context),
  plans: createPlans(context),
  playbooks: { ...createPlaybooks(context), ...createPlaybookRuns(context) },
  onboarding: createOnboarding(context),
  stakeholders: createStakeholders(context),
  journey: createJourney(context),
  roles: createRoles(context),
  handoffs: createHandoffs(context),
  team: createTeam(context),
  search: createSearch(context),
  settings: createSettings(context),
  today: createToday(context),
});

export type Services = ReturnType<typeof createServices>;
