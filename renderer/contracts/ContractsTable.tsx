import { ActionIcon, Anchor, Badge, Button, Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconCirclePlus, IconCornerUpLeft, IconCut, IconDots, IconPencil, IconPlus, IconReceipt, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { renewalDue, type Amendment, type Contract, type ContractDetail, type ContractLine } from '#shared/contracts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { formatMoney, type Money } from '#shared/money.ts';
import { AmendDialog } from '#renderer/contracts/AmendDialog.tsx';
import { ContractDialog } from '#renderer/contracts/ContractDialog.tsx';
import { amendmentWords, lineKindNames } from '#renderer/contracts/contract-words.ts';
import { LineDialog } from '#renderer/contracts/LineDialog.tsx';
import { lineName } from '#renderer/contracts/LineFields.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './contracts.module.css';

type Products = readonly { id: string; name: string }[];
type Doing = { contract: Contract } & ({ what: 'edit' } | { what: 'line'; line: ContractLine | null } | { what: 'amend'; kind: Amendment['kind'] });

const icons = { add: IconCirclePlus, cancel: IconCut, price: IconReceipt, end: IconX, 'win-back': IconCornerUpLeft } as const;

const ContractMenu = ({ detail, hasEnded, onDo }: { detail: ContractDetail; hasEnded: boolean; onDo: (doing: Doing) => void }) => {
  const { contract } = detail;
  const { write: remove } = useWrite('contracts', 'remove');
  const item = (kind: Amendment['kind']) => {
    const Icon = icons[kind];
    return <Menu.Item key={kind} leftSection={<Icon size={15} aria-hidden />} onClick={() => onDo({ contract, what: 'amend', kind })}>{amendmentWords[kind].item}</Menu.Item>;
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for the contract ${contract.name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => onDo({ contract, what: 'edit' })}>Edit</Menu.Item>
        <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={() => onDo({ contract, what: 'line', line: null })}>New line</Menu.Item>
        <Menu.Divider />
        {(hasEnded ? ['win-back' as const] : ['add' as const, 'cancel' as const, 'price' as const, 'end' as const]).map(item)}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id: contract.id })}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** How a contract stands on the day that is shown. */
const Standing = ({ detail, on }: { detail: ContractDetail; on: Day }) => {
  const { contract, effectiveEndOn, isLate } = detail;
  if (contract.startOn > on) return <Text span size="xs" className={classes['quiet'] ?? ''} ml={6}>not begun</Text>;
  if (effectiveEndOn !== null && effectiveEndOn <= on) return <Text span size="xs" className={classes['quiet'] ?? ''} ml={6}>{contract.endedOn !== null && (contract.endOn === null || contract.endedOn <= contract.endOn) ? `ended early, ${dayName(contract.endedOn)}` : 'ended'}</Text>;
  return <Badge size="xs" variant="default" ml={6}>{isLate ? 'Renewal is late' : 'Active'}</Badge>;
};

