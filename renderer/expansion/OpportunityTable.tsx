import { Button, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OpportunityRow } from '#shared/expansion.ts';
import { creditNames, growthMotionNames } from '#shared/expansion-rules.ts';
import { useSettings } from '#renderer/data/book.ts';
import { standingWords } from '#renderer/expansion/expansion-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { AccountLink, DayText, MoneyText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './expansion.module.css';

const shownRows = 200;

const Row = ({ row, rowProps }: { row: OpportunityRow; rowProps: object }) => {
  const { expansion } = useSettings();
  return (
    <Table.Tr className={classes['row'] ?? ''} {...rowProps}>
      <Table.Td><AnchorLink to="/opportunities/$id" params={{ id: row.id }} inherit fw={500}>{row.name}</AnchorLink><Text size="xs" className={classes['quiet'] ?? ''}>{growthMotionNames[row.motion]}{row.productName === '' ? '' : `, ${row.productName}`}{row.credit === null ? '' : `, ${creditNames[row.credit].toLowerCase()}`}</Text></Table.Td>
      <Table.Td><AccountLink id={row.accountId} name={row.accountName} /><Text size="xs" className={classes['quiet'] ?? ''}>{row.priority}</Text></Table.Td>
      <Table.Td ta="right"><MoneyText money={row.amount} short /></Table.Td>
      <Table.Td>{standingWords(row, expansion)}</Table.Td>
      <Table.Td><DayText on={row.status === 'open' ? row.closeOn : row.closedOn} late={row.closeLate > 0} size="0.8125rem" /></Table.Td>
      <Table.Td>{row.status === 'open' ? <>{row.nextStep === '' ? <Text span inherit className={classes['quiet'] ?? ''}>No next step</Text> : row.nextStep}{row.nextDueOn === null ? null : <Text size="xs" className={classes['quiet'] ?? ''}><DayText on={row.nextDueOn} late={row.stepLate > 0} size="xs" /></Text>}</> : row.contractName === '' ? '–' : row.contractName}</Table.Td>
      <Table.Td><Text size="xs">{row.driver.says}</Text></Table.Td>
    </Table.Tr>
  );
};

/** Opportunities, one a line: open ones by their close date, closed ones the newest first. */
export const OpportunityTable = ({ rows, isClosed }: { rows: readonly OpportunityRow[]; isClosed: boolean }) => {
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownRows);
  const list = useListKeys('opportunity-rows', shown.length, (index) => ({
    Enter: { does: 'Open the opportunity', run: () => { const id = shown[index]?.id; if (id !== undefined) void navigate({ to: '/opportunities/$id', params: { id } }); } },
  }));
  return (
    <>
      <Table.ScrollContainer minWidth={1000}>
        <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label={isClosed ? 'Closed opportunities' : 'Open opportunities'}>
          <Table.Thead><Table.Tr><Table.Th w="20%">Opportunity</Table.Th><Table.Th w="16%">Account</Table.Th><Table.Th w={74} ta="right">ARR</Table.Th><Table.Th w={100}>{isClosed ? 'How it ended' : 'Stage'}</Table.Th><Table.Th w={110}>{isClosed ? 'Closed' : 'Closes'}</Table.Th><Table.Th>{isClosed ? 'Contract' : 'Next step'}</Table.Th><Table.Th w="17%">Who drives</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{shown.map((row, index) => <Row key={row.id} row={row} rowProps={list.rowProps(index)} />)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'opportunity', 'opportunities')}</Button> : null}
    </>
  );
};
