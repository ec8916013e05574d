import { ActionIcon, Button, Group, SegmentedControl, Select, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { roadmapStandings, standingNames, yearOf, type ReviewYear, type RoadmapTotals, type YearBasis } from '#shared/business-review-roadmap.ts';
import { reviewStateNames } from '#shared/business-review-words.ts';
import { addMonths, type Day } from '#shared/days.ts';
import type { Roadmap, RoadmapRow } from '#shared/reviews.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import type { ReviewStart } from '#renderer/reviews/NewReviewDialog.tsx';
import { StandingMark, stateShapes } from '#renderer/reviews/review-marks.tsx';
import { asksForPlan, filterRoadmap, inOrder, kindFor, monthIn, roadmapColumns } from '#renderer/reviews/review-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys, useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, PriorityMark } from '#renderer/ui/marks.tsx';
import { count, shortDay } from '#renderer/ui/say.ts';
import classes from './reviews.module.css';

const shownRows = 200;
const monthLetter = new Intl.DateTimeFormat('en-GB', { month: 'narrow', timeZone: 'UTC' });
const lettersOf = (from: Day): string[] => Array.from({ length: 12 }, (_, at) => monthLetter.format(new Date(`${addMonths(from, at)}T00:00:00Z`)));

/** The year of the address, `fiscal-2027` or `calendar-2026`; this one where it names none. */
const useYear = (): { basis: YearBasis; year: number; go: (basis: YearBasis, year: number) => void; now: (basis: YearBasis) => number } => {
  const search = useSearch({ from: '/reviews' });
  const navigate = useNavigate();
  const [today, { fiscalYearStart }] = [useToday(), useSettings()];
  const [, named, number] = /^(fiscal|calendar)-(\d{4})$/.exec(search.year ?? '') ?? [];
  const basis: YearBasis = named === 'calendar' ? 'calendar' : 'fiscal';
  const now = (of: YearBasis): number => yearOf(today, of, fiscalYearStart);
  return { basis, year: number === undefined ? now(basis) : Number(number), now, go: (of, year) => void navigate({ to: '/reviews', search: { ...search, year: `${of}-${year}` }, replace: true }) };
};

/** Goes a year back and on; it stays in the address. */
const YearNav = ({ shown }: { shown: ReviewYear }) => {
  const { basis, year, go, now } = useYear();
  const today = useToday();
  const { fiscalYearStart } = useSettings();
  useKeys('review-year', { '[': { does: 'The year before', run: () => go(basis, year - 1) }, ']': { does: 'The year after', run: () => go(basis, year + 1) } });
  return (
    <Group gap="xs">
      <ActionIcon variant="default" aria-label="The year before" aria-keyshortcuts="[" onClick={() => go(basis, year - 1)}><IconChevronLeft size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="default" aria-label="The year after" aria-keyshortcuts="]" onClick={() => go(basis, year + 1)}><IconChevronRight size={16} aria-hidden /></ActionIcon>
      <Title order={2}>{shown.name}<Text span size="sm" fw={400} className={classes['quiet'] ?? ''}> · {shortDay(shown.from, today)} to {shortDay(shown.to, today)}</Text></Title>
      {fiscalYearStart === 1 ? null : <SegmentedControl size="xs" aria-label="Which year" data={[{ value: 'fiscal', label: 'Fiscal' }, { value: 'calendar', label: 'Calendar' }]} value={basis} onChange={(value) => go(value === 'calendar' ? 'calendar' : 'fiscal', now(value === 'calendar' ? 'calendar' : 'fiscal'))} />}
      {year === now(basis) ? null : <Button variant="default" size="compact-sm" onClick={() => go(basis, now(basis))}>This year</Button>}
    </Group>
  );
};

const Totals = ({ totals: { enterprise, commercial, refused, mini } }: { totals: RoadmapTotals }) => {
  const { reviews: { offeredShare } } = useSettings();
  return (
    <dl className={classes['totals']} aria-label="The year in figures">
      {enterprise.accounts === 0 ? null : <div><dt>Enterprise</dt><dd>{enterprise.held} held, {enterprise.ahead} ahead of {count(enterprise.accounts, 'account')}</dd></div>}
      {commercial.accounts === 0 ? null : <div><dt>Commercial, {Math.round(offeredShare * 100)} % of {commercial.accounts} to be offered one</dt><dd>{commercial.offered} of {commercial.target} offered{commercial.planned === 0 ? '' : `, ${commercial.planned} planned`}</dd></div>}
      <div><dt>Refused by</dt><dd>{count(refused, 'account')}</dd></div>
      {mini === 0 ? null : <div><dt>Mini-reviews due</dt><dd>{mini}</dd></div>}
    </dl>
  );
};

/** The months of the year with the day of the rule and the reviews; what it shows stands in the columns beside it in words. */
const YearStrip = ({ row, from }: { row: RoadmapRow; from: Day }) => {
  const today = useToday();
  const now = monthIn(today, from);
  return (
    <div className={classes['year']} aria-hidden>
      {Array.from({ length: 12 }, (_, month) => (
        <span key={month} data-now={month === now || undefined}>
          {row.dueOn !== null && monthIn(row.dueOn, from) === month && row.standing !== 'free' ? <stateShapes.due size={11} stroke={1.6} /> : null}
          {row.reviews.filter(({ on }) => monthIn(on, from) === month).map(({ id, state }) => {
            const Shape = stateShapes[state];
            return <Shape key={id} size={11} />;
          })}
        </span>
      ))}
    </div>
  );
};

const Legend = () => (
  <div className={classes['legend']} aria-hidden>
    {([['due', 'due by the rule'], ['planned', 'planned'], ['scheduled', 'scheduled'], ['held', 'held'], ['refused', 'refused or cancelled']] as const).map(([key, says]) => {
      const Shape = stateShapes[key];
      return <span key={key}><Shape size={11} />{says}</span>;
    })}
  </div>
);

const Row = ({ row, from, rowProps, onPlan }: { row: RoadmapRow; from: Day; rowProps: object; onPlan: (start: ReviewStart) => void }) => {
  const today = useToday();
  return (
    <Table.Tr className={classes['row'] ?? ''} {...rowProps}>
      <Table.Td><AccountLink id={row.accountId} name={row.accountName} /><div><PriorityMark priority={row.priority} /></div></Table.Td>
      <Table.Td><StandingMark standing={row.standing} />{row.refusals === 0 ? null : <Text size="xs" className={classes['quiet'] ?? ''}>refused {row.refusals === 1 ? 'once' : `${row.refusals} times`}</Text>}</Table.Td>
      <Table.Td>{row.dueOn === null ? <Text size="sm">Any day</Text> : <DayText on={row.dueOn} late={row.standing === 'missed'} />}<Text size="xs" className={classes['quiet'] ?? ''}>{row.why}</Text></Table.Td>
      <Table.Td><YearStrip row={row} from={from} /></Table.Td>
      <Table.Td>
        {row.reviews.map((review) => <div key={review.id}><AnchorLink to="/reviews/$id" params={{ id: review.id }} size="sm" aria-label={`${review.name} of ${row.accountName}`}>{review.name}</AnchorLink><Text span size="xs" className={classes['quiet'] ?? ''}> {reviewStateNames[review.state].toLowerCase()}, {shortDay(review.on, today)}{review.reason === '' ? '' : `: ${review.reason}`}</Text></div>)}
      </Table.Td>
      <Table.Td ta="right">{asksForPlan(row) ? <Button size="compact-sm" variant={row.standing === 'free' || row.standing === 'later' ? 'subtle' : 'default'} aria-label={`Plan a review of ${row.accountName}`} onClick={() => onPlan({ accountId: row.accountId, kind: kindFor(row.standing), on: row.dueOn })}>Plan</Button> : null}</Table.Td>
    </Table.Tr>
  );
};

const Rows = ({ roadmap: { year, rows: all }, onPlan }: { roadmap: Roadmap; onPlan: (start: ReviewStart) => void }) => {
  const search = useSearch({ from: '/reviews' });
  const navigate = useNavigate();
  const { segments } = useSettings();
  const [isAll, setAll] = useState(false);
  const filters = { segment: search.segment ?? null, standing: roadmapStandings.find((one) => one === search.state) ?? null };
  const rows = inOrder(filterRoadmap(all, filters));
  const shown = isAll ? rows : rows.slice(0, shownRows);
  const change = (part: { segment?: string | undefined; state?: string | undefined }): void => void navigate({ to: '/reviews', search: { ...search, ...part }, replace: true });
  const list = useListKeys('roadmap-rows', shown.length, (index) => {
    const row = shown[index];
    const [review] = row?.reviews ?? [];
    return {
      Enter: { does: 'Open the review, or the account', run: () => { if (review !== undefined) void navigate({ to: '/reviews/$id', params: { id: review.id } }); else if (row !== undefined) void navigate({ to: '/accounts/$id', params: { id: row.accountId } }); } },
      p: { does: 'Plan a review of the account', run: () => { if (row !== undefined && asksForPlan(row)) onPlan({ accountId: row.accountId, kind: kindFor(row.standing), on: row.dueOn }); } },
    };
  });
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          <Select w={190} aria-label="Segment" placeholder="Any segment" clearable comboboxProps={{ shadow: 'md' }} data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={filters.segment} onChange={(value) => change({ segment: value ?? undefined })} />
          <Select w={190} aria-label="Standing" placeholder="Any standing" clearable comboboxProps={{ shadow: 'md' }} data={roadmapStandings.map((value) => ({ value, label: `${standingNames[value]} (${all.filter(({ standing }) => standing === value).length})` }))} value={filters.standing} onChange={(value) => change({ state: value ?? undefined })} />
          <Legend />
        </Group>
        <ExportMenu name={`Review roadmap ${year.name}`} rows={rows} columns={roadmapColumns} />
      </Group>
      {rows.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No account passes these filters.</Text> : (
        <Table.ScrollContainer minWidth={1000}>
          <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label={`Review roadmap of ${year.name}`}>
            <Table.Thead><Table.Tr><Table.Th w="20%">Account</Table.Th><Table.Th w={118}>Standing</Table.Th><Table.Th w="21%">Due by the rule</Table.Th><Table.Th w="20%"><VisuallyHidden>Months</VisuallyHidden><span className={classes['months']} aria-hidden>{lettersOf(year.from).map((letter, at) => <span key={at}>{letter}</span>)}</span></Table.Th><Table.Th>Reviews</Table.Th><Table.Th w={70}><VisuallyHidden>Plan</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{shown.map((row, index) => <Row key={row.accountId} row={row} from={year.from} rowProps={list.rowProps(index)} onPlan={onPlan} />)}</Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'account')}</Button> : null}
    </>
  );
};

/** The review roadmap of a year over the book (F19): who is due by which rule, who refused, and what is planned. */
export const RoadmapPanel = ({ onPlan }: { onPlan: (start: ReviewStart) => void }) => {
  const { basis, year } = useYear();
  const read = useRead('reviews', 'roadmap', { basis, year }, { keep: true });
  return (
    <Loaded read={read}>
      {(roadmap) => roadmap.rows.length === 0 ? (
        <EmptyState title="No account has a review to plan" action={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onPlan({ accountId: null, kind: 'executive', on: null })}>Plan a review</Button>}>
          The roadmap shows every managed account with the day on which its business review is due, counted back from the renewal. Add accounts with contracts first.
        </EmptyState>
      ) : (
        <Stack gap="xs">
          <YearNav shown={roadmap.year} />
          <Totals totals={roadmap.totals} />
          <div><Rows roadmap={roadmap} onPlan={onPlan} /></div>
        </Stack>
      )}
    </Loaded>
  );
};
