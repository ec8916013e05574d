import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Day } from '#shared/days.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './risks.module.css';

/** What was written about a risk or an escalation, the newest first, down to its opening. */
export const UpdateList = ({ updates, openedOn, closed }: { updates: readonly { id: string; on: Day; mark: ReactNode; text: string }[]; openedOn: Day; closed: { on: Day; text: string } | null }) => (
  <ol className={classes['list']} aria-label="Updates">
    {closed === null ? null : <li className={classes['line']}><span className={classes['day']}><DayText on={closed.on} /></span><div className={classes['words']}><Text size="sm" fw={600}>Closed</Text><Text size="sm" className={classes['prose'] ?? ''}>{closed.text}</Text></div></li>}
    {updates.map(({ id, on, mark, text }) => (
      <li key={id} className={classes['line']}>
        <span className={classes['day']}><DayText on={on} /></span>
        <span className={classes['mark']}>{mark}</span>
        <Text size="sm" className={`${classes['words'] ?? ''} ${classes['prose'] ?? ''}`}>{text}</Text>
      </li>
    ))}
    <li className={classes['line']}><span className={classes['day']}><DayText on={openedOn} /></span><Text size="sm" className={classes['words'] ?? ''}>Opened</Text></li>
  </ol>
);
