import { ActionIcon, Select, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useCaseFields, type Catalogue, type UseCase, type UseCaseFields } from '#shared/adoption.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';

/** A use case of the catalogue. Everything saves when it is left. */
export const UseCaseRow = ({ listed, catalogue: { products, metrics } }: { listed: UseCase; catalogue: Catalogue }) => {
  const { write: update } = useWrite('adoption', 'updateUseCase');
  const { write: remove } = useWrite('adoption', 'removeUseCase');
  const change = (fields: Partial<UseCaseFields>): void => void update({ id: listed.id, fields });
  return (
    <Table.Tr>
      <Table.Td><SavedText aria-label={`Name of the use case ${listed.name}`} value={listed.name} fault={(entry) => faultOf(useCaseFields.shape.name, entry)} onSave={(name) => change({ name })} /></Table.Td>
      <Table.Td><SavedText aria-label={`What ${listed.name} means`} placeholder="How you know that it works" value={listed.about} onSave={(about) => change({ about })} /></Table.Td>
      <Table.Td><Select aria-label={`Product of ${listed.name}`} clearable placeholder="Any" data={products.map(({ id, name }) => ({ value: id, label: name }))} value={listed.productId} onChange={(productId) => change({ productId })} /></Table.Td>
      <Table.Td><Select aria-label={`Metric that shows ${listed.name}`} clearable placeholder="Set by hand" data={metrics.map(({ id, name }) => ({ value: id, label: name }))} value={listed.metricId} onChange={(metricId) => change({ metricId })} /></Table.Td>
      <Table.Td ta="right">{listed.adopted.toLocaleString('en')} of {listed.accounts.toLocaleString('en')}</Table.Td>
      <Table.Td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the use case ${listed.name}`} onClick={() => void remove({ id: listed.id })}><IconTrash size={15} aria-hidden /></ActionIcon></Table.Td>
    </Table.Tr>
  );
};
