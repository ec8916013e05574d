import { Badge, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { RunRow } from '#shared/playbooks.ts';
import { useToday } from '#renderer/data/book.ts';
import { endWords } from '#renderer/playbooks/run-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './playbooks.module.css';

/** How far a run is; what is overdue is said in words too. */
const Progress = ({ run }: { run: RunRow }) => (
  <Text span inherit style={{ whiteSpace: 'nowrap' }}>
    {run.closedSteps} of {run.steps}
    {run.overdueSteps === 0 ? null : <Text span inherit fw={600} c={inks.red}> · {run.overdueSteps} overdue</Text>}
  </Text>
);

/** What comes next in a run, or how it ended. */
const Next = ({ run }: { run: RunRow }) => {
  const today = useToday();
  if (run.state !== 'running') return <Text span inherit className={classes['ended'] ?? ''}>{endWords(run)}</Text>;
  if (run.next === null) return <Text span inherit className={classes['ended'] ?? ''}>Every step is done; ready to be closed</Text>;
  return <Text span inherit>{run.next.name}, <DayText on={run.next.dueOn} late={run.next.dueOn < today} size="0.8125rem" /></Text>;
};

/** Runs of playbooks, one a line. `showAccount` names the account of each. `keys` gives the table the keys of a list. `readOnly` has no links, for a day that is past. */
export const RunsTable = ({ runs, showAccount = false, keys = null, readOnly = false }: { runs: readonly RunRow[]; showAccount?: boolean; keys?: string | null; readOnly?: boolean }) => {
  const navigate = useNavigate();
  const open = (run: RunRow | undefined): void => { if (run !== undefined) void navigate({ to: '/runs/$id', params: { id: run.id } }); };
  const list = useListKeys(keys ?? 'runs', keys === null ? 0 : runs.length, (index) => ({ Enter: { does: 'Open the run', run: () => open(runs[index]) } }));
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover fz="0.8125rem" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            {showAccount ? <Table.Th w="20%">Account</Table.Th> : null}
            <Table.Th w="20%">Playbook</Table.Th><Table.Th w={150}>Steps</Table.Th><Table.Th>Next step</Table.Th><Table.Th w={110}>Counts from</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run, index) => (
            <Table.Tr key={run.id} className={classes['line'] ?? ''} {...(keys === null ? {} : list.rowProps(index))}>
              {showAccount ? <Table.Td><AnchorLink to="/accounts/$id" params={{ id: run.accountId }} search={{}} inherit fw={500}>{run.accountName}</AnchorLink></Table.Td> : null}
              <Table.Td>
                {readOnly ? <Text span inherit fw={500}>{run.name}</Text> : <AnchorLink to="/runs/$id" params={{ id: run.id }} inherit fw={500}>{run.name}</AnchorLink>}
                {run.branch === '' ? null : <Badge size="xs" variant="default" ml={6}>{run.branch}</Badge>}
              </Table.Td>
              <Table.Td><Progress run={run} /></Table.Td>
              <Table.Td><Next run={run} /></Table.Td>
              <Table.Td><DayText on={run.anchorOn} size="0.8125rem" /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <caption style={{ position: 'absolute', clip: 'rect(0 0 0 0)', width: 1, height: 1, overflow: 'hidden' }}>{count(runs.length, 'run')} of playbooks</caption>
      </Table>
    </Table.ScrollContainer>
  );
};
