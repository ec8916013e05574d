import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { AccountColumn, GridAccount } from '#shared/accounts.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { columnOf, longLabels } from '#renderer/accounts/grid-columns.ts';
import { GridRow } from '#renderer/accounts/GridRow.tsx';
import { sortBy, toggleSelected, useGrid } from '#renderer/accounts/grid-state.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import classes from './AccountGrid.module.css';

const rowHeights = { dense: 30, comfortable: 40 } as const;

const Head = ({ columns, rows }: { columns: readonly AccountColumn[]; rows: readonly GridAccount[] }) => {
  const sort = useGrid(({ view }) => view.sort);
  const selected = useGrid((grid) => grid.selected);
  const isAll = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={classes['pick'] ?? ''}>
          <input type="checkbox" aria-label="Select all rows shown" checked={isAll} onChange={() => useGrid.setState({ selected: isAll ? new Set() : new Set(rows.map(({ id }) => id)) })} />
        </th>
        {columns.map((key) => {
          const { label, kind } = columnOf(key);
          const isSorted = sort.column === key;
          const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
          return (
            <th key={key} scope="col" data-right={kind === 'money' || kind === 'count' || undefined} aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
              <button type="button" className={classes['sort'] ?? ''} title={`Sort by ${(longLabels[key] ?? label).toLowerCase()}`} onClick={() => sortBy(key, kind === 'money' || kind === 'count')}>
                {label}{isSorted ? <Arrow size={13} aria-hidden /> : null}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
};

/** The rows of the book that the filters let through, as a table of which only the rows in sight are in the document. */
export const AccountGrid = memo(({ rows, columns }: { rows: readonly GridAccount[]; columns: readonly AccountColumn[] }) => {
  const navigate = useNavigate();
  const today = useToday();
  const height = rowHeights[useSettings().appearance.density];
  const frame = useRef<HTMLDivElement>(null);
  const focusedId = useGrid((grid) => grid.focusedId);
  const selected = useGrid((grid) => grid.selected);
  const wantsFocus = useRef(false);
  const found = rows.findIndex(({ id }) => id === focusedId);
  const current = Math.max(0, found);
  // oxlint-disable-next-line react/incompatible-library -- the page is not compiled by the React compiler.
  const virtualizer = useVirtualizer({
    count: rows.length, getScrollElement: () => frame.current, estimateSize: () => height, overscan: 5, initialOffset: () => useGrid.getState().scrollTop, scrollPaddingStart: 32,
  });
  const items = virtualizer.getVirtualItems();
  const start = items[0]?.start ?? 0;
  const end = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);

  const open = useCallback((id: string) => void navigate({ to: '/accounts/$id', params: { id }, search: {} }), [navigate]);
  const rowElement = (id: string | null): HTMLElement | null => (id === null ? null : frame.current?.querySelector<HTMLElement>(`[data-row="${id}"]`) ?? null);
  const goTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    wantsFocus.current = true;
    virtualizer.scrollToIndex(rows.indexOf(row));
    useGrid.setState({ focusedId: row.id });
    rowElement(row.id)?.focus({ preventScroll: true });
  };
  const move = (by: number): void => goTo(rowElement(focusedId) !== null && rowElement(focusedId) === document.activeElement ? current + by : current);

  // Other filters or another order begin at the top.
  const shown = useRef(rows);
  useEffect(() => {
    if (shown.current !== rows && useGrid.getState().scrollTop === 0) frame.current?.scrollTo({ top: 0 });
    shown.current = rows;
  }, [rows]);
  // A row that was not in the document yet takes the focus once it is.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const element = rowElement(focusedId);
    if (element === null) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  });
  // Back from an account: the row that was opened has the focus again.
  useLayoutEffect(() => {
    if (useGrid.getState().focusedId !== null && document.activeElement === document.body) wantsFocus.current = true;
  }, []);

  useKeys('account-grid', rows.length === 0 ? {} : {
    j: { does: 'Next account', run: () => move(1) },
    k: { does: 'Account before', run: () => move(-1) },
    ArrowDown: { does: 'Next account', run: () => move(1) },
    ArrowUp: { does: 'Account before', run: () => move(-1) },
    PageDown: { does: 'A page down', run: () => move(15) },
    PageUp: { does: 'A page up', run: () => move(-15) },
    Home: { does: 'First account', run: () => goTo(0) },
    End: { does: 'Last account', run: () => goTo(rows.length - 1) },
    Enter: { does: 'Open the account', run: () => { const row = rows[current]; if (row !== undefined) open(row.id); } },
    x: { does: 'Select the account', run: () => { const row = rows[current]; if (row !== undefined) toggleSelected(row.id); } },
  });

  const width = columns.reduce((sum, key) => sum + columnOf(key).width, 34);
  return (
    <div ref={frame} className={classes['frame'] ?? ''} onScroll={(event) => useGrid.setState({ scrollTop: event.currentTarget.scrollTop })}>
      <table className={classes['table'] ?? ''} style={{ minWidth: width }} aria-label="Accounts" aria-rowcount={rows.length + 1}>
        <colgroup>
          <col style={{ width: 34 }} />
          {columns.map((key) => <col key={key} style={{ width: columnOf(key).width }} />)}
        </colgroup>
        <Head columns={columns} rows={rows} />
        <tbody>
          {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
          {items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridRow key={row.id} row={row} index={index} height={height} columns={columns} today={today} isCurrent={index === current} isSelected={selected.has(row.id)} onOpen={open} />
            );
          })}
          {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
        </tbody>
      </table>
    </div>
  );
});
AccountGrid.displayName = 'AccountGrid';
