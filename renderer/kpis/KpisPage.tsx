import { ActionIcon, Button, SegmentedControl, Select, Tabs, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { dayName } from '#shared/days.ts';
import { periodKindNames, periodKinds } from '#shared/kpi-periods.ts';
import type { KpiAsked, KpiBoard } from '#shared/kpis.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { KpiCards } from '#renderer/kpis/KpiCards.tsx';
import { KpiPanel } from '#renderer/kpis/KpiPanel.tsx';
import { boardColumns, methodNames, ownershipNames } from '#renderer/kpis/kpi-words.ts';
import { SegmentTable } from '#renderer/kpis/SegmentTable.tsx';
import { useAsked, viewNames, views, type View } from '#renderer/kpis/use-asked.ts';
import { WaterfallPanel } from '#renderer/kpis/WaterfallPanel.tsx';
import { AnchorLink, ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './kpis.module.css';

type Go = ReturnType<typeof useAsked>[1];

const Controls = ({ asked, board, go }: { asked: KpiAsked; board: KpiBoard; go: Go }) => {
  const { segments } = useSettings();
  const { period, previous, next } = board;
  const toBefore = (): void => go({ period: { kind: period.kind, on: previous.to } });
  const toNext = (): void => { if (next !== null) go({ period: { kind: period.kind, on: next.from } }); };
  const isNow = asked.period.on === null;
  useKeys('kpi-period', { '[': { does: 'Period before', run: toBefore }, ']': { does: 'Next period', run: toNext } });
  return (
    <div className={classes['controls']}>
      <Select w={150} aria-label="Kind of period" allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={periodKinds.map((kind) => ({ value: kind, label: periodKindNames[kind] }))} value={period.kind} onChange={(value) => go({ period: { kind: periodKinds.find((kind) => kind === value) ?? 'quarter', on: null } })} />
      <span className={classes['period']}>
        <ActionIcon variant="default" size="sm" aria-label={`Period before: ${previous.name}`} onClick={toBefore}><IconChevronLeft size={14} aria-hidden /></ActionIcon>
        <span className={classes['periodName']}>{period.kind === 'trailing' ? `to ${dayName(period.to)}` : period.name}</span>
        <ActionIcon variant="default" size="sm" aria-label={next === null ? 'No later period' : `Next period: ${next.name}`} disabled={next === null} onClick={toNext}><IconChevronRight size={14} aria-hidden /></ActionIcon>
        {isNow ? null : <Button size="compact-xs" variant="subtle" onClick={() => go({ period: { kind: period.kind, on: null } })}>Now</Button>}
      </span>
      <SegmentedControl size="xs" aria-label="Whose accounts" value={asked.owned} onChange={(value) => go({ owned: value === 'now' ? 'now' : 'start' })} data={Object.entries(ownershipNames).map(([value, label]) => ({ value, label }))} />
      <SegmentedControl size="xs" aria-label="Method" value={asked.method} onChange={(value) => go({ method: value === 'movement' ? 'movement' : 'point' })} data={Object.entries(methodNames).map(([value, label]) => ({ value, label }))} />
      <Select w={140} aria-label="Segment" placeholder="Any segment" clearable clearButtonProps={{ 'aria-label': 'Any segment' }} comboboxProps={{ shadow: 'md' }} data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={asked.segment} onChange={(segment) => go({ segment })} />
    </div>
  );
};

const saysPeriod = ({ measured, previous, estimated }: KpiBoard): string =>
  `${dayName(measured.from)} to ${dayName(measured.to)}${measured.isRunning ? ', to date' : ''}. The cohort is what had ARR at the close of ${dayName(measured.opensOn)}. Changes are against ${previous.name}.${estimated === 0 ? '' : ` Usage-priced ARR of ${count(estimated, 'account')} is estimated.`}`;

const Missing = ({ board: { waterfall: { missing }, measured } }: { board: KpiBoard }) => (
  <Text size="sm" mb="sm" fw={600}>
    Not in the figures of money: {missing.map(({ currency, accounts }) => `${count(accounts, 'account')} in ${currency}`).join(', ')}. There is no exchange rate on {dayName(measured.from)}. <AnchorLink to="/ledger" search={{ view: 'rates' }} size="sm" underline="always">Add a rate</AnchorLink>
  </Text>
);

const Shown = ({ board, asked, view, kpi, go }: { board: KpiBoard; go: Go } & ReturnType<typeof useAsked>[0]) => {
  const trend = useRead('kpis', 'trend', { ...asked, count: 8 }, { keep: true }).data;
  const figure = board.figures.find(({ key }) => key === kpi) ?? board.figures[0];
  if (figure === undefined) return null;
  return (
    <>
      <Controls asked={asked} board={board} go={go} />
      <p className={classes['says']} style={{ marginTop: 0 }}>{saysPeriod(board)}</p>
      {board.waterfall.missing.length === 0 ? null : <Missing board={board} />}
      {board.hasLedger ? null : <Text size="sm" mb="sm">No account has any ARR yet, so the KPIs of money are n/a. They follow from the contracts of the accounts.</Text>}
      <Tabs value={view} onChange={(value) => go({ view: viewNames.find((name) => name === value) ?? 'board' })} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="board">
          <div className={classes['columns']}>
            <KpiCards board={board} trend={trend} selected={figure.key} onSelect={(key) => go({ kpi: key })} />
            <KpiPanel figure={figure} nrr={board.figures.find(({ key }) => key === 'nrr')} currency={board.currency} asked={asked} trend={trend} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="waterfall"><WaterfallPanel board={board} /></Tabs.Panel>
        <Tabs.Panel value="segments"><SegmentTable board={board} onOpen={(key, segment) => go({ view: 'board', kpi: key, segment })} /></Tabs.Panel>
      </Tabs>
    </>
  );
};

/** The KPI board (F29): retention, growth, voice and work of a fiscal period, each figure with its definition and its rows. */
export const KpisPage = () => {
  const [shown, go] = useAsked();
  const read = useRead('kpis', 'board', shown.asked, { keep: true });
  const accounts = useRead('accounts', 'list', undefined);
  const [isExporting, setExporting] = useState(false);
  const { asked } = shown;
  useKeys('kpis', {
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go({ view: name satisfies View }) }])),
    e: { does: 'Export the board', run: () => setExporting(true) },
  });
  const how = `${ownershipNames[asked.owned]}, ${methodNames[asked.method].toLowerCase()}`;
  return (
    <>
      <PageHead
        title="KPIs" beside={<Text size="sm" c="dimmed">Each figure opens to its definition and its rows</Text>}
        actions={<>{read.data === undefined ? null : <ExportMenu name="KPIs" rows={read.data.figures} columns={boardColumns(read.data, how)} opened={isExporting} onChange={setExporting} />}<ButtonLink to="/settings" search={{ section: 'kpis' }} variant="default">Targets</ButtonLink></>}
      />
      <Loaded read={read}>
        {(board) => accounts.data?.length === 0 ? (
          <EmptyState title="How the book does" action={<ButtonLink to="/accounts">Go to Accounts</ButtonLink>}>Net and gross retention, churn, expansion, renewals, NPS and the rhythm of the work, for a fiscal period. They need accounts with contracts first.</EmptyState>
        ) : <Shown board={board} go={go} {...shown} />}
      </Loaded>
    </>
  );
};
