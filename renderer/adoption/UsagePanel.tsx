import { Button, CloseButton, Group, Select, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconCheck, IconClockX, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import type { AdoptionRow } from '#shared/adoption.ts';
import { RowGrid, type GridColumn, type GridSort } from '#renderer/adoption/RowGrid.tsx';
import { Sparkline } from '#renderer/adoption/Sparkline.tsx';
import { adoptionColumns } from '#renderer/adoption/use-columns.ts';
import { changeOf, countColours, filterUse, sayTrend, sortBy, standingNames, standings, type UseFilters } from '#renderer/adoption/use-words.ts';
import { RatioText, UseMark } from '#renderer/adoption/UseMark.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

const toAccount = (row: AdoptionRow) => ({ to: '/accounts/$id', params: { id: row.accountId }, search: { section: 'adoption' } }) as const;
/** A figure that opens to the account's values. */
const Figure = ({ row, says, children }: { row: AdoptionRow; says: string; children: ReactNode }) => (
  <Link {...toAccount(row)} tabIndex={-1} preload={false} className={classes['figure'] ?? ''} aria-label={`${says} of ${row.accountName}`}>{children}</Link>
);

const UseCases = ({ all }: { all: AdoptionRow['useCases'] }) => (
  <span style={{ display: 'inline-flex', gap: 8 }} title={all.map(({ name, state, colour }) => `${name}: ${state}, ${colour ?? 'no data'}`).join('. ')}>
    {countColours(all).map(({ colour, count: n }) => (colour === null ? <span key="none" className={classes['quiet'] ?? ''}>{n} without data</span> : <UseMark key={colour} colour={colour} word={String(n)} />))}
  </span>
);

const sortedBy: Record<string, (row: AdoptionRow) => string | number | null> = {
  account: (row) => row.accountName,
  score: (row) => row.score,
  licences: (row) => (row.licences === null || row.licences.isNoData ? null : row.licences.part / row.licences.whole),
  active: (row) => (row.activeUsers === null || row.activeUsers.isNoData ? null : row.activeUsers.part / row.activeUsers.whole),
  change: (row) => row.month?.change ?? null,
  newest: (row) => row.newestOn,
};

const columns: GridColumn<AdoptionRow>[] = [
  { key: 'account', label: 'Account', width: 172, isSorted: true, cell: (row) => <Link {...toAccount(row)} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.accountName}>{row.accountName}</Link> },
  { key: 'score', label: 'Score', width: 66, isRight: true, isSorted: true, title: 'Adoption score, 0 to 100', cell: (row) => (row.score === null ? <span className={classes['quiet'] ?? ''}>–</span> : <Figure row={row} says="The parts of the adoption score">{Math.round(row.score)}</Figure>) },
  { key: 'licences', label: 'Licence use', width: 171, isSorted: true, cell: (row) => <Figure row={row} says="Licence use"><RatioText ratio={row.licences} name="Licence use" /></Figure> },
  { key: 'active', label: 'Active users', width: 171, isSorted: true, title: 'People active over 28 days, of the licences bought', cell: (row) => <Figure row={row} says="Active users"><RatioText ratio={row.activeUsers} name="Active users" /></Figure> },
  { key: 'useCases', label: 'Use cases', width: 88, cell: (row) => <UseCases all={row.useCases} /> },
  { key: 'trend', label: '12 months', width: 100, cell: (row) => <Sparkline series={row.series} name={row.seriesName} /> },
  { key: 'change', label: 'On the month', width: 108, isRight: true, isSorted: true, cell: (row) => <span title={`${row.seriesName}: ${sayTrend(row.month, 'month')}`}>{changeOf(row.month)}</span> },
  { key: 'newest', label: 'Newest', width: 96, isSorted: true, cell: (row) => (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
      {row.isNoData ? <><IconClockX size={13} aria-hidden /><VisuallyHidden>No data since</VisuallyHidden></> : null}
      {row.newestOn === null ? <span className={classes['quiet'] ?? ''}>No values</span> : <DayText on={row.newestOn} size="0.8125rem" />}
    </span>
  ) },
  { key: 'complete', label: 'Complete', width: 86, title: 'Enough licences used, and the original use case adopted', cell: (row) => (row.isComplete === true ? <><IconCheck size={14} aria-hidden /> Yes</> : <span className={classes['quiet'] ?? ''}>{row.isComplete === null ? '–' : 'No'}</span>) },
];

