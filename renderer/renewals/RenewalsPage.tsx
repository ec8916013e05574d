import { Button, CloseButton, Group, Select, Tabs, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { quartersFrom, type Quarter } from '#shared/renewal-phases.ts';
import { categoryNames, renewalCategories } from '#shared/renewal-rules.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ForecastPanel } from '#renderer/renewals/ForecastPanel.tsx';
import { RenewalBoard } from '#renderer/renewals/RenewalBoard.tsx';
import { RenewalTable } from '#renderer/renewals/RenewalTable.tsx';
import { RenewalTimeline } from '#renderer/renewals/RenewalTimeline.tsx';
import { filterRenewals, renewalColumns, statusNames, type RenewalFilters } from '#renderer/renewals/renewal-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './renewals.module.css';

const views = { board: 'Board', table: 'Table', timeline: 'Timeline', forecast: 'Forecast' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];
const statuses = { open: statusNames.open, won: statusNames.won, lost: statusNames.lost, late: 'Late', 'on-time': 'On time', missing: 'No forecast call' } as const;
type Status = keyof typeof statuses;
const quartersBack = 4;

/** What the address holds: the view, the quarter and the filters. */
const useAsked = () => {
  const search = useSearch({ from: '/renewals' });
  const navigate = useNavigate();
  const today = useToday();
  const { fiscalYearStart } = useSettings();
  const quarters = quartersFrom(today, fiscalYearStart, quartersBack, 10);
  const view = viewNames.find((name) => name === search.view) ?? 'board';
  const quarter = quarters.find(({ from }) => from === search.quarter) ?? quarters[quartersBack];
  const filters: RenewalFilters = {
    text: search.text ?? '', segment: search.segment ?? null, category: search.category === 'monitor' ? 'monitor' : (renewalCategories.find((one) => one === search.category) ?? null),
    status: (Object.keys(statuses) as Status[]).find((one) => one === search.status) ?? null,
  };
  const change = (part: Partial<typeof search>): void => void navigate({ to: '/renewals', search: { ...search, ...part }, replace: true });
  return { view, quarter, quarters, filters, change, snapshot: search.snapshot, isNow: search.quarter === undefined };
};
type Asked = ReturnType<typeof useAsked>;

const QuarterPicker = ({ quarter, quarters, change }: { quarter: Quarter; quarters: Quarter[]; change: Asked['change'] }) => {
  const at = quarters.findIndex(({ from }) => from === quarter.from);
  // The quarter of today is the one without an address: with its own it is a figure of the forecast that was opened, which has no late ones of before.
  const choose = (from: string | undefined): void => change({ quarter: from === quarters[quartersBack]?.from ? undefined : from });
  const go = (to: number): void => { const next = quarters[to]; if (next !== undefined) choose(next.from); };
  useKeys('renewal-quarter', { '[': { does: 'Quarter before', run: () => go(at - 1) }, ']': { does: 'Next quarter', run: () => go(at + 1) } });
  return (
    <Group gap={2} wrap="nowrap">
      <Button variant="default" px={6} aria-label="Quarter before" disabled={at <= 0} onClick={() => go(at - 1)}><IconChevronLeft size={14} aria-hidden /></Button>
      <Select w={112} aria-label="Fiscal quarter" allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={quarters.map(({ from, name }) => ({ value: from, label: name }))} value={quarter.from} onChange={(from) => choose(from ?? undefined)} />
      <Button variant="default" px={6} aria-label="Next quarter" disabled={at >= quarters.length - 1} onClick={() => go(at + 1)}><IconChevronRight size={14} aria-hidden /></Button>
    </Group>
  );
};

const Filters = ({ asked: { filters, change, quarter, quarters, view }, rows }: { asked: Asked; rows: readonly RenewalRow[] }) => {
  const { segments } = useSettings();
  return (
    <Group gap="xs" mb="xs" justify="space-between">
      <Group gap="xs">
        {view === 'timeline' || quarter === undefined ? null : <QuarterPicker quarter={quarter} quarters={quarters} change={change} />}
        <TextInput w={190} aria-label="Find in the renewals" placeholder="Account or next step" leftSection={<IconSearch size={14} aria-hidden />} value={filters.text} onChange={(event) => change({ text: event.currentTarget.value || undefined })} rightSection={filters.text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: undefined })} />} />
        <Select w={190} aria-label="Category" placeholder="Any category" clearable comboboxProps={{ shadow: 'md' }} data={[{ value: 'monitor', label: 'Monitor: no call' }, ...renewalCategories.map((value) => ({ value, label: categoryNames[value] }))]} value={filters.category} onChange={(category) => change({ category: category ?? undefined })} />
        <Select w={150} aria-label="Status" placeholder="Any status" clearable comboboxProps={{ shadow: 'md' }} data={Object.entries(statuses).map(([value, label]) => ({ value, label }))} value={filters.status} onChange={(status) => change({ status: status ?? undefined })} />
        <Select w={140} aria-label="Segment" placeholder="Any segment" clearable comboboxProps={{ shadow: 'md' }} data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={filters.segment} onChange={(segment) => change({ segment: segment ?? undefined })} />
      </Group>
      <ExportMenu name="Renewals" rows={rows} columns={renewalColumns} />
    </Group>
  );
};

/** The pipeline of the chosen days, in the view that was asked for. */
const Pipeline = ({ asked, quarter }: { asked: Asked; quarter: Quarter }) => {
  const { view, quarters, filters, change, isNow } = asked;
  const isLong = view === 'timeline';
  const days = isLong ? { from: quarters[quartersBack - 1]?.from ?? quarter.from, to: quarters.at(-1)?.to ?? quarter.to, late: true } : { from: quarter.from, to: quarter.to, late: isNow };
  const read = useRead('renewals', 'pipeline', days, { keep: true });
  const wanted = useDeferredValue(filters);
  return (
    <Loaded read={read}>
      {(all) => {
        const rows = filterRenewals(all, wanted);
        const isFiltered = filters.text !== '' || filters.category !== null || filters.status !== null || filters.segment !== null;
        return (
          <>
            <Filters asked={asked} rows={rows} />
            {rows.length > 0 ? view === 'table' ? <RenewalTable rows={rows} /> : isLong ? <RenewalTimeline rows={rows} /> : <RenewalBoard rows={rows} /> : isFiltered ? (
              <EmptyState title="No renewal passes these filters" action={<Button variant="default" onClick={() => change({ text: undefined, category: undefined, status: undefined, segment: undefined })}>Clear the filters</Button>} />
            ) : (
              <EmptyState title={isLong ? 'Nothing comes up' : `Nothing comes up in ${quarter.name}`}>A contract with an end comes up on its renewal date. Contracts are kept on the page of their account, or imported; then this page says what to do from five months before.</EmptyState>
            )}
          </>
        );
      }}
    </Loaded>
  );
};

/** Contracts that come up: by phase, as a table, over the months, and as a forecast (F18). */
export const RenewalsPage = () => {
  const asked = useAsked();
  const { view, quarter, change } = asked;
  const go = (to: View): void => change({ view: to === 'board' ? undefined : to });
  useKeys('renewals', Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])));
  return (
    <div className={classes['page']}>
      <PageHead title="Renewals" />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'board')} keepMounted={false} className={classes['panel'] ?? ''}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value={view} className={classes['panel'] ?? ''}>
          {view === 'forecast' ? <ForecastPanel quarter={quarter?.from ?? null} snapshot={asked.snapshot ?? null} change={change} /> : quarter === undefined ? null : <Pipeline asked={asked} quarter={quarter} />}
        </Tabs.Panel>
      </Tabs>
    </div>
  );
};
