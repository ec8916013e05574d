import { Button, CloseButton, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { HealthBook, HealthRow } from '#shared/health.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { bandNames, healthColumns, sorted, type Sort, type SortKey } from '#renderer/health/health-words.ts';
import { HeatGrid } from '#renderer/health/HeatGrid.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './health.module.css';

const bands = ['red', 'yellow', 'green', 'none'] as const;
type Filters = { text: string; band: (typeof bands)[number] | null; segment: string | null; sort: Sort };

const sortOf = (text: string | undefined): Sort => (text === undefined || text === '' ? { by: 'score', descending: false } : { by: text.replace(/^-/, '') as SortKey, descending: text.startsWith('-') });

/** The filters and the order, which the address holds. */
const useFilters = (): [Filters, (change: Partial<Filters>) => Promise<void>] => {
  const search = useSearch({ from: '/health' });
  const navigate = useNavigate();
  const filters: Filters = { text: search.text ?? '', band: bands.find((one) => one === search.band) ?? null, segment: search.segment ?? null, sort: sortOf(search.sort) };
  return [
    filters,
    (change) => {
      const { text, band, segment, sort } = { ...filters, ...change };
      const order = `${sort.descending ? '-' : ''}${sort.by}`;
      return navigate({ to: '/health', search: { text: text || undefined, band: band ?? undefined, segment: segment ?? undefined, sort: order === 'score' ? undefined : order }, replace: true });
    },
  ];
};

const Totals = ({ rows, all }: { rows: readonly HealthRow[]; all: number }) => (
  <output className={classes['foot'] ?? ''}>
    <span>{rows.length === all ? count(all, 'account') : `${rows.length.toLocaleString('en')} of ${count(all, 'account')}`}</span>
    {bands.map((band) => <span key={band}>{rows.filter((row) => (row.band ?? 'none') === band).length.toLocaleString('en')} {bandNames[band].toLowerCase()}</span>)}
    <span>{rows.filter((row) => row.override !== null).length.toLocaleString('en')} red by sentiment</span>
  </output>
);

const Book = ({ book }: { book: HealthBook }) => {
  const { segments } = useSettings();
  const [filters, change] = useFilters();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? filters.text;
  const calm = useDeferredValue(text).trim().toLowerCase();
  const search = useRef<HTMLInputElement>(null);
  const [isExporting, setExporting] = useState(false);
  const { band, segment, sort } = filters;
  const order = `${sort.by} ${sort.descending}`;
  const rows = useMemo(
    () => sorted(book.rows.filter((row) => (calm === '' || row.account.label.toLowerCase().includes(calm)) && (band === null || (row.band ?? 'none') === band) && (segment === null || row.segment === segment)), sort),
    // oxlint-disable-next-line react/exhaustive-deps -- the order is compared by its text.
    [book.rows, calm, band, segment, order],
  );
  const columns = useMemo(() => healthColumns(book.groups, (key) => segments.find((one) => one.key === key)?.name ?? ''), [book.groups, segments]);
  const remember = useDebouncedCallback(async (typed: string) => {
    await change({ text: typed });
    setDraft((now) => (now === typed ? null : now));
  }, 300);
  const setTyped = (typed: string): void => {
    setDraft(typed);
    remember(typed);
  };
  useKeys('heat-map', {
    f: { does: 'Find an account', run: () => search.current?.focus() },
    e: { does: 'Export what is shown', run: () => setExporting(true) },
  });
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput
            ref={search} w={200} aria-label="Find an account" placeholder="Account" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur(); }}
            rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => setTyped('')} />}
          />
          <SegmentedControl size="xs" aria-label="Band" value={band ?? 'all'} onChange={(value) => void change({ band: bands.find((one) => one === value) ?? null })} data={[{ value: 'all', label: 'All' }, ...bands.map((one) => ({ value: one, label: bandNames[one] }))]} />
          <Select w={160} aria-label="Segment" placeholder="Any segment" clearable data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={segment} onChange={(value) => void change({ segment: value })} />
        </Group>
        <ExportMenu name="Health" rows={rows} columns={columns} opened={isExporting} onChange={setExporting} />
      </Group>
      {rows.length === 0 ? (
        <EmptyState title="No account passes these filters" action={<Button variant="default" onClick={() => { setDraft(null); void change({ text: '', band: null, segment: null }); }}>Clear the filters</Button>}>
          The book has {count(book.rows.length, 'account')}.
        </EmptyState>
      ) : (
        <HeatGrid rows={rows} groups={book.groups} sort={sort} onSort={(next) => void change({ sort: next })} />
      )}
      <Totals rows={rows} all={book.rows.length} />
    </>
  );
};

/** Every account by the groups of its model, the worst first. */
export const HeatMap = () => {
  const read = useRead('health', 'book', undefined);
  return (
    <Loaded read={read}>
      {(book) => book.rows.length === 0 ? (
        <EmptyState title="How each account stands" action={<Button component={Link} to="/accounts">Go to Accounts</Button>}>
          Health is a weighted score of use, sentiment, plan, tickets and engagement. It needs accounts first; what is not known gives its weight to the rest.
        </EmptyState>
      ) : <Book book={book} />}
    </Loaded>
  );
};
