import { Button, CloseButton, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { warningNames, warningRules, type WarningRule } from '#shared/plan-rules.ts';
import type { PlanRow } from '#shared/plans.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { planColumns } from '#renderer/plans/plan-columns.ts';
import { PlanGrid } from '#renderer/plans/PlanGrid.tsx';
import { filterPlans, inPlanOrder, type PlanFilters } from '#renderer/plans/plan-words.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './plans.module.css';

const colours = ['green', 'yellow', 'red'] as const;
const newPlan = (): void => openDialog({ kind: 'new-plan', accountId: null });

/** The filters that the address holds; what is none of them is none. */
const useFilters = (): [PlanFilters, (change: Partial<PlanFilters>) => Promise<void>] => {
  const search = useSearch({ from: '/plans' });
  const navigate = useNavigate();
  const filters: PlanFilters = {
    text: search.text ?? '',
    colour: colours.find((one) => one === search.colour) ?? null,
    warning: warningRules.find((one) => one === search.warning) ?? null,
    segment: search.segment ?? null,
  };
  const change = (part: Partial<PlanFilters>): Promise<void> => {
    const next = { ...filters, ...part };
    return navigate({ to: '/plans', search: { text: next.text || undefined, colour: next.colour ?? undefined, warning: next.warning ?? undefined, segment: next.segment ?? undefined }, replace: true });
  };
  return [filters, change];
};

const Totals = ({ rows, all }: { rows: readonly PlanRow[]; all: number }) => (
  <output className={classes['foot'] ?? ''}>
    <span>{rows.length === all ? count(all, 'account') : `${rows.length.toLocaleString('en')} of ${count(all, 'account')}`}</span>
    {colours.map((colour) => <span key={colour}>{rows.filter(({ standing }) => standing.colour === colour).length.toLocaleString('en')} {colour}</span>)}
    <span>{count(rows.filter(({ warnings }) => warnings.length > 0).length, 'account')} with warnings</span>
  </output>
);

const Book = ({ all }: { all: readonly PlanRow[] }) => {
  const { segments } = useSettings();
  const [filters, change] = useFilters();
  // What is typed counts at once; the address follows when the typing rests.
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? filters.text;
  const calm = useDeferredValue(text);
  const search = useRef<HTMLInputElement>(null);
  const [isExporting, setExporting] = useState(false);
  const { colour, warning, segment } = filters;
  const rows = useMemo(() => inPlanOrder(filterPlans(all, { text: calm, colour, warning, segment })), [all, calm, colour, warning, segment]);
  const columns = useMemo(() => planColumns((key) => segments.find((one) => one.key === key)?.name ?? ''), [segments]);
  const remember = useDebouncedCallback(async (typed: string) => {
    await change({ text: typed });
    setDraft((now) => (now === typed ? null : now));
  }, 300);
  const setTyped = (typed: string): void => {
    setDraft(typed);
    remember(typed);
  };
  useKeys('plans', {
    f: { does: 'Find in the plans', run: () => search.current?.focus() },
    n: { does: 'New success plan', run: newPlan },
    e: { does: 'Export what is shown', run: () => setExporting(true) },
  });
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput
            ref={search} w={210} aria-label="Find by account or plan" placeholder="Account or plan" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur(); }}
            rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => setTyped('')} />}
          />
          <SegmentedControl size="xs" aria-label="Colour" value={filters.colour ?? 'all'} onChange={(value) => void change({ colour: colours.find((one) => one === value) ?? null })} data={[{ value: 'all', label: 'All' }, { value: 'red', label: 'Red' }, { value: 'yellow', label: 'Yellow' }, { value: 'green', label: 'Green' }]} />
          <Select w={180} aria-label="Warning" placeholder="Any warning" clearable data={warningRules.map((one) => ({ value: one, label: warningNames[one] }))} value={filters.warning} onChange={(value) => void change({ warning: value as WarningRule | null })} />
          <Select w={160} aria-label="Segment" placeholder="Any segment" clearable data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={filters.segment} onChange={(value) => void change({ segment: value })} />
        </Group>
        <ExportMenu name="Success plans" rows={rows} columns={columns} opened={isExporting} onChange={setExporting} />
      </Group>
      {rows.length === 0 ? (
        <EmptyState title="No plan passes these filters" action={<Button variant="default" onClick={() => { setDraft(null); void change({ text: '', colour: null, warning: null, segment: null }); }}>Clear the filters</Button>}>
          The book has {count(all.length, 'managed account')}.
        </EmptyState>
      ) : (
        <PlanGrid rows={rows} />
      )}
      <Totals rows={rows} all={all.length} />
    </>
  );
};

/** Every managed account with how its success plan stands (F5). */
export const PlansPage = () => {
  const list = useRead('plans', 'list', undefined);
  return (
    <div className={classes['page'] ?? ''}>
      <PageHead title="Plans" beside={<Text size="sm" c="dimmed">Success plans of the managed accounts</Text>} actions={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={newPlan}>New plan</Button>} />
      <Loaded read={list}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title="What each customer wants to reach" action={<Button component={Link} to="/accounts">Go to Accounts</Button>}>
              A success plan holds a customer’s objectives, the way to them, and the outcomes that the customer has confirmed. Add a managed account first; then begin its plan from a template.
            </EmptyState>
          ) : (
            <Book all={all} />
          )
        }
      </Loaded>
    </div>
  );
};
