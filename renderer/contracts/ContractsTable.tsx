import { ActionIcon, Anchor, Badge, Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { isActive, renewalDue, type Contract } from '#shared/contracts.ts';
import type { Day } from '#shared/days.ts';
import { formatMoney, sumByCurrency } from '#shared/money.ts';
import { ContractDialog } from '#renderer/contracts/ContractDialog.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import { DayText, MoneyText } from '#renderer/ui/marks.tsx';

const ContractMenu = ({ contract, onEdit }: { contract: Contract; onEdit: () => void }) => {
  const { write: remove } = useWrite('contracts', 'remove');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for the contract ${contract.name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>Edit</Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id: contract.id })}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** What the contracts that run on a day come to, per currency: "$120,000" or "$120,000 + €40,000". */
export const sumOfActive = (contracts: readonly Contract[], on: Day): string =>
  sumByCurrency(contracts.filter((one) => isActive(one, on)).map(({ arrMinor, currency }) => ({ minor: arrMinor, currency }))).map(({ minor, currency }) => formatMoney(minor, currency)).join(' + ');

/** The contracts of an account, newest first, with which of them run on the day shown. */
export const ContractsTable = ({ contracts, on, readOnly }: { contracts: readonly Contract[]; on: Day; readOnly: boolean }) => {
  const [editing, setEditing] = useState<Contract | null>(null);
  const total = sumOfActive(contracts, on);
  return (
    <>
      <Table.ScrollContainer minWidth={620}>
        <Table highlightOnHover fz="0.8125rem" style={{ overflowWrap: 'break-word' }}>
          <Table.Thead>
            <Table.Tr><Table.Th>Name</Table.Th><Table.Th ta="right">ARR</Table.Th><Table.Th>Start</Table.Th><Table.Th>End</Table.Th><Table.Th>Renewal</Table.Th><Table.Th>Auto-renew</Table.Th><Table.Th ta="right">Seats</Table.Th>{readOnly ? null : <Table.Th w={40}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {contracts.map((contract) => (
              <Table.Tr key={contract.id}>
                <Table.Td>
                  {readOnly ? <Text span inherit fw={500}>{contract.name || 'Contract'}</Text> : <Anchor component="button" type="button" inherit fw={500} ta="left" onClick={() => setEditing(contract)}>{contract.name || 'Contract'}</Anchor>}
                  {isActive(contract, on) ? <Badge size="xs" variant="default" ml={6}>Active</Badge> : <Text span size="xs" c="dimmed" ml={6}>{contract.startOn > on ? 'not begun' : 'ended'}</Text>}
                </Table.Td>
                <Table.Td ta="right"><MoneyText money={{ minor: contract.arrMinor, currency: contract.currency }} /></Table.Td>
                <Table.Td><DayText on={contract.startOn} size="0.8125rem" /></Table.Td>
                <Table.Td><DayText on={contract.endOn} size="0.8125rem" /></Table.Td>
                <Table.Td><DayText on={renewalDue(contract)} size="0.8125rem" /></Table.Td>
                <Table.Td>{contract.autoRenew ? 'Yes' : 'No'}</Table.Td>
                <Table.Td ta="right">{contract.seats === null ? '' : contract.seats.toLocaleString('en')}</Table.Td>
                {readOnly ? null : <Table.Td><ContractMenu contract={contract} onEdit={() => setEditing(contract)} /></Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
          {total === '' ? null : <Table.Tfoot><Table.Tr><Table.Th>Active</Table.Th><Table.Th ta="right">{total}</Table.Th><Table.Td colSpan={readOnly ? 5 : 6} /></Table.Tr></Table.Tfoot>}
        </Table>
      </Table.ScrollContainer>
      {editing === null ? null : <ContractDialog accountId={editing.accountId} contract={editing} onClose={() => setEditing(null)} />}
    </>
  );
};
