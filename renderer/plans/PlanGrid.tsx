import { Button, Progress, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { warningNames } from '#shared/plan-rules.ts';
import type { PlanRow } from '#shared/plans.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { PlanMark } from '#renderer/plans/PlanMark.tsx';
import { percent } from '#renderer/plans/plan-words.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './plans.module.css';

const rowHeights = { dense: 34, comfortable: 42 } as const;
const columns = [['Account', 176], ['Priority', 68], ['Plan', 98], ['Why', 164], ['Open', 58], ['Progress', 100], ['Next milestone', 158], ['Last activity', 104], ['Warnings', 142]] as const;

const Cells = ({ row }: { row: PlanRow }) => {
  const today = useToday();
  const warnings = row.warnings.map(({ rule }) => warningNames[rule]).join(', ');
  return (
    <>
      <td><Link to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'plan' }} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.accountName}>{row.accountName}</Link></td>
      <td>{row.priority}</td>
      <td><PlanMark standing={row.standing} /></td>
      <td title={row.standing.reason} className={classes['quiet'] ?? ''}>{row.standing.reason}</td>
      <td data-right>{row.planId === null ? '' : <Link to="/plans/$id" params={{ id: row.planId }} search={{}} tabIndex={-1} preload={false} className={classes['name'] ?? ''} aria-label={`${row.openObjectives} open objectives of ${row.accountName}`}>{row.openObjectives}</Link>}</td>
      <td>
        {row.progress === null ? null : (
          <span style={{ display: 'flex', alignItems: 'center', gap: 6 }}><Progress value={row.progress * 100} size="sm" flex={1} aria-label={`Progress of ${row.accountName}`} /><Text span size="xs" w={36} ta="right">{percent(row.progress)}</Text></span>
        )}
      </td>
      <td title={row.nextMilestone?.name}>
        {row.planId === null ? <Button size="compact-xs" variant="default" tabIndex={-1} onClick={() => openDialog({ kind: 'new-plan', accountId: row.accountId })} aria-label={`New plan for ${row.accountName}`}>New plan</Button> : null}
        {row.nextMilestone === null ? null : <><DayText on={row.nextMilestone.dueOn} late={row.nextMilestone.dueOn < today} size="xs" /> {row.nextMilestone.name}</>}
      </td>
      <td><DayText on={row.lastActivityOn} size="0.8125rem" /></td>
      <td title={row.warnings.map(({ says }) => says).join('. ')}>{warnings === '' ? null : <><IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: -2, marginRight: 4 }} />{warnings}</>}</td>
    </>
  );
};

/** The accounts with their plans, of which only the rows in sight are in the document. */
export const PlanGrid = ({ rows }: { rows: readonly PlanRow[] }) => {
  const navigate = useNavigate();
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
  const open = (row: PlanRow | undefined): void => {
    if (row === undefined) return;
    if (row.planId === null) openDialog({ kind: 'new-plan', accountId: row.accountId });
    else void navigate({ to: '/plans/$id', params: { id: row.planId }, search: {} });
  };
  // A row that was not in the document yet takes the focus once it is.
  useEffect(() => {
    if (!wantsFocus.current || element(focusedId) === null) return;
    wantsFocus.current = false;
    element(focusedId)?.focus({ preventScroll: true });
  });
  useKeys('plan-grid', rows.length === 0 ? {} : {
    j: { does: 'Next account', run: () => move(1) },
    k: { does: 'Account before', run: () => move(-1) },
    ArrowDown: { does: 'Next account', run: () => move(1) },
    ArrowUp: { does: 'Account before', run: () => move(-1) },
    Home: { does: 'First account', run: () => goTo(0) },
    End: { does: 'Last account', run: () => goTo(rows.length - 1) },
    Enter: { does: 'Open the plan, or begin one', run: () => open(rows[current]) },
  });

  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} aria-label="Success plans" aria-rowcount={rows.length + 1}>
        <colgroup>{columns.map(([name, width]) => <col key={name} style={{ width }} />)}</colgroup>
        <thead><tr aria-rowindex={1}>{columns.map(([name]) => <th key={name} scope="col" title={name === 'Open' ? 'Open objectives' : undefined} data-right={name === 'Open' || undefined}>{name}</th>)}</tr></thead>
        <tbody>
          {start > 0 ? <tr aria-hidden style={{ height: start }} /> : null}
          {items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr key={row.accountId} className={classes['row'] ?? ''} style={{ height }} data-row={row.accountId} aria-rowindex={index + 2} tabIndex={index === current ? 0 : -1} onFocus={() => setFocusedId(row.accountId)} onDoubleClick={() => open(row)}><Cells row={row} /></tr>
            );
          })}
          {end > 0 ? <tr aria-hidden style={{ height: end }} /> : null}
        </tbody>
      </table>
    </div>
  );
};
