import { Badge, Button, Code, Table, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { dayName, dayOf } from '#shared/days.ts';
import { documentKindNames } from '#shared/document-kinds.ts';
import type { MadeRow } from '#shared/documents.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink, ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { addressOf } from '#renderer/ui/record-address.ts';
import classes from './documents.module.css';

const nameOf = ({ kind }: MadeRow): string => (kind === 'deck' ? 'Deck' : documentKindNames[kind]);

/** What a file rests on, each line with its record. */
const Rests = ({ row }: { row: MadeRow }) => (
  <>
    <Text size="xs" mb={4}>Hash <Code>{row.hash}</Code></Text>
    {row.sources.length === 0 ? <Text size="xs">No figure of it comes from a record of its own.</Text> : (
      <ul className={classes['sources'] ?? ''}>
        {row.sources.map(({ says, record, on, method }) => {
          const address = record === null ? null : addressOf(record, row.account?.id ?? null);
          return <li key={`${says} ${on ?? ''} ${method}`}>{address === null ? says : <AnchorLink {...address} inherit>{says}</AnchorLink>}<span className={classes['quiet'] ?? ''}> {[method, on === null ? '' : dayName(on)].filter((one) => one !== '').join(', ')}</span></li>;
        })}
      </ul>
    )}
    {row.findings.length === 0 ? null : <Text size="xs" mt={4}>Known when it was made: {row.findings.map(({ says }) => says).join(' ')}</Text>}
  </>
);

const Rows = ({ rows }: { rows: MadeRow[] }) => {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Table.ScrollContainer minWidth={700}>
      <Table verticalSpacing={4} highlightOnHover>
        <Table.Thead><Table.Tr><Table.Th>Made on</Table.Th><Table.Th>Document</Table.Th><Table.Th>Account</Table.Th><Table.Th>Who for</Table.Th><Table.Th>As of</Table.Th><Table.Th>File</Table.Th><Table.Th>Rests on</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Fragment key={row.id}>
              <Table.Tr>
                <Table.Td className={classes['day'] ?? ''}>{dayName(dayOf(row.madeAt))}</Table.Td>
                <Table.Td className={classes['day'] ?? ''}>{nameOf(row)}</Table.Td>
                <Table.Td>{row.account === null ? 'Removed' : <AnchorLink to="/accounts/$id" params={{ id: row.account.id }} search={{}} size="sm">{row.account.label}</AnchorLink>}</Table.Td>
                <Table.Td>{row.audience === 'internal' ? <Badge size="sm" color="red" variant="outline">Internal</Badge> : (row.recipient?.label ?? 'The customer')}</Table.Td>
                <Table.Td className={classes['day'] ?? ''}>{dayName(row.asOf)}</Table.Td>
                <Table.Td>{row.fileName}</Table.Td>
                <Table.Td><Button size="compact-xs" variant="default" aria-expanded={open === row.id} aria-label={`What ${row.fileName} rests on`} onClick={() => setOpen(open === row.id ? null : row.id)}>{row.sources.length === 1 ? '1 source' : `${row.sources.length} sources`}</Button></Table.Td>
              </Table.Tr>
              {open === row.id ? <Table.Tr><Table.Td colSpan={7}><Rests row={row} /></Table.Td></Table.Tr> : null}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};

/** The files that were made, decks too: who for, when, and what each rests on. */
export const MadePanel = () => {
  const { account } = useSearch({ from: '/documents' });
  const read = useRead('documents', 'made', { accountId: account ?? null });
  return (
    <Loaded read={read}>
      {(rows) => rows.length === 0 ? (
        <EmptyState title="Nothing was made yet" action={<ButtonLink variant="default" to="/documents" search={account === undefined ? {} : { account }}>Make a document</ButtonLink>}>Each file that leaves Daybook is listed here, with what its figures rest on and the hash that tells whether a file was changed.</EmptyState>
      ) : <Rows rows={rows} />}
    </Loaded>
  );
};
