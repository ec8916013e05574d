import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { HealthRow } from '#shared/health.ts';
import { useSettings } from '#renderer/data/book.ts';
import { ChangeText, HealthMark } from '#renderer/health/HealthMark.tsx';
import { groupBand, notesOf, type Sort, type SortKey } from '#renderer/health/health-words.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { inks } from '#renderer/ui/marks.tsx';
import classes from './health.module.css';

const rowHeights = { dense: 34, comfortable: 42 } as const;
type Column = { key: SortKey | 'notes'; name: string; width: number; right?: boolean; title?: string };

const columnsFor = (groups: readonly { key: string; name: string }[]): Column[] => [
  { key: 'account', name: 'Account', width: 164 },
  { key: 'priority', name: 'Priority', width: 68 },
  { key: 'score', name: 'Score', width: 72 },
  ...groups.map(({ key, name }): Column => ({ key: `group-${key}`, name, width: 98, title: name })),
  { key: 'change-7', name: '7 days', width: 60, right: true, title: 'Change of the score in 7 days' },
  { key: 'change-30', name: '30 days', width: 68, right: true, title: 'Change of the score in 30 days' },
  { key: 'change-90', name: '90 days', width: 68, right: true, title: 'Change of the score in 90 days' },
  { key: 'notes', name: 'Notes', width: 80 },
];

const HeatCell = ({ score, row, name }: { score: number | null; row: HealthRow; name: string }) => {
  const band = groupBand(score, row.bands);
  if (band === null || score === null) return <div className={classes['cell'] ?? ''} style={{ fontWeight: 400 }}><span aria-hidden>–</span><VisuallyHidden>{name}: no data</VisuallyHidden></div>;
  return (
    <div className={classes['cell'] ?? ''} data-band={band} style={{ color: inks[band] }}>
      <span aria-hidden>{band.slice(0, 1).toUpperCase()}</span><span>{Math.floor(score + 1e-9)}</span><VisuallyHidden>{name}, {band}</VisuallyHidden>
    </div>
  );
};

const Cells = ({ row, groups }: { row: HealthRow; groups: readonly { key: string; name: string }[] }) => {
  const notes = notesOf(row).join('. ');
  return (
    <>
      <td><Link to="/accounts/$id" params={{ id: row.account.id }} search={{ section: 'health' }} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.account.label}>{row.account.label}</Link></td>
      <td>{row.priority}</td>
      <td><HealthMark score={row.score} band={row.band} scale={row.scale} size="0.8125rem" /></td>
      {groups.map(({ key, name }) => <td key={key} className={classes['heat'] ?? ''}><HeatCell score={row.groups.find((one) => one.key === key)?.score ?? null} row={row} name={name} /></td>)}
      {([7, 30, 90] as const).map((span) => <td key={span} data-right><ChangeText by={row.changes[span]} size="0.8125rem" /></td>)}
      <td className={classes['quiet'] ?? ''} title={notes}>{notes}</td>
    </>
  );
};

/** The accounts against the groups of their models, of which only the rows in sight are in the document. */
export const HeatGrid = ({ rows, groups, sort, onSort }: { rows: readonly HealthRow[]; groups: readonly { key: string; name: string }[]; sort: Sort; onSort: (sort: Sort) => void }) => {
  const navigate = useNavigate();
  const height = rowHeights[useSettings().appearance.density];
  const frame = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const columns = columnsFor(groups);
  const current = Math.max(0, rows.findIndex(({ account }) => account.id === focusedId));
  // oxlint-disable-next-line react/incompatible-library -- the page is not compiled by the React compiler.
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => height, overscan: 6, scrollPaddingStart: 40 });
  const items = virtualizer.getVirtualItems();
  const start = items[0]?.start ?? 0;
  const end = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);

  const element = (id: string | null): HTMLElement | null => (id === null ? null : (frame.current?.querySelector<HTMLElement>(`[data-row="${id}"]`) ?? null));
  const goTo = (index: number): void => {
    const at = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[at];
    if (row === undefined) return;
    wantsFocus.current = true;
    virtualizer.scrollToIndex(at);
    setFocusedId(row.account.id);
    element(row.account.id)?.focus({ preventScroll: true });
  };
  const move = (by: number): void => goTo(element(focusedId) !== null && element(focusedId) === document.activeElement ? current + by : current);
  const open = (row: HealthRow | undefined): void => { if (row !== undefined) void navigate({ to: '/accounts/$id', params: { id: row.account.id }, search: { section: 'health' } }); };
  // A row that was not in the document yet takes the focus once it is.
  useEffect(() => {
    if (!wantsFocus.current || element(focusedId) === null) return;
    wantsFocus.current = false;
    element(focusedId)?.focus({ preventScroll: true });
  });
  useKeys('heat-grid', rows.length === 0 ? {} : {
    j: { does: 'Next account', run: () => move(1) },
    k: { does: 'Account before', run: () => move(-1) },
    ArrowDown: { does: 'Next account', run: () => move(1) },
    ArrowUp: { does: 'Account before', run: () => move(-1) },
    Home: { does: 'First account', run: () => goTo(0) },
    End: { does: 'Last account', run: () => goTo(rows.length - 1) },
    Enter: { does: 'Open the health of the account', run: () => open(rows[current]) },
  });
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }} aria-label="Health of the accounts" aria-rowcount={rows.length + 1}>
        <colgroup>{columns.map(({ key, width }) => <col key={key} style={{ width }} />)}</colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, name, right, title }) => (
              <th key={key} scope="col" title={title} data-right={right} aria-sort={key === sort.by ? (sort.descending ? 'descending' : 'ascending') : undefined}>
                {key === 'notes' ? name : (
                  <button type="button" className={classes['sorter'] ?? ''} onClick={() => onSort({ by: key, descending: key === sort.by ? !sort.descending : false })}>{name}{key === sort.by ? <Arrow size={12} aria-hidden /> : null}</button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
          {items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr key={row.account.id} className={classes['row'] ?? ''} style={{ height }} data-row={row.account.id} aria-rowindex={index + 2} tabIndex={index === current ? 0 : -1} onFocus={() => setFocusedId(row.account.id)} onDoubleClick={() => open(row)}><Cells row={row} groups={groups} /></tr>
            );
          })}
          {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
        </tbody>
      </table>
    </div>
  );
};
