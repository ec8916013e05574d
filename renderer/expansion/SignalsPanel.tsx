import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SignalRow } from '#shared/expansion.ts';
import { signalKindNames, signalKinds, type SignalKind } from '#shared/expansion-rules.ts';
import { formatMoney } from '#shared/money.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { seatsName, signalColumns } from '#renderer/expansion/expansion-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, SentimentMark } from '#renderer/ui/marks.tsx';
import { useWorth } from '#renderer/ui/MoneySum.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './expansion.module.css';

const shownRows = 200;
const act = (row: SignalRow): void =>
  row.kind === 'growth' ? openDialog({ kind: 'new-opportunity', accountId: row.accountId, from: { name: seatsName(row), motion: 'seats', origin: row.key, notes: row.trace } }) : openDialog({ kind: 'new-risk', accountId: row.accountId, alertId: null, from: { impact: 'seat-loss', reason: 'adoption', about: row.trace } });

const Line = ({ row, rowProps }: { row: SignalRow; rowProps: object }) => {
  const isGrowth = row.kind === 'growth';
  const worked = isGrowth ? row.opportunity : row.risk;
  return (
    <li className={classes['line']} {...rowProps}>
      <div className={classes['words']}>
        <Group gap="0 6px"><AccountLink id={row.accountId} name={row.accountName} /><SentimentMark sentiment={row.sentiment} /><Text span size="xs" className={classes['quiet'] ?? ''}>{row.priority}, {formatMoney(row.arr.minor, row.arr.currency, 'short')}{row.renewalOn === null ? null : <>, renews <DayText on={row.renewalOn} size="xs" /></>}</Text></Group>
        <Text size="sm">{row.trace}. <AnchorLink to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'adoption' }} inherit underline="always" aria-label={`The use of ${row.accountName}`}>See its use</AnchorLink></Text>
        {row.quietUntil === null ? null : <Text size="xs" className={classes['quiet'] ?? ''}>An opportunity was closed lately; quiet until <DayText on={row.quietUntil} size="xs" /></Text>}
      </div>
      {worked === null ? <Button size="compact-sm" variant="default" onClick={() => act(row)} aria-label={`${isGrowth ? 'Open an opportunity' : 'Open a risk'} at ${row.accountName}`}>{isGrowth ? 'Open an opportunity' : 'Open a risk'}</Button>
        : worked.entity === 'risks' ? <AnchorLink to="/risks/$id" params={{ id: worked.id }} size="sm">Risk: {worked.label}</AnchorLink>
          : <AnchorLink to="/opportunities/$id" params={{ id: worked.id }} size="sm">{worked.label}</AnchorLink>}
    </li>
  );
};

const List = ({ rows }: { rows: readonly SignalRow[] }) => {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownRows);
  const list = useListKeys('signal-rows', shown.length, (index) => ({ Enter: { does: 'Work on the signal', run: () => { const row = shown[index]; if (row !== undefined) act(row); } } }));
  return (
    <>
      <ul className={classes['list']} aria-label="Signals">{shown.map((row, index) => <Line key={row.key} row={row} rowProps={list.rowProps(index)} />)}</ul>
      {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'signal')}</Button> : null}
    </>
  );
};

/** What the use of accounts says of growth and of a loss of seats; each becomes an opportunity or a risk. */
export const SignalsPanel = () => {
  const { status } = useSearch({ from: '/expansion' });
  const navigate = useNavigate();
  const limits = useSettings().expansion;
  const read = useRead('expansion', 'signals', undefined);
  const worth = useWorth();
  const kind: SignalKind | null = signalKinds.find((one) => one === status) ?? null;
  return (
    <Loaded read={read}>
      {(all) => {
        const rows = all.filter((row) => kind === null || row.kind === kind).toSorted((a, b) => Number((a.kind === 'growth' ? a.opportunity : a.risk) !== null) - Number((b.kind === 'growth' ? b.opportunity : b.risk) !== null) || worth(b.arr) - worth(a.arr));
        return (
          <Stack gap="xs">
            <Group justify="space-between">
              <SegmentedControl size="xs" aria-label="Kind of signal" value={kind ?? 'all'} onChange={(value) => void navigate({ to: '/expansion', search: { view: 'signals', status: value === 'all' ? undefined : value }, replace: true })} data={[{ value: 'all', label: `All (${all.length})` }, ...signalKinds.map((one) => ({ value: one, label: `${signalKindNames[one]} (${all.filter((row) => row.kind === one).length})` }))]} />
              <ExportMenu name="Signals" rows={rows} columns={signalColumns} />
            </Group>
            <Text size="xs" className={classes['quiet'] ?? ''}>Growth: from {limits.growthLicencePercent} % of licences used, and above {limits.growthActivePercent} % active. Seat loss: below {limits.seatLossPercent} %, and use fell by {limits.fallPercent} % over {count(limits.fallMonths, 'month')}. <AnchorLink to="/settings" search={{ section: 'expansion' }} inherit underline="always">Change</AnchorLink></Text>
            {rows.length === 0 ? <EmptyState title="No signal">Where nearly all licences are used an account may grow; where few are used and use falls, seats may be lost. Both need usage: import it under Import.</EmptyState> : <List rows={rows} />}
          </Stack>
        );
      }}
    </Loaded>
  );
};
