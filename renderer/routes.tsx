import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { Dialogs } from '#renderer/Dialogs.tsx';
import { Palette } from '#renderer/search/Palette.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Shell } from '#renderer/ui/Shell.tsx';

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
      <Dialogs />
      <Palette />
    </Shell>
  ),
  notFoundComponent: () => <EmptyState title="There is no such page">The link may be from another version. Choose a page at the left.</EmptyState>,
});

const day = z.iso.date().optional().catch(undefined);
const text = z.string().optional().catch(undefined);

const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', beforeLoad: () => { throw redirect({ to: '/today' }); } }),
  createRoute({ getParentRoute: () => root, path: '/today', validateSearch: z.object({ view: text, type: text, rule: text, account: text }), component: lazyRouteComponent(() => import('#renderer/today/TodayPage.tsx'), 'TodayPage') }),
  createRoute({ getParentRoute: () => root, path: '/accounts', component: lazyRouteComponent(() => import('#renderer/accounts/AccountsPage.tsx'), 'AccountsPage') }),
  createRoute({ getParentRoute: () => root, path: '/accounts/$id', validateSearch: z.object({ asOf: day, section: text }), component: lazyRouteComponent(() => import('#renderer/accounts/AccountPage.tsx'), 'AccountPage') }),
  createRoute({ getParentRoute: () => root, path: '/accounts/$id/map', validateSearch: z.object({ asOf: day, view: text }), component: lazyRouteComponent(() => import('#renderer/stakeholders/MapPage.tsx'), 'MapPage') }),
  createRoute({ getParentRoute: () => root, path: '/handoffs/$id', component: lazyRouteComponent(() => import('#renderer/handoffs/DossierPage.tsx'), 'DossierPage') }),
  createRoute({ getParentRoute: () => root, path: '/accounts/$id/engagement', component: lazyRouteComponent(() => import('#renderer/roles/EngagementPage.tsx'), 'EngagementPage') }),
  createRoute({ getParentRoute: () => root, path: '/roles', component: lazyRouteComponent(() => import('#renderer/roles/RolesPage.tsx'), 'RolesPage') }),
  createRoute({ getParentRoute: () => root, path: '/review-priorities', component: lazyRouteComponent(() => import('#renderer/journey/ReviewPage.tsx'), 'ReviewPage') }),
  createRoute({ getParentRoute: () => root, path: '/calls', component: lazyRouteComponent(() => import('#renderer/calls/CallsPage.tsx'), 'CallsPage') }),
  createRoute({ getParentRoute: () => root, path: '/calls/$id', validateSearch: z.object({ accountId: text }), component: lazyRouteComponent(() => import('#renderer/calls/CallPage.tsx'), 'CallPage') }),
  createRoute({ getParentRoute: () => root, path: '/commitments', component: lazyRouteComponent(() => import('#renderer/commitments/CommitmentsPage.tsx'), 'CommitmentsPage') }),
  createRoute({ getParentRoute: () => root, path: '/plans', validateSearch: z.object({ text, colour: text, warning: text, segment: text }), component: lazyRouteComponent(() => import('#renderer/plans/PlansPage.tsx'), 'PlansPage') }),
  createRoute({ getParentRoute: () => root, path: '/plans/$id', validateSearch: z.object({ asOf: day, view: text }), component: lazyRouteComponent(() => import('#renderer/plans/PlanPage.tsx'), 'PlanPage') }),
  createRoute({ getParentRoute: () => root, path: '/plans/$id/copy', component: lazyRouteComponent(() => import('#renderer/plans/PlanCopyPage.tsx'), 'PlanCopyPage') }),
  createRoute({ getParentRoute: () => root, path: '/onboarding', component: lazyRouteComponent(() => import('#renderer/onboarding/OnboardingPage.tsx'), 'OnboardingPage') }),
  createRoute({ getParentRoute: () => root, path: '/playbooks', validateSearch: z.object({ playbook: text }), component: lazyRouteComponent(() => import('#renderer/playbooks/PlaybooksPage.tsx'), 'PlaybooksPage') }),
  createRoute({ getParentRoute: () => root, path: '/playbooks/$id', component: lazyRouteComponent(() => import('#renderer/playbooks/PlaybookPage.tsx'), 'PlaybookPage') }),
  createRoute({ getParentRoute: () => root, path: '/runs/$id', component: lazyRouteComponent(() => import('#renderer/playbooks/RunPage.tsx'), 'RunPage') }),
  createRoute({ getParentRoute: () => root, path: '/health', validateSearch: z.object({ view: text, text, band: text, segment: text, sort: text }), component: lazyRouteComponent(() => import('#renderer/health/HealthPage.tsx'), 'HealthPage') }),
  createRoute({ getParentRoute: () => root, path: '/backtest', validateSearch: z.object({ view: text, study: text }), component: lazyRouteComponent(() => import('#renderer/backtest/BacktestPage.tsx'), 'BacktestPage') }),
  createRoute({ getParentRoute: () => root, path: '/adoption', validateSearch: z.object({ view: text, text, segment: text, standing: text, sort: text, metric: text, product: text, state: text }), component: lazyRouteComponent(() => import('#renderer/adoption/AdoptionPage.tsx'), 'AdoptionPage') }),
  createRoute({ getParentRoute: () => root, path: '/risks', validateSearch: z.object({ view: text, text, level: text, reason: text, late: text }), component: lazyRouteComponent(() => import('#renderer/risks/RisksPage.tsx'), 'RisksPage') }),
  createRoute({ getParentRoute: () => root, path: '/risks/$id', component: lazyRouteComponent(() => import('#renderer/risks/RiskPage.tsx'), 'RiskPage') }),
  createRoute({ getParentRoute: () => root, path: '/escalations/$id', component: lazyRouteComponent(() => import('#renderer/risks/EscalationPage.tsx'), 'EscalationPage') }),
  createRoute({ getParentRoute: () => root, path: '/support', validateSearch: z.object({ text, account: text, severity: text, state: text, theme: text, pattern: z.boolean().optional().catch(undefined) }), component: lazyRouteComponent(() => import('#renderer/support/SupportPage.tsx'), 'SupportPage') }),
  createRoute({ getParentRoute: () => root, path: '/renewals', validateSearch: z.object({ view: text, text, quarter: text, category: text, segment: text, status: text, snapshot: text }), component: lazyRouteComponent(() => import('#renderer/renewals/RenewalsPage.tsx'), 'RenewalsPage') }),
  createRoute({ getParentRoute: () => root, path: '/renewals/$id', validateSearch: z.object({ view: text }), component: lazyRouteComponent(() => import('#renderer/renewals/RenewalPage.tsx'), 'RenewalPage') }),
  createRoute({ getParentRoute: () => root, path: '/expansion', validateSearch: z.object({ view: text, text, motion: text, status: text, segment: text, product: text }), component: lazyRouteComponent(() => import('#renderer/expansion/ExpansionPage.tsx'), 'ExpansionPage') }),
  createRoute({ getParentRoute: () => root, path: '/opportunities/$id', component: lazyRouteComponent(() => import('#renderer/expansion/OpportunityPage.tsx'), 'OpportunityPage') }),
  createRoute({ getParentRoute: () => root, path: '/value', validateSearch: z.object({ view: text, text, state: text, driver: text }), component: lazyRouteComponent(() => import('#renderer/value/ValuePage.tsx'), 'ValuePage') }),
  createRoute({ getParentRoute: () => root, path: '/accounts/$id/value', validateSearch: z.object({ asOf: day, view: text, item: text, key: text }), component: lazyRouteComponent(() => import('#renderer/value/ValueReportPage.tsx'), 'ValueReportPage') }),
  createRoute({ getParentRoute: () => root, path: '/surveys', validateSearch: z.object({ view: text, survey: text, account: text, segment: text, score: text, text }), component: lazyRouteComponent(() => import('#renderer/surveys/SurveysPage.tsx'), 'SurveysPage') }),
  createRoute({ getParentRoute: () => root, path: '/ledger', validateSearch: z.object({ view: text, text, account: text, kind: text, from: day, to: day, state: text }), component: lazyRouteComponent(() => import('#renderer/ledger/LedgerPage.tsx'), 'LedgerPage') }),
  createRoute({ getParentRoute: () => root, path: '/kpis', validateSearch: z.object({ view: text, period: text, kpi: text, owned: text, method: text, segment: text }), component: lazyRouteComponent(() => import('#renderer/kpis/KpisPage.tsx'), 'KpisPage') }),
  createRoute({ getParentRoute: () => root, path: '/rhythm', validateSearch: z.object({ view: text, week: day, quarter: day }), component: lazyRouteComponent(() => import('#renderer/rhythm/RhythmPage.tsx'), 'RhythmPage') }),
  createRoute({ getParentRoute: () => root, path: '/reviews', validateSearch: z.object({ view: text, year: text, segment: text, state: text, template: text }), component: lazyRouteComponent(() => import('#renderer/reviews/ReviewsPage.tsx'), 'ReviewsPage') }),
  createRoute({ getParentRoute: () => root, path: '/reviews/$id', validateSearch: z.object({ view: text, slide: text, asOf: day }), component: lazyRouteComponent(() => import('#renderer/reviews/ReviewPage.tsx'), 'ReviewPage') }),
  createRoute({ getParentRoute: () => root, path: '/documents', validateSearch: z.object({ view: text, kind: text, account: text, template: text, call: text, review: text, asOf: day }), component: lazyRouteComponent(() => import('#renderer/documents/DocumentsPage.tsx'), 'DocumentsPage') }),
  createRoute({ getParentRoute: () => root, path: '/voice', validateSearch: z.object({ view: text, text, kind: text, theme: text, status: text, product: text, account: text, sort: text, hide: text }), component: lazyRouteComponent(() => import('#renderer/voice/VoicePage.tsx'), 'VoicePage') }),
  createRoute({ getParentRoute: () => root, path: '/voice/$id', component: lazyRouteComponent(() => import('#renderer/voice/VoiceItemPage.tsx'), 'VoiceItemPage') }),
  createRoute({ getParentRoute: () => root, path: '/advocacy', validateSearch: z.object({ view: text, text, standing: text, scope: text, story: text, account: text, industry: text, region: text, segment: text, product: text }), component: lazyRouteComponent(() => import('#renderer/advocacy/AdvocacyPage.tsx'), 'AdvocacyPage') }),
  createRoute({ getParentRoute: () => root, path: '/search', validateSearch: z.object({ text }), component: lazyRouteComponent(() => import('#renderer/search/SearchPage.tsx'), 'SearchPage') }),
  createRoute({ getParentRoute: () => root, path: '/settings', validateSearch: z.object({ section: text }), component: lazyRouteComponent(() => import('#renderer/settings/SettingsPage.tsx'), 'SettingsPage') }),
  createRoute({ getParentRoute: () => root, path: '/import', component: lazyRouteComponent(() => import('#renderer/imports/ImportPage.tsx'), 'ImportPage') }),
]);

/** Every page by its address; the address is behind the `#`, the same in both hosts. */
export const router = createRouter({ routeTree, history: createHashHistory(), defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- the router asks for this interface to be merged.
  interface Register {
    router: typeof router;
  }
}
