import { Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { escalationKindNames, severities, severityNames } from '#shared/escalation-rules.ts';
import type { EscalationRow } from '#shared/escalations.ts';
import { useRead } from '#renderer/data/reads.ts';
import { SeverityMark } from '#renderer/risks/risk-marks.tsx';
import { lateWords, ownerName } from '#renderer/risks/risk-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, inks, SentimentMark } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './risks.module.css';

const columns: ExportColumn<EscalationRow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: (one) => one.accountName },
  { label: 'What it is', kind: 'text', width: 44, value: (one) => one.title },
  { label: 'Kind', kind: 'text', width: 12, value: (one) => escalationKindNames[one.kind] },
  { label: 'Severity', kind: 'text', width: 10, value: (one) => severityNames[one.severity] },
  { label: 'State', kind: 'text', width: 10, value: (one) => one.state },
  { label: 'Owner', kind: 'text', value: (one) => ownerName(one.owner) },
  { label: 'Opened', kind: 'day', value: (one) => one.openedOn },
  { label: 'Exit criteria', kind: 'text', width: 44, value: (one) => one.exitCriteria },
  { label: 'Last update', kind: 'day', value: (one) => one.lastUpdate?.on ?? null },
  { label: 'Update due', kind: 'day', value: (one) => one.clock?.dueOn ?? null },
  { label: 'Working days overdue', kind: 'count', width: 12, value: (one) => one.clock?.overdueDays ?? null },
  { label: 'Closed', kind: 'day', value: (one) => one.closedOn },
  { label: 'Outcome', kind: 'text', width: 44, value: (one) => one.outcome },
];

/** Which sides have agreed that it is over. */
const agreedWords = ({ ourAgreedOn, customerAgreedOn }: EscalationRow): string =>
  ourAgreedOn !== null && customerAgreedOn !== null ? 'Both sides' : ourAgreedOn !== null ? 'Our side' : customerAgreedOn !== null ? 'The customer' : 'Nobody yet';

const Row = ({ one, rowProps }: { one: EscalationRow; rowProps: object }) => (
  <Table.Tr className={classes['row'] ?? ''} {...rowProps}>
    <Table.Td><SeverityMark severity={one.severity} /></Table.Td>
    <Table.Td><AccountLink id={one.accountId} name={one.accountName} /></Table.Td>
    <Table.Td><AnchorLink to="/escalations/$id" params={{ id: one.id }} size="sm" fw={500}>{one.title}</AnchorLink><Text size="xs" className={classes['quiet'] ?? ''}>{escalationKindNames[one.kind]}, opened <DayText on={one.openedOn} size="xs" />{one.links === 0 ? '' : `, ${count(one.links, 'link')}`}{one.openCommitments === 0 ? '' : `, ${count(one.openCommitments, 'promise')} open`}</Text></Table.Td>
    <Table.Td>{ownerName(one.owner)}</Table.Td>
    <Table.Td>
      {one.clock === null ? <>closed <DayText on={one.closedOn} size="0.8125rem" /> <SentimentMark sentiment={one.sentimentAfter} /></> : one.clock.overdueDays > 0 ? <Text span size="0.8125rem" fw={600} c={inks.red}>{lateWords(one.clock.overdueDays, 'working day')}</Text> : <>due <DayText on={one.clock.dueOn} size="0.8125rem" /></>}
      <Text size="xs" className={classes['quiet'] ?? ''} lineClamp={2}>{one.clock === null ? one.outcome : (one.lastUpdate?.text ?? 'No update yet')}</Text>
    </Table.Td>
    <Table.Td>{agreedWords(one)}</Table.Td>
  </Table.Tr>
);

const List = ({ rows }: { rows: readonly EscalationRow[] }) => {
  const navigate = useNavigate();
  const list = useListKeys('escalation-rows', rows.length, (index) => ({
    Enter: { does: 'Open the escalation', run: () => { const id = rows[index]?.id; if (id !== undefined) void navigate({ to: '/escalations/$id', params: { id } }); } },
  }));
  return (
    <Table.ScrollContainer minWidth={960}>
      <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label="Escalations and blockers">
        <Table.Thead><Table.Tr><Table.Th w={92}>Severity</Table.Th><Table.Th w="17%">Account</Table.Th><Table.Th>What it is</Table.Th><Table.Th w={140}>Owner</Table.Th><Table.Th w="23%">Update</Table.Th><Table.Th w={132}>Agreed it is over</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{rows.map((one, index) => <Row key={one.id} one={one} rowProps={list.rowProps(index)} />)}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};

/** The worst first, then the one that is late for longest. */
const inOrder = (rows: readonly EscalationRow[]): EscalationRow[] => rows.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (b.clock?.overdueDays ?? 0) - (a.clock?.overdueDays ?? 0));

/** Escalations and blockers, open or closed. */
export const EscalationPanel = () => {
  const [state, setState] = useState<'open' | 'closed'>('open');
  const read = useRead('escalations', 'list', { state }, { keep: true });
  return (
    <>
      <Group justify="space-between" mb="xs">
        <SegmentedControl size="xs" aria-label="Which escalations" value={state} onChange={setState} data={[{ value: 'open', label: 'Open' }, { value: 'closed', label: 'Closed' }]} />
        <ExportMenu name="Escalations" rows={read.data ?? []} columns={columns} />
      </Group>
      <Loaded read={read}>
        {(rows) => rows.length === 0 ? (
          <EmptyState title={state === 'open' ? 'Nothing is escalated' : 'No escalation was closed yet'} action={state === 'open' ? <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => openDialog({ kind: 'new-escalation', accountId: null })}>Open an escalation</Button> : null}>
            An escalation has a severity that says how often it is updated, exit criteria from the start, and closes when both sides agree. A blocker is one that nobody has escalated yet.
          </EmptyState>
        ) : <List rows={state === 'open' ? inOrder(rows) : rows} />}
      </Loaded>
    </>
  );
};
