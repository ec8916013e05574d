import { accountsContract } from '#shared/accounts.ts';
import { bookContract } from '#shared/book.ts';
import { callsContract } from '#shared/calls.ts';
import { commitmentsContract } from '#shared/commitments.ts';
import { contractsContract } from '#shared/contracts.ts';
import { importsContract } from '#shared/imports.ts';
import { peopleContract } from '#shared/people.ts';
import { plansContract } from '#shared/plans.ts';
import { playbooksContract } from '#shared/playbooks.ts';
import { onboardingContract } from '#shared/onboarding.ts';
import { stakeholdersContract } from '#shared/stakeholders.ts';
import { journeyContract } from '#shared/journey.ts';
import { rolesContract } from '#shared/roles.ts';
import { handoffsContract } from '#shared/handoffs.ts';
import { teamContract } from '#shared/team.ts';
import { adoptionContract } from '#shared/adoption.ts';
import { alertsContract } from '#shared/alerts.ts';
import { healthContract } from '#shared/health.ts';
import { backtestContract } from '#shared/backtest.ts';
import { risksContract } from '#shared/risks.ts';
import { escalationsContract } from '#shared/escalations.ts';
import { supportContract } from '#shared/support.ts';
import { ledgerContract } from '#shared/ledger.ts';
import { renewalsContract } from '#shared/renewals.ts';
import { kpisContract } from '#shared/kpis.ts';
import { expansionContract } from '#shared/expansion.ts';
import { valueContract } from '#shared/value.ts';
import { surveysContract } from '#shared/surveys.ts';
import { rhythmContract } from '#shared/rhythm.ts';
import { goalsContract } from '#shared/goals.ts';
import { reviewsContract } from '#shared/reviews.ts';
import { decksContract } from '#shared/decks.ts';
import { documentsContract } from '#shared/documents.ts';
import { voiceContract } from '#shared/voice.ts';
import { advocacyContract } from '#shared/advocacy.ts';
import { searchContract } from '#shared/search.ts';
import { settingsContract } from '#shared/settings.ts';
import { todayContract } from '#shared/today.ts';

/** Everything that a page may ask of the backend, one line a word. */
export const api = {
  accounts: accountsContract,
  book: bookContract,
  calls: callsContract,
  commitments: commitmentsContract,
  contracts: contractsContract,
  imports: importsContract,
  people: peopleContract,
  plans: plansContract,
  playbooks: playbooksContract,
  onboarding: onboardingContract,
  stakeholders: stakeholdersContract,
  journey: journeyContract,
  roles: rolesContract,
  handoffs: handoffsContract,
  team: teamContract,
  adoption: adoptionContract,
  alerts: alertsContract,
  health: healthContract,
  backtest: backtestContract,
  risks: risksContract,
  escalations: escalationsContract,
  support: supportContract,
  ledger: ledgerContract,
  renewals: renewalsContract,
  kpis: kpisContract,
  expansion: expansionContract,
  value: valueContract,
  surveys: surveysContract,
  rhythm: rhythmContract,
  goals: goalsContract,
  reviews: reviewsContract,
  decks: decksContract,
  documents: documentsContract,
  voice: voiceContract,
  advocacy: advocacyContract,
  search: searchContract,
  settings: settingsContract,
  today: todayContract,
};
