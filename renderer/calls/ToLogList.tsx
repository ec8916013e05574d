import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { CallRow } from '#shared/calls.ts';
import { CallRowLine } from '#renderer/calls/CallRowLine.tsx';
import { withAccountOnScreen } from '#renderer/calls/row-account.ts';
import { useToLog } from '#renderer/calls/to-log.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import classes from './calls.module.css';

/** Notes that were begun and planned calls that have passed. */
export const ToLogList = () => {
  const calls = useToLog(useToday());
  const navigate = useNavigate();
  const { write } = useWrite('calls', 'log');
  const open = (call: CallRow): void => void navigate({ to: '/calls/$id', params: { id: call.id }, search: {} });
  const log = (call: CallRow): void => void write({ id: call.id, state: 'held', fields: {} });
  const withCall = (index: number, act: (call: CallRow) => void) => () => {
    const call = calls[index];
    if (call !== undefined) act(call);
  };
  const list = useListKeys('to-log', calls.length, (index) => ({
    Enter: { does: 'Open the call', run: withCall(index, open) },
    e: { does: 'Log it as held', run: withCall(index, log) },
  }));
  if (calls.length === 0) return <EmptyState title="Everything is logged">Notes that were begun and planned calls that have passed wait here until they are logged.</EmptyState>;
  return (
    <ul className={classes['rows'] ?? ''}>
      {calls.map((call, index) => (
        <li key={call.id} className={classes['row'] ?? ''} {...withAccountOnScreen(list.rowProps(index), call.accountId)}>
          <div className={classes['withAction'] ?? ''}>
            <CallRowLine call={call} />
            <Button variant="default" size="compact-xs" onClick={() => log(call)}>Log as held</Button>
          </div>
        </li>
      ))}
    </ul>
  );
};
