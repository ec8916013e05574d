import { Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import type { ComingStep } from '#shared/reviews.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText } from '#renderer/ui/marks.tsx';
import { shortDay } from '#renderer/ui/say.ts';
import classes from './reviews.module.css';

/** The name of the group that a day falls into: late, this week, or the Monday of its week. */
const groupOf = (step: ComingStep, today: Day): string => {
  if (step.isLate) return 'Late';
  const week = startOfWeek(step.dueOn);
  if (week === startOfWeek(today)) return 'This week';
  return week === startOfWeek(addDays(today, 7)) ? 'Next week' : `Week of ${shortDay(week, today)}`;
};

const Line = ({ step, rowProps }: { step: ComingStep; rowProps: object }) => {
  const today = useToday();
  const { write } = useWrite('reviews', 'tick');
  const { stepId } = step;
  return (
    <li className={classes['line']} {...rowProps}>
      {stepId === null ? <IconCalendarEvent size={18} aria-hidden /> : <Checkbox size="xs" aria-label={`Done: ${step.name}, ${step.accountName}`} checked={false} onChange={() => void write({ id: stepId, done: true })} />}
      <span className={classes['day']}><DayText on={step.dueOn} late={step.isLate} /></span>
      <div className={classes['words']}>
        <Text size="sm" fw={stepId === null ? 600 : 400}>{step.name}</Text>
        <div className={classes['facts']}>
          <span><AnchorLink to="/reviews/$id" params={{ id: step.reviewId }} search={step.state === 'held' ? { view: 'follow' } : {}} size="xs" aria-label={`${step.reviewName} of ${step.accountName}`}>{step.reviewName}</AnchorLink> {step.state === 'held' ? 'held' : 'on'} {shortDay(step.reviewOn, today)}</span>
          {step.fromOn < step.dueOn && step.fromOn > today ? <span>from {shortDay(step.fromOn, today)} on</span> : null}
        </div>
      </div>
      <AccountLink id={step.accountId} name={step.accountName} fw={400} />
    </li>
  );
};

const Steps = ({ steps }: { steps: readonly ComingStep[] }) => {
  const today = useToday();
  const navigate = useNavigate();
  const { write } = useWrite('reviews', 'tick');
  const list = useListKeys('coming-steps', steps.length, (index) => {
    const step = steps[index];
    return {
      Enter: { does: 'Open the review', run: () => { if (step !== undefined) void navigate({ to: '/reviews/$id', params: { id: step.reviewId }, search: step.state === 'held' ? { view: 'follow' } : {} }); } },
      e: { does: 'Tick the step', run: () => { if (step?.stepId !== undefined && step.stepId !== null) void write({ id: step.stepId, done: true }); } },
    };
  });
  const groups = [...Map.groupBy(steps.map((step, index) => ({ step, index })), ({ step }) => groupOf(step, today))];
  return (
    <Stack gap="md" maw={900}>
      {groups.map(([name, its]) => (
        <section key={name} aria-label={name}>
          <Group gap={6} mb={2}><Title order={2} fz="sm">{name}</Title><Text size="sm" className={classes['quiet'] ?? ''}>{its.length}</Text></Group>
          <ul className={classes['list']}>{its.map(({ step, index }) => <Line key={`${step.reviewId} ${step.stepId ?? ''}`} step={step} rowProps={list.rowProps(index)} />)}</ul>
        </section>
      ))}
    </Stack>
  );
};

/** The steps of all reviews as dated actions, with the days of the reviews among them. */
export const ComingPanel = () => {
  const read = useRead('reviews', 'coming', undefined);
  return <Loaded read={read}>{(steps) => steps.length === 0 ? <EmptyState title="Nothing is coming">Once a review is planned on the roadmap, its steps stand here by their days, counted back from the day of the review.</EmptyState> : <Steps steps={steps} />}</Loaded>;
};
