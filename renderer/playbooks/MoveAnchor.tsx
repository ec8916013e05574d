import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { Run } from '#shared/playbooks.ts';
import { movesOf } from '#shared/run-rules.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { count, shortDay } from '#renderer/ui/say.ts';

const shownMoves = 6;

/** What a new anchor would do, before it is done: which steps get another day and which stay. */
const Preview = ({ run, on }: { run: Run; on: Day }) => {
  const settings = useSettings();
  const today = useToday();
  const { moves, stays } = movesOf(run.plan, on, settings);
  return (
    <Stack gap={4} aria-live="polite">
      <Text size="sm" fw={600}>{moves.length === 0 ? 'No step gets another day' : `${count(moves.length, 'step')} move`}</Text>
      {moves.slice(0, shownMoves).map(({ step, to }) => <Text key={step.id} size="xs">{step.name}: {shortDay(step.dueOn, today)} → {shortDay(to, today)}</Text>)}
      {moves.length > shownMoves ? <Text size="xs">and {moves.length - shownMoves} more</Text> : null}
      {stays.length === 0 ? null : <Text size="xs">{stays.length === 1 ? `“${stays[0]?.name ?? ''}” keeps its day, for it was set by hand.` : `${stays.length} steps keep their days, for those were set by hand.`}</Text>}
    </Stack>
  );
};

/** Moves the day that a run counts from. */
export const MoveAnchor = ({ run }: { run: Run }) => {
  const { write, isWriting } = useWrite('playbooks', 'moveAnchor');
  const [isOpen, setOpen] = useState(false);
  const [on, setOn] = useState(run.anchorOn);
  const show = (shown: boolean): void => {
    setOn(run.anchorOn);
    setOpen(shown);
  };
  const move = (): void => {
    setOpen(false);
    if (on !== run.anchorOn) void write({ id: run.id, anchorOn: on });
  };
  return (
    <Popover opened={isOpen} onChange={show} position="bottom-start" trapFocus returnFocus shadow="md" width={320}>
      <Popover.Target><Button variant="default" size="compact-sm" onClick={() => show(!isOpen)}>Move</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Preview run={run} on={on} />
          <DayInput label={run.anchorSays === '' ? 'The day that the run counts from' : run.anchorSays} data-autofocus clearable={false} value={on} onChange={(picked) => setOn(picked ?? run.anchorOn)} />
          <Group justify="flex-end"><Button size="compact-sm" loading={isWriting} onClick={move}>Move</Button></Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
