import { ActionIcon, Badge, Box, Button, Checkbox, Group, Popover, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronRight, IconCircle, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { jobNames } from '#shared/team.ts';
import type { Run, RunStep } from '#shared/playbooks.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { MessagePanel } from '#renderer/playbooks/MessagePanel.tsx';
import { offsetWords } from '#renderer/playbooks/run-words.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';
import { ReasonForm } from '#renderer/ui/ReasonForm.tsx';
import classes from './playbooks.module.css';

const skipReasons = ['Done before', 'Not needed here', 'The customer does not want it'] as const;

/** When, by whom, and what became of it. */
const Facts = ({ step }: { step: RunStep }) => {
  const today = useToday();
  const ticked = step.checklist.filter((one) => one.done).length;
  return (
    <div className={classes['facts'] ?? ''}>
      <span>{step.owner}{step.ownerId !== null && step.role !== 'csm' ? ` (${jobNames[step.role].toLowerCase()})` : ''}</span>
      {step.state === 'done' ? <span>done <DayText on={step.doneOn} size="xs" /></span> : step.state === 'skipped' ? <span>skipped: {step.skipReason}</span> : <span>due <DayText on={step.dueOn} late={step.dueOn < today} size="xs" />{step.isFixed ? ', set by hand' : ''}</span>}
      {step.checklist.length === 0 ? null : <span>{ticked} of {step.checklist.length} ticked</span>}
      {step.template === null ? null : <span>message</span>}
    </div>
  );
};

/** Everything about a step: what to do, its checklist, its message, its day and who does it. */
const Body = ({ step, run, isOver }: { step: RunStep; run: Run; isOver: boolean }) => {
  const { write: tick } = useWrite('playbooks', 'tick');
  const { write: setDay } = useWrite('playbooks', 'setStepDay');
  const { write: hand } = useWrite('playbooks', 'handStep');
  return (
    <Stack gap="sm" className={classes['body'] ?? ''} maw={820}>
      {step.detail === '' ? null : <Text size="sm" className={classes['message'] ?? ''}>{step.detail}</Text>}
      {step.checklist.length === 0 ? null : (
        <Stack gap={6}>
          {step.checklist.map((point, index) => (
            <Checkbox key={point.text} size="sm" label={point.text} checked={point.done} disabled={isOver} onChange={(event) => void tick({ id: step.id, index, done: event.currentTarget.checked })} />
          ))}
        </Stack>
      )}
      {step.template === null ? null : <MessagePanel template={step.template} run={run} />}
      {isOver ? null : (
        <Group gap="sm" align="flex-start">
          {step.state === 'open' ? <DayInput label="Day" inputWrapperOrder={['label', 'input', 'description', 'error']} description={`Planned ${offsetWords(step, run.plan, run.anchorSays)}`} clearable={false} w={260} value={step.dueOn} onChange={(dueOn) => void setDay({ id: step.id, dueOn })} /> : null}
          {step.state === 'open' && step.isFixed ? <Button variant="default" mt={20} onClick={() => void setDay({ id: step.id, dueOn: null })}>Follow the plan</Button> : null}
          <MemberPicker label="Handed to" job={step.role} placeholder={step.owner} w={220} value={step.ownerId} onChange={(ownerId) => void hand({ id: step.id, ownerId })} />
        </Group>
      )}
    </Stack>
  );
};

/** One step of a run. `isOver` where the run has ended. */
export const RunStepRow = ({ step, run, isOver, isOpen, onToggle, isSkipping, onSkipping, rowProps }: {
  step: RunStep;
  run: Run;
  isOver: boolean;
  isOpen: boolean;
  onToggle: () => void;
  isSkipping: boolean;
  onSkipping: (isSkipping: boolean) => void;
  rowProps: object;
}) => {
  const { write: done } = useWrite('playbooks', 'doStep');
  const { write: reopen } = useWrite('playbooks', 'reopenStep');
  const { write: skip } = useWrite('playbooks', 'skipStep');
  const isDue = step.state === 'open';
  const [Icon, says] = step.state === 'done' ? [IconCheck, 'Reopen'] : step.state === 'skipped' ? [IconMinus, 'Reopen'] : [IconCircle, 'Done'];
  return (
    <li className={classes['row'] ?? ''} data-step={step.key} {...rowProps}>
      <div className={classes['head'] ?? ''}>
        <Tooltip label={isDue ? 'Done (E)' : 'Reopen (R)'}>
          <ActionIcon variant="default" size="sm" radius="xl" disabled={isOver} aria-label={`${says}: ${step.name}`} onClick={() => void (isDue ? done({ id: step.id }) : reopen({ id: step.id }))}>
            <Icon size={13} aria-hidden opacity={isDue ? 0 : 1} />
          </ActionIcon>
        </Tooltip>
        <div className={classes['words'] ?? ''}>
          <Group gap={6}>
            <Text size="sm" fw={isDue ? 600 : 400} className={isDue ? '' : classes['ended'] ?? ''}>{step.name}</Text>
            {step.branch === '' ? null : <Badge size="xs" variant="default">{step.branch}</Badge>}
          </Group>
          <Facts step={step} />
        </div>
        {isDue && !isOver ? (
          <Popover opened={isSkipping} onChange={onSkipping} position="bottom-end" trapFocus returnFocus shadow="md">
            <Popover.Target><Button variant="subtle" color="gray" size="compact-xs" aria-label={`Skip: ${step.name}`} onClick={() => onSkipping(!isSkipping)}>Skip</Button></Popover.Target>
            <Popover.Dropdown><Box w={280}><ReasonForm label="Why is it skipped?" missing="Say why it is skipped." does="Skip" choices={skipReasons} onSubmit={(reason) => { onSkipping(false); void skip({ id: step.id, reason }); }} /></Box></Popover.Dropdown>
          </Popover>
        ) : null}
        <ActionIcon variant="subtle" color="gray" size="sm" aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Open'}: ${step.name}`} onClick={onToggle}>{isOpen ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}</ActionIcon>
      </div>
      {isOpen ? <Body step={step} run={run} isOver={isOver} /> : null}
    </li>
  );
};

/** Which step of a run shows its details, and which one asks why it is skipped. */
export const useOpenSteps = (first: string | null) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(first === null ? [] : [first]));
  const [skipping, setSkipping] = useState<string | null>(null);
  return {
    isOpen: (id: string): boolean => open.has(id),
    toggle: (id: string): void => setOpen(open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set([...open, id])),
    skipping,
    setSkipping,
  };
};
