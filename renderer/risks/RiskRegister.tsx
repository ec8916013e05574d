import { Button, CloseButton, Group, SegmentedControl, Select, Stack, Switch, Table, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoney } from '#shared/money.ts';
import { impactNames, reasonNames, riskLevels, riskReasons, totalsAtRisk } from '#shared/risk-rules.ts';
import type { RiskRow, Unregistered } from '#shared/risks.ts';
import { useToday } from '#renderer/data/book.ts';
import { LevelMark } from '#renderer/risks/risk-marks.tsx';
import { filterRisks, lateOf, lateWords, ownerName, riskColumns, riskTitle, sumWords, type RiskFilters } from '#renderer/risks/risk-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { AccountLink, DayText, inks, MoneyText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './risks.module.css';

const openRisk = (accountId: string | null): void => openDialog({ kind: 'new-risk', accountId, alertId: null });
const shownRows = 200;

const useFilters = (): [RiskFilters, (change: Partial<RiskFilters>) => void] => {
  const search = useSearch({ from: '/risks' });
  const navigate = useNavigate();
  const filters: RiskFilters = { text: search.text ?? '', level: riskLevels.find((one) => one === search.level) ?? null, reason: riskReasons.find((one) => one === search.reason) ?? null, late: search.late !== undefined };
  return [filters, (part) => {
    const { text, level, reason, late } = { ...filters, ...part };
    void navigate({ to: '/risks', search: { text: text || undefined, level: level ?? undefined, reason: reason ?? undefined, late: late ? 'yes' : undefined }, replace: true });
  }];
};

/** What is at risk by level, each a link to its rows. An account counts once. */
const Totals = ({ risks, change }: { risks: readonly RiskRow[]; change: (part: Partial<RiskFilters>) => void }) => {
  const totals = totalsAtRisk(risks);
  const late = risks.filter((risk) => lateOf(risk) > 0).length;
  return (
    <div className={classes['totals']}>
      {(['red', 'yellow'] as const).map((level) => (
        <span key={level}>
          <LevelMark level={level} />{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => change({ level, late: false })} aria-label={`Show the ${level} risks of ${count(totals[level].accounts, 'account')}`}>{count(totals[level].accounts, 'account')}</Button>
          {totals[level].accounts === 0 ? null : <>{sumWords(totals[level].sums)} of ARR at risk</>}
        </span>
      ))}
      <span>{late === 0 ? 'None is late' : <Button size="compact-xs" variant="subtle" onClick={() => change({ late: true, level: null })}>{count(late, 'risk is', 'risks are')} late</Button>}</span>
    </div>
  );
};

const Row = ({ risk, rowProps }: { risk: RiskRow; rowProps: object }) => {
  const today = useToday();
  const { clock } = risk;
  return (
    <Table.Tr className={classes['row'] ?? ''} {...rowProps}>
      <Table.Td><LevelMark level={risk.level} />{risk.state === 'will-churn' ? <Text size="xs" fw={700}>Will churn</Text> : null}</Table.Td>
      <Table.Td><AccountLink id={risk.accountId} name={risk.accountName} /><Text size="xs" className={classes['quiet'] ?? ''}>{risk.priority}{risk.renewalOn === null ? '' : ', renews '}{risk.renewalOn === null ? null : <DayText on={risk.renewalOn} size="xs" />}</Text></Table.Td>
      <Table.Td><AnchorLink to="/risks/$id" params={{ id: risk.id }} size="sm" fw={500} aria-label={riskTitle(risk)}>{reasonNames[risk.reason]}</AnchorLink><Text size="xs" className={classes['quiet'] ?? ''}>{impactNames[risk.impact]}{risk.about === '' ? '' : `: ${risk.about.split('\n')[0] ?? ''}`}</Text></Table.Td>
      <Table.Td ta="right"><MoneyText money={risk.atRisk} short />{risk.atRisk.minor < risk.arr.minor ? <Text size="xs" className={classes['quiet'] ?? ''}>of {formatMoney(risk.arr.minor, risk.arr.currency, 'short')}</Text> : null}</Table.Td>
      <Table.Td>{risk.nextStep}<Text size="xs" className={classes['quiet'] ?? ''}>{ownerName(risk.owner)}, <DayText on={risk.nextDueOn} late={risk.nextDueOn < today} size="xs" /></Text></Table.Td>
      <Table.Td>
        {clock === null ? null : <Text size="0.8125rem" component="div" title={clock.why}>{clock.overdueDays === 0 ? <>due <DayText on={clock.dueOn} size="0.8125rem" /></> : <Text span inherit fw={600} c={inks.red}>{lateWords(clock.overdueDays)}</Text>}<Text size="xs" className={classes['quiet'] ?? ''}>{clock.why}</Text></Text>}
      </Table.Td>
      <Table.Td>{risk.toldCount} of {risk.toldOf}</Table.Td>
    </Table.Tr>
  );
};

