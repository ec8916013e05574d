import { Button, Collapse, Group, SegmentedControl, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CountedAccount, TargetCount } from '#shared/expansion.ts';
import { targetSays } from '#shared/expansion-rules.ts';
import { playbookKindNames, type RunRow } from '#shared/playbooks.ts';
import { useRead } from '#renderer/data/reads.ts';
import { areaNames } from '#renderer/expansion/expansion-words.ts';
import { RunsTable } from '#renderer/playbooks/RunsTable.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './expansion.module.css';

const shownRows = 100;
const states = { running: 'Running', done: 'Won', stopped: 'Stopped' } as const;
type State = keyof typeof states;

const Accounts = ({ rows, play }: { rows: readonly CountedAccount[]; play: string | null }) => (
  <ul className={classes['list']}>
    {rows.slice(0, shownRows).map((row) => (
      <li key={row.accountId} className={classes['line']}>
        <div className={classes['words']}><AccountLink id={row.accountId} name={row.accountName} /> <Text span size="xs" className={classes['quiet'] ?? ''}>{row.priority}{row.by === '' ? '' : `, ${row.by}`}</Text></div>
        {play === null ? null : <Button size="compact-xs" variant="default" onClick={() => openDialog({ kind: 'start-playbook', accountId: row.accountId, playbookRef: play })} aria-label={`Start a play at ${row.accountName}`}>Start a play</Button>}
      </li>
    ))}
    {rows.length > shownRows ? <li className={classes['line']}><Text size="xs" className={classes['quiet'] ?? ''}>and {rows.length - shownRows} more</Text></li> : null}
  </ul>
);

/** A target with how many accounts count; both numbers open to their accounts. */
const Target = ({ one }: { one: TargetCount }) => {
  const [open, setOpen] = useState<'counted' | 'missing' | null>(null);
  const isMet = one.counted.length >= one.asked;
  const toggle = (which: 'counted' | 'missing'): void => setOpen(open === which ? null : which);
  const who = `${one.segmentName}, ${areaNames[one.area].toLowerCase()}`;
  return (
    <>
      <Table.Tr>
        <Table.Td>{one.segmentName}</Table.Td>
        <Table.Td>{areaNames[one.area]}</Table.Td>
        <Table.Td>{targetSays(one.target)}</Table.Td>
        <Table.Td ta="right"><Button size="compact-xs" variant="subtle" aria-expanded={open === 'counted'} aria-label={`${who}: ${count(one.counted.length, 'account counts', 'accounts count')}`} onClick={() => toggle('counted')}>{one.counted.length}</Button></Table.Td>
        <Table.Td ta="right">{one.asked}</Table.Td>
        <Table.Td>{isMet ? <Text span inherit c={inks.green} style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}><IconCheck size={13} aria-hidden />Met</Text> : <Text span inherit fw={600} c={inks.yellow}>{one.asked - one.counted.length} to go</Text>}</Table.Td>
        <Table.Td ta="right"><Button size="compact-xs" variant="subtle" aria-expanded={open === 'missing'} aria-label={`${who}: ${count(one.missing.length, 'account does not count yet', 'accounts do not count yet')}`} onClick={() => toggle('missing')}>{one.missing.length}</Button></Table.Td>
      </Table.Tr>
      {open === null ? null : <Table.Tr><Table.Td colSpan={7}><Accounts rows={one[open]} play={open === 'missing' ? (one.area === 'enabling' ? 'enablement' : 'expansion') : null} /></Table.Td></Table.Tr>}
    </>
  );
};

const Runs = ({ runs: shown, state, counts }: { runs: readonly RunRow[]; state: State; counts: Record<State, number> }) => {
  const navigate = useNavigate();
  return (
    <section aria-labelledby="plays-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="plays-title">Plays</Title>
        <SegmentedControl size="xs" aria-label="Which plays" value={state} onChange={(value) => void navigate({ to: '/expansion', search: { view: 'plays', status: value === 'running' ? undefined : value }, replace: true })} data={(Object.keys(states) as State[]).map((one) => ({ value: one, label: `${states[one]} (${counts[one].toLocaleString('en')})` }))} />
      </Group>
      {shown.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>{state === 'running' ? 'No enablement or expansion play is running.' : state === 'done' ? 'No play was won yet.' : 'No play was stopped.'}</Text> : <RunsTable runs={shown.slice(0, shownRows * 2)} showAccount keys="play-rows" />}
    </section>
  );
};

