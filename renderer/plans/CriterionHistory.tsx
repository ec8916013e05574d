import { ActionIcon, SimpleGrid, Skeleton, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Criterion } from '#shared/plans.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { figure } from '#renderer/plans/plan-words.ts';
import { exactDay } from '#renderer/ui/say.ts';

const Chart = lazy(() => import('#renderer/plans/CriterionChart.tsx').then(({ CriterionChart }) => ({ default: CriterionChart })));

const Remove = ({ about, onRemove }: { about: string; onRemove: () => void }) => (
  <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${about}`} onClick={onRemove}><IconTrash size={14} aria-hidden /></ActionIcon>
);

/** What was measured and rated, newest first, with the measurements as a chart. */
export const CriterionHistory = ({ criterion, readOnly }: { criterion: Criterion; readOnly: boolean }) => {
  const { write: removeMeasurement } = useWrite('plans', 'removeMeasurement');
  const { write: removeRating } = useWrite('plans', 'removeRating');
  const { metric, unit, measurements, ratings } = criterion;
  const actions = readOnly ? null : <Table.Th w={36}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} mt="sm" spacing="md">
      <div>
        {measurements.length === 0 ? <Text size="sm" c="dimmed">Not measured yet. Measure it monthly, and its way to the target stands here.</Text> : (
          <>
            {measurements.length < 2 ? null : <div aria-hidden><Suspense fallback={<Skeleton h={180} />}><Chart criterion={criterion} /></Suspense></div>}
            <Table fz="xs" aria-label={`Measurements of ${metric}`}>
              <Table.Thead><Table.Tr><Table.Th>Day</Table.Th><Table.Th ta="right">Value</Table.Th><Table.Th>From</Table.Th>{actions}</Table.Tr></Table.Thead>
              <Table.Tbody>
                {measurements.toReversed().map(({ id, onDay, value, source }) => (
                  <Table.Tr key={id}><Table.Td style={{ whiteSpace: 'nowrap' }}>{exactDay(onDay)}</Table.Td><Table.Td ta="right">{figure(value, unit)}</Table.Td><Table.Td>{source}</Table.Td>{readOnly ? null : <Table.Td><Remove about={`the measurement of ${exactDay(onDay)}`} onRemove={() => void removeMeasurement({ id })} /></Table.Td>}</Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </div>
      <div>
        {ratings.length === 0 ? <Text size="sm" c="dimmed">Not rated yet. Ask the customer how far it is met, rate it yourself, and see the gap.</Text> : (
          <Table fz="xs" aria-label={`Ratings of ${metric}`}>
            <Table.Thead><Table.Tr><Table.Th>Day</Table.Th><Table.Th>Who</Table.Th><Table.Th ta="right" style={{ whiteSpace: 'nowrap' }}>Of 5</Table.Th><Table.Th>Why</Table.Th>{actions}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {ratings.toReversed().map(({ id, onDay, side, personName, score, words }) => (
                <Table.Tr key={id}><Table.Td style={{ whiteSpace: 'nowrap' }}>{exactDay(onDay)}</Table.Td><Table.Td>{side === 'ours' ? 'Ours' : personName || 'Theirs'}</Table.Td><Table.Td ta="right">{score}</Table.Td><Table.Td>{words}</Table.Td>{readOnly ? null : <Table.Td><Remove about={`the rating of ${exactDay(onDay)}`} onRemove={() => void removeRating({ id })} /></Table.Td>}</Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </div>
    </SimpleGrid>
  );
};
