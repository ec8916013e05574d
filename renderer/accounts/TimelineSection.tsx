import { Button, Group, MultiSelect, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconChartLine, IconHeartbeat, IconMail, IconNote, IconPhone, IconSchool, IconUsers, type Icon } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { activityTypes, type ActivityType, type CallRow } from '#shared/calls.ts';
import { stateWord, titleOf, typeNames } from '#renderer/calls/call-words.ts';
import { timelineGroups } from '#renderer/accounts/timeline-groups.ts';
import { useToday } from '#renderer/data/book.ts';
import { call } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { SentimentMark } from '#renderer/ui/marks.tsx';
import { count, exactDay, sayDay, sayTime } from '#renderer/ui/say.ts';
import classes from './AccountPage.module.css';

const icons: Record<ActivityType, Icon> = { call: IconPhone, meeting: IconUsers, workshop: IconSchool, email: IconMail, update: IconChartLine, note: IconNote, 'health update': IconHeartbeat, escalation: IconAlertTriangle };

const Entry = ({ entry, withDay }: { entry: CallRow; withDay: boolean }) => {
  const today = useToday();
  const TypeIcon = icons[entry.type];
  const facts = [
    typeNames[entry.type], stateWord(entry),
    ...(withDay ? [`${exactDay(entry.on)}, ${sayDay(entry.on, today)}`] : []),
    ...(entry.startsAt === null ? [] : [sayTime(entry.startsAt)]),
    ...(entry.minutes === null ? [] : [`${entry.minutes} min`]),
    ...(entry.commitments === 0 ? [] : [count(entry.commitments, 'commitment')]),
  ];
  return (
    <li className={classes['entry'] ?? ''}>
      <TypeIcon size={16} stroke={1.6} aria-hidden />
      <div className={classes['entryWords'] ?? ''}>
        <Group gap="xs" wrap="nowrap" justify="space-between">
          <AnchorLink to="/calls/$id" params={{ id: entry.id }} search={{}} size="sm" fw={500}>{titleOf(entry)}</AnchorLink>
          {entry.sentiment === null ? null : <SentimentMark sentiment={entry.sentiment} on={entry.on} />}
        </Group>
        <Text size="xs" className={classes['quiet'] ?? ''}>{facts.join(' · ')}{entry.attendees.length === 0 ? '' : ` · with ${entry.attendees.slice(0, 4).join(', ')}${entry.attendees.length > 4 ? ` and ${entry.attendees.length - 4} more` : ''}`}</Text>
        {entry.excerpt === '' ? null : <Text size="sm" lineClamp={2}>{entry.excerpt}</Text>}
      </div>
    </li>
  );
};

const PAGE = 50;

/** The entries that were read so far, with the pages that were asked for; they are read again when something of them changes. */
const useOlder = (accountId: string, first: { entries: readonly CallRow[]; hasMore: boolean }, pages: number) => {
  const older = useQueries({
    queries: Array.from({ length: pages }, (_, index) => {
      const input = { id: accountId, after: (index + 1) * PAGE };
      return { queryKey: ['accounts', 'timeline', input], queryFn: () => call('accounts', 'timeline', input) };
    }),
  });
  return { entries: [...first.entries, ...older.flatMap(({ data }) => data?.entries ?? [])], hasMore: older.at(-1)?.data?.hasMore ?? first.hasMore };
};

/** Everything that was said and planned with an account, by type where wanted. */
export const TimelineSection = ({ accountId, first, firstHasMore, isPast }: { accountId: string; first: readonly CallRow[]; firstHasMore: boolean; isPast: boolean }) => {
  const today = useToday();
  const [types, setTypes] = useState<string[]>([]);
  const [pages, setPages] = useState(0);
  const { entries, hasMore } = useOlder(accountId, { entries: first, hasMore: firstHasMore }, isPast ? 0 : pages);
  const { ahead, days } = timelineGroups(entries.filter(({ type }) => types.length === 0 || types.includes(type)));
  if (first.length === 0) return <Text size="sm" c="dimmed">Nothing is logged yet. Press L to log a call, P to plan one.</Text>;
  return (
    <>
      <MultiSelect aria-label="Types of entries" placeholder={types.length === 0 ? 'All types' : ''} w={260} mb="xs" clearable data={activityTypes.map((one) => ({ value: one, label: typeNames[one] }))} value={types} onChange={setTypes} />
      {ahead.length === 0 ? null : (
        <>
          <Title order={3} mt="xs">Ahead</Title>
          <ul className={classes['list'] ?? ''}>{ahead.map((entry) => <Entry key={entry.id} entry={entry} withDay />)}</ul>
        </>
      )}
      {days.map(({ on, entries: onDay }) => (
        <section key={on}>
          <Title order={3} mt="sm" fz="xs" className={classes['quiet'] ?? ''}><time dateTime={on}>{exactDay(on)}</time>, {sayDay(on, today)}</Title>
          <ul className={classes['list'] ?? ''}>{onDay.map((entry) => <Entry key={entry.id} entry={entry} withDay={false} />)}</ul>
        </section>
      ))}
      {ahead.length + days.length === 0 ? <Text size="sm" c="dimmed">Nothing of these types{hasMore ? ' so far' : ''}.</Text> : null}
      {hasMore && !isPast ? <Button variant="default" mt="sm" onClick={() => setPages(pages + 1)}>Show more</Button> : null}
    </>
  );
};
