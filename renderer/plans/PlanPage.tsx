import { Alert, Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconHistory, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { warningNames } from '#shared/plan-rules.ts';
import type { Plan } from '#shared/plans.ts';
import { AsOfDay, useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { NewObjectiveDialog } from '#renderer/plans/NewObjectiveDialog.tsx';
import { ObjectiveCard } from '#renderer/plans/ObjectiveCard.tsx';
import { PlanGantt } from '#renderer/plans/PlanGantt.tsx';
import { PlanHead } from '#renderer/plans/PlanHead.tsx';
import { PlanTexts } from '#renderer/plans/PlanTexts.tsx';
import { PlanReading } from '#renderer/plans/readings.tsx';
import { setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './plans.module.css';

const Warnings = ({ plan }: { plan: Plan }) =>
  plan.warnings.length === 0 ? null : (
    <Alert variant="default" icon={<IconAlertTriangle aria-hidden />} p="xs" mb="md" title={plan.warnings.length === 1 ? 'Warning' : 'Warnings'}>
      {plan.warnings.map(({ rule, says }) => <Text key={rule} size="sm"><strong>{warningNames[rule]}.</strong> {says}.</Text>)}
    </Alert>
  );

type View = 'list' | 'gantt';

const Objectives = ({ plan, view, setView, readOnly }: { plan: Plan; view: View; setView: (view: View) => void; readOnly: boolean }) => {
  const { planLimits } = useSettings();
  const [isAdding, setAdding] = useState(false);
  const open = plan.objectives.filter(({ status }) => status === 'open');
  const closed = plan.objectives.filter(({ status }) => status === 'closed');
  const isFull = open.length >= planLimits.openObjectives;
  const add = (): void => { if (!readOnly && !isFull) setAdding(true); };
  useKeys('plan-objectives', {
    v: { does: view === 'list' ? 'Show the milestones as a Gantt chart' : 'Show the milestones as lists', run: () => setView(view === 'list' ? 'gantt' : 'list') },
    ...(readOnly ? {} : { n: { does: 'New objective', run: add } }),
  });
  return (
    <section aria-labelledby="objectives">
      <div className={classes['partHead'] ?? ''} style={{ marginTop: 20 }}>
        <Title order={2} id="objectives">Objectives</Title>
        <Group gap="xs">
          {isFull && !readOnly ? <Text size="xs" c="dimmed">{planLimits.openObjectives} open at most</Text> : null}
          <SegmentedControl size="xs" aria-label="Milestones as" value={view} onChange={(value) => setView(value === 'gantt' ? 'gantt' : 'list')} data={[{ value: 'list', label: 'List' }, { value: 'gantt', label: 'Gantt' }]} />
          {readOnly ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} disabled={isFull} onClick={add}>New objective</Button>}
        </Group>
      </div>
      {view === 'gantt' ? <PlanGantt plan={plan} readOnly={readOnly} onList={() => setView('list')} /> : null}
      {open.map((objective) => <ObjectiveCard key={objective.id} objective={objective} accountId={plan.accountId} readOnly={readOnly} hasMilestones={view === 'list'} />)}
      {plan.objectives.length === 0 ? (
        <EmptyState title="What the customer wants to reach" action={readOnly ? undefined : <Button onClick={add}>New objective</Button>}>One to three objectives, each with why it matters to the business, what is there in the end, milestones, and the criteria by which the customer will say that it worked.</EmptyState>
      ) : null}
      {closed.length === 0 ? null : (
        <>
          <Title order={2} mt="lg" mb="xs">Closed objectives</Title>
          {closed.map((objective) => <ObjectiveCard key={objective.id} objective={objective} accountId={plan.accountId} readOnly={readOnly} hasMilestones={view === 'list'} />)}
        </>
      )}
      {isAdding ? <NewObjectiveDialog plan={plan} onClose={() => setAdding(false)} /> : null}
    </section>
  );
};

const hasPart = ({ objectives }: Plan, id: string): boolean => objectives.some((one) => one.id === id || [...one.milestones, ...one.criteria].some((part) => part.id === id));

/** One success plan: its texts, objectives, milestones, criteria and verified outcomes (F5, F6), as it is or as it was known on an earlier day. */
export const PlanPage = () => {
  const { id } = useParams({ from: '/plans/$id' });
  const { asOf: wanted, view: shown } = useSearch({ from: '/plans/$id' });
  const today = useToday();
  const navigate = useNavigate();
  const asOf = wanted !== undefined && wanted < today ? wanted : null;
  const read = useRead('plans', 'get', { id, asOf }, { keep: true });
  const accountId = read.data?.accountId ?? null;
  const view: View = shown === 'gantt' ? 'gantt' : 'list';
  const setView = (next: View): void => void navigate({ to: '/plans/$id', params: { id }, search: { ...(asOf === null ? {} : { asOf }), ...(next === 'gantt' ? { view: next } : {}) }, replace: true });
  // A search or a row of Today may name a part of the plan.
  const named = read.data !== undefined && hasPart(read.data, id) ? read.data.id : null;
  useEffect(() => {
    if (named !== null) void navigate({ to: '/plans/$id', params: { id: named }, search: asOf === null ? {} : { asOf }, replace: true });
  }, [named, navigate, asOf]);
  useEffect(() => {
    setAccountOnScreen(accountId);
    return () => setAccountOnScreen(null);
  }, [accountId]);

  if (read.error !== null && read.data === undefined) {
    return (
      <>
        <PageHead title="Success plan" />
        <EmptyState title="This plan is not here" action={<Button variant="default" component={Link} to="/plans">Go to Plans</Button>}>{sentenceOf(read.error)} Undo with Ctrl Z brings back what was just removed.</EmptyState>
      </>
    );
  }
  return (
    <Loaded read={read}>
      {(plan) => {
        const readOnly = plan.asOf !== null || asOf !== null || plan.status === 'closed' || plan.id !== id;
        return (
          <AsOfDay value={plan.asOf}>
            <PlanHead plan={plan} readOnly={readOnly} />
            {plan.asOf === null ? null : (
              <Alert variant="default" icon={<IconHistory aria-hidden />} mb="md" p="xs" title={`As known on ${exactDay(plan.asOf)}`}>
                <Group gap="sm">Nothing can be changed in the past. <Button size="compact-sm" variant="default" component={Link} to={`/plans/${id}`}>Back to today</Button></Group>
              </Alert>
            )}
            <Warnings plan={plan} />
            {readOnly ? <PlanReading plan={plan} /> : <PlanTexts key={plan.id} plan={plan} />}
            <Objectives plan={plan} view={view} setView={setView} readOnly={readOnly} />
          </AsOfDay>
        );
      }}
    </Loaded>
  );
};