/** The plays of enablement and expansion, and the targets that they count for. */
export const PlaysPanel = () => {
  const { status } = useSearch({ from: '/expansion' });
  const state: State = status === 'done' || status === 'stopped' ? status : 'running';
  const read = useRead('expansion', 'plays', { state }, { keep: true });
  const [isOpen, setOpen] = useState(true);
  return (
    <Loaded read={read}>
      {({ runs, counts, playbooks, targets }) => (
        <Stack gap="lg">
          <section aria-labelledby="targets-title">
            <Group justify="space-between" mb="xs">
              <Title order={2} id="targets-title">Targets</Title>
              <Group gap="xs"><AnchorLink to="/settings" search={{ section: 'expansion' }} size="sm">Change the targets</AnchorLink><Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? 'Hide' : 'Show'}</Button></Group>
            </Group>
            {targets.length === 0 ? <EmptyState title="No target is set">Say in the settings how many accounts of a segment are to be enabled and expanded.</EmptyState> : (
              <Collapse expanded={isOpen}>
                <Table.ScrollContainer minWidth={760}>
                  <Table fz="0.8125rem" layout="fixed" aria-label="Targets of enabling and expanding">
                    <Table.Thead><Table.Tr><Table.Th w="16%">Segment</Table.Th><Table.Th w="12%">Area</Table.Th><Table.Th>Target</Table.Th><Table.Th w={90} ta="right">Accounts</Table.Th><Table.Th w={70} ta="right">Asked</Table.Th><Table.Th w={110}>Standing</Table.Th><Table.Th w={110} ta="right">Not yet</Table.Th></Table.Tr></Table.Thead>
                    <Table.Tbody>{targets.map((one) => <Target key={`${one.segment} ${one.area}`} one={one} />)}</Table.Tbody>
                  </Table>
                </Table.ScrollContainer>
                <Text size="xs" mt={4} className={classes['quiet'] ?? ''}>An account counts as enabling with a running enablement play or an open objective of that category, and as expanding with an expansion play, such an objective, or an open opportunity.</Text>
              </Collapse>
            )}
          </section>
          <Runs runs={runs} state={state} counts={counts} />
          <section aria-labelledby="playbooks-title">
            <Title order={2} id="playbooks-title" mb="xs">Playbooks of growth</Title>
            <Table.ScrollContainer minWidth={620}><Table fz="0.8125rem" layout="fixed" aria-label="Playbooks of growth">
              <Table.Thead><Table.Tr><Table.Th>Playbook</Table.Th><Table.Th w={120}>Kind</Table.Th><Table.Th w={90} ta="right">Running</Table.Th><Table.Th w={70} ta="right">Won</Table.Th><Table.Th w={90} ta="right">Stopped</Table.Th><Table.Th w={130}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {playbooks.map((one) => (
                  <Table.Tr key={one.ref}>
                    <Table.Td><AnchorLink to="/playbooks/$id" params={{ id: one.ref }} inherit fw={500}>{one.name}</AnchorLink></Table.Td>
                    <Table.Td>{playbookKindNames[one.kind]}</Table.Td>
                    <Table.Td ta="right">{one.running}</Table.Td><Table.Td ta="right">{one.done}</Table.Td><Table.Td ta="right">{one.stopped}</Table.Td>
                    <Table.Td ta="right"><Button size="compact-xs" variant="default" leftSection={<IconPlayerPlay size={12} aria-hidden />} onClick={() => openDialog({ kind: 'start-playbook', accountId: null, playbookRef: one.ref })} aria-label={`Start ${one.name}`}>Start</Button></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table></Table.ScrollContainer>
          </section>
        </Stack>
      )}
    </Loaded>
  );
};
