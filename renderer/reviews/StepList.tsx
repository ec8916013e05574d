import { ActionIcon, Checkbox, Menu, Text, TextInput, Title } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { stepsAfter } from '#shared/business-review-words.ts';
import type { Review, ReviewStep } from '#shared/reviews.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { shortDay } from '#renderer/ui/say.ts';
import classes from './reviews.module.css';

const StepMenu = ({ step }: { step: ReviewStep }) => {
  const { write: change } = useWrite('reviews', 'changeStep');
  const { write: remove } = useWrite('reviews', 'removeStep');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for: ${step.name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {step.isByHand && step.key !== '' ? <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void change({ id: step.id, fields: { dueOn: null } })}>Back to the day of the rule</Menu.Item> : null}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id: step.id })}>Take out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** One step with its day; `onTick` stands in where ticking asks for more, and it is too early for what follows a review that was not held. */
export const StepLine = ({ step, onTick, isEarly = false }: { step: ReviewStep; onTick?: (() => void) | undefined; isEarly?: boolean }) => {
  const today = useToday();
  const { write: tick } = useWrite('reviews', 'tick');
  const { write: change } = useWrite('reviews', 'changeStep');
  const isDone = step.doneOn !== null;
  return (
    <li className={classes['line']}>
      <Checkbox size="xs" aria-label={`Done: ${step.name}`} checked={isDone} disabled={isEarly} onChange={(event) => { if (event.currentTarget.checked && onTick !== undefined) onTick(); else void tick({ id: step.id, done: event.currentTarget.checked }); }} />
      <div className={classes['words']}>
        <Text size="sm" {...(isDone ? { className: classes['quiet'] ?? '' } : {})}>{step.name}</Text>
        {step.note === '' ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{step.note}</Text>}
        {step.kind === 'prep' || isDone ? (isDone ? <Text size="xs" className={classes['quiet'] ?? ''}>done <DayText on={step.doneOn} size="xs" /></Text> : null) : (
          <Text size="xs" {...(step.isLate ? { c: inks.red, fw: 600 } : { className: classes['quiet'] ?? '' })}>
            {step.isLate ? 'late' : step.fromOn !== null && step.fromOn < (step.dueOn ?? step.fromOn) ? `from ${shortDay(step.fromOn, today)} on` : ''}{step.isByHand && step.key !== '' ? `${step.isLate ? ', ' : ''}day set by hand` : ''}
          </Text>
        )}
      </div>
      {step.kind === 'prep' ? null : <DayInput w={112} variant="unstyled" clearable={false} aria-label={`Day of ${step.name}`} value={step.dueOn} onChange={(dueOn) => { if (dueOn !== null) void change({ id: step.id, fields: { dueOn } }); }} />}
      <StepMenu step={step} />
    </li>
  );
};

const AddStep = ({ reviewId, kind, label }: { reviewId: string; kind: 'step' | 'prep'; label: string }) => {
  const today = useToday();
  const { write, isWriting } = useWrite('reviews', 'addStep');
  const [name, setName] = useState('');
  const add = async (): Promise<void> => {
    if (name.trim() === '' || isWriting) return;
    if ((await write({ reviewId, kind, name, dueOn: kind === 'step' ? today : null })) !== null) setName('');
  };
  return <TextInput mt={4} size="xs" maxLength={500} aria-label={label} placeholder={`${label}, then Enter`} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter') void add(); }} />;
};

/** The timeline to the review and after it, or the prep checklist. */
export const StepList = ({ review, kind, steps }: { review: Review; kind: 'step' | 'prep'; steps: readonly ReviewStep[] }) => {
  const title = kind === 'step' ? 'Steps' : 'Prep checklist';
  const done = steps.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <section aria-labelledby={`${kind}-title`}>
      <Title order={2} size="h3" id={`${kind}-title`}>{title} {steps.length === 0 ? null : <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}>{done} of {steps.length} done</Text>}</Title>
      <ul className={classes['list']}>{steps.map((step) => <StepLine key={step.id} step={step} isEarly={review.state !== 'held' && (stepsAfter as readonly string[]).includes(step.key)} />)}</ul>
      <AddStep reviewId={review.id} kind={kind} label={kind === 'step' ? 'Add a step' : 'Add a point'} />
    </section>
  );
};