/** Accounts that are at risk and stand in no register. */
const NotRegistered = ({ rows }: { rows: readonly Unregistered[] }) => (
  <section aria-labelledby="not-registered">
    <Title order={2} id="not-registered" mb={4}>At risk, and no risk is open <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}>{rows.length}</Text></Title>
    <ul className={classes['list']}>
      {rows.map((row) => (
        <li key={row.accountId} className={classes['line']}>
          <div className={classes['words']}>
            <AccountLink id={row.accountId} name={row.accountName} />
            <div className={classes['facts']}>{row.reason === '' ? null : <span>{row.reason}</span>}{row.isRed ? <span>Sentiment is red</span> : null}<span>{formatMoney(row.arr.minor, row.arr.currency, 'short')} of ARR</span>{row.renewalOn === null ? null : <span>renews <DayText on={row.renewalOn} size="xs" /></span>}</div>
          </div>
          <Button size="compact-sm" variant="default" onClick={() => openRisk(row.accountId)} aria-label={`Open a risk of ${row.accountName}`}>Open a risk</Button>
        </li>
      ))}
    </ul>
  </section>
);

const Filters = ({ filters, change, rows }: { filters: RiskFilters; change: (part: Partial<RiskFilters>) => void; rows: readonly RiskRow[] }) => (
  <Group gap="xs" mb="xs" justify="space-between">
    <Group gap="xs">
      <TextInput w={210} aria-label="Find in the risks" placeholder="Account, reason or step" leftSection={<IconSearch size={14} aria-hidden />} value={filters.text} onChange={(event) => change({ text: event.currentTarget.value })} rightSection={filters.text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: '' })} />} />
      <SegmentedControl size="xs" aria-label="Level" value={filters.level ?? 'all'} onChange={(value) => change({ level: riskLevels.find((one) => one === value) ?? null })} data={[{ value: 'all', label: 'All' }, { value: 'red', label: 'Red' }, { value: 'yellow', label: 'Yellow' }]} />
      <Select w={210} aria-label="Reason" placeholder="Any reason" clearable comboboxProps={{ shadow: 'md' }} data={riskReasons.map((value) => ({ value, label: reasonNames[value] }))} value={filters.reason} onChange={(reason) => change({ reason })} />
      <Switch size="xs" label="Late only" checked={filters.late} onChange={(event) => change({ late: event.currentTarget.checked })} />
    </Group>
    <ExportMenu name="Risks" rows={rows} columns={riskColumns} />
  </Group>
);

/** The open risks, the worst first, and who should be among them. */
export const RiskRegister = ({ risks, unregistered }: { risks: readonly RiskRow[]; unregistered: readonly Unregistered[] }) => {
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const [all, setAll] = useState(false);
  const rows = filterRisks(risks, filters);
  const shown = all ? rows : rows.slice(0, shownRows);
  const list = useListKeys('risk-rows', shown.length, (index) => ({
    Enter: { does: 'Open the risk', run: () => { const id = shown[index]?.id; if (id !== undefined) void navigate({ to: '/risks/$id', params: { id } }); } },
  }));
  if (risks.length === 0 && unregistered.length === 0) {
    return (
      <EmptyState title="No account is at risk" action={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => openRisk(null)}>Open a risk</Button>}>
        The register holds each potential churn or contraction, even an unconfirmed one: why, what it may come to, what is tried, the next step, and who was told.
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      <div>
        <Totals risks={risks} change={change} />
        <Filters filters={filters} change={change} rows={rows} />
        {rows.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>{risks.length === 0 ? 'No risk is open.' : 'No risk passes these filters.'}</Text> : (
          <Table.ScrollContainer minWidth={1000}>
            <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label="Open risks">
              <Table.Thead><Table.Tr><Table.Th w={88}>Level</Table.Th><Table.Th w="17%">Account</Table.Th><Table.Th>Reason and impact</Table.Th><Table.Th w={92} ta="right">ARR at risk</Table.Th><Table.Th w="22%">Next step</Table.Th><Table.Th w="17%">Update</Table.Th><Table.Th w={70}>Told</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>{shown.map((risk, index) => <Row key={risk.id} risk={risk} rowProps={list.rowProps(index)} />)}</Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'risk')}</Button> : null}
      </div>
      {unregistered.length === 0 ? null : <NotRegistered rows={unregistered} />}
    </Stack>
  );
};
