import { Anchor, Button, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import type { AccountPage } from '#shared/accounts.ts';
import { outcomeNames, progressOf, warningNames } from '#shared/plan-rules.ts';
import type { Objective, PlansOfAccount } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { PlanMark } from '#renderer/plans/PlanMark.tsx';
import { percent } from '#renderer/plans/plan-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import classes from './plans.module.css';

const ObjectiveLine = ({ objective }: { objective: Objective }) => {
  const today = useToday();
  const progress = progressOf(objective.milestones);
  const verified = objective.criteria.filter(({ stage }) => stage === 'verified').length;
  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 14px', alignItems: 'center', padding: '3px 0' }}>
      <Text span size="sm" style={{ flex: '1 1 220px' }}>{objective.name}</Text>
      {objective.status === 'closed' ? <Text span size="xs" c="dimmed">{objective.outcome === null ? 'Closed' : outcomeNames[objective.outcome]}</Text> : null}
      {objective.criteria.length === 0 ? null : <Text span size="xs" c="dimmed">{verified} of {count(objective.criteria.length, 'outcome')} verified</Text>}
      {objective.status === 'closed' || progress === null ? null : <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, width: 120 }}><Progress value={progress * 100} size="sm" flex={1} aria-label={`Progress of ${objective.name}`} /><Text span size="xs">{percent(progress)}</Text></span>}
      {objective.status === 'closed' || objective.dueOn === null ? null : <DayText on={objective.dueOn} late={objective.dueOn < today} size="xs" />}
    </li>
  );
};

const Shown = ({ plans, accountId, readOnly }: { plans: PlansOfAccount; accountId: string; readOnly: boolean }) => {
  const { current, standing, warnings, closed, others, asOf } = plans;
  const search = asOf === null ? {} : { asOf };
  const add = (): void => openDialog({ kind: 'new-plan', accountId });
  return (
    <>
      <div className={classes['figures'] ?? ''}>
        <PlanMark standing={standing} />
        {current === null ? null : <AnchorLink to="/plans/$id" params={{ id: current.id }} search={search} size="sm" fw={500}>{current.name}</AnchorLink>}
        <Text span size="sm">{standing.reason}</Text>
        {readOnly || current !== null ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={add}>New plan</Button>}
      </div>
      {warnings.map(({ rule, says }) => <Text key={rule} size="sm" mt={4}><IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: -2, marginRight: 4 }} /><strong>{warningNames[rule]}.</strong> {says}.</Text>)}
      {current === null || current.objectives.length === 0 ? null : <ul style={{ listStyle: 'none', margin: '6px 0 0', padding: 0 }}>{current.objectives.map((objective) => <ObjectiveLine key={objective.id} objective={objective} />)}</ul>}
      {others.map(({ id, name, status }) => <Text key={id} size="sm" mt={4}>Also {status}: <AnchorLink to="/plans/$id" params={{ id }} search={search} size="sm">{name}</AnchorLink></Text>)}
      {closed.map(({ id, name, closedOn, summary }) => <Text key={id} size="sm" mt={4}>Closed{closedOn === null ? '' : ` on ${exactDay(closedOn)}`}: <AnchorLink to="/plans/$id" params={{ id }} search={search} size="sm">{name}</AnchorLink>{summary === '' ? '' : `. ${summary}`}</Text>)}
      {readOnly || current === null ? null : <Anchor component="button" type="button" size="xs" mt={6} onClick={add}>Begin another plan</Anchor>}
    </>
  );
};

/** The success plan of an account in short, as it is or as it was known on the day that the page shows. */
export const PlanSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const read = useRead('plans', 'ofAccount', { accountId: page.account.id, asOf: page.asOf });
  return <Loaded read={read}>{(plans) => <Shown plans={plans} accountId={page.account.id} readOnly={readOnly} />}</Loaded>;
};
