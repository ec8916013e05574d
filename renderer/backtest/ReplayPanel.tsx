import { Button, Group, NumberInput, SimpleGrid, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { bandNames, type BandRow, type LossIs } from '#shared/backtest-rules.ts';
import type { Replay } from '#shared/backtest.ts';
import { measureNames } from '#shared/health-model.ts';
import { replayWeights, type ReplayWeights } from '#shared/replay.ts';
import { BandMark } from '#renderer/backtest/BandMark.tsx';
import { lostWord, sayAuc, sayDifference, sayShare } from '#renderer/backtest/backtest-words.ts';
import { Verdict } from '#renderer/backtest/FindingsView.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './backtest.module.css';

const WeightInput = ({ label, value, onChange, max = 1_000 }: { label: string; value: number; onChange: (value: number) => void; max?: number }) => (
  <NumberInput aria-label={label} size="xs" min={0} max={max} clampBehavior="strict" hideControls value={value} onChange={(typed) => onChange(Number(typed) || 0)} />
);

const lostIn = (row: BandRow | undefined, lossIs: LossIs): number => (row === undefined ? 0 : row.counts.churned + (lossIs === 'churned' ? 0 : row.counts.contracted));

const Compared = ({ replay: { now, replayed, difference, withoutDetail }, lossIs }: { replay: Replay; lossIs: LossIs }) => (
  <Stack gap="md">
    <Verdict said={sayDifference(difference)} />
    <Table w="auto" className={classes['compared'] ?? ''} aria-label="As it stood, and with these weights">
      <Table.Thead><Table.Tr><Table.Th><VisuallyHidden>Figure</VisuallyHidden></Table.Th><Table.Th ta="right">As it stood</Table.Th><Table.Th ta="right">With these weights</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {bandNames.map((band) => {
          const of = (bands: readonly BandRow[]): string => {
            const row = bands.find((one) => one.band === band);
            return `${row?.total ?? 0}, of them ${lostIn(row, lossIs)} ${lostWord(lossIs)}`;
          };
          return <Table.Tr key={band}><Table.Th scope="row"><BandMark band={band} /></Table.Th><Table.Td ta="right">{of(now.bands)}</Table.Td><Table.Td ta="right">{of(replayed.bands)}</Table.Td></Table.Tr>;
        })}
        {now.recall === null || replayed.recall === null ? null : <Table.Tr><Table.Th scope="row">Recall</Table.Th><Table.Td ta="right">{sayShare(now.recall)}</Table.Td><Table.Td ta="right">{sayShare(replayed.recall)}</Table.Td></Table.Tr>}
        {now.precision === null || replayed.precision === null ? null : <Table.Tr><Table.Th scope="row">Precision</Table.Th><Table.Td ta="right">{sayShare(now.precision)}</Table.Td><Table.Td ta="right">{sayShare(replayed.precision)}</Table.Td></Table.Tr>}
        {now.auc === null && replayed.auc === null ? null : <Table.Tr><Table.Th scope="row">AUC</Table.Th><Table.Td ta="right">{now.auc === null ? '–' : sayAuc(now.auc)}</Table.Td><Table.Td ta="right">{replayed.auc === null ? '–' : sayAuc(replayed.auc)}</Table.Td></Table.Tr>}
      </Table.Tbody>
    </Table>
    {withoutDetail === 0 ? null : <Text size="sm">{count(withoutDetail, 'renewal has', 'renewals have')} a score, but none of the measures that have a weight here; {withoutDetail === 1 ? 'it is' : 'they are'} left out on both sides.</Text>}
  </Stack>
);

/** What other weights would have made of the same stored measures. Changes nothing in the model. */
export const ReplayPanel = ({ weights: inForce, days, lossIs }: { weights: ReplayWeights; days: number; lossIs: LossIs }) => {
  const [weights, setWeights] = useState(inForce);
  const [calm] = useDebouncedValue(weights, 200);
  const parsed = replayWeights.safeParse(calm);
  const read = useRead('backtest', 'replay', { lossIs, days, weights: parsed.data ?? inForce }, { keep: true });
  const setGroup = (key: string, change: Partial<ReplayWeights['groups'][number]>): void => setWeights((now) => ({ ...now, groups: now.groups.map((group) => (group.key === key ? { ...group, ...change } : group)) }));
  return (
    <section aria-label="Replay with other weights">
      <Group justify="space-between" mb="xs">
        <Title order={2}>Replay with other weights</Title>
        <Button variant="default" size="compact-sm" disabled={JSON.stringify(weights) === JSON.stringify(inForce)} onClick={() => setWeights(inForce)}>Back to the weights in force</Button>
      </Group>
      <Text size="sm" mb="md" maw={760}>The measures are those of the stored snapshots, so that nothing later than the day of the score goes in. Weights are shares of their sum. The model of the book stays as it is.</Text>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <Stack gap="md">
          <div className={classes['weights']}>
            {weights.groups.map((group) => (
              <div key={group.key} className={classes['weight']}>
                <Text size="sm" fw={600}>{group.name}</Text>
                <WeightInput label={`Weight of the group ${group.name}`} value={group.weight} onChange={(weight) => setGroup(group.key, { weight })} />
                {group.measures.length < 2 ? null : group.measures.map((measure) => [
                  <Text key={measure.key} size="sm" pl="md">{measureNames[measure.key]}</Text>,
                  <WeightInput key={`${measure.key} weight`} label={`Weight of ${measureNames[measure.key]} within ${group.name}`} value={measure.weight} onChange={(weight) => setGroup(group.key, { measures: group.measures.map((one) => (one.key === measure.key ? { ...one, weight } : one)) })} />,
                ])}
              </div>
            ))}
            <div className={classes['weight']}>
              <Text size="sm" fw={600}>Bands</Text><span />
              <Text size="sm" pl="md">Green from</Text><WeightInput label="Green from" max={100} value={weights.bands.greenFrom} onChange={(greenFrom) => setWeights((now) => ({ ...now, bands: { ...now.bands, greenFrom } }))} />
              <Text size="sm" pl="md">Yellow from</Text><WeightInput label="Yellow from" max={100} value={weights.bands.yellowFrom} onChange={(yellowFrom) => setWeights((now) => ({ ...now, bands: { ...now.bands, yellowFrom } }))} />
            </div>
          </div>
          {parsed.success ? null : <Text size="sm" c="red" role="alert">{parsed.error.issues[0]?.message}</Text>}
        </Stack>
        <Loaded read={read}>{(replay) => <Compared replay={replay} lossIs={lossIs} />}</Loaded>
      </SimpleGrid>
    </section>
  );
};
