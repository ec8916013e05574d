import { Button, CloseButton, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { growthMotionNames, growthMotions } from '#shared/expansion-rules.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { filterOpportunities, lateWords, motionOf, opportunityColumns, type OpportunityFilters } from '#renderer/expansion/expansion-words.ts';
import { OpportunityBoard } from '#renderer/expansion/OpportunityBoard.tsx';
import { OpportunityTable } from '#renderer/expansion/OpportunityTable.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { MissingRates, MoneySum } from '#renderer/ui/MoneySum.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './expansion.module.css';

type Shape = 'board' | 'table' | 'closed';
const newOpportunity = (): void => openDialog({ kind: 'new-opportunity', accountId: null });

/** Opportunities as a board or a table, and those that are closed. */
export const OpportunitiesPanel = () => {
  const search = useSearch({ from: '/expansion' });
  const navigate = useNavigate();
  const { segments, expansion } = useSettings();
  const shape: Shape = search.status === 'closed' ? 'closed' : search.status === 'table' ? 'table' : 'board';
  const filters: OpportunityFilters = { text: search.text ?? '', motion: motionOf(search.motion), segment: search.segment ?? null, product: search.product ?? null };
  const change = (part: Partial<OpportunityFilters & { shape: Shape }>): void => {
    const next = { ...filters, shape, ...part };
    void navigate({ to: '/expansion', search: { status: next.shape === 'board' ? undefined : next.shape, text: next.text || undefined, motion: next.motion ?? undefined, segment: next.segment ?? undefined, product: next.product ?? undefined }, replace: true });
  };
  const isClosed = shape === 'closed';
  const read = useRead('expansion', 'list', { state: isClosed ? 'closed' : 'open' }, { keep: false });
  const products = useRead('adoption', 'catalogue', undefined).data?.products ?? [];
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <SegmentedControl size="xs" aria-label="Show opportunities as" value={shape} onChange={(value) => change({ shape: value as Shape })} data={[{ value: 'board', label: 'Board' }, { value: 'table', label: 'Table' }, { value: 'closed', label: 'Closed' }]} />
          <TextInput w={200} aria-label="Find in the opportunities" placeholder="Account, name or step" leftSection={<IconSearch size={14} aria-hidden />} value={filters.text} onChange={(event) => change({ text: event.currentTarget.value })} rightSection={filters.text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: '' })} />} />
          <Select w={140} aria-label="Motion" placeholder="Any motion" clearable comboboxProps={{ shadow: 'md' }} data={growthMotions.map((value) => ({ value, label: growthMotionNames[value] }))} value={filters.motion} onChange={(motion) => change({ motion: motionOf(motion) })} />
          <Select w={150} aria-label="Segment" placeholder="Any segment" clearable comboboxProps={{ shadow: 'md' }} data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={filters.segment} onChange={(segment) => change({ segment })} />
          <Select w={150} aria-label="Product" placeholder="Any product" clearable comboboxProps={{ shadow: 'md' }} data={products.map(({ id, name }) => ({ value: id, label: name }))} value={filters.product} onChange={(product) => change({ product })} />
        </Group>
        <ExportMenu name={isClosed ? 'Closed opportunities' : 'Opportunities'} rows={filterOpportunities(read.data ?? [], filters)} columns={opportunityColumns(expansion, (key) => segments.find((one) => one.key === key)?.name ?? '')} />
      </Group>
      <Loaded read={read}>
        {(all) => {
          const rows = filterOpportunities(all, filters);
          const late = rows.filter((row) => lateWords(row) !== '').length;
          const won = rows.filter(({ status }) => status === 'won');
          if (all.length === 0) {
            return isClosed ? <EmptyState title="Nothing is closed yet">An opportunity that is won, or that came to nothing, is kept here with its reason.</EmptyState> : (
              <EmptyState title="No opportunity is open" action={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={newOpportunity}>Open an opportunity</Button>}>
                More seats, a higher tier or another product: what it is worth, whose goal it serves, who drives it, and what happens next. Signals of use suggest the first ones.
              </EmptyState>
            );
          }
          return (
            <>
              <div className={classes['totals']}>
                <span>{count(rows.length, 'opportunity', 'opportunities')}, <MoneySum of={rows.map(({ amount }) => amount)} /> of ARR</span>
                {isClosed ? <span>{count(won.length, 'was', 'were')} won, <MoneySum of={won.map(({ amount }) => amount)} /></span> : <span>{late === 0 ? 'None is late' : `${late} ${late === 1 ? 'is' : 'are'} late`}</span>}
                {(['sourced', 'influenced'] as const).map((credit) => { const own = rows.filter((row) => row.credit === credit); return own.length === 0 ? null : <span key={credit}>{own.length} {credit}, <MoneySum of={own.map(({ amount }) => amount)} /></span>; })}
                <MissingRates of={rows.map(({ amount }) => amount)} />
              </div>
              {rows.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No opportunity passes these filters.</Text> : shape === 'board' ? <OpportunityBoard rows={rows} /> : <OpportunityTable rows={rows} isClosed={isClosed} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
};
