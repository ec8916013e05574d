import { TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Objective } from '#shared/plans.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CriterionCard } from '#renderer/plans/CriterionCard.tsx';
import classes from './plans.module.css';

const AddCriterion = ({ objective }: { objective: Objective }) => {
  const [metric, setMetric] = useState('');
  const { write, isWriting } = useWrite('plans', 'addCriterion');
  const add = async (): Promise<void> => {
    if (metric.trim() === '' || isWriting) return;
    if ((await write({ objectiveId: objective.id, metric })) !== null) setMetric('');
  };
  return (
    <TextInput
      mt={4} maw={420} aria-label={`Add a success criterion to ${objective.name}`} placeholder="Add a criterion: what is measured, then Enter" value={metric}
      onChange={(event) => setMetric(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter') void add(); }}
    />
  );
};

/** The criteria by which the customer says that an objective worked, in the order agreed with it. */
export const CriterionList = ({ objective, accountId, readOnly }: { objective: Objective; accountId: string; readOnly: boolean }) => (
  <div className={classes['part'] ?? ''}>
    <Title order={4} fz="sm">Success criteria</Title>
    {objective.criteria.toSorted((a, b) => (a.customerRank ?? 99) - (b.customerRank ?? 99)).map((criterion) => <CriterionCard key={criterion.id} criterion={criterion} accountId={accountId} readOnly={readOnly} />)}
    {readOnly || objective.status === 'closed' ? null : <AddCriterion objective={objective} />}
  </div>
);
