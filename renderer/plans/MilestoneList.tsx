import { TextInput, Title, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Objective } from '#shared/plans.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { MilestoneRow } from '#renderer/plans/MilestoneRow.tsx';
import { MilestoneReading } from '#renderer/plans/readings.tsx';
import classes from './plans.module.css';

const AddMilestone = ({ objective }: { objective: Objective }) => {
  const [name, setName] = useState('');
  const { write, isWriting } = useWrite('plans', 'addMilestone');
  const add = async (): Promise<void> => {
    if (name.trim() === '' || isWriting) return;
    if ((await write({ objectiveId: objective.id, name })) !== null) setName('');
  };
  return (
    <TextInput
      mt={4} maw={420} aria-label={`Add a milestone to ${objective.name}`} placeholder="Add a milestone, then Enter" value={name}
      onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter') void add(); }}
    />
  );
};

/** The milestones of an objective, each changed where it stands. */
export const MilestoneList = ({ objective, accountId, readOnly }: { objective: Objective; accountId: string; readOnly: boolean }) => (
  <div className={classes['part'] ?? ''}>
    <Title order={4} fz="sm">Milestones</Title>
    {objective.milestones.length === 0 ? null : (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls is reached by the keyboard.
      <section className={classes['scroll'] ?? ''} tabIndex={0} aria-label={`Milestones of ${objective.name}`}>
        {readOnly ? <MilestoneReading milestones={objective.milestones} /> : (
          <table className={classes['milestones'] ?? ''}>
            <colgroup><col style={{ width: 28 }} /><col /><col style={{ width: 160 }} /><col style={{ width: 112 }} /><col style={{ width: 112 }} /><col style={{ width: 60 }} /><col style={{ width: 96 }} /><col style={{ width: 190 }} /><col style={{ width: 34 }} /></colgroup>
            <thead><tr><th scope="col"><VisuallyHidden>Done</VisuallyHidden></th><th scope="col">Milestone</th><th scope="col">Owner</th><th scope="col">Start</th><th scope="col">Due</th><th scope="col">Done %</th><th scope="col">Risk</th><th scope="col">Risk note</th><th scope="col"><VisuallyHidden>Actions</VisuallyHidden></th></tr></thead>
            <tbody>{objective.milestones.map((milestone) => <MilestoneRow key={milestone.id} milestone={milestone} accountId={accountId} />)}</tbody>
          </table>
        )}
      </section>
    )}
    {readOnly ? null : <AddMilestone objective={objective} />}
  </div>
);
