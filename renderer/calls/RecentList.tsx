import { useNavigate } from '@tanstack/react-router';
import type { CallRow } from '#shared/calls.ts';
import { CallRowLine } from '#renderer/calls/CallRowLine.tsx';
import { withAccountOnScreen } from '#renderer/calls/row-account.ts';
import { useRead } from '#renderer/data/reads.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './calls.module.css';

const SHOWN = 60;

const Rows = ({ calls }: { calls: CallRow[] }) => {
  const navigate = useNavigate();
  const list = useListKeys('recent', calls.length, (index) => ({
    Enter: { does: 'Open the call', run: () => { const call = calls[index]; if (call !== undefined) void navigate({ to: '/calls/$id', params: { id: call.id }, search: {} }); } },
    p: { does: 'Plan a call with that account', run: () => openDialog({ kind: 'plan-call', accountId: calls[index]?.accountId ?? null }) },
  }));
  if (calls.length === 0) return <EmptyState title="Nothing is logged yet">Press L to log the first call.</EmptyState>;
  return (
    <ul className={classes['rows'] ?? ''}>
      {calls.map((call, index) => <li key={call.id} className={classes['row'] ?? ''} {...withAccountOnScreen(list.rowProps(index), call.accountId)}><CallRowLine call={call} /></li>)}
    </ul>
  );
};

/** The entries that were logged last, of the whole book. */
export const RecentList = () => <Loaded read={useRead('calls', 'recent', { limit: SHOWN })}>{(calls) => <Rows calls={calls} />}</Loaded>;
