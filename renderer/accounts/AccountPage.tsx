import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ORPCError } from '@orpc/client';
import { useEffect, useState, type ReactNode } from 'react';
import type { AccountFields, AccountPage as Page } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { AccountHead } from '#renderer/accounts/AccountHead.tsx';
import { NextCallPanel } from '#renderer/accounts/NextCallPanel.tsx';
import { SummarySection } from '#renderer/accounts/SummarySection.tsx';
import { TimelineSection } from '#renderer/accounts/TimelineSection.tsx';
import { AccountCommitments } from '#renderer/commitments/AccountCommitments.tsx';
import { ContractDialog } from '#renderer/contracts/ContractDialog.tsx';
import { ContractsTable } from '#renderer/contracts/ContractsTable.tsx';
import { AsOfDay, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PeopleTable } from '#renderer/people/PeopleTable.tsx';
import { AdoptionSection } from '#renderer/adoption/AdoptionSection.tsx';
import { DocumentSection } from '#renderer/documents/DocumentSection.tsx';
import { HealthSection } from '#renderer/health/HealthSection.tsx';
import { RenewalSection } from '#renderer/renewals/RenewalSection.tsx';
import { ReviewSection } from '#renderer/reviews/ReviewSection.tsx';
import { RiskSection } from '#renderer/risks/RiskSection.tsx';
import { SupportSection } from '#renderer/support/SupportSection.tsx';
import { AccountPlanSection } from '#renderer/handoffs/AccountPlanSection.tsx';
import { HandoffSection } from '#renderer/handoffs/HandoffSection.tsx';
import { JourneySection } from '#renderer/journey/JourneySection.tsx';
import { OnboardingSection } from '#renderer/onboarding/OnboardingSection.tsx';
import { PlanSection } from '#renderer/plans/PlanSection.tsx';
import { EngagementNote } from '#renderer/roles/AccountEngagement.tsx';
import { ExpansionSection } from '#renderer/expansion/ExpansionSection.tsx';
import { SurveySection } from '#renderer/surveys/SurveySection.tsx';
import { ValueSection } from '#renderer/value/ValueSection.tsx';
import { VoiceSection } from '#renderer/voice/VoiceSection.tsx';
import { AdvocacySection } from '#renderer/advocacy/AdvocacySection.tsx';
import { TeamSection } from '#renderer/roles/TeamSection.tsx';
import { StakeholderSection } from '#renderer/stakeholders/StakeholderSection.tsx';
import { PersonDialog } from '#renderer/people/PersonDialog.tsx';
import { openDialog, setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import classes from './AccountPage.module.css';

const sections = [
  ['summary', 'Summary'], ['health', 'Health'], ['plan', 'Plan'], ['adoption', 'Adoption'], ['risks', 'Risks'], ['people', 'People'], ['timeline', 'Timeline'], ['contracts', 'Contracts'], ['renewal', 'Renewal'], ['reviews', 'Reviews'], ['expansion', 'Expansion'], ['value', 'Value'], ['documents', 'Documents'], ['surveys', 'Surveys'], ['voice', 'Voice'], ['advocacy', 'Reference'], ['commitments', 'Commitments'],
  ['support', 'Support'], ['onboarding', 'Onboarding'], ['team', 'Team'], ['journey', 'Journey'], ['account-plan', 'Account plan'], ['handoff', 'Handoff'],
] as const;

/** Brings a section under the bar and puts the focus on its heading. */
const goToSection = (section: string): void => {
  const found = document.getElementById(section);
  found?.scrollIntoView({ block: 'start' });
  found?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
};

/** Goes to a section and brings it back while parts above it are still read, until the person takes over. */
const stayAtSection = (section: string): (() => void) => {
  goToSection(section);
  const ended = new AbortController();
  const observer = new ResizeObserver(() => document.getElementById(section)?.scrollIntoView({ block: 'start' }));
  const end = (): void => {
    observer.disconnect();
    ended.abort();
    clearTimeout(timer);
  };
  const timer = setTimeout(end, 2_000);
  observer.observe(document.body);
  for (const event of ['wheel', 'keydown', 'pointerdown']) window.addEventListener(event, end, { signal: ended.signal, passive: true });
  return end;
};

const SectionBar = () => {
  useKeys('account-sections', Object.fromEntries(sections.slice(0, 9).map(([key, name], index) => [String(index + 1), { does: `Go to ${name}`, run: () => goToSection(key) }])));
  return (
    <nav className={classes['bar'] ?? ''} aria-label="Sections of the account">
      {sections.map(([key, name]) => (
        <Button key={key} variant="subtle" color="gray" size="compact-sm" onClick={() => goToSection(key)}>{name}</Button>
      ))}
    </nav>
  );
};

/** `asks` names the activity of the matrix of roles that answers whom to ask about the section. */
const Section = ({ id, title, add, asks, children }: { id: string; title: string; add?: (() => void) | undefined; asks?: { accountId: string; activity: string } | undefined; children: ReactNode }) => (
  <section id={id} aria-labelledby={`${id}-title`} className={classes['section'] ?? ''}>
    <div className={classes['head'] ?? ''}>
      <Title order={2} id={`${id}-title`} tabIndex={-1}>{title}</Title>
      <Group gap={6}>
        {asks === undefined ? null : <WhoToAsk {...asks} about={title} />}
        {add === undefined ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={add} aria-label={`Add to ${title}`}>Add</Button>}
      </Group>
    </div>
    {children}
  </section>
);

/** `readOnly` where an earlier day is shown, or what is shown is about to be another account or day. */
const Sections = ({ page, readOnly }: { page: Page; readOnly: boolean }) => {
  const today = useToday();
  const { account, people, contracts } = page;
  const [adding, setAdding] = useState<'person' | 'contract' | null>(null);
  const { write } = useWrite('accounts', 'update');
  const save = (fields: Partial<AccountFields>): void => void write({ id: account.id, fields });
  const adds = (run: () => void): (() => void) | undefined => (readOnly ? undefined : run);
  const asks = (activity: string): { accountId: string; activity: string } | undefined => (readOnly ? undefined : { accountId: account.id, activity });
  return (
    <div className={classes['columns'] ?? ''}>
      <div className={classes['summary'] ?? ''}>
        <Section id="summary" title="Summary" asks={asks('risk')}><SummarySection key={account.id} account={account} row={page.row} readOnly={readOnly} save={save} page={page} /></Section>
      </div>
      <aside className={classes['aside'] ?? ''} aria-label="Next call and open commitments"><NextCallPanel page={page} readOnly={readOnly} /></aside>
      <div className={classes['rest'] ?? ''}>
        <Section id="health" title="Health" asks={asks('risk')}><HealthSection page={page} readOnly={readOnly} /></Section>
        <Section id="plan" title="Plan" asks={asks('success-plan')}><PlanSection page={page} readOnly={readOnly} /></Section>
        <Section id="adoption" title="Adoption" asks={asks('adoption')}><AdoptionSection page={page} readOnly={readOnly} /></Section>
        <Section id="risks" title="Risks" asks={asks('risk')}><RiskSection page={page} readOnly={readOnly} /></Section>
        <Section id="people" title="People" asks={asks('stakeholder-map')} add={adds(() => setAdding('person'))}>
          {people.length === 0 ? <Text size="sm" c="dimmed">Nobody is known here yet. Add the people you meet; attendees of calls are matched to them.</Text> : <PeopleTable people={people} readOnly={readOnly} />}
          <StakeholderSection page={page} readOnly={readOnly} />
        </Section>
        <Section id="timeline" title="Timeline"><TimelineSection key={account.id} accountId={account.id} first={page.timeline} firstHasMore={page.hasMore} isPast={page.asOf !== null} /></Section>
        <Section id="contracts" title="Contracts" asks={asks('renewal')} add={adds(() => setAdding('contract'))}>
          {contracts.length === 0 ? null : <EngagementNote accountId={account.id} motion="renew" asOf={page.asOf} />}
          {contracts.length === 0 ? <Text size="sm" c="dimmed">No contract yet. ARR and the renewal date come from here.</Text> : <ContractsTable accountId={account.id} asOf={page.asOf} on={today} readOnly={readOnly} />}
        </Section>
        <Section id="renewal" title="Renewal" asks={asks('renewal')}><RenewalSection page={page} /></Section>
        <Section id="reviews" title="Reviews" asks={asks('business-review')}><ReviewSection page={page} readOnly={readOnly} /></Section>
        <Section id="expansion" title="Expansion" asks={asks('expansion-discovery')}><ExpansionSection page={page} readOnly={readOnly} /></Section>
        <Section id="value" title="Value"><ValueSection page={page} /></Section>
        <Section id="documents" title="Documents"><DocumentSection page={page} /></Section>
        <Section id="surveys" title="Surveys"><SurveySection page={page} readOnly={readOnly} /></Section>
        <Section id="voice" title="Voice of the customer"><VoiceSection page={page} readOnly={readOnly} /></Section>
        <Section id="advocacy" title="Reference"><AdvocacySection page={page} readOnly={readOnly} /></Section>
        <Section id="commitments" title="Commitments" add={adds(() => openDialog({ kind: 'new-commitment', accountId: account.id }))}>
          <AccountCommitments commitments={page.commitments} readOnly={readOnly} />
        </Section>
        <Section id="support" title="Support" add={adds(() => openDialog({ kind: 'new-case', accountId: account.id }))}><SupportSection page={page} readOnly={readOnly} /></Section>
        <Section id="onboarding" title="Onboarding" asks={asks('onboarding')}><OnboardingSection page={page} readOnly={readOnly} /></Section>
        <Section id="team" title="Team"><TeamSection page={page} readOnly={readOnly} /></Section>
        <Section id="journey" title="Journey"><JourneySection page={page} readOnly={readOnly} /></Section>
        <Section id="account-plan" title="Account plan"><AccountPlanSection page={page} readOnly={readOnly} /></Section>
        <Section id="handoff" title="Handoff"><HandoffSection page={page} readOnly={readOnly} /></Section>
      </div>
      {adding === 'person' ? <PersonDialog accountId={account.id} person={null} onClose={() => setAdding(null)} /> : null}
      {adding === 'contract' ? <ContractDialog accountId={account.id} contract={null} onClose={() => setAdding(null)} /> : null}
    </div>
  );
};

const isGone = (error: unknown): boolean => error instanceof ORPCError && error.code === 'NOT_FOUND';

/** One account on one scroll (F3), as it is or as it was known on an earlier day. */
export const AccountPage = () => {
  const { id } = useParams({ from: '/accounts/$id' });
  const { asOf: wanted, section } = useSearch({ from: '/accounts/$id' });
  const today = useToday();
  const asOf = wanted !== undefined && wanted < today ? wanted : null;
  const navigate = useNavigate();
  const read = useRead('accounts', 'get', { id, asOf }, { keep: true });
  const isLoaded = read.data !== undefined;
  const setAsOf = (day: Day | null): void => void navigate({ to: '/accounts/$id', params: { id }, search: day === null ? {} : { asOf: day }, replace: true });

  useEffect(() => {
    setAccountOnScreen(id);
    return () => setAccountOnScreen(null);
  }, [id]);
  useEffect(() => {
    return isLoaded && section !== undefined ? stayAtSection(section) : undefined;
  }, [isLoaded, section]);

  if (isGone(read.error)) {
    return (
      <>
        <PageHead title="Account" />
        <EmptyState title="This account is not here" action={<Group gap="xs">{asOf === null ? null : <Button onClick={() => setAsOf(null)}>Show it as of today</Button>}<Button variant="default" component={Link} to="/accounts">Go to Accounts</Button></Group>}>
          {sentenceOf(read.error)}
        </EmptyState>
      </>
    );
  }
  return (
    <Loaded read={read}>
      {(page) => (
        <>
          <AccountHead page={page} wanted={asOf} onAsOf={setAsOf} onSection={goToSection} />
          <SectionBar />
          <AsOfDay value={page.asOf}><Sections page={page} readOnly={asOf !== null || page.asOf !== null || page.account.id !== id} /></AsOfDay>
        </>
      )}
    </Loaded>
  );
};
