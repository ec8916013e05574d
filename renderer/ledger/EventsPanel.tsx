import { Button, Group, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { day, type Day } from '#shared/days.ts';
import { arrEventKindNames, arrEventKinds, mostLedgerRows, type ArrEventKind, type LedgerFilter, type LedgerRow, type LedgerSum } from '#shared/ledger.ts';
import { id } from '#shared/records.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { BookDialog } from '#renderer/ledger/BookDialog.tsx';
import { EventGrid } from '#renderer/ledger/EventGrid.tsx';
import { KindDialog } from '#renderer/ledger/KindDialog.tsx';
import { ledgerColumns, sumText } from '#renderer/ledger/ledger-words.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './ledger.module.css';

const noFilter: LedgerFilter = { accountId: null, kind: null, from: null, to: null };
const isFiltered = (filter: LedgerFilter): boolean => Object.values(filter).some((value) => value !== null);
const dayIn = (text: string | undefined): Day | null => (text !== undefined && day.safeParse(text).success ? text : null);

/** The filter that the address holds; what is none of them is none. */
const useFilter = (): [LedgerFilter, (change: Partial<LedgerFilter>) => void] => {
  const search = useSearch({ from: '/ledger' });
  const navigate = useNavigate();
  const filter: LedgerFilter = { accountId: id.safeParse(search.account).success ? (search.account ?? null) : null, kind: arrEventKinds.find((one) => one === search.kind) ?? null, from: dayIn(search.from), to: dayIn(search.to) };
  return [filter, (part) => {
    const { accountId, kind, from, to } = { ...filter, ...part };
    void navigate({ to: '/ledger', search: { account: accountId ?? undefined, kind: kind ?? undefined, from: from ?? undefined, to: to ?? undefined }, replace: true });
  }];
};

/** What each kind comes to, each a button that shows its rows. */
const Sums = ({ sums, kind, onKind }: { sums: readonly LedgerSum[]; kind: ArrEventKind | null; onKind: (kind: ArrEventKind | null) => void }) => {
  const byKind = Map.groupBy(sums, (sum) => sum.kind);
  return (
    <ul className={classes['sums']} aria-label="Sums by kind">
      {arrEventKinds.flatMap((one) => {
        const own = byKind.get(one);
        return own === undefined ? [] : [
          <li key={one}><Button size="compact-sm" fw={500} variant={kind === one ? 'filled' : 'default'} aria-pressed={kind === one} title={sumText(own, 'full')} onClick={() => onKind(kind === one ? null : one)}>{arrEventKindNames[one]} {sumText(own, 'short')} ({own.reduce((total, sum) => total + sum.count, 0).toLocaleString('en')})</Button></li>,
        ];
      })}
    </ul>
  );
};

/** The movements of the ledger, the newest first, with what each kind comes to. */
export const EventsPanel = () => {
  const [filter, change] = useFilter();
  const [isExporting, setExporting] = useState(false);
  const [doing, setDoing] = useState<{ what: 'kind' | 'edit'; row: LedgerRow } | null>(null);
  const read = useRead('ledger', 'events', filter, { keep: true });
  // What each kind comes to does not change with the kind that is shown.
  const sums = useRead('ledger', 'events', { ...filter, kind: null }, { keep: true, enabled: filter.kind !== null });
  useKeys('ledger-events', { e: { does: 'Export what is shown', run: () => setExporting(true) } });
  const rows = read.data?.rows ?? [];
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between" align="flex-end">
        <Group gap="xs" align="flex-end">
          <AccountPicker label="Account" placeholder="Any account" value={filter.accountId} onChange={(accountId) => change({ accountId })} />
          <Select label="Kind" w={150} placeholder="Any kind" clearable comboboxProps={{ shadow: 'md' }} data={arrEventKinds.map((value) => ({ value, label: arrEventKindNames[value] }))} value={filter.kind} onChange={(value) => change({ kind: arrEventKinds.find((one) => one === value) ?? null })} />
          <DayInput label="From" w={140} value={filter.from} onChange={(from) => change({ from })} />
          <DayInput label="To" w={140} value={filter.to} onChange={(to) => change({ to })} />
        </Group>
        <ExportMenu name="ARR ledger" rows={rows} columns={ledgerColumns} opened={isExporting} onChange={setExporting} />
      </Group>
      <Loaded read={read}>
        {({ rows: shown, total, sums: own }) => shown.length === 0 ? (
          isFiltered(filter) ? <EmptyState title="No movement passes these filters" action={<Button variant="default" onClick={() => change(noFilter)}>Clear the filters</Button>}>Movements follow from contracts and their lines, and from what is booked by hand.</EmptyState>
            : <EmptyState title="Where ARR came from and where it went" action={<Group gap="xs"><ButtonLink to="/import">Import contracts</ButtonLink><ButtonLink to="/accounts" variant="default">Go to Accounts</ButtonLink></Group>}>Add contracts to your accounts, or import them: each start, change and end of a line becomes a movement here, and every KPI of money is read from them.</EmptyState>
        ) : (
          <>
            <Sums sums={filter.kind === null ? own : (sums.data?.sums ?? own)} kind={filter.kind} onKind={(kind) => change({ kind })} />
            <EventGrid rows={shown} onKind={(row) => setDoing({ what: 'kind', row })} onEdit={(row) => setDoing({ what: 'edit', row })} />
            <output className={classes['foot'] ?? ''}>
              <span>{count(total, 'movement')}</span>
              {total > mostLedgerRows ? <span>The newest {mostLedgerRows.toLocaleString('en')} are shown and exported; narrow the filters for others.</span> : null}
            </output>
          </>
        )}
      </Loaded>
      {doing === null ? null : doing.what === 'kind' ? <KindDialog row={doing.row} onClose={() => setDoing(null)} /> : <BookDialog accountId={doing.row.account.id} row={doing.row} onClose={() => setDoing(null)} />}
    </>
  );
};
