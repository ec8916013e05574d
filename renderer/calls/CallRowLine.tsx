import { Group, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CallRow } from '#shared/calls.ts';
import { titleOf, whenOf } from '#renderer/calls/call-words.ts';
import { StateBadge } from '#renderer/calls/StateBadge.tsx';
import { useToday } from '#renderer/data/book.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { SentimentMark } from '#renderer/ui/marks.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './calls.module.css';

/** One call in a line of a list: when, the account, the title, the state, the sentiment. All of it opens the call. `withDay: false` is for a list by day. */
export const CallRowLine = ({ call, withDay = true }: { call: CallRow; withDay?: boolean }): ReactNode => {
  const today = useToday();
  return (
    <Group wrap="nowrap" gap="sm" className={classes['line'] ?? ''}>
      <Tooltip label={exactDay(call.on)}>
        <Text component="time" dateTime={call.startsAt ?? call.on} size="sm" className={classes['when'] ?? ''}>{withDay ? whenOf(call, today) : whenOf(call, call.on)}</Text>
      </Tooltip>
      <AnchorLink to="/calls/$id" params={{ id: call.id }} search={{}} size="sm" c="inherit" className={classes['what'] ?? ''}>
        <Text span size="sm" fw={500} className={classes['account'] ?? ''}>{call.accountId === null ? 'No account yet' : call.accountName}</Text>{' '}
        <Text span size="sm" className={classes['title'] ?? ''}>{titleOf(call)}</Text>
      </AnchorLink>
      <span className={classes['state'] ?? ''}><StateBadge call={call} /></span>
      <span className={classes['felt'] ?? ''}><SentimentMark sentiment={call.sentiment} on={call.on} /></span>
    </Group>
  );
};
