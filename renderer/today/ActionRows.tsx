import { Button, Text } from '@mantine/core';
import { actionStatusNames, closeReasonNames, type ActionRow } from '#shared/actions.ts';
import type { TodayRule } from '#shared/today.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { ruleNames } from '#renderer/today/rule-names.ts';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { exactDay, sayDay } from '#renderer/ui/say.ts';
import classes from './today.module.css';

/** Who put a row away, when and why: "Closed lost by you 2 days ago. Not relevant. They close in August". */
const putAway = ({ status, until, closeReason, reason, by, on }: ActionRow, today: string): string => {
  const why = [closeReason === null ? '' : closeReasonNames[closeReason], reason].filter((part) => part !== '').join('. ');
  return `${status === 'snoozed' && until !== null ? `Snoozed until ${exactDay(until)}` : actionStatusNames[status]} by ${by} ${sayDay(on, today)}${why === '' ? '' : `. ${why}`}`;
};

/** Rows that wait for a day or that were closed, each with the way back. */
export const ActionRows = ({ rows, label }: { rows: readonly ActionRow<TodayRule>[]; label: string }) => {
  const today = useToday();
  const { write: reopen } = useWrite('today', 'reopen');
  const list = useListKeys('actions', rows.length, (index) => ({
    r: { does: 'Open the row again', run: () => { const row = rows[index]; if (row !== undefined) void reopen({ key: row.key }); } },
  }));
  return (
    <ol className={classes['list']} aria-label={label}>
      {rows.map((row, index) => (
        <li key={row.key} className={`${classes['row']} ${classes['put']}`} data-rule={row.rule} {...list.rowProps(index)}>
          <div>
            <div className={classes['head']}>
              <Text size="sm" fw={600}>{row.title}</Text>
              <div className={classes['end']}><Text span size="xs" className={classes['quiet'] ?? ''}>{ruleNames[row.rule]}</Text></div>
            </div>
            <Text size="sm" className={`${classes['quiet']} ${classes['why']}`}>
              {row.account === null ? null : <><AccountLink id={row.account.id} name={row.account.label} fw={400} />{row.why === '' ? '' : ' · '}</>}
              {row.why}
            </Text>
            <div className={classes['head']}>
              <Text size="sm">{putAway(row, today)}</Text>
              <Button size="compact-xs" variant="default" style={{ flex: 'none' }} aria-label={`Open again: ${row.title}`} aria-keyshortcuts="R" onClick={() => void reopen({ key: row.key })}>Open again<span className={classes['key']} aria-hidden>R</span></Button>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
};
