import { ActionIcon, Button, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import { periodOf } from '#shared/rhythm-rules.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { shortDay } from '#renderer/ui/say.ts';
import classes from './rhythm.module.css';

/** The week of the address; this one where it names none. */
export const useWeek = (): Day => {
  const { week } = useSearch({ from: '/rhythm' });
  const today = useToday();
  return startOfWeek(week ?? today);
};

/** A day of the fiscal quarter of the address; today where it names none. */
export const useQuarter = (): Day => {
  const { quarter } = useSearch({ from: '/rhythm' });
  const today = useToday();
  return quarter ?? today;
};

type Kind = 'week' | 'quarter';

/** Goes a week or a fiscal quarter back and on; it stays in the address. */
export const PeriodNav = ({ kind, name }: { kind: Kind; name: string }) => {
  const navigate = useNavigate();
  const { view } = useSearch({ from: '/rhythm' });
  const [today, settings, week, quarter] = [useToday(), useSettings(), useWeek(), useQuarter()];
  const { from, to } = kind === 'week' ? { from: week, to: addDays(week, 6) } : periodOf('quarter', quarter, settings.fiscalYearStart);
  const go = (on: Day | null): void => void navigate({ to: '/rhythm', search: { view, ...(on === null ? {} : kind === 'week' ? { week: startOfWeek(on) } : { quarter: on }) }, replace: true });
  useKeys(`rhythm-${kind}`, {
    '[': { does: `The ${kind} before`, run: () => go(addDays(from, -1)) },
    ']': { does: `The ${kind} after`, run: () => go(addDays(to, 1)) },
  });
  const isNow = from <= today && today <= to;
  return (
    <div className={classes['nav']}>
      <ActionIcon variant="default" aria-label={`The ${kind} before`} aria-keyshortcuts="[" onClick={() => go(addDays(from, -1))}><IconChevronLeft size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="default" aria-label={`The ${kind} after`} aria-keyshortcuts="]" onClick={() => go(addDays(to, 1))}><IconChevronRight size={16} aria-hidden /></ActionIcon>
      <Title order={2}>{name}<span className={classes['quiet']} style={{ fontWeight: 400 }}>{kind === 'week' ? '' : ` · ${shortDay(from, today)} to ${shortDay(to, today)}`}</span></Title>
      {isNow ? null : <Button variant="default" size="compact-sm" onClick={() => go(null)}>{kind === 'week' ? 'This week' : 'This quarter'}</Button>}
    </div>
  );
};
