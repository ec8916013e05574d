import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Keys } from '#renderer/ui/keys.ts';
import { useVirtualRows } from '#renderer/ui/virtual-rows.tsx';
import classes from './adoption.module.css';

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
  const { frame, body } = useVirtualRows({ name, noun: 'account', rows, idOf: ({ accountId }) => accountId, opens, onOpen, keys });
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
        {body(classes['row'] ?? '', (row) => columns.map((column) => <td key={column.key} data-right={column.isRight}>{column.cell(row)}</td>))}
      </table>
    </div>
  );
};
