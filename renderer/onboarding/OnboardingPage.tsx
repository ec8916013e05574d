import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { delaySideNames, onboardingKindNames, phaseNames, phases, type Onboarding } from '#shared/onboarding.ts';
import { warningsOf } from '#shared/onboarding-rules.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { mainMeasures, measureNames, mediansOf, onboardingColumns } from '#renderer/onboarding/onboarding-words.ts';
import { ShortMeasure, Times } from '#renderer/onboarding/Times.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys, useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './onboarding.module.css';

const startOne = (): void => openDialog({ kind: 'start-onboarding', accountId: null });
const startButton = <Button leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={startOne}>Start an onboarding</Button>;

const AccountAnchor = ({ one, size = 'sm' }: { one: Onboarding; size?: string }) => <AnchorLink to="/accounts/$id" params={{ id: one.accountId }} search={{ section: 'onboarding' }} size={size} fw={600}>{one.accountName}</AnchorLink>;

const Card = ({ one, rowProps }: { one: Onboarding; rowProps: object }) => {
  const today = useToday();
  const { onboarding: goals } = useSettings();
  const isStuck = warningsOf(one, goals, today).includes('onboarding-stuck');
  return (
    <li className={classes['card'] ?? ''} {...rowProps}>
      <Group gap={6} wrap="wrap">
        <AccountAnchor one={one} />
        {one.kind === 'new' ? null : <Badge size="xs" variant="default">{onboardingKindNames[one.kind]}</Badge>}
        {isStuck ? <Text span size="xs" fw={700} c={inks.red}>Stuck</Text> : null}
      </Group>
      <Times times={one.times} names={mainMeasures} />
      {one.delaySide === null ? null : <Text size="xs">Held up by {delaySideNames[one.delaySide].toLowerCase()}: {one.delayReason}</Text>}
      {one.run?.next === null || one.run?.next === undefined ? null : <Text size="xs" className={classes['quiet'] ?? ''}>Next: {one.run.next.name}, <DayText on={one.run.next.dueOn} late={one.run.next.dueOn < today} size="xs" /></Text>}
    </li>
  );
};

/** The open ones by what has to happen next, the longest open first. */
const Board = ({ open }: { open: readonly Onboarding[] }) => {
  const navigate = useNavigate();
  const inOrder = phases.flatMap((phase) => open.filter((one) => one.phase === phase));
  const list = useListKeys('onboarding', inOrder.length, (index) => ({
    Enter: {
      does: 'Open the onboarding',
      run: () => {
        const id = inOrder[index]?.accountId;
        if (id !== undefined) void navigate({ to: '/accounts/$id', params: { id }, search: { section: 'onboarding' } });
      },
    },
  }));
  return (
    <div className={classes['board'] ?? ''}>
      {phases.map((phase) => {
        const inPhase = open.filter((one) => one.phase === phase);
        return (
          <section key={phase} className={classes['column'] ?? ''} aria-labelledby={`phase-${phase}`}>
            <Title order={3} id={`phase-${phase}`}>{phaseNames[phase]} <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}>{inPhase.length}</Text></Title>
            <ul className={classes['cards'] ?? ''}>{inPhase.map((one) => <Card key={one.id} one={one} rowProps={list.rowProps(inOrder.indexOf(one))} />)}</ul>
          </section>
        );
      })}
    </div>
  );
};

const goalOf = { engage: 'engageDays', value: 'valueDays', onboard: 'onboardDays' } as const;

const Closed = ({ closed }: { closed: readonly Onboarding[] }) => {
  const medians = mediansOf(closed);
  const { onboarding: goals } = useSettings();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table fz="0.8125rem" highlightOnHover layout="fixed">
        <Table.Thead><Table.Tr><Table.Th w="20%">Account</Table.Th><Table.Th w={100}>Kind</Table.Th>{mainMeasures.map((name) => <Table.Th key={name} w={140}>{measureNames[name]}<Text inherit size="xs" fw={400}>goal {goals[goalOf[name]]} days</Text></Table.Th>)}<Table.Th>Held up by</Table.Th><Table.Th w={110}>Closed</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {closed.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td><AccountAnchor one={one} size="0.8125rem" /></Table.Td>
              <Table.Td>{onboardingKindNames[one.kind]}</Table.Td>
              {mainMeasures.map((name) => <Table.Td key={name}><ShortMeasure measure={one.times[name]} /></Table.Td>)}
              <Table.Td>{one.delaySide === null ? '' : `${delaySideNames[one.delaySide]}: ${one.delayReason}`}</Table.Td>
              <Table.Td><DayText on={one.closedOn} size="0.8125rem" /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={2}>Median</Table.Th>
            {mainMeasures.map((name) => <Table.Th key={name}>{medians[name].median === null ? 'not known' : count(medians[name].median, 'day')}<Text inherit fw={400}>{medians[name].inGoal} of {medians[name].of} in goal</Text></Table.Th>)}
            <Table.Td colSpan={2} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
};

/** The board of open onboardings and the times of closed ones (F8). */
export const OnboardingPage = () => {
  const read = useRead('onboarding', 'list', undefined);
  useKeys('onboardings', { n: { does: 'Start an onboarding', run: startOne } });
  return (
    <>
      <PageHead title="Onboarding" actions={<>{read.data === undefined ? null : <ExportMenu name="Onboardings" rows={read.data} columns={onboardingColumns} />}{startButton}</>} />
      <Loaded read={read}>
        {(all) => {
          const open = all.filter((one) => one.closedOn === null);
          const closed = all.filter((one) => one.closedOn !== null);
          if (all.length === 0) return <EmptyState title="No onboarding yet" action={startButton}>From the handoff to first value: this page shows where each new customer stands, how long it took against the goals, and who holds it up.</EmptyState>;
          return (
            <Stack gap="lg">
              <section aria-labelledby="open-title">
                <Title order={2} id="open-title" mb="xs">Open <Text span size="sm" c="dimmed" fw={400}>{open.length}</Text></Title>
                {open.length === 0 ? <Text size="sm" c="dimmed">No onboarding is open.</Text> : <Board open={open} />}
              </section>
              <section aria-labelledby="closed-title">
                <Title order={2} id="closed-title" mb="xs">Closed <Text span size="sm" c="dimmed" fw={400}>{closed.length}</Text></Title>
                {closed.length === 0 ? <Text size="sm" c="dimmed">Closed ones are listed here with their times and medians.</Text> : <Closed closed={closed} />}
              </section>
            </Stack>
          );
        }}
      </Loaded>
    </>
  );
};
