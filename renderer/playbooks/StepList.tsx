import { ActionIcon, Badge, Box, Button, Group, Menu, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconDots, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { PlaybookStep } from '#shared/playbooks.ts';
import { movedStep, withoutStep } from '#shared/run-rules.ts';
import { jobNames } from '#shared/team.ts';
import { offsetWords } from '#renderer/playbooks/run-words.ts';
import { StepFields } from '#renderer/playbooks/StepFields.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import classes from './playbooks.module.css';

const newKey = (steps: readonly PlaybookStep[]): string => {
  for (let n = steps.length + 1; ; n += 1) if (!steps.some((step) => step.key === `step-${n}`)) return `step-${n}`;
};

const StepMenu = ({ name, onMove, onRemove, canUp, canDown }: { name: string; onMove: (by: number) => void; onRemove: () => void; canUp: boolean; canDown: boolean }) => (
  <Menu position="bottom-end" shadow="md">
    <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for ${name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
    <Menu.Dropdown>
      <Menu.Item leftSection={<IconArrowUp size={15} aria-hidden />} rightSection="U" disabled={!canUp} onClick={() => onMove(-1)}>Move up</Menu.Item>
      <Menu.Item leftSection={<IconArrowDown size={15} aria-hidden />} rightSection="D" disabled={!canDown} onClick={() => onMove(1)}>Move down</Menu.Item>
      <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={onRemove}>Remove</Menu.Item>
    </Menu.Dropdown>
  </Menu>
);

/** The steps of a playbook: added, opened, moved by their handle or by U and D, and removed. */
export const StepList = ({ steps, anchorSays, onSave }: { steps: readonly PlaybookStep[]; anchorSays: string; onSave: (steps: PlaybookStep[]) => void }) => {
  const [open, setOpen] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const dragged = useRef<number | null>(null);
  const move = (from: number, to: number): void => { if (to >= 0 && to < steps.length && to !== from) onSave(movedStep(steps, from, to)); };
  const toggle = (key: string | undefined): void => setOpen(key === undefined || open === key ? null : key);
  const add = (): void => {
    const key = newKey(steps);
    onSave([...steps, { key, name: 'New step', detail: '', role: 'csm', branch: '', offset: 0, unit: 'working', after: 'anchor', checklist: [], template: null }]);
    setOpen(key);
  };
  const list = useListKeys('playbook-steps', steps.length, (index) => ({
    Enter: { does: 'Show or hide the fields of the step', run: () => toggle(steps[index]?.key) },
    u: { does: 'Move the step up', run: () => move(index, index - 1) },
    d: { does: 'Move the step down', run: () => move(index, index + 1) },
  }));
  return (
    <section aria-labelledby="steps-title">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="steps-title">Steps <Text span size="sm" c="dimmed" fw={400}>{steps.length}</Text></Title>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={add}>Add a step</Button>
      </Group>
      <ol className={classes['rows'] ?? ''}>
        {steps.map((step, index) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a step is dropped here; U, D and its menu move it too.
          <li
            key={step.key}
            data-step={step.key}
            {...list.rowProps(index)}
            className={`${classes['row'] ?? ''} ${over === index ? classes['over'] ?? '' : ''}`}
            onDragOver={(event) => { if (dragged.current !== null) { event.preventDefault(); setOver(index); } }}
            onDrop={(event) => { event.preventDefault(); if (dragged.current !== null) move(dragged.current, index); dragged.current = null; setOver(null); }}
          >
            <div className={classes['head'] ?? ''}>
              <span className={classes['handle'] ?? ''} draggable title="Drag to move" onDragStart={(event) => { dragged.current = index; event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', step.name); }} onDragEnd={() => { dragged.current = null; setOver(null); }}><IconGripVertical size={15} aria-hidden /></span>
              <div className={classes['words'] ?? ''}>
                <Group gap={6}><Text size="sm" fw={600}>{step.name}</Text>{step.branch === '' ? null : <Badge size="xs" variant="default">{step.branch}</Badge>}</Group>
                <div className={classes['facts'] ?? ''}>
                  <span>{jobNames[step.role]}</span>
                  <span>{offsetWords(step, steps, anchorSays)}</span>
                  {step.checklist.length === 0 ? null : <span>checklist of {step.checklist.length}</span>}
                  {step.template === null ? null : <span>message</span>}
                </div>
              </div>
              <StepMenu name={step.name} canUp={index > 0} canDown={index < steps.length - 1} onMove={(by) => move(index, index + by)} onRemove={() => onSave(withoutStep(steps, step.key))} />
              <ActionIcon variant="subtle" color="gray" size="sm" aria-expanded={open === step.key} aria-label={`${open === step.key ? 'Close' : 'Open'}: ${step.name}`} onClick={() => toggle(step.key)}>{open === step.key ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}</ActionIcon>
            </div>
            {open === step.key ? <Box className={classes['body'] ?? ''}><StepFields step={step} steps={steps} onChange={(change) => onSave(steps.map((one) => (one.key === step.key ? { ...one, ...change } : one)))} /></Box> : null}
          </li>
        ))}
      </ol>
    </section>
  );
};