const LineRow = ({ contract, line, products, on, readOnly, onDo }: { contract: Contract; line: ContractLine; products: Products; on: Day; readOnly: boolean; onDo: (doing: Doing) => void }) => {
  const { write: remove } = useWrite('contracts', 'removeLine');
  const name = lineName(line, products);
  const isOver = line.endOn !== null && line.endOn < on;
  return (
    <Table.Tr className={`${classes['line'] ?? ''} ${isOver ? (classes['quiet'] ?? '') : ''}`}>
      <Table.Td>
        {readOnly ? name : <Anchor component="button" type="button" inherit c="inherit" ta="left" onClick={() => onDo({ contract, what: 'line', line })} aria-label={`Edit the line ${name}`}>{name}</Anchor>}
        {line.kind === 'recurring' ? null : <Text span inherit className={classes['quiet'] ?? ''}>{`, ${lineKindNames[line.kind].toLowerCase()}`}</Text>}
        {line.escalatorPercent === null ? null : <Text span inherit className={classes['quiet'] ?? ''}>{`, +${line.escalatorPercent} % at renewal`}</Text>}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>{line.quantity === null ? '' : `${line.quantity.toLocaleString('en')} ${line.unit}`}</Table.Td>
      <Table.Td ta="right">{formatMoney(line.arrMinor, contract.currency)}{line.kind === 'one-off' || line.kind === 'trial' ? ' (no ARR)' : ''}</Table.Td>
      <Table.Td>{line.startOn === null ? '' : <DayText on={line.startOn} size="xs" />}</Table.Td>
      <Table.Td>{line.endOn === null ? '' : <DayText on={line.endOn} size="xs" />}</Table.Td>
      <Table.Td />
      {readOnly ? null : <Table.Td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the line ${name}`} onClick={() => void remove({ id: line.id })}><IconTrash size={13} aria-hidden /></ActionIcon></Table.Td>}
    </Table.Tr>
  );
};

const ContractRows = ({ detail, products, on, readOnly, onDo }: { detail: ContractDetail; products: Products; on: Day; readOnly: boolean; onDo: (doing: Doing) => void }) => {
  const { contract, lines, effectiveEndOn } = detail;
  const hasEnded = effectiveEndOn !== null && effectiveEndOn <= on;
  const runs = contract.startOn <= on && !hasEnded;
  return (
    <>
      <Table.Tr className={lines.length === 0 ? '' : (classes['has'] ?? '')}>
        <Table.Td>
          {readOnly ? <Text span inherit fw={500}>{contract.name || 'Contract'}</Text> : <Anchor component="button" type="button" inherit fw={500} ta="left" onClick={() => onDo({ contract, what: 'edit' })}>{contract.name || 'Contract'}</Anchor>}
          <Standing detail={detail} on={on} />
          {contract.noticeGivenOn === null ? null : <Badge size="xs" color="red" variant="light" ml={6}>Notice given {dayName(contract.noticeGivenOn)}</Badge>}
        </Table.Td>
        <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>{contract.seats === null || lines.length > 0 ? '' : `${contract.seats.toLocaleString('en')} seats`}</Table.Td>
        <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>{formatMoney(runs ? detail.arrMinor : contract.arrMinor, contract.currency)}</Table.Td>
        <Table.Td><DayText on={contract.startOn} size="0.8125rem" /></Table.Td>
        <Table.Td><DayText on={contract.endOn} size="0.8125rem" /></Table.Td>
        <Table.Td><DayText on={renewalDue(contract)} size="0.8125rem" />{contract.autoRenew ? <Text span size="xs" className={classes['quiet'] ?? ''} ml={4}>by itself</Text> : null}</Table.Td>
        {readOnly ? null : <Table.Td><ContractMenu detail={detail} hasEnded={hasEnded} onDo={onDo} /></Table.Td>}
      </Table.Tr>
      {lines.map((line) => <LineRow key={line.id} contract={contract} line={line} products={products} on={on} readOnly={readOnly} onDo={onDo} />)}
    </>
  );
};

const sumOf = (arr: readonly Money[]): string => arr.filter(({ minor }) => minor !== 0).map(({ minor, currency }) => formatMoney(minor, currency)).join(' + ');

/** ARR of an account on the day that is shown, per currency: "$120,000" or "$120,000 + €40,000". */
export const ArrText = ({ accountId, asOf, arr }: { accountId: string; asOf: Day | null; arr: Money }) => {
  const read = useRead('contracts', 'list', { accountId, asOf });
  return <>{sumOf(read.data?.arr ?? []) || formatMoney(arr.minor, arr.currency)}</>;
};

/** The contracts of an account with their lines, newest first, with which of them run on the day shown. */
export const ContractsTable = ({ accountId, asOf, on, readOnly }: { accountId: string; asOf: Day | null; on: Day; readOnly: boolean }) => {
  const read = useRead('contracts', 'list', { accountId, asOf }, { keep: true });
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = (): void => setDoing(null);
  return (
    <Loaded read={read}>
      {({ contracts, arr, products }) => {
        const detail = contracts.find(({ contract }) => contract.id === doing?.contract.id);
        const total = sumOf(arr);
        return (
          <>
            <Table.ScrollContainer minWidth={640}>
              <Table fz="0.8125rem" style={{ overflowWrap: 'break-word' }} aria-label="Contracts and their lines">
                <Table.Thead>
                  <Table.Tr><Table.Th>Contract</Table.Th><Table.Th ta="right">Quantity</Table.Th><Table.Th ta="right">ARR</Table.Th><Table.Th>Start</Table.Th><Table.Th>End</Table.Th><Table.Th>Renewal</Table.Th>{readOnly ? null : <Table.Th w={40}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr>
                </Table.Thead>
                <Table.Tbody>{contracts.map((one) => <ContractRows key={one.contract.id} detail={one} products={products} on={on} readOnly={readOnly} onDo={setDoing} />)}</Table.Tbody>
                {total === '' ? null : <Table.Tfoot><Table.Tr><Table.Th>ARR</Table.Th><Table.Td /><Table.Th ta="right">{total}</Table.Th><Table.Td colSpan={readOnly ? 3 : 4}><AnchorLink to="/ledger" search={{ account: accountId }} size="sm">Ledger</AnchorLink></Table.Td></Table.Tr></Table.Tfoot>}
              </Table>
            </Table.ScrollContainer>
            {readOnly || total !== '' ? null : <Button size="compact-sm" variant="subtle" component="a" href={`#/ledger?account=${accountId}`}>Ledger</Button>}
            {doing === null || detail === undefined ? null : doing.what === 'edit' ? <ContractDialog accountId={accountId} contract={detail.contract} hasLines={detail.lines.length > 0} onClose={close} />
              : doing.what === 'line' ? <LineDialog contract={detail.contract} line={doing.line} products={products} onClose={close} />
              : <AmendDialog detail={detail} kind={doing.kind} products={products} onClose={close} />}
          </>
        );
      }}
    </Loaded>
  );
};
