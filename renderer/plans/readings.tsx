import { Text, Title } from '@mantine/core';
import { stageNames } from '#shared/accounts.ts';
import type { Criterion, Milestone, Objective, Plan } from '#shared/plans.ts';
import { figure } from '#renderer/plans/plan-words.ts';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './plans.module.css';

const Words = ({ name, children }: { name: string; children: string }) =>
  children === '' ? null : <div><Title order={4} fz="xs">{name}</Title><Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{children}</Text></div>;

/** The texts of a plan that cannot be changed. */
export const PlanReading = ({ plan }: { plan: Plan }) => (
  <div className={classes['texts'] ?? ''}>
    {[['Strategy', plan.strategy], ['Highlights', plan.highlights], ['Internal notes', plan.internalNotes]].map(([name = '', words = '']) => (
      words === '' ? null : <div key={name}><Title order={2} fz="sm">{name}</Title><Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{words}</Text></div>
    ))}
  </div>
);

/** An objective that cannot be changed: closed, or of an earlier day. */
export const ObjectiveReading = ({ objective }: { objective: Objective }) => {
  const facts = [
    `owned by ${objective.ownerName || 'you'} and ${objective.customerOwnerName || 'the customer'}`,
    ...(objective.dueOn === null ? [] : [`due ${exactDay(objective.dueOn)}`]),
    ...(objective.stage === null ? [] : [stageNames[objective.stage]]),
    `${objective.priority} priority`,
  ];
  return (
    <>
      <div className={classes['texts'] ?? ''}><Words name="Why">{objective.why}</Words><Words name="What">{objective.what}</Words><Words name="Internal notes">{objective.internalNotes}</Words></div>
      <Text size="xs" c="dimmed" mt={6}>{facts.join(' · ')}</Text>
    </>
  );
};

const stateOf = ({ status, doneOn, progress }: Milestone): string => (status === 'done' ? `Done${doneOn === null ? '' : ` on ${exactDay(doneOn)}`}` : status === 'dropped' ? 'Dropped' : `${progress} %`);

/** Milestones that cannot be changed. */
export const MilestoneReading = ({ milestones }: { milestones: readonly Milestone[] }) => (
  <table className={classes['milestones'] ?? ''} style={{ minWidth: 560 }}>
    <thead><tr><th scope="col">Milestone</th><th scope="col">Owner</th><th scope="col">Due</th><th scope="col">State</th><th scope="col">Risk</th></tr></thead>
    <tbody>
      {milestones.map((one) => (
        <tr key={one.id}>
          <td>{one.name}</td>
          <td>{one.side === 'ours' ? one.ownerName || 'You' : one.customerOwnerName || 'The customer'}</td>
          <td>{one.dueOn === null ? '–' : exactDay(one.dueOn)}</td>
          <td>{stateOf(one)}</td>
          <td>{one.risk === 'none' ? '–' : `${one.risk}${one.riskNote === '' ? '' : `: ${one.riskNote}`}`}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** A criterion whose figures cannot be changed: verified, or of an earlier day. */
export const CriterionReading = ({ criterion }: { criterion: Criterion }) => (
  <Text size="sm"><strong>{criterion.metric}</strong>: from {figure(criterion.baseline, criterion.unit)} to {figure(criterion.target, criterion.unit)}{criterion.byOn === null ? '' : ` by ${exactDay(criterion.byOn)}`}</Text>
);
