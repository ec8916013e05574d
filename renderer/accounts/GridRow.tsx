import { Link } from '@tanstack/react-router';
import { memo, type KeyboardEvent } from 'react';
import type { AccountColumn, GridAccount } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { toggleSelected, useGrid } from '#renderer/accounts/grid-state.ts';
import { columnOf } from '#renderer/accounts/grid-columns.ts';
import { cellOf } from '#renderer/accounts/GridCell.tsx';
import classes from './AccountGrid.module.css';

/** One account in the grid. `index` counts from 0 among the rows that the filters let through. */
export const GridRow = memo(({ row, index, height, columns, today, isCurrent, isSelected, onOpen }: {
  row: GridAccount;
  index: number;
  height: number;
  columns: readonly AccountColumn[];
  today: Day;
  isCurrent: boolean;
  isSelected: boolean;
  onOpen: (id: string) => void;
}) => {
  const press = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onOpen(row.id);
  };
  return (
    <tr
      className={classes['row'] ?? ''}
      style={{ height }}
      data-row={row.id}
      aria-rowindex={index + 2}
      data-selected={isSelected || undefined}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => useGrid.setState({ focusedId: row.id })}
      onDoubleClick={() => onOpen(row.id)}
      onKeyDown={press}
    >
      <td className={classes['pick'] ?? ''}><input type="checkbox" tabIndex={-1} aria-label={`Select ${row.name}`} checked={isSelected} onChange={() => toggleSelected(row.id)} /></td>
      {columns.map((key) => {
        const column = columnOf(key);
        return (
          <td key={key} data-right={column.kind === 'money' || column.kind === 'count' || undefined}>
            {key === 'name' ? <Link to="/accounts/$id" params={{ id: row.id }} search={{}} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.name}>{row.name}</Link> : cellOf(key, row, today)}
          </td>
        );
      })}
    </tr>
  );
});
GridRow.displayName = 'GridRow';
