import { ActionIcon, Anchor, Menu, Table, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { roleStageNames } from '#shared/engagement-sheet.ts';
import { parties, partyNames, roleStages, warningOfRow, type Party, type RoleLetter, type RoleRow, type RoleSettings } from '#shared/role-rules.ts';
import { LetterCell, type CellKeys } from '#renderer/roles/LetterCell.tsx';
import classes from './matrix.module.css';

const steps: Record<string, [down: number, right: number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/** One cell of the matrix takes the focus of the page; arrows move it. */
const useGridKeys = (height: number) => {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const cells = useRef(new Map<string, HTMLButtonElement>());
  const row = Math.min(at.row, Math.max(0, height - 1));
  const move = (event: KeyboardEvent, from: { row: number; column: number }): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const to = { row: Math.max(0, Math.min(height - 1, from.row + step[0])), column: Math.max(0, Math.min(parties.length - 1, from.column + step[1])) };
    setAt(to);
    cells.current.get(`${to.row} ${to.column}`)?.focus();
  };
  return (own: number, column: number): CellKeys => ({
    cellProps: {
      tabIndex: own === row && column === at.column ? 0 : -1,
      ref: (element) => {
        if (element === null) cells.current.delete(`${own} ${column}`);
        else cells.current.set(`${own} ${column}`, element);
      },
      onFocus: () => setAt({ row: own, column }),
    },
    onMove: (event) => move(event, { row: own, column }),
  });
};

const RowMenu = ({ row, onEdit, onRemove }: { row: RoleRow; onEdit: () => void; onRemove: () => void }) => (
  <Menu position="bottom-end" shadow="md">
    <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for ${row.name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
    <Menu.Dropdown>
      <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>Edit</Menu.Item>
      <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={onRemove}>Remove</Menu.Item>
    </Menu.Dropdown>
  </Menu>
);

export type MatrixDeeds = { setLetter: (row: RoleRow, party: Party, letter: RoleLetter | null) => void; edit: (row: RoleRow) => void; remove: (row: RoleRow) => void };

/** Activities by stage, and who has which part in each. */
export const RoleMatrix = ({ roles: { mode, rows }, deeds }: { roles: RoleSettings; deeds: MatrixDeeds }) => {
  const sorted = roleStages.flatMap((stage) => rows.filter((row) => row.stage === stage));
  const keysOf = useGridKeys(sorted.length);
  return (
    <Table.ScrollContainer minWidth={960}>
      <Table className={classes['matrix'] ?? ''} fz="0.8125rem" highlightOnHover layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={210}>Activity</Table.Th>
            {parties.map((party) => <Table.Th key={party} className={classes['party'] ?? ''} ta="center">{partyNames[party]}</Table.Th>)}
            <Table.Th w={64} ta="center">On the sheet</Table.Th>
            <Table.Th w={36}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {roleStages.map((stage) => {
            const own = sorted.filter((row) => row.stage === stage);
            return own.length === 0 ? null : (
              <Fragment key={stage}>
                <Table.Tr className={classes['group'] ?? ''}><Table.Th scope="colgroup" colSpan={parties.length + 3}>{roleStageNames[stage]}</Table.Th></Table.Tr>
                {own.map((row) => {
                  const warning = warningOfRow(mode, row);
                  return (
                    <Table.Tr key={row.key}>
                      <Table.Th scope="row" fw={400}>
                        <Anchor component="button" type="button" inherit ta="left" onClick={() => deeds.edit(row)}>{row.name}</Anchor>
                        {warning === null ? null : <span className={classes['warning']}><IconAlertTriangle size={12} style={{ flex: 'none' }} aria-hidden />{warning}</span>}
                      </Table.Th>
                      {parties.map((party, column) => (
                        <Table.Td key={party} ta="center"><LetterCell row={row} party={party} mode={mode} onSet={(letter) => deeds.setLetter(row, party, letter)} {...keysOf(sorted.indexOf(row), column)} /></Table.Td>
                      ))}
                      <Table.Td ta="center">{row.onSheet ? 'Yes' : 'No'}</Table.Td>
                      <Table.Td><RowMenu row={row} onEdit={() => deeds.edit(row)} onRemove={() => deeds.remove(row)} /></Table.Td>
                    </Table.Tr>
                  );
                })}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
