import { ActionIcon, Badge, Button, Menu, Progress, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconDots, IconFlagCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { categoryNames, outcomeNames, progressOf } from '#shared/plan-rules.ts';
import type { Objective } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CloseObjectiveDialog } from '#renderer/plans/CloseObjectiveDialog.tsx';
import { CriterionList } from '#renderer/plans/CriterionList.tsx';
import { MilestoneList } from '#renderer/plans/MilestoneList.tsx';
import { ObjectiveFields } from '#renderer/plans/ObjectiveFields.tsx';
import { percent } from '#renderer/plans/plan-words.ts';
import { ObjectiveReading } from '#renderer/plans/readings.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './plans.module.css';

const Outcome = ({ objective }: { objective: Objective }) =>
  objective.outcome === null ? null : (
    <div style={{ marginBottom: 10 }}>
      <Text size="sm"><strong>{outcomeNames[objective.outcome]}</strong>{objective.noReason === null ? '' : ` (${objective.noReason})`}, closed <DayText on={objective.closedOn} />; confirmed by {objective.confirmedByName || 'the customer'}{objective.confirmedOn === null ? '' : ` on ${exactDay(objective.confirmedOn)}`}</Text>
      <Text size="sm">{objective.outcomeSummary}</Text>
    </div>
  );

/** One objective with its fields, milestones and criteria. A closed one shows its outcome first and cannot be changed. */
export const ObjectiveCard = ({ objective, accountId, readOnly, hasMilestones }: { objective: Objective; accountId: string; readOnly: boolean; hasMilestones: boolean }) => {
  const today = useToday();
  const [isClosing, setClosing] = useState(false);
  const { write: validate } = useWrite('plans', 'validateObjective');
  const { write: reopen } = useWrite('plans', 'reopenObjective');
  const { write: remove } = useWrite('plans', 'removeObjective');
  const isOpen = objective.status === 'open';
  const progress = progressOf(objective.milestones);
  const { id, name } = objective;
  return (
    <section className={classes['objective'] ?? ''} aria-labelledby={`objective-${id}`}>
      <div className={classes['objectiveHead'] ?? ''}>
        {objective.customerRank === null ? null : <Tooltip label={`Number ${objective.customerRank} in the order agreed with the customer`}><Badge variant="default" size="sm" radius="sm" tabIndex={0}>{objective.customerRank}</Badge></Tooltip>}
        <Title order={3} id={`objective-${id}`} fz="1rem">{name}</Title>
        {isOpen && !readOnly ? <Button size="compact-sm" variant="default" leftSection={<IconCheck size={13} aria-hidden />} disabled={objective.lastValidatedOn === today} aria-label={`Validated today: ${name}`} onClick={() => void validate({ id })}>Validated today</Button> : null}
        {isOpen && !readOnly ? <Button size="compact-sm" variant="default" leftSection={<IconFlagCheck size={13} aria-hidden />} aria-label={`Close: ${name}`} onClick={() => setClosing(true)}>Close</Button> : null}
        {readOnly ? null : (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for: ${name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {isOpen ? null : <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id })}>Open again</Menu.Item>}
              <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id })}>Remove the objective</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className={classes['figures'] ?? ''} style={{ marginBottom: 8 }}>
        <Badge variant="default" size="sm" radius="sm">{categoryNames[objective.category]}</Badge>
        {progress === null ? null : <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, width: 130 }}><Progress value={progress * 100} size="sm" flex={1} aria-label={`Progress of ${name}`} /><Text span size="xs">{percent(progress)}</Text></span>}
        {isOpen && objective.dueOn !== null ? <span>due <DayText on={objective.dueOn} late={objective.dueOn < today} /></span> : null}
        {isOpen ? <span>{objective.lastValidatedOn === null ? 'never validated' : <>validated <DayText on={objective.lastValidatedOn} /></>}</span> : null}
      </div>
      <Outcome objective={objective} />
      {readOnly || !isOpen ? <ObjectiveReading objective={objective} /> : <ObjectiveFields objective={objective} accountId={accountId} />}
      {hasMilestones ? <MilestoneList objective={objective} accountId={accountId} readOnly={readOnly || !isOpen} /> : null}
      <CriterionList objective={objective} accountId={accountId} readOnly={readOnly} />
      {isClosing ? <CloseObjectiveDialog objective={objective} accountId={accountId} onClose={() => setClosing(false)} /> : null}
    </section>
  );
};
