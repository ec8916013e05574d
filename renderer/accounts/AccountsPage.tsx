import { Button, CloseButton, Group, Pill, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { filterAccounts, noFilters, type AccountRow, type GridAccount } from '#shared/accounts.ts';
import { AccountGrid } from '#renderer/accounts/AccountGrid.tsx';
import { chipsOf } from '#renderer/accounts/filter-chips.ts';
import { FilterPanel } from '#renderer/accounts/FilterPanel.tsx';
import { byName, sortAccounts } from '#renderer/accounts/grid-columns.ts';
import { changeFilters, useGrid } from '#renderer/accounts/grid-state.ts';
import { exportColumns } from '#renderer/accounts/export-accounts.ts';
import { ColumnChooser } from '#renderer/accounts/GridMenus.tsx';
import { GridTotals } from '#renderer/accounts/GridTotals.tsx';
import { ViewBar } from '#renderer/accounts/ViewBar.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import type { HealthStanding } from '#shared/health.ts';
import { useRead } from '#renderer/data/reads.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './AccountGrid.module.css';

const newAccount = (): void => openDialog({ kind: 'new-account' });

const none: HealthStanding[] = [];

const Book = ({ all: known }: { all: readonly AccountRow[] }) => {
  const today = useToday();
  const { segments, currency } = useSettings();
  const view = useGrid((grid) => grid.view);
  // The filter bar answers at once; the rows follow, and what is typed meanwhile comes first.
  const { filters: calmFilters, sort, columns } = useDeferredValue(view);
  const { filters } = view;
  const search = useRef<HTMLInputElement>(null);
  const [isExporting, setExporting] = useState(false);
  const named = useMemo(() => new Map(segments.map(({ key, name }) => [key, name])), [segments]);
  // Health takes longer on a large book; the rows do not wait for it.
  const standings = useRead('health', 'standings', undefined, { keep: true }).data ?? none;
  const all = useMemo((): GridAccount[] => {
    const healthOf = new Map(standings.map(({ accountId, ...health }) => [accountId, health]));
    return known.map((row) => ({ ...row, health: healthOf.get(row.id) ?? null }));
  }, [known, standings]);
  const sorted = useMemo(() => byName(all), [all]);
  const shown = useMemo(() => new Map(all.map((row) => [row.id, row.segment === null ? row : { ...row, segment: named.get(row.segment) ?? row.segment }])), [all, named]);
  const rows = useMemo(
    () => sortAccounts(filterAccounts(sorted, calmFilters, today).flatMap(({ id }) => shown.get(id) ?? []), sort),
    [sorted, shown, calmFilters, sort, today],
  );
  const chips = chipsOf(filters, { segmentName: (key) => named.get(key) ?? key, currency, today });

  useKeys('accounts', {
    f: { does: 'Find in the accounts', run: () => search.current?.focus() },
    n: { does: 'New account', run: newAccount },
    e: { does: 'Export what is shown', run: () => setExporting(true) },
  });

  return (
    <>
      <Group gap="xs" justify="space-between">
        <ViewBar />
        <Group gap="xs">
          <ColumnChooser columns={view.columns} />
          <ExportMenu name="Accounts" rows={rows} columns={exportColumns(columns)} opened={isExporting} onChange={setExporting} />
        </Group>
      </Group>
      <Group gap="xs" my="xs">
        <TextInput
          ref={search} w={230} aria-label="Find by name, industry or region" placeholder="Name, industry or region" leftSection={<IconSearch size={14} aria-hidden />}
          value={filters.text} onChange={(event) => changeFilters({ text: event.currentTarget.value })}
          onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur(); }}
          rightSection={filters.text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => changeFilters({ text: '' })} />}
        />
        <FilterPanel filters={filters} active={chips.length - (filters.text.trim() === '' ? 0 : 1)} />
        {chips.map(({ label, cleared }) => (
          <Pill key={label} size="md" withRemoveButton onRemove={() => changeFilters(cleared)} removeButtonProps={{ 'aria-label': `Clear the filter ${label}`, tabIndex: 0, 'aria-hidden': false }}>{label}</Pill>
        ))}
        {chips.length > 1 ? <Button variant="subtle" size="compact-sm" onClick={() => changeFilters(noFilters)}>Clear all</Button> : null}
      </Group>
      {rows.length === 0 ? (
        <EmptyState title="No account passes these filters" action={<Button variant="default" onClick={() => changeFilters(noFilters)}>Clear the filters</Button>}>
          The book has {all.length.toLocaleString('en')} accounts.
        </EmptyState>
      ) : (
        <AccountGrid rows={rows} columns={columns} />
      )}
      <GridTotals rows={rows} all={all.length} />
    </>
  );
};

/** The whole book as a grid (F2). */
export const AccountsPage = () => {
  const list = useRead('accounts', 'list', undefined);
  return (
    <div className={classes['page'] ?? ''}>
      <PageHead title="Accounts" actions={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={newAccount}>New account</Button>} />
      <Loaded read={list}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title="The accounts of your book" action={<Group gap="xs"><Button component={Link} to="/import">Import accounts</Button><Button variant="default" onClick={newAccount}>New account</Button></Group>}>
              Every account with its priority, sentiment, ARR and renewal, to filter, sort and export. Bring them in from a spreadsheet or a CRM export, or add one by hand.
            </EmptyState>
          ) : (
            <Book all={all} />
          )
        }
      </Loaded>
    </div>
  );
};
