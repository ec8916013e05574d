import { Badge, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Mapping, OpenedTable, TargetField } from '#shared/imports.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fillField, useFlow } from '#renderer/imports/import-flow.ts';
import { ReadAs } from '#renderer/imports/ReadAs.tsx';
import { StepHeading } from '#renderer/imports/StepHeading.tsx';
import { ValueColumns } from '#renderer/imports/ValueColumns.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './imports.module.css';

const Samples = ({ values }: { values: readonly string[] }) =>
  values.length === 0 ? <Text size="sm" className={classes['quiet']}>empty in the rows looked at</Text> : <Text size="sm" component="div" className={classes['samples']}>{values.slice(0, 4).map((value) => <span key={value} title={value}>{value}</span>)}</Text>;

type Choice = { value: string; label: string };

/** One field, the column that fills it, and what stands in that column. */
const FieldRow = ({ field, column, opened, choices }: { field: TargetField; column: number | undefined; opened: OpenedTable; choices: Choice[] }) => {
  const isAsOpened = column !== undefined && opened.mapping[field.key] === column;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={field.needed ? 600 : 400}>{field.label}</Text>
          {field.needed ? <Badge size="xs" variant="default" radius="sm">needed</Badge> : null}
        </Group>
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={`Column for ${field.label}`}
          data={choices}
          value={column === undefined ? null : String(column)}
          onChange={(value) => fillField(field.key, value === null ? null : Number(value))}
          placeholder="Not filled"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `Leave ${field.label} out`, tabIndex: -1 }}
          limit={200}
          nothingFoundMessage="No column of that name"
        />
      </Table.Td>
      <Table.Td><Text size="sm" className={classes['quiet']}>{column === undefined ? '' : isAsOpened ? (opened.remembered ? 'as last time' : 'guessed') : 'chosen'}</Text></Table.Td>
      <Table.Td>{column === undefined ? (field.needed ? <Text size="sm" className={classes['quiet']}>Nothing fills it; an id or another field may stand in for it.</Text> : null) : <Samples values={opened.columns[column]?.samples ?? []} />}</Table.Td>
    </Table.Tr>
  );
};

const FieldTable = ({ label, fields, opened, mapping, choices }: { label: string; fields: readonly TargetField[]; opened: OpenedTable; mapping: Mapping; choices: Choice[] }) => (
  <Table aria-label={label} className={classes['table']} verticalSpacing={3}>
    <Table.Thead><Table.Tr><Table.Th w={220}>Field</Table.Th><Table.Th w={250}>Column of the file</Table.Th><Table.Th w={90}>How</Table.Th><Table.Th>Values in it</Table.Th></Table.Tr></Table.Thead>
    <Table.Tbody>{fields.map((field) => <FieldRow key={field.key} field={field} column={mapping[field.key]} opened={opened} choices={choices} />)}</Table.Tbody>
  </Table>
);

const quietly = 60;

const NotImported = ({ opened, mapping }: { opened: OpenedTable; mapping: Mapping }) => {
  const used = new Set(Object.values(mapping));
  const left = opened.columns.filter((_, index) => !used.has(index));
  if (left.length === 0) return <Text size="sm" className={classes['quiet']}>Every column is imported.</Text>;
  const more = left.length - quietly;
  return <Text size="sm" className={classes['quiet']}>Not imported: {left.slice(0, quietly).map(({ name }) => name).join(', ')}{more > 0 ? ` and ${more} more` : ''}.</Text>;
};

/** Filled and needed fields first, as they were when the file was opened, so that no row moves while columns are chosen. */
const Fields = ({ opened, fields }: { opened: OpenedTable; fields: readonly TargetField[] }) => {
  const mapping = useFlow((flow) => flow.mapping);
  const choices = useMemo(() => opened.columns.map(({ name }, index) => ({ value: String(index), label: name })), [opened.columns]);
  const [first] = useState(() => new Set(fields.filter(({ key, needed }) => needed || mapping[key] !== undefined).map(({ key }) => key)));
  const others = fields.filter(({ key }) => !first.has(key));
  return (
    <Stack gap="md">
      <FieldTable label="Columns" fields={fields.filter(({ key }) => first.has(key))} opened={opened} mapping={mapping} choices={choices} />
      {opened.target === 'usage' ? <ValueColumns opened={opened} mapping={mapping} /> : null}
      <NotImported opened={opened} mapping={mapping} />
      {others.length === 0 ? null : (
        <Stack gap={4} component="section" aria-labelledby="other-fields">
          <Title order={3} id="other-fields">Other fields</Title>
          <Text size="sm">No column was found for these; choose one where the file has it.</Text>
          <FieldTable label="Other fields" fields={others} opened={opened} mapping={mapping} choices={choices} />
        </Stack>
      )}
    </Stack>
  );
};

/** Step 2 of a table: how it is read, and which column fills which field. */
export const ColumnsStep = ({ opened }: { opened: OpenedTable }) => {
  const fields = useRead('imports', 'fields', undefined);
  return (
    <Stack gap="lg">
      <StepHeading>{`Columns of ${opened.fileName}`}</StepHeading>
      <ReadAs opened={opened} />
      <Stack gap={6} component="section" aria-labelledby="columns">
        <Group gap="sm" align="baseline">
          <Title order={3} id="columns">Columns</Title>
          <Text size="sm">{opened.remembered ? 'Columns as last time.' : 'Guessed by the names of the columns.'}</Text>
        </Group>
        <Loaded read={fields}>{(all) => <Fields key={opened.target + JSON.stringify(opened.columns.map(({ name }) => name))} opened={opened} fields={all[opened.target]} />}</Loaded>
      </Stack>
    </Stack>
  );
};
