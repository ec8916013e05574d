import { Button, Group, Menu, Table, Text, Title } from '@mantine/core';
import { IconCheck, IconChevronDown, IconCircleDashed } from '@tabler/icons-react';
import { stageNames, stages, type AccountPage, type Stage } from '#shared/accounts.ts';
import { daysBetween, type Day } from '#shared/days.ts';
import type { Journey } from '#shared/journey.ts';
import { daysSpent, nextStage, stageName, type Gate, type StageMedian } from '#shared/journey-rules.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useStageMove } from '#renderer/journey/use-stage-move.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './journey.module.css';

type Medians = Partial<Record<Stage, StageMedian>>;

/** Days in a stage over all stays in it, or `null` where none has a known beginning. */
const daysIn = ({ visits }: Journey, stage: Stage, on: Day): number | null => {
  const spent = visits.flatMap((visit) => (visit.stage === stage ? (daysSpent(visit, on) ?? []) : []));
  return spent.length === 0 ? null : spent.reduce((sum, days) => sum + days, 0);
};

const Steps = ({ journey, medians, on }: { journey: Journey; medians: Medians; on: Day }) => {
  const at = journey.stage === null ? -1 : stages.indexOf(journey.stage);
  return (
    <ol className={classes['stages']} aria-label="Stages of the journey">
      {stages.map((stage, index) => {
        const days = daysIn(journey, stage, on);
        const median = medians[stage];
        const wasThere = journey.visits.some((visit) => visit.stage === stage);
        return (
          <li key={stage} className={classes['stage']} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
            <Text size="sm" fw={index === at ? 600 : 400}>{stageNames[stage]}</Text>
            <Text size="xs" className={classes['quiet']}>
              {days !== null ? count(days, 'day') : wasThere ? 'Since when is not known' : index < at ? 'Not in this book' : 'Not yet'}
              {median === undefined ? '' : ` · median ${median.days}`}
            </Text>
          </li>
        );
      })}
    </ol>
  );
};

const Gates = ({ stage, gates }: { stage: Stage; gates: readonly Gate[] }) => (
  <div>
    <Title order={3}>Gates of {stageNames[stage]}</Title>
    {gates.length === 0 ? <Text size="sm" mb="xs">No gate of this stage is turned on.</Text> : (
      <ul className={classes['gates']}>
        {gates.map(({ key, says, met, finding }) => (
          <li key={key} className={classes['gate']}>
            {met ? <IconCheck size={14} color={inks.green} aria-label="Met" /> : <IconCircleDashed size={14} color={inks.yellow} aria-label="Open" />}
            <span>{says}<span className={classes['quiet']}> · {finding}</span></span>
          </li>
        ))}
      </ul>
    )}
  </div>
);

const Moves = ({ page, journey }: { page: AccountPage; journey: Journey }) => {
  const { go, isWriting, open, dialog } = useStageMove(page.account, journey);
  const next = journey.stage === null ? 'align' : nextStage(journey.stage);
  return (
    <Group gap="xs" mb="md">
      {next === null ? null : <Button variant="default" loading={isWriting} onClick={() => go(next)}>Move to {stageNames[next]}{open.length === 0 ? '' : '…'}</Button>}
      <Menu shadow="md" position="bottom-start">
        <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>Another stage</Button></Menu.Target>
        <Menu.Dropdown>{stages.filter((stage) => stage !== journey.stage && stage !== next).map((stage) => <Menu.Item key={stage} onClick={() => go(stage)}>{stageNames[stage]}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      {dialog}
    </Group>
  );
};

const Visits = ({ journey: { visits }, on }: { journey: Journey; on: Day }) =>
  visits.length < 2 ? null : (
    <Table fz="0.8125rem" maw={520}>
      <Table.Thead><Table.Tr><Table.Th>Stage</Table.Th><Table.Th>From</Table.Th><Table.Th>To</Table.Th><Table.Th ta="right">Days</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {visits.map((visit, index) => (
          <Table.Tr key={`${index} ${visit.stage}`}>
            <Table.Td>{stageName(visit.stage)}</Table.Td><Table.Td>{visit.from === null ? 'Not known' : <DayText on={visit.from} size="0.8125rem" />}</Table.Td>
            <Table.Td>{visit.to === null ? 'Now' : <DayText on={visit.to} size="0.8125rem" />}</Table.Td><Table.Td ta="right">{daysSpent(visit, on) ?? ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );

/** Where an account is on its journey, how long it stayed in each stage, and what is open before the next one. */
export const JourneySection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const on = useToday();
  const read = useRead('journey', 'read', { accountId: page.account.id, asOf: page.asOf });
  const medians = useRead('journey', 'medians', undefined).data ?? {};
  return (
    <Loaded read={read}>
      {(journey) => {
        const entered = journey.visits.at(-1)?.from ?? null;
        const median = journey.stage === null ? undefined : medians[journey.stage];
        const slow = entered !== null && median !== undefined && median.visits > 2 ? daysBetween(entered, on) - median.days : 0;
        return (
          <div>
            {journey.stage === null ? <Text size="sm" mb="xs">No stage is set.</Text> : null}
            <Steps journey={journey} medians={medians} on={on} />
            {slow > 0 && journey.stage !== null && nextStage(journey.stage) !== null ? <Text size="sm" mb="xs">{count(slow, 'day')} longer in {stageNames[journey.stage]} than half of the accounts.</Text> : null}
            {journey.stage === null || journey.gates === null || nextStage(journey.stage) === null ? null : <Gates stage={journey.stage} gates={journey.gates} />}
            {readOnly ? null : <Moves page={page} journey={journey} />}
            <Visits journey={journey} on={on} />
          </div>
        );
      }}
    </Loaded>
  );
};
