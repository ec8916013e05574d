import { ActionIcon, Drawer, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { dayOf, type Day } from '#shared/days.ts';
import { figure } from '#renderer/adoption/use-words.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

export type PointsAbout = { accountId: string; asOf: Day | null; title: string; metrics: { id: string; name: string; unit: string }[]; note: string };

const Points = ({ accountId, asOf, metric: { id, name, unit }, readOnly, isOnly }: { accountId: string; asOf: Day | null; metric: PointsAbout['metrics'][number]; readOnly: boolean; isOnly: boolean }) => {
  const timeZone = useSettings().timeZone ?? undefined;
  const read = useRead('adoption', 'points', { accountId, metricId: id, asOf });
  const { write: remove } = useWrite('adoption', 'removeBatch');
  return (
    <section aria-label={name}>
      {isOnly ? null : <Title order={3} fz="sm" mt="sm">{name}</Title>}
      <Loaded read={read}>
        {(points) => (points.length === 0 ? <Text size="sm">No values.</Text> : (
          <Table fz="xs" aria-label={`Values of ${name}`}>
            <Table.Thead><Table.Tr><Table.Th>Day</Table.Th><Table.Th ta="right">Value</Table.Th><Table.Th>Known since, and from</Table.Th>{readOnly ? null : <Table.Th w={32}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {points.map(({ day, value, batchId, source, recordedAt, points: size, isCounted }) => (
                <Table.Tr key={`${day} ${batchId}`} className={isCounted ? undefined : (classes['quiet'] ?? '')}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{exactDay(day)}</Table.Td>
                  <Table.Td ta="right" style={{ whiteSpace: 'nowrap', textDecoration: isCounted ? undefined : 'line-through' }}>{figure(value, unit)}{isCounted ? null : <VisuallyHidden>; a later value of the day counts</VisuallyHidden>}</Table.Td>
                  <Table.Td>{exactDay(dayOf(recordedAt, timeZone))}<br />{source}</Table.Td>
                  {readOnly ? null : <Table.Td>{size === 1 ? <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take back the value of ${exactDay(day)}`} onClick={() => void remove({ id: batchId })}><IconTrash size={14} aria-hidden /></ActionIcon> : null}</Table.Td>}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ))}
      </Loaded>
    </section>
  );
};

/** The values behind a figure, newest first, with the import that brought each. One that was typed can be taken back; an import is taken back as a whole, on the page of imports. */
export const PointsDrawer = ({ about: { accountId, asOf, title, metrics, note }, readOnly, onClose }: { about: PointsAbout; readOnly: boolean; onClose: () => void }) => (
  <Drawer opened onClose={onClose} position="right" size="md" title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
    {note === '' ? null : <Text size="sm">{note}</Text>}
    {metrics.map((metric) => <Points key={metric.id} accountId={accountId} asOf={asOf} metric={metric} readOnly={readOnly} isOnly={metrics.length === 1} />)}
  </Drawer>
);
