import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { dayName } from '#shared/days.ts';
import type { Difference, Mend, ReconciliationRow } from '#shared/ledger.ts';
import { formatMoney } from '#shared/money.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { differenceNames, mendNames, signed } from '#renderer/ledger/ledger-words.ts';
import { StatedDialog } from '#renderer/ledger/StatedDialog.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './ledger.module.css';

const Row = ({ row, difference, onMend, isWriting }: { row: ReconciliationRow; difference: Difference; onMend: (mend: Mend) => void; isWriting: boolean }) => {
  const { currency, ledgerMinor, otherMinor } = difference;
  const [left, right] = differenceNames[difference.what];
  return (
    <Table.Tr className={classes['cell'] ?? ''}>
      <Table.Td><AccountLink id={row.account.id} name={row.account.label} /></Table.Td>
      <Table.Td ta="right">{formatMoney(ledgerMinor, currency)}<div className={classes['why']}>{left}</div></Table.Td>
      <Table.Td ta="right">{formatMoney(otherMinor, currency)}<div className={classes['why']}>{right}{difference.what === 'stated' ? `, ${dayName(difference.on)}` : ''}</div></Table.Td>
      <Table.Td ta="right" fw={600}>{signed(otherMinor - ledgerMinor, currency)}</Table.Td>
      <Table.Td>{difference.why}<div><AnchorLink to="/ledger" search={{ account: row.account.id }} inherit>Its movements</AnchorLink></div></Table.Td>
      <Table.Td>
        <Group gap={4}>
          {difference.mends.map((mend, index) => <Button key={mend} size="compact-xs" variant={index === 0 ? 'light' : 'default'} disabled={isWriting} onClick={() => onMend(mend)} aria-label={`${mendNames[mend]}: ${row.account.label}`}>{mendNames[mend]}</Button>)}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};

/** The accounts whose ledger, contracts and stated ARR disagree, each with the difference, why, and how to mend it. */
export const ReconciliationPanel = () => {
  const read = useRead('ledger', 'reconciliation', undefined);
  const { write, isWriting } = useWrite('ledger', 'mend');
  const [isStating, setStating] = useState(false);
  const state = <Button variant="default" size="compact-sm" onClick={() => setStating(true)}>Enter a stated ARR</Button>;
  return (
    <>
      <Loaded read={read}>
        {({ rows, checked }) => rows.length === 0 ? (
          <EmptyState title={checked === 0 ? 'Whether the figures agree' : `The figures of ${count(checked, 'account')} agree`} action={state}>
            The ledger is held against the contracts, and against the ARR that another system states: import it with your accounts, or enter it for one. Accounts that differ stand here, each with the reason and the way to mend it.
          </EmptyState>
        ) : (
          <>
            <Group justify="space-between" mb="xs"><Text size="sm">{count(rows.length, 'account differs', 'accounts differ')}, {(checked - rows.length).toLocaleString('en')} agree.</Text>{state}</Group>
            <Table.ScrollContainer minWidth={980}>
              <Table fz="0.8125rem" aria-label="Accounts that differ">
                <Table.Thead><Table.Tr><Table.Th w="20%">Account</Table.Th><Table.Th ta="right" w={130}>ARR</Table.Th><Table.Th ta="right" w={150}>Against</Table.Th><Table.Th ta="right" w={120}>Difference</Table.Th><Table.Th>Why</Table.Th><Table.Th w={200}>Mend</Table.Th></Table.Tr></Table.Thead>
                <Table.Tbody>
                  {rows.flatMap((row) => row.differences.map((difference) => (
                    <Row key={`${row.account.id} ${difference.what} ${difference.currency}`} row={row} difference={difference} isWriting={isWriting} onMend={(mend) => void write({ accountId: row.account.id, what: difference.what, currency: difference.currency, mend })} />
                  )))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </>
        )}
      </Loaded>
      {isStating ? <StatedDialog onClose={() => setStating(false)} /> : null}
    </>
  );
};
