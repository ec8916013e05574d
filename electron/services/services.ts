import type { Context } from '#electron/context.ts';
import type { DailyJob } from '#electron/store/daily-job.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createCommitments } from '#electron/services/commitments.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createFileShelf } from '#electron/services/imports-files.ts';
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
import { createAdoption } from '#electron/services/adoption.ts';
import { createAlerts } from '#electron/services/alerts.ts';
import { createHealth } from '#electron/services/health.ts';
import { createBacktest } from '#electron/services/backtest.ts';
import { createRisks } from '#electron/services/risks.ts';
import { createEscalations } from '#electron/services/escalations.ts';
import { createSupport } from '#electron/services/support.ts';
import { createLedger } from '#electron/services/ledger.ts';
import { createRenewals } from '#electron/services/renewals.ts';
import { createKpis } from '#electron/services/kpis.ts';
import { createExpansion } from '#electron/services/expansion.ts';
import { createFeatureEducation } from '#electron/services/expansion-education.ts';
import { createValue } from '#electron/services/value.ts';
import { createSurveys } from '#electron/services/surveys.ts';
import { createRhythm } from '#electron/services/rhythm.ts';
import { createGoals } from '#electron/services/goals.ts';
import { createReviews } from '#electron/services/reviews.ts';
import { createDecks } from '#electron/services/decks.ts';
import { createDocuments } from '#electron/services/documents.ts';
import { createVoice } from '#electron/services/voice.ts';
import { createAdvocacy } from '#electron/services/advocacy.ts';
import { createSearch } from '#electron/services/search.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createToday } from '#electron/services/today.ts';

/** Every service over one open book. */
export const createServices = (context: Context, shelf = createFileShelf()) => ({
  accounts: createAccounts(context),
  calls: createCalls(context),
  commitments: createCommitments(context),
  contracts: createContracts(context),
  imports: createImports(context, shelf),
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
  adoption: createAdoption(context),
  alerts: createAlerts(context),
  health: createHealth(context),
  backtest: createBacktest(context, shelf),
  risks: createRisks(context),
  escalations: createEscalations(context),
  support: createSupport(context),
  ledger: createLedger(context),
  renewals: createRenewals(context),
  kpis: createKpis(context),
  expansion: { ...createExpansion(context), ...createFeatureEducation(context) },
  value: createValue(context),
  surveys: createSurveys(context),
  rhythm: createRhythm(context),
  goals: createGoals(context),
  reviews: createReviews(context),
  decks: createDecks(context),
  documents: createDocuments(context),
  voice: createVoice(context),
  advocacy: createAdvocacy(context),
  search: createSearch(context),
  settings: createSettings(context),
  today: createToday(context),
});

export type Services = ReturnType<typeof createServices>;

/** What runs by itself, in order. */
export const dailyJobs = ({ alerts, health, ledger, renewals }: Services): DailyJob[] => [ledger.daily, alerts.daily, health.daily, renewals.daily];
