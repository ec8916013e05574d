import { Anchor, Button, CloseButton, Group, Select, Table, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoney } from '#shared/money.ts';
import type { ValueRow } from '#shared/value.ts';
import { sayPayback } from '#shared/value-rules.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, inks } from '#renderer/ui/marks.tsx';
import { MissingRates, MoneySum } from '#renderer/ui/MoneySum.tsx';
import { count } from '#renderer/ui/say.ts';
import { amountsOf, filterValue, rangeWords, ratioWords, valueColumns, valueStates, type ValueFilters, type ValueStateFilter } from '#renderer/value/value-words.ts';
import classes from './value.module.css';

const shownRows = 200;
const stateNames = Object.keys(valueStates) as ValueStateFilter[];

const useFilters = (): [ValueFilters, (change: Partial<ValueFilters>) => void] => {
  const search = useSearch({ from: '/value' });
  const navigate = useNavigate();
  const filters: ValueFilters = { text: search.text ?? '', state: stateNames.find((one) => one === search.state) ?? null };
  return [filters, (part) => {
    const { text, state } = { ...filters, ...part };
    void navigate({ to: '/value', search: { text: text || undefined, state: state ?? undefined }, replace: true });
  }];
};

const Row = ({ row, rowProps }: { row: ValueRow; rowProps: object }) => {
  const { accountId: id, accountName, currency, low, likely, next } = row;
  return (
    <Table.Tr className={classes['row'] ?? ''} {...rowProps}>
      <Table.Td><AccountLink id={id} name={accountName} /></Table.Td>
      <Table.Td ta="right">{row.priceMinor === null ? <Text span inherit className={classes['quiet'] ?? ''}>n/a</Text> : <AnchorLink to="/accounts/$id" params={{ id }} search={{ section: 'contracts' }} inherit c="inherit" aria-label={`Price of ${accountName}: its contracts`}>{formatMoney(row.priceMinor, currency, 'short')}</AnchorLink>}</Table.Td>
      <Table.Td ta="right">{row.delivered === 0 ? <Text span inherit className={classes['quiet'] ?? ''}>–</Text> : <AnchorLink to="/accounts/$id/value" params={{ id }} search={{ view: 'gains' }} inherit c="inherit" aria-label={`Delivered to ${accountName}: its gains`}>{rangeWords(low.deliveredMinor, likely.deliveredMinor, currency, 'short')}</AnchorLink>}</Table.Td>
      <Table.Td ta="right"><AnchorLink to="/accounts/$id/value" params={{ id }} search={{}} inherit fw={600} aria-label={`Value report of ${accountName}`}>{row.delivered === 0 ? 'Report' : ratioWords(low.ratio, likely.ratio)}</AnchorLink></Table.Td>
      <Table.Td ta="right">{row.delivered === 0 ? '–' : sayPayback(low.paybackMonths)}</Table.Td>
      <Table.Td ta="right">{low.expectedMinor === 0 ? '–' : formatMoney(low.expectedMinor, currency, 'short')}</Table.Td>
      <Table.Td><AnchorLink to="/accounts/$id/value" params={{ id }} search={{ view: 'gains' }} inherit c="inherit" aria-label={`Gains of ${accountName}`}>{row.items === 0 ? 'None yet' : `${row.delivered} of ${row.items}`}</AnchorLink>{row.notCounted === 0 ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{row.notCounted} not counted</Text>}</Table.Td>
      <Table.Td>{next === null ? '–' : <><DayText on={next.on} size="0.8125rem" /> <Text span size="xs" className={classes['quiet'] ?? ''}>{next.what}</Text></>}{row.isWithout ? <Text size="xs" fw={600} c={inks.red}><IconAlertTriangle size={12} aria-hidden style={{ verticalAlign: -1 }} /> no delivered value</Text> : null}</Table.Td>
    </Table.Tr>
  );
};

const Totals = ({ all, rows, change }: { all: readonly ValueRow[]; rows: readonly ValueRow[]; change: (part: Partial<ValueFilters>) => void }) => {
  const { aheadDays } = useSettings().value;
  const without = all.filter(({ isWithout }) => isWithout).length;
  const { price, low, likely } = amountsOf(rows);
  return (
    <div className={classes['totals']}>
      <span>{count(rows.length, 'account')}: <strong><MoneySum of={low} /></strong> delivered in 12 months on a conservative count, <MoneySum of={likely} /> likely, against <MoneySum of={price} /> of price</span>
      <MissingRates of={[...price, ...likely, ...low]} />
      <span>{without === 0 ? `All have value before a renewal or review in the next ${aheadDays} days` : <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => change({ state: 'without' })}>{count(without, 'account has', 'accounts have')} none before a renewal or review in the next {aheadDays} days</Anchor>}</span>
    </div>
  );
};

const Shown = ({ all, onAdd }: { all: readonly ValueRow[]; onAdd: () => void }) => {
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const [isAll, setAll] = useState(false);
  const rows = filterValue(all, filters);
  const shown = isAll ? rows : rows.slice(0, shownRows);
  const list = useListKeys('value-rows', shown.length, (index) => ({
    Enter: { does: 'Open the value report', run: () => { const id = shown[index]?.accountId; if (id !== undefined) void navigate({ to: '/accounts/$id/value', params: { id }, search: {} }); } },
    i: { does: 'Open the gains', run: () => { const id = shown[index]?.accountId; if (id !== undefined) void navigate({ to: '/accounts/$id/value', params: { id }, search: { view: 'gains' } }); } },
  }));
  if (all.length === 0) return <EmptyState title="No account to show" action={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>Add a gain</Button>}>Value is what the product brings an account, counted by drivers with figures of its own, against what it costs.</EmptyState>;
  return (
    <>
      <Totals all={all} rows={rows} change={change} />
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput w={210} aria-label="Find an account" placeholder="Account" leftSection={<IconSearch size={14} aria-hidden />} value={filters.text} onChange={(event) => change({ text: event.currentTarget.value })} rightSection={filters.text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: '' })} />} />
          <Select w={230} aria-label="State" placeholder="Any state" clearable comboboxProps={{ shadow: 'md' }} data={stateNames.map((value) => ({ value, label: valueStates[value] }))} value={filters.state} onChange={(value) => change({ state: stateNames.find((one) => one === value) ?? null })} />
        </Group>
        <ExportMenu name="Value" rows={rows} columns={valueColumns} />
      </Group>
      {rows.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No account passes these filters.</Text> : (
        <Table.ScrollContainer minWidth={960}>
          <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label="Value by account">
            <Table.Thead><Table.Tr><Table.Th>Account</Table.Th><Table.Th w={92} ta="right">Price</Table.Th><Table.Th w={150} ta="right">Delivered, 12 months</Table.Th><Table.Th w={116} ta="right">Return</Table.Th><Table.Th w={100} ta="right">Payback</Table.Th><Table.Th w={90} ta="right">Expected</Table.Th><Table.Th w={110}>Gains delivered</Table.Th><Table.Th w={170}>Next</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{shown.map((row, index) => <Row key={row.accountId} row={row} rowProps={list.rowProps(index)} />)}</Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'account')}</Button> : null}
    </>
  );
};

/** Value against price, an account a row; who has none before it is asked for comes first. */
export const AccountsPanel = ({ onAdd }: { onAdd: () => void }) => {
  const read = useRead('value', 'overview', undefined);
  return <Loaded read={read}>{({ rows }) => <Shown all={rows} onAdd={onAdd} />}</Loaded>;
};
