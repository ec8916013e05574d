import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import type { ColumnLook, RowFilter, StudyListRow, StudySource } from '#shared/backtest.ts';
import type { StudyFindings } from '#shared/study-rules.ts';
import type { StudySpec } from '#shared/study-spec.ts';
import { BandMark } from '#renderer/backtest/BandMark.tsx';
import { bandWords, outcomeNames } from '#renderer/backtest/backtest-words.ts';
import { findingColumns, findingRows } from '#renderer/backtest/finding-rows.ts';
import { FindingsView, Rows, Verdict } from '#renderer/backtest/FindingsView.tsx';
import { RowsDrawer, rowsAPage, type RowsColumn } from '#renderer/backtest/RowsDrawer.tsx';
import { draftFault } from '#renderer/backtest/study-draft.ts';
import { StudyFields } from '#renderer/backtest/StudyFields.tsx';
import { call, useRead } from '#renderer/data/reads.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './backtest.module.css';

type Opened = { title: string; filter: RowFilter };
const everything: RowFilter = { band: null, outcome: null, only: null };
const bandColumn: RowsColumn<StudyListRow> = { label: 'Band', cell: ({ band }) => <BandMark band={band} /> };
const shownScore = (score: number | null): string => (score === null ? '–' : Number(score.toPrecision(5)).toLocaleString('en'));

const StudyRowsDrawer = ({ title, filter, source, spec, onClose }: Opened & { source: StudySource; spec: StudySpec; onClose: () => void }) => {
  const [page, setPage] = useState(1);
  const input = { source, spec, filter };
  const read = useRead('backtest', 'rows', { ...input, offset: (page - 1) * rowsAPage, limit: rowsAPage }, { keep: true });
  const cells = read.data?.columns ?? [];
  const named = spec.label === null ? [] : [{ label: spec.label, cell: ({ label }: StudyListRow) => label }];
  const columns: RowsColumn<StudyListRow>[] = [
    { label: 'Row', isFigure: true, cell: ({ row }) => row.toLocaleString('en') }, ...named,
    { label: 'Outcome read', cell: ({ outcome }) => (outcome === null ? 'Left out' : outcomeNames[outcome]) },
    bandColumn, { label: 'Score read', isFigure: true, cell: ({ score }) => shownScore(score) },
    ...cells.map((label, at) => ({ label, cell: ({ values }: StudyListRow) => values[at] ?? '' })),
  ];
  const exports: ExportColumn<StudyListRow>[] = [
    { label: 'Row', kind: 'count', width: 8, value: ({ row }) => row }, ...named.map(({ label, cell }) => ({ label, kind: 'text' as const, value: cell })),
    { label: 'Outcome read', kind: 'text', value: ({ outcome }) => (outcome === null ? '' : outcomeNames[outcome]) },
    { label: 'Score read', kind: 'count', value: ({ score }) => score }, { label: 'Band', kind: 'text', value: ({ band }) => bandWords[band ?? 'none'] },
    ...cells.map((label, at) => ({ label, kind: 'text' as const, value: ({ values }: StudyListRow) => values[at] ?? '' })),
  ];
  return <RowsDrawer title={title} read={read} page={page} onPage={setPage} columns={columns} keyOf={({ row }) => String(row)} exports={exports} load={(offset, limit) => call('backtest', 'rows', { ...input, offset, limit })} onClose={onClose} />;
};

/** What was left out, each with its rows. */
const LeftOut = ({ findings: { withoutOutcome, late, rows }, onOpen }: { findings: StudyFindings; onOpen: (opened: Opened) => void }) => {
  const parts = [
    ...(withoutOutcome === 0 ? [] : [<Rows key="without" onOpen={() => onOpen({ title: 'No outcome', filter: { ...everything, only: 'without-outcome' } })}>{`${withoutOutcome.toLocaleString('en')} without an outcome`}</Rows>]),
    ...(late === 0 ? [] : [<Rows key="late" onOpen={() => onOpen({ title: 'Scored once the decision was known', filter: { ...everything, only: 'late' } })}>{`${late.toLocaleString('en')} scored once the decision was known`}</Rows>]),
  ];
  return <Text size="sm" mt="xs">{rows.toLocaleString('en')} rows{parts.length === 0 ? '.' : <>, left out: {parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))}.</>}</Text>;
};

/** A table under test: at the left what its columns mean, at the right what that comes to. `name` is that of its exports. */
export const StudyView = ({ name, source, columns, spec, onChange, children }: { name: string; source: StudySource; columns: readonly ColumnLook[]; spec: StudySpec; onChange: (spec: StudySpec) => void; children?: ReactNode }) => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [calm] = useDebouncedValue(spec, 250);
  const fault = draftFault(spec);
  const calmFault = draftFault(calm);
  const read = useRead('backtest', 'test', { source, spec: calm }, { enabled: calmFault === null, keep: true });
  return (
    <div className={classes['split']}>
      <div>
        {children}
        <StudyFields spec={spec} columns={columns} source={source} onChange={onChange} />
      </div>
      {fault !== null || calmFault !== null ? <Verdict said={{ title: 'Not tested yet', sentence: fault ?? calmFault ?? '', tone: 'few' }} /> : (
        <Loaded read={read}>
          {(findings) => (
            <Stack gap="md" aria-busy={read.isPlaceholderData}>
              <FindingsView findings={findings} lossIs={calm.lossIs} onOpen={(title, filter) => setOpened({ title, filter: { ...everything, ...filter } })} beside={<LeftOut findings={findings} onOpen={setOpened} />} />
              <div><ExportMenu name={name} rows={findingRows([{ days: null, findings }], calm.lossIs)} columns={findingColumns} /></div>
            </Stack>
          )}
        </Loaded>
      )}
      {opened === null ? null : <StudyRowsDrawer key={opened.title} {...opened} source={source} spec={calm} onClose={() => setOpened(null)} />}
    </div>
  );
};
