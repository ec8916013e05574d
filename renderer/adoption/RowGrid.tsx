import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSettings } from '#renderer/data/book.ts';
import { useKeys, type Keys } from '#renderer/ui/keys.ts';
import classes from './adoption.module.css';

const rowHeights = { dense: 34, comfortable: 42 } as const;

export type GridColumn<Row> = { key: string; label: string; width: number; isRight?: boolean; title?: string; isSorted?: boolean; cell: (row: Row) => ReactNode };
export type GridSort = { by: string; isDown: boolean };

/** Rows of accounts, of which only those in sight are in the document. Arrows or J and K move, Enter opens; `keys` are of the row that has the focus. */
export const RowGrid = <Row extends { accountId: string }>({ name, rows, columns, sort, onSort, onOpen, opens, keys }: {
  name: string;
  rows: readonly Row[];
  columns: readonly GridColumn<Row>[];
  sort?: GridSort;
  onSort?: (by: string) => void;
  onOpen: (row: Row) => void;
  opens: string;
  keys?: (row: Row) => Keys;
}) => {
  const height = rowHeights[useSettings().appearance.density];
  const frame = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const current = Math.max(0, rows.findIndex(({ accountId }) => accountId === focusedId));
  // oxlint-disable-next-line react/incompatible-library -- the page is not compiled by the React compiler.
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => height, overscan: 6, scrollPaddingStart: 32 });
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
    setFocusedId(row.accountId);
    element(row.accountId)?.focus({ preventScroll: true });
  };
  const move = (by: number): void => goTo(element(focusedId) !== null && element(focusedId) === document.activeElement ? current + by : current);
  // A row that was not in the document yet takes the focus once it is.
  useEffect(() => {
    if (!wantsFocus.current || element(focusedId) === null) return;
    wantsFocus.current = false;
    element(focusedId)?.focus({ preventScroll: true });
  });
  const row = rows[current];
  useKeys(name, row === undefined ? {} : {
    j: { does: 'Next account', run: () => move(1) },
    k: { does: 'Account before', run: () => move(-1) },
    ArrowDown: { does: 'Next account', run: () => move(1) },
    ArrowUp: { does: 'Account before', run: () => move(-1) },
    Home: { does: 'First account', run: () => goTo(0) },
    End: { does: 'Last account', run: () => goTo(rows.length - 1) },
    Enter: { does: opens, run: () => onOpen(row) },
    ...keys?.(row),
  });
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  const headOf = ({ key, label, isSorted, title }: GridColumn<Row>): ReactNode =>
    isSorted !== true || onSort === undefined ? label : (
      <button type="button" className={classes['sort'] ?? ''} title={title ?? `Sort by ${label.toLowerCase()}`} onClick={() => onSort(key)}>
        {label}{sort?.by !== key ? null : sort.isDown ? <IconArrowDown size={12} aria-hidden /> : <IconArrowUp size={12} aria-hidden />}
      </button>
    );
  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} style={{ minWidth: width }} aria-label={name} aria-rowcount={rows.length + 1}>
        <colgroup>{columns.map((one) => <col key={one.key} style={{ width: one.width }} />)}</colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((one) => <th key={one.key} scope="col" title={one.title} data-right={one.isRight} aria-sort={sort?.by === one.key ? (sort.isDown ? 'descending' : 'ascending') : undefined}>{headOf(one)}</th>)}
          </tr>
        </thead>
        <tbody>
          {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
          {items.map(({ index }) => {
            const one = rows[index];
            return one === undefined ? null : (
              <tr key={one.accountId} className={classes['row'] ?? ''} style={{ height }} data-row={one.accountId} aria-rowindex={index + 2} tabIndex={index === current ? 0 : -1} onFocus={() => setFocusedId(one.accountId)} onDoubleClick={() => onOpen(one)}>
                {columns.map((column) => <td key={column.key} data-right={column.isRight}>{column.cell(one)}</td>)}
              </tr>
            );
          })}
          {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
        </tbody>
      </table>
    </div>
  );
};
