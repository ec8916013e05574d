import { ActionIcon, Badge, Button, Menu, Progress, SegmentedControl, Text } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconFileExport, IconFlagCheck, IconTemplate, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { progressOf } from '#shared/plan-rules.ts';
import type { Plan } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { ClosePlanDialog } from '#renderer/plans/ClosePlanDialog.tsx';
import { PlanMark } from '#renderer/plans/PlanMark.tsx';
import { percent } from '#renderer/plans/plan-words.ts';
import { SaveTemplateDialog } from '#renderer/plans/SaveTemplateDialog.tsx';
import { AccountLink, DayText } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './plans.module.css';

/** How far a plan is: the mean of its open objectives that have milestones, 0 to 1. */
export const planProgress = (plan: Plan): number | null => {
  const known = plan.objectives.filter(({ status }) => status === 'open').map(({ milestones }) => progressOf(milestones)).filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
};

const PlanMenu = ({ plan }: { plan: Plan }) => {
  const navigate = useNavigate();
  const [open, setOpen] = useState<'close' | 'template' | null>(null);
  const { write: remove } = useWrite('plans', 'remove');
  const { write: reopen } = useWrite('plans', 'reopen');
  const removePlan = async (): Promise<void> => {
    if ((await remove({ id: plan.id })) !== null) await navigate({ to: '/plans' });
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target><ActionIcon variant="default" size="md" aria-label="More for this plan"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTemplate size={15} aria-hidden />} onClick={() => setOpen('template')}>Save as template</Menu.Item>
          {plan.status === 'closed' ? (
            <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id: plan.id })}>Open the plan again</Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconFlagCheck size={15} aria-hidden />} onClick={() => setOpen('close')}>Close the plan</Menu.Item>
          )}
          <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removePlan()}>Remove the plan</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'close' ? <ClosePlanDialog plan={plan} onClose={() => setOpen(null)} /> : null}
      {open === 'template' ? <SaveTemplateDialog plan={plan} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

/** The head of a plan: whose it is, its colour with the reason, its state and its actions. */
export const PlanHead = ({ plan, readOnly }: { plan: Plan; readOnly: boolean }) => {
  const today = useToday();
  const { write } = useWrite('plans', 'update');
  const progress = planProgress(plan);
  const open = plan.objectives.filter(({ status }) => status === 'open').length;
  const verified = plan.objectives.flatMap(({ criteria }) => criteria).filter(({ stage }) => stage === 'verified').length;
  return (
    <>
      <PageHead
        title={plan.name}
        beside={<><AccountLink id={plan.accountId} name={plan.accountName} />{plan.status === 'closed' ? <Badge variant="default" size="sm">Closed</Badge> : <PlanMark standing={plan.standing} />}</>}
        actions={
          <>
            {readOnly ? null : <SegmentedControl size="xs" aria-label="Status" value={plan.status} onChange={(status) => void write({ id: plan.id, fields: { status: status === 'active' ? 'active' : 'draft' } })} data={[{ value: 'draft', label: 'Draft' }, { value: 'active', label: 'Active' }]} />}
            {plan.asOf === null ? <Button variant="default" leftSection={<IconFileExport size={14} aria-hidden />} component={Link} to={`/plans/${plan.id}/copy`}>Customer copy</Button> : null}
            {plan.asOf === null ? <PlanMenu plan={plan} /> : null}
          </>
        }
      />
      <dl className={classes['facts'] ?? ''}>
        <div><dt>{plan.status === 'closed' ? 'Closed' : 'Why this colour'}</dt><dd>{plan.status === 'closed' ? <DayText on={plan.closedOn} /> : plan.standing.reason}</dd></div>
        <div><dt>Active since</dt><dd>{plan.activeFrom === null ? 'Not yet' : <DayText on={plan.activeFrom} />}</dd></div>
        <div><dt>Due</dt><dd>{plan.dueOn === null ? 'No day' : <DayText on={plan.dueOn} late={plan.status !== 'closed' && plan.dueOn < today} />}</dd></div>
        <div><dt>Last activity</dt><dd><DayText on={plan.lastActivityOn} /></dd></div>
        <div><dt>Open objectives</dt><dd>{open} of {plan.objectives.length}</dd></div>
        <div><dt>Verified outcomes</dt><dd>{verified}</dd></div>
        {progress === null ? null : <div style={{ width: 140 }}><dt>Progress</dt><dd style={{ display: 'flex', alignItems: 'center', gap: 6 }}><Progress value={progress * 100} size="sm" flex={1} aria-label="Progress of the plan" /><Text span size="xs">{percent(progress)}</Text></dd></div>}
      </dl>
      {plan.closeSummary === '' ? null : <Text size="sm" mb="md"><strong>What came of it:</strong> {plan.closeSummary}</Text>}
    </>
  );
};
