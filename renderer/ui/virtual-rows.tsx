import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useSettings } from '#renderer/data/book.ts';
import { useKeys, type Keys } from '#renderer/ui/keys.ts';

/** The row of each table that had the focus last, so that the arrows go on there when the person comes back to it. */
const lastFocused = new Map<string, string>();
const rowHeights = { dense: 34, comfortable: 42 } as const;

type Rows<Row> = {
  /** The name of the keys of this table among those of the page. */
  name: string;
  /** What a row is: `account`, `case`. */
  noun: string;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  opens: string;
  onOpen: (row: Row) => void;
  /** Pixels that the head covers when it sticks. */
  head?: number;
  /** More keys of the row that has the focus. */
  keys?: ((row: Row) => Keys) | undefined;
};

/**
 * The rows of a long table, of which only those in sight are in the document. Arrows or J and K move, Home and End go to the ends, Enter or a double click opens.
 * `frame` goes on the element that scrolls, `body` makes the body of the table from the cells of a row.
 */
export const useVirtualRows = <Row,>({ name, noun, rows, idOf, opens, onOpen, head = 32, keys }: Rows<Row>): { frame: RefObject<HTMLDivElement | null>; body: (className: string, cells: (row: Row) => ReactNode) => ReactNode } => {
  const height = rowHeights[useSettings().appearance.density];
  const frame = useRef<HTMLDivElement>(null);
  const [focusedId, setFocused] = useState(lastFocused.get(name) ?? null);
  const setFocusedId = (id: string): void => {
    lastFocused.set(name, id);
    setFocused(id);
  };
  const wantsFocus = useRef(false);
  const current = Math.max(0, rows.findIndex((row) => idOf(row) === focusedId));
  // oxlint-disable-next-line react/incompatible-library -- the page is not compiled by the React compiler.
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => height, overscan: 6, scrollPaddingStart: head });
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
    setFocusedId(idOf(row));
    element(idOf(row))?.focus({ preventScroll: true });
  };
  const move = (by: number): void => goTo(element(focusedId) !== null && element(focusedId) === document.activeElement ? current + by : current);
  // A row that was not in the document yet takes the focus once it is.
  useEffect(() => {
    if (!wantsFocus.current || element(focusedId) === null) return;
    wantsFocus.current = false;
    element(focusedId)?.focus({ preventScroll: true });
  });
  const here = rows[current];
  const before = `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} before`;
  useKeys(name, here === undefined ? {} : {
    j: { does: `Next ${noun}`, run: () => move(1) },
    k: { does: before, run: () => move(-1) },
    ArrowDown: { does: `Next ${noun}`, run: () => move(1) },
    ArrowUp: { does: before, run: () => move(-1) },
    Home: { does: `First ${noun}`, run: () => goTo(0) },
    End: { does: `Last ${noun}`, run: () => goTo(rows.length - 1) },
    Enter: { does: opens, run: () => onOpen(here) },
    ...keys?.(here),
  });

  const body = (className: string, cells: (row: Row) => ReactNode): ReactNode => (
    <tbody>
      {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
      {items.map(({ index }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <tr key={idOf(row)} className={className} style={{ height }} data-row={idOf(row)} aria-rowindex={index + 2} tabIndex={index === current ? 0 : -1} onFocus={() => setFocusedId(idOf(row))} onDoubleClick={() => onOpen(row)}>{cells(row)}</tr>
        );
      })}
      {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
    </tbody>
  );
  return { frame, body };
};
