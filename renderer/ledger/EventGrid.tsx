import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { IconArrowsExchange, IconDots, IconFileText, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { dayName } from '#shared/days.ts';
import { arrEventKindNames, transferKinds, type LedgerRow } from '#shared/ledger.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { amountOf, notesOf, sourceNames } from '#renderer/ledger/ledger-words.ts';
import type { Keys } from '#renderer/ui/keys.ts';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { useVirtualRows } from '#renderer/ui/virtual-rows.tsx';
import classes from './ledger.module.css';

type Acts = { onKind: (row: LedgerRow) => void; onEdit: (row: LedgerRow) => void };

const EventMenu = ({ row, onKind, onEdit }: Acts & { row: LedgerRow }) => {
  const navigate = useNavigate();
  const { write: remove } = useWrite('ledger', 'removeBooked');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" tabIndex={-1} aria-label={`More for ${arrEventKindNames[row.kind].toLowerCase()} of ${row.account.label}, ${dayName(row.on)}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileText size={15} aria-hidden />} onClick={() => void navigate({ to: '/accounts/$id', params: { id: row.account.id }, search: { section: 'contracts' } })}>Open the contracts</Menu.Item>
        {transferKinds.includes(row.kind) ? null : <Menu.Item leftSection={<IconArrowsExchange size={15} aria-hidden />} onClick={() => onKind(row)}>Give it another kind</Menu.Item>}
        {row.source === 'contract' ? null : <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => onEdit(row)}>Edit</Menu.Item>}
        {row.source === 'contract' ? null : <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id: row.id })}>Remove</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
};

/** The rows of the ledger. */
export const EventGrid = ({ rows, onKind, onEdit }: Acts & { rows: readonly LedgerRow[] }) => {
  const navigate = useNavigate();
  const { frame, body } = useVirtualRows({
    name: 'ledger-rows', noun: 'movement', rows, idOf: ({ id }) => id, opens: 'Open the contracts of its account',
    onOpen: (row) => void navigate({ to: '/accounts/$id', params: { id: row.account.id }, search: { section: 'contracts' } }),
    keys: (row): Keys => (transferKinds.includes(row.kind) ? {} : { r: { does: 'Give the movement another kind', run: () => onKind(row) } }),
  });
  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} aria-label="Movements of ARR" aria-rowcount={rows.length + 1}>
        <thead><tr><th scope="col" style={{ width: 110 }}>Day</th><th scope="col" style={{ width: '20%' }}>Account</th><th scope="col" style={{ width: 104 }}>Kind</th><th scope="col" data-right style={{ width: 150 }}>ARR</th><th scope="col" style={{ width: '17%' }}>Product or contract</th><th scope="col" style={{ width: 86 }}>Source</th><th scope="col">Notes</th><th scope="col" style={{ width: 44 }}><VisuallyHidden>Actions</VisuallyHidden></th></tr></thead>
        {body(classes['row'] ?? '', (row) => (
          <>
            <td>{dayName(row.on)}</td>
            <td><AccountLink id={row.account.id} name={row.account.label} /></td>
            <td>{arrEventKindNames[row.kind]}{row.isByHand ? ' *' : ''}</td>
            <td data-right className={row.deltaMinor < 0 ? classes['loss'] : transferKinds.includes(row.kind) ? classes['quiet'] : undefined}>{amountOf(row)}</td>
            <td title={row.what}>{row.what}</td>
            <td>{sourceNames[row.source]}</td>
            <td className={classes['quiet'] ?? ''} title={notesOf(row)}>{notesOf(row)}</td>
            <td><EventMenu row={row} onKind={onKind} onEdit={onEdit} /></td>
          </>
        ))}
      </table>
    </div>
  );
};
