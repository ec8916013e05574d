import { Box, Button, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import type { OpenedTable, UnmatchedAccount, UsageGrain, UsageMetricMatch, UsageReview } from '#shared/imports.ts';
import { usageGrains } from '#shared/imports.ts';
import { useRead } from '#renderer/data/reads.ts';
import { matchAccounts, matchMetric, setGrain, useFlow } from '#renderer/imports/import-flow.ts';
import { aggregateLabels, grainLabels } from '#renderer/imports/import-words.ts';
import { CheckState } from '#renderer/imports/PreviewStep.tsx';
import { StepHeading } from '#renderer/imports/StepHeading.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import classes from './imports.module.css';

const leftOut = 'leave out';

/** One name that the book does not know: whose it is, or that it is left out. */
const AccountRow = ({ one, accounts }: { one: UnmatchedAccount; accounts: { value: string; label: string }[] }) => {
  const { choice, guess } = one;
  const value = choice === null ? null : (choice.accountId ?? leftOut);
  return (
    <Table.Tr>
      <Table.Td><Text size="sm" fw={500}>{one.key}</Text>{one.name === '' || one.name === one.key ? null : <Text size="xs" className={classes['quiet']}>{one.name}</Text>}</Table.Td>
      <Table.Td ta="right">{one.values.toLocaleString('en')}</Table.Td>
      <Table.Td ta="right">{one.line.toLocaleString('en')}</Table.Td>
      <Table.Td>
        <Select
          aria-label={`Account of ${one.key}`}
          data={[{ value: leftOut, label: 'Leave it out' }, ...accounts]}
          value={value}
          onChange={(picked) => matchAccounts([{ key: one.key, accountId: picked === null ? undefined : picked === leftOut ? null : picked }])}
          placeholder="Not decided"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `Leave ${one.key} undecided`, tabIndex: -1 }}
          limit={60}
          nothingFoundMessage="No account has that name"
        />
      </Table.Td>
      <Table.Td>
        {guess === null ? <Text size="sm" className={classes['quiet']}>No account is close to it</Text> : (
          <Button size="compact-sm" variant="default" disabled={choice?.accountId === guess.id} onClick={() => matchAccounts([{ key: one.key, accountId: guess.id }])} aria-label={`${one.key} is ${guess.name}`}>{guess.name}</Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

const Unmatched = ({ review }: { review: UsageReview }) => {
  const accounts = (useRead('accounts', 'list', undefined).data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const { unmatched, unmatchedTotal, matched } = review;
  const undecided = unmatched.filter(({ choice }) => choice === null);
  const guesses = undecided.flatMap(({ key, guess }) => (guess === null ? [] : [{ key, accountId: guess.id }]));
  return (
    <Stack gap={6} component="section" aria-labelledby="unmatched">
      <Group gap="sm" align="baseline">
        <Title order={3} id="unmatched">Accounts</Title>
        <Text size="sm">{count(matched, 'account')} found by id, mail domain or name{unmatchedTotal === 0 ? '.' : `; ${unmatchedTotal.toLocaleString('en')} not.`}</Text>
      </Group>
      {unmatchedTotal === 0 ? null : (
        <>
          <Group gap="sm">
            <Text size="sm">Values of an account that is not decided are left out this time. What you choose is remembered for the next file.</Text>
            {guesses.length < 2 ? null : <Button size="compact-sm" variant="default" onClick={() => matchAccounts(guesses)}>{`Take all ${guesses.length} guesses`}</Button>}
          </Group>
          <Table aria-labelledby="unmatched" className={classes['table']} verticalSpacing={3}>
            <Table.Thead><Table.Tr><Table.Th w="26%">In the file</Table.Th><Table.Th w={90} ta="right">Values</Table.Th><Table.Th w={80} ta="right">Line</Table.Th><Table.Th w={280}>Account</Table.Th><Table.Th>Guess</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{unmatched.map((one) => <AccountRow key={one.key} one={one} accounts={accounts} />)}</Table.Tbody>
          </Table>
          {unmatchedTotal > unmatched.length ? <Text size="sm">The {unmatched.length.toLocaleString('en')} with most values are shown.</Text> : null}
        </>
      )}
    </Stack>
  );
};

const MetricRow = ({ one, known }: { one: UsageMetricMatch; known: readonly { id: string; name: string }[] }) => (
  <Table.Tr>
    <Table.Td><Text size="sm" fw={500}>{one.key}</Text></Table.Td>
    <Table.Td ta="right">{one.values.toLocaleString('en')}</Table.Td>
    <Table.Td>
      <Select
        aria-label={`Metric of ${one.key}`}
        allowDeselect={false}
        searchable={known.length > 8}
        data={[{ value: 'new', label: one.metricId === null ? `New metric: ${one.name}` : 'New metric' }, { value: leftOut, label: 'Leave it out' }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
        value={one.isLeftOut ? leftOut : (one.metricId ?? 'new')}
        onChange={(to) => { if (to !== null) matchMetric(one.key, to); }}
      />
    </Table.Td>
    <Table.Td><Text size="sm" className={classes['quiet']}>{one.isLeftOut ? 'Left out' : `${one.metricId === null ? 'Not in the book yet; ' : ''}${aggregateLabels[one.aggregate] ?? one.aggregate}`}</Text></Table.Td>
  </Table.Tr>
);

const Metrics = ({ review }: { review: UsageReview }) => (
  <Stack gap={6} component="section" aria-labelledby="metrics">
    <Group gap="sm" align="baseline"><Title order={3} id="metrics">Metrics</Title><Text size="sm">A new one can be changed later under Adoption.</Text></Group>
    <Table aria-labelledby="metrics" className={classes['table']} verticalSpacing={3}>
      <Table.Thead><Table.Tr><Table.Th w="26%">In the file</Table.Th><Table.Th w={90} ta="right">Values</Table.Th><Table.Th w={280}>Goes to</Table.Th><Table.Th>A month’s values</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>{review.metrics.map((one) => <MetricRow key={one.key} one={one} known={review.known} />)}</Table.Tbody>
    </Table>
  </Stack>
);

/** Step of a table of usage: which accounts and metrics its names mean, and how often it has a value. */
export const ReviewStep = ({ opened }: { opened: OpenedTable }) => {
  const { check: { preview, isRunning } } = useFlow();
  const review = preview?.usage;
  return (
    <Stack gap="lg">
      <StepHeading>{`Review of ${opened.fileName}`}</StepHeading>
      <Box mih={38}><CheckState /></Box>
      {review === undefined ? null : (
        <Stack gap="lg" aria-busy={isRunning}>
          <Group gap="md" align="flex-end">
            <Select label="One value for each" w={160} allowDeselect={false} data={usageGrains.map((grain) => ({ value: grain, label: grainLabels[grain] }))} value={review.grain} onChange={(grain) => { if (grain !== null) setGrain(grain as UsageGrain); }} />
            {review.from === null || review.to === null ? null : <Text size="sm" pb={6}>{exactDay(review.from)} to {exactDay(review.to)}</Text>}
          </Group>
          <Unmatched review={review} />
          <Metrics review={review} />
        </Stack>
      )}
    </Stack>
  );
};
