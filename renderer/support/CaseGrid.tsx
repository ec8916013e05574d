import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { statusNames, type SupportCase } from '#shared/support.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CaseMenu } from '#renderer/support/CaseMenu.tsx';
import { SeverityMark } from '#renderer/support/SeverityMark.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './support.module.css';

const rowHeights = { dense: 34, comfortable: 42 } as const;
const columns = [['Number', 72], ['Title', 250], ['Account', 168], ['Severity', 92], ['Status', 158], ['Theme', 104], ['Opened', 96], ['Age', 70], ['More', 56]] as const;

const Cells = ({ row, onEdit }: { row: SupportCase; onEdit: () => void }) => {
  const { oldAfterDays } = useSettings().support;
  const isOld = row.closedOn === null && row.ageDays > oldAfterDays;
  return (
    <>
      <td className={classes['quiet'] ?? ''} title={row.number}>{row.number}</td>
      <td title={row.title}>{row.title}</td>
      <td><Link to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'support' }} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.accountName}>{row.accountName}</Link></td>
      <td><SeverityMark severity={row.severity} /></td>
      <td>{row.status === 'closed' ? <>Closed <DayText on={row.closedOn} size="0.8125rem" /></> : statusNames[row.status]}</td>
      <td title={row.theme}>{row.theme}</td>
      <td><DayText on={row.openedOn} size="0.8125rem" /></td>
      <td data-right><Text span size="0.8125rem" c={isOld ? inks.red : 'inherit'} fw={isOld ? 600 : 400} title={isOld ? `Older than ${oldAfterDays} days` : undefined}>{count(row.ageDays, 'day')}</Text></td>
      <td data-right><CaseMenu supportCase={row} onEdit={onEdit} tabIndex={-1} /></td>
    </>
  );
};

/** The cases of the book, of which only the rows in sight are in the document. */
export const CaseGrid = ({ rows, onEdit }: { rows: readonly SupportCase[]; onEdit: (one: SupportCase) => void }) => {
  const height = rowHeights[useSettings().appearance.density];
  const frame = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const { write: close } = useWrite('support', 'close');
  const { write: reopen } = useWrite('support', 'reopen');
  const current = Math.max(0, rows.findIndex(({ id }) => id === focusedId));
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
    setFocusedId(row.id);
    element(row.id)?.focus({ preventScroll: true });
  };
  const move = (by: number): void => goTo(element(focusedId) !== null && element(focusedId) === document.activeElement ? current + by : current);
  const here = rows[current];
  // A row that was not in the document yet takes the focus once it is.
  useEffect(() => {
    if (!wantsFocus.current || element(focusedId) === null) return;
    wantsFocus.current = false;
    element(focusedId)?.focus({ preventScroll: true });
  });
  useKeys('case-grid', here === undefined ? {} : {
    j: { does: 'Next case', run: () => move(1) },
    k: { does: 'Case before', run: () => move(-1) },
    ArrowDown: { does: 'Next case', run: () => move(1) },
    ArrowUp: { does: 'Case before', run: () => move(-1) },
    Home: { does: 'First case', run: () => goTo(0) },
    End: { does: 'Last case', run: () => goTo(rows.length - 1) },
    Enter: { does: 'Edit the case', run: () => onEdit(here) },
    d: { does: 'Close the case, or reopen it', run: () => void (here.status === 'closed' ? reopen : close)({ id: here.id }) },
  });

  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} aria-label="Support cases" aria-rowcount={rows.length + 1}>
        <colgroup>{columns.map(([name, width]) => <col key={name} style={{ width }} />)}</colgroup>
        <thead><tr aria-rowindex={1}>{columns.map(([name]) => <th key={name} scope="col" data-right={name === 'Age' || name === 'More' || undefined}>{name}</th>)}</tr></thead>
        <tbody>
          {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
          {items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr key={row.id} className={classes['row'] ?? ''} style={{ height }} data-row={row.id} aria-rowindex={index + 2} tabIndex={index === current ? 0 : -1} onFocus={() => setFocusedId(row.id)} onDoubleClick={() => onEdit(row)}><Cells row={row} onEdit={() => onEdit(row)} /></tr>
            );
          })}
          {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
        </tbody>
      </table>
    </div>
  );
};