type Search = UseFilters & { sort: GridSort };
const useFilters = (): [Search, (change: Partial<Search>) => Promise<void>] => {
  const search = useSearch({ from: '/adoption' });
  const navigate = useNavigate();
  const by = search.sort?.replace('-', '') ?? '';
  const now: Search = {
    text: search.text ?? '', segment: search.segment ?? null, standing: standings.find((one) => one === search.standing) ?? null,
    sort: sortedBy[by] === undefined ? { by: 'score', isDown: false } : { by, isDown: search.sort?.startsWith('-') ?? false },
  };
  const change = (part: Partial<Search>): Promise<void> => {
    const { text, segment, standing, sort } = { ...now, ...part };
    const sorted = sort.by === 'score' && !sort.isDown ? undefined : `${sort.isDown ? '-' : ''}${sort.by}`;
    return navigate({ to: '/adoption', search: { text: text || undefined, segment: segment ?? undefined, standing: standing ?? undefined, sort: sorted }, replace: true });
  };
  return [now, change];
};

const Book = ({ all }: { all: readonly AdoptionRow[] }) => {
  const { segments } = useSettings();
  const navigate = useNavigate();
  const [{ text: kept, segment, standing, sort }, change] = useFilters();
  // What is typed counts at once; the address follows when the typing rests.
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? kept;
  const calm = useDeferredValue(text);
  const search = useRef<HTMLInputElement>(null);
  const [isExporting, setExporting] = useState(false);
  const { by, isDown } = sort;
  const rows = useMemo(() => sortBy(filterUse(all, { text: calm, segment, standing }), sortedBy[by] ?? ((row) => row.score), isDown), [all, calm, segment, standing, by, isDown]);
  const exported = useMemo(() => adoptionColumns((key) => segments.find((one) => one.key === key)?.name ?? ''), [segments]);
  const remember = useDebouncedCallback(async (typed: string) => {
    await change({ text: typed });
    setDraft((now) => (now === typed ? null : now));
  }, 300);
  const setTyped = (typed: string): void => {
    setDraft(typed);
    remember(typed);
  };
  useKeys('adoption', {
    f: { does: 'Find an account', run: () => search.current?.focus() },
    e: { does: 'Export what is shown', run: () => setExporting(true) },
  });
  const old = rows.filter(({ isNoData }) => isNoData).length;
  const never = rows.filter(({ newestOn }) => newestOn === null).length;
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput
            ref={search} w={210} aria-label="Find by account" placeholder="Account" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur(); }}
            rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => setTyped('')} />}
          />
          <Select w={190} aria-label="Standing" placeholder="Any standing" clearable data={standings.map((one) => ({ value: one, label: standingNames[one] }))} value={standing} onChange={(value) => void change({ standing: standings.find((one) => one === value) ?? null })} />
          <Select w={160} aria-label="Segment" placeholder="Any segment" clearable data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={segment} onChange={(value) => void change({ segment: value })} />
        </Group>
        <ExportMenu name="Adoption" rows={rows} columns={exported} opened={isExporting} onChange={setExporting} />
      </Group>
      {rows.length === 0 ? (
        <EmptyState title="No account passes these filters" action={<Button variant="default" onClick={() => { setDraft(null); void change({ text: '', segment: null, standing: null }); }}>Clear the filters</Button>}>
          The book has {count(all.length, 'account')}.
        </EmptyState>
      ) : (
        <RowGrid
          name="Use by account" rows={rows} columns={columns} sort={sort} opens="Open the use of the account" onOpen={(row) => void navigate(toAccount(row))}
          onSort={(to) => void change({ sort: { by: to, isDown: sort.by === to && !sort.isDown } })}
        />
      )}
      <output className={classes['foot'] ?? ''}>
        <span>{rows.length === all.length ? count(all.length, 'account') : `${rows.length.toLocaleString('en')} of ${count(all.length, 'account')}`}</span>
        {old === 0 ? null : <span>{count(old, 'account')} without data</span>}
        {never === 0 ? null : <span>{never.toLocaleString('en')} never had a value</span>}
      </output>
    </>
  );
};

/** Every account with how far it uses what it bought. */
export const UsagePanel = () => {
  const list = useRead('adoption', 'list', undefined);
  return (
    <Loaded read={list}>
      {(all) =>
        all.every(({ newestOn, useCases }) => newestOn === null && useCases.length === 0) ? (
          <EmptyState title="How far customers use what they bought" action={<Group gap="xs"><ButtonLink to="/import">Import usage</ButtonLink><ButtonLink to="/adoption" search={{ view: 'catalogue' }} variant="default">Set up metrics</ButtonLink></Group>}>
            <Text span inherit>Bring in what your product counts, such as licences used and active users, from a spreadsheet or an export. Accounts are matched by id, domain or name. What stops coming is shown as no data, never as red.</Text>
          </EmptyState>
        ) : (
          <Book all={all} />
        )
      }
    </Loaded>
  );
};
