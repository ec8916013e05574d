import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { HealthRow } from '#shared/health.ts';
import { ChangeText, HealthMark } from '#renderer/health/HealthMark.tsx';
import { groupBand, notesOf, type Sort, type SortKey } from '#renderer/health/health-words.ts';
import { inks } from '#renderer/ui/marks.tsx';
import { useVirtualRows } from '#renderer/ui/virtual-rows.tsx';
import classes from './health.module.css';

/** `width` is in pixels; the notes take what is left, at least theirs. */
type Column = { key: SortKey | 'notes'; name: string; width: number; right?: boolean; title?: string };

const columnsFor = (groups: readonly { key: string; name: string }[]): Column[] => [
  { key: 'account', name: 'Account', width: 172 },
  { key: 'priority', name: 'Priority', width: 66 },
  { key: 'score', name: 'Score', width: 72 },
  ...groups.map(({ key, name }): Column => ({ key: `group-${key}`, name, width: 92, title: name })),
  { key: 'change-7', name: '7 days', width: 58, right: true, title: 'Change of the score in 7 days' },
  { key: 'change-30', name: '30 days', width: 68, right: true, title: 'Change of the score in 30 days' },
  { key: 'change-90', name: '90 days', width: 68, right: true, title: 'Change of the score in 90 days' },
  { key: 'notes', name: 'Notes', width: 110 },
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
      <td className={classes['notes'] ?? ''} title={notes}><span>{notes}</span></td>
    </>
  );
};

/** The accounts against the groups of their models, of which only the rows in sight are in the document. */
export const HeatGrid = ({ rows, groups, sort, onSort }: { rows: readonly HealthRow[]; groups: readonly { key: string; name: string }[]; sort: Sort; onSort: (sort: Sort) => void }) => {
  const navigate = useNavigate();
  const columns = columnsFor(groups);
  const open = ({ account }: HealthRow): void => void navigate({ to: '/accounts/$id', params: { id: account.id }, search: { section: 'health' } });
  const { frame, body } = useVirtualRows({ name: 'heat-grid', noun: 'account', rows, idOf: ({ account }) => account.id, opens: 'Open the health of the account', onOpen: open, head: 40 });
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }} aria-label="Health of the accounts" aria-rowcount={rows.length + 1}>
        <colgroup>{columns.map(({ key, width }) => <col key={key} style={key === 'notes' ? undefined : { width }} />)}</colgroup>
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
        {body(classes['row'] ?? '', (row) => <Cells row={row} groups={groups} />)}
      </table>
    </div>
  );
};
