import { ActionIcon, Select, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { askStateNames, askStates, scopeNames } from '#shared/advocacy-rules.ts';
import type { AskRow } from '#shared/advocacy.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText } from '#renderer/ui/marks.tsx';
import classes from './advocacy.module.css';

const shownRows = 200;

/** What was asked of whom, newest first, and how it ended. */
export const AsksTable = ({ asks, showAccount, readOnly = false }: { asks: readonly AskRow[]; showAccount: boolean; readOnly?: boolean }) => {
  const { write } = useWrite('advocacy', 'changeAsk');
  const { write: remove } = useWrite('advocacy', 'removeAsk');
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table fz="0.8125rem" layout="fixed" aria-label="Asks">
        <Table.Thead><Table.Tr><Table.Th w={110}>Asked</Table.Th>{showAccount ? <Table.Th w="20%">Account</Table.Th> : null}<Table.Th w="18%">Person</Table.Th><Table.Th w={130}>For</Table.Th><Table.Th>For whom</Table.Th><Table.Th w={140}>State</Table.Th>{readOnly ? null : <Table.Th w={44}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {asks.slice(0, shownRows).map((ask) => (
            <Table.Tr key={ask.id} className={classes['row'] ?? ''}>
              <Table.Td><DayText on={ask.askedOn} size="0.8125rem" /></Table.Td>
              {showAccount ? <Table.Td><AccountLink id={ask.accountId} name={ask.accountName} /></Table.Td> : null}
              <Table.Td>{ask.personName || '–'}</Table.Td>
              <Table.Td>{scopeNames[ask.scope]}</Table.Td>
              <Table.Td>{ask.forWhom || '–'}{ask.notes === '' ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{ask.notes}</Text>}</Table.Td>
              <Table.Td>{readOnly ? askStateNames[ask.state] : <Select size="xs" aria-label={`State of the ask of ${ask.personName || ask.accountName}`} allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={askStates.map((value) => ({ value, label: askStateNames[value] }))} value={ask.state} onChange={(state) => { if (state !== null && state !== ask.state) void write({ id: ask.id, fields: { state } }); }} />}</Table.Td>
              {readOnly ? null : <Table.Td><ActionIcon variant="subtle" color="gray" aria-label={`Remove the ask of ${ask.personName || ask.accountName}`} onClick={() => void remove({ id: ask.id })}><IconTrash size={15} aria-hidden /></ActionIcon></Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};

export const AsksPanel = () => {
  const read = useRead('advocacy', 'asks', undefined);
  return <Loaded read={read}>{(asks) => (asks.length === 0 ? <EmptyState title="Nobody was asked yet">Each ask of a champion counts against a budget for the year, so that nobody is worn out.</EmptyState> : <AsksTable asks={asks} showAccount />)}</Loaded>;
};
