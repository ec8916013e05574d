import { Button, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { CadenceDue } from '#shared/calls.ts';
import { withAccountOnScreen } from '#renderer/calls/row-account.ts';
import { useRead } from '#renderer/data/reads.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, MoneyText, PriorityMark, SentimentMark } from '#renderer/ui/marks.tsx';
import classes from './calls.module.css';

const Rows = ({ due }: { due: CadenceDue[] }) => {
  const navigate = useNavigate();
  const idAt = (index: number): string | null => due[index]?.account.id ?? null;
  const list = useListKeys('due', due.length, (index) => ({
    Enter: { does: 'Open the account', run: () => { const id = idAt(index); if (id !== null) void navigate({ to: '/accounts/$id', params: { id }, search: {} }); } },
    p: { does: 'Plan the call', run: () => openDialog({ kind: 'plan-call', accountId: idAt(index) }) },
  }));
  if (due.length === 0) return <EmptyState title="No call is due">Accounts stand here when their cadence asks for a call within 14 days. The cadence of a segment is set in Settings.</EmptyState>;
  return (
    <Table className={classes['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr><Table.Th>Account</Table.Th><Table.Th>Priority</Table.Th><Table.Th>Sentiment</Table.Th><Table.Th>Due</Table.Th><Table.Th>Why</Table.Th><Table.Th>Last call</Table.Th><Table.Th ta="right">ARR</Table.Th><Table.Th>Next call</Table.Th></Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {due.map((one, index) => (
          <Table.Tr key={one.account.id} {...withAccountOnScreen(list.rowProps(index), one.account.id)}>
            <Table.Td><AccountLink id={one.account.id} name={one.account.name} /></Table.Td>
            <Table.Td><PriorityMark priority={one.account.priority} /></Table.Td>
            <Table.Td><SentimentMark sentiment={one.account.sentiment} on={one.account.sentimentOn} /></Table.Td>
            <Table.Td><DayText on={one.dueOn} late={one.overdueDays > 0} /></Table.Td>
            <Table.Td><Text size="sm">{one.account.cadence.why}</Text></Table.Td>
            <Table.Td><DayText on={one.account.lastEngagementOn} /></Table.Td>
            <Table.Td ta="right"><MoneyText money={one.account.arr} short /></Table.Td>
            <Table.Td>{one.plannedOn === null ? <Button variant="default" size="compact-xs" onClick={() => openDialog({ kind: 'plan-call', accountId: one.account.id })}>Plan</Button> : <DayText on={one.plannedOn} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

/** Accounts whose cadence asks for a call, the longest overdue first. */
export const DueList = ({ withinDays }: { withinDays: number }) => <Loaded read={useRead('calls', 'due', { withinDays })}>{(due) => <Rows due={due} />}</Loaded>;
