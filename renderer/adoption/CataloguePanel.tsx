import { ActionIcon, Button, Group, Table, Text, TextInput, Title, VisuallyHidden } from '@mantine/core';
import { IconEdit, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Catalogue, UsageMetric } from '#shared/adoption.ts';
import { grainNames, metricRoleNames } from '#shared/adoption-rules.ts';
import { MetricDialog } from '#renderer/adoption/MetricDialog.tsx';
import { ProductCard } from '#renderer/adoption/ProductCard.tsx';
import { figure } from '#renderer/adoption/use-words.ts';
import { UseMark } from '#renderer/adoption/UseMark.tsx';
import { UseCaseRow } from '#renderer/adoption/UseCaseRow.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

const Thresholds = ({ of: { greenFrom, yellowFrom, isLowerBetter } }: { of: UsageMetric }) => {
  const limit = (value: number): string => `${isLowerBetter ? '≤' : '≥'} ${figure(value)}`;
  return greenFrom === null ? '–' : <Group gap="xs" wrap="nowrap"><UseMark colour="green" word={limit(greenFrom)} />{yellowFrom === null ? null : <UseMark colour="yellow" word={limit(yellowFrom)} />}</Group>;
};

const Metrics = ({ catalogue, onEdit }: { catalogue: Catalogue; onEdit: (metric: UsageMetric | 'new') => void }) => {
  const { write: remove } = useWrite('adoption', 'removeMetric');
  const nameOf = new Map(catalogue.products.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="metrics-title">
      <div className={classes['partHead'] ?? ''}><Title order={2} id="metrics-title">Metrics</Title><Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => onEdit('new')}>New metric</Button></div>
      {catalogue.metrics.length === 0 ? <Text size="sm">What your product counts. Add licences used, licences bought and active users first; an import can add the others.</Text> : (
        <Table.ScrollContainer minWidth={920}>
          <Table fz="0.8125rem" aria-labelledby="metrics-title" className={classes['lines'] ?? ''}>
            <Table.Thead><Table.Tr><Table.Th>Name</Table.Th><Table.Th>Key in files</Table.Th><Table.Th>Stands for</Table.Th><Table.Th>Product</Table.Th><Table.Th>Comes</Table.Th><Table.Th>Thresholds</Table.Th><Table.Th ta="right">Accounts</Table.Th><Table.Th>Newest</Table.Th><Table.Th w={70}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {catalogue.metrics.map((metric) => (
                <Table.Tr key={metric.id}>
                  <Table.Td>{metric.name}{metric.unit === '' ? null : <Text span size="xs" className={classes['quiet'] ?? ''}> in {metric.unit}</Text>}</Table.Td>
                  <Table.Td><code>{metric.key}</code></Table.Td>
                  <Table.Td>{metricRoleNames[metric.role]}</Table.Td>
                  <Table.Td>{nameOf.get(metric.productId ?? '') ?? '–'}</Table.Td>
                  <Table.Td>{grainNames[metric.grain]}</Table.Td>
                  <Table.Td><Thresholds of={metric} /></Table.Td>
                  <Table.Td ta="right"><AnchorLink to="/adoption" search={{ view: 'catalogue', metric: metric.id }} size="sm" aria-label={`${metric.name} across the book: ${count(metric.accounts, 'account')}`}>{metric.accounts.toLocaleString('en')}</AnchorLink></Table.Td>
                  <Table.Td><DayText on={metric.newestOn} size="0.8125rem" /></Table.Td>
                  <Table.Td>
                    <Group gap={2} wrap="nowrap" justify="flex-end">
                      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Edit the metric ${metric.name}`} onClick={() => onEdit(metric)}><IconEdit size={15} aria-hidden /></ActionIcon>
                      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the metric ${metric.name}`} onClick={() => void remove({ id: metric.id })}><IconTrash size={15} aria-hidden /></ActionIcon>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
};

/** One line that adds a record by its name. */
const AddLine = ({ label, does, isWriting, onAdd }: { label: string; does: string; isWriting: boolean; onAdd: (name: string) => Promise<unknown> }) => {
  const [typed, setTyped] = useState('');
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== '') void onAdd(typed.trim()).then((written) => { if (written !== null) setTyped(''); }); }}>
      <Group gap={6} mt="xs"><TextInput w={280} aria-label={label} placeholder={label} maxLength={200} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} /><Button type="submit" variant="default" disabled={typed.trim() === ''} loading={isWriting} leftSection={<IconPlus size={13} aria-hidden />}>{does}</Button></Group>
    </form>
  );
};

const Shown = ({ catalogue }: { catalogue: Catalogue }) => {
  const [editing, setEditing] = useState<UsageMetric | 'new' | null>(null);
  const product = useWrite('adoption', 'createProduct');
  const listing = useWrite('adoption', 'createUseCase');
  const { useCases: listed } = catalogue;
  useKeys('catalogue', { n: { does: 'New metric', run: () => setEditing('new') } });
  return (
    <>
      <Metrics catalogue={catalogue} onEdit={setEditing} />
      <section aria-labelledby="use-cases-title" className={classes['part'] ?? ''}>
        <div className={classes['partHead'] ?? ''}><Title order={2} id="use-cases-title">Use cases</Title></div>
        {listed.length === 0 ? <Text size="sm">What customers do with the product. A metric with thresholds gives a use case its colour; without one you set it on the account.</Text> : (
          <Table.ScrollContainer minWidth={920}>
            <Table fz="0.8125rem" aria-labelledby="use-cases-title">
              <Table.Thead><Table.Tr><Table.Th w="22%">Name</Table.Th><Table.Th>What it means</Table.Th><Table.Th w={150}>Product</Table.Th><Table.Th w={200}>Shown by</Table.Th><Table.Th w={100} ta="right">Adopted</Table.Th><Table.Th w={40}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>{listed.map((one) => <UseCaseRow key={one.id} listed={one} catalogue={catalogue} />)}</Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <AddLine label="New use case" does="Add the use case" isWriting={listing.isWriting} onAdd={(name) => listing.write({ name })} />
      </section>
      <section aria-labelledby="products-title" className={classes['part'] ?? ''}>
        <div className={classes['partHead'] ?? ''}><Title order={2} id="products-title">Products and features</Title></div>
        {catalogue.products.length === 0 ? <Text size="sm">What you sell. Products make the whitespace grid; features are what a release brought.</Text> : (
          <div className={classes['cards'] ?? ''}>{catalogue.products.map((one) => <ProductCard key={one.id} product={one} features={catalogue.features.filter(({ productId }) => productId === one.id)} />)}</div>
        )}
        <AddLine label="New product" does="Add the product" isWriting={product.isWriting} onAdd={(name) => product.write({ name })} />
      </section>
      {editing === null ? null : <MetricDialog metric={editing === 'new' ? null : editing} catalogue={catalogue} onClose={() => setEditing(null)} />}
    </>
  );
};

/** What the use is measured by: metrics, use cases, products and their features. */
export const CataloguePanel = () => {
  const read = useRead('adoption', 'catalogue', undefined);
  return <Loaded read={read}>{(catalogue) => <Shown catalogue={catalogue} />}</Loaded>;
};
