import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import { statusNames, type AccountSupport, type SupportCase } from '#shared/support.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { CaseDialog } from '#renderer/support/CaseDialog.tsx';
import { CaseMenu } from '#renderer/support/CaseMenu.tsx';
import { PatternList } from '#renderer/support/PatternList.tsx';
import { SeverityMark } from '#renderer/support/SeverityMark.tsx';
import { mixTotal, sayMix, sayVolume } from '#renderer/support/support-words.ts';
import { Volume } from '#renderer/support/Volume.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, inks, shapes } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './support.module.css';

const shownAtFirst = 8;

const VolumeMark = ({ support: { band, volume } }: { support: AccountSupport }) => {
  const Shape = band === null ? null : shapes[band];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 5, color: band === null ? undefined : inks[band] }}>
      {Shape === null ? null : <Shape size={12} aria-hidden />}
      <Text span size="sm" fw={500} c="inherit">{band === null ? 'No case yet' : `${band.slice(0, 1).toUpperCase()}${band.slice(1)}: ${sayVolume(volume)}`}</Text>
    </span>
  );
};

const Row = ({ row, readOnly, onEdit }: { row: SupportCase; readOnly: boolean; onEdit: () => void }) => {
  const { oldAfterDays } = useSettings().support;
  const isOld = row.closedOn === null && row.ageDays > oldAfterDays;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{row.title}</Text>
        {row.number === '' && row.theme === '' ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{[row.number, row.theme].filter((part) => part !== '').join(' · ')}</Text>}
      </Table.Td>
      <Table.Td><SeverityMark severity={row.severity} /></Table.Td>
      <Table.Td>{row.status === 'closed' ? <>Closed <DayText on={row.closedOn} /></> : row.status === 'waiting' ? 'Waiting' : statusNames[row.status]}</Table.Td>
      <Table.Td><DayText on={row.openedOn} /></Table.Td>
      <Table.Td ta="right"><Text span size="sm" c={isOld ? inks.red : 'inherit'} fw={isOld ? 600 : 400}>{count(row.ageDays, 'day')}</Text></Table.Td>
      {readOnly ? null : <Table.Td ta="right"><CaseMenu supportCase={row} onEdit={onEdit} /></Table.Td>}
    </Table.Tr>
  );
};

const Shown = ({ support, accountId, readOnly }: { support: AccountSupport; accountId: string; readOnly: boolean }) => {
  const [isAll, setAll] = useState(false);
  const [edited, setEdited] = useState<SupportCase | null>(null);
  const { cases, open, months, patterns } = support;
  // Open ones first, the oldest of them on top: that is what somebody waits for.
  const inOrder = [...cases.filter(({ closedOn }) => closedOn === null).toReversed(), ...cases.filter(({ closedOn }) => closedOn !== null)];
  if (cases.length === 0) return <Text size="sm" c="dimmed">No support case is known here. Import the cases of your help desk, or add one.</Text>;
  return (
    <>
      <div className={classes['figures'] ?? ''}>
        <VolumeMark support={support} />
        <Text span size="sm">{mixTotal(open) === 0 ? 'Nothing open' : `Open: ${sayMix(open)}`}</Text>
      </div>
      {patterns.length === 0 ? null : <PatternList patterns={patterns} accountId={accountId} />}
      <Table.ScrollContainer minWidth={620} mt="xs">
        <Table aria-label="Support cases" className={classes['list'] ?? ''} verticalSpacing={3}>
          <Table.Thead><Table.Tr><Table.Th>Case</Table.Th><Table.Th w={90}>Severity</Table.Th><Table.Th w={146}>Status</Table.Th><Table.Th w={106}>Opened</Table.Th><Table.Th w={88} ta="right">Age</Table.Th>{readOnly ? null : <Table.Th w={60} ta="right">More</Table.Th>}</Table.Tr></Table.Thead>
          <Table.Tbody>{inOrder.slice(0, isAll ? inOrder.length : shownAtFirst).map((row) => <Row key={row.id} row={row} readOnly={readOnly} onEdit={() => setEdited(row)} />)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {cases.length > shownAtFirst && !isAll ? <Button variant="default" size="compact-sm" mt="xs" onClick={() => setAll(true)}>{`Show all ${cases.length.toLocaleString('en')} cases`}</Button> : null}
      {cases.length < 3 ? null : <div style={{ maxWidth: 720, marginTop: 12 }}><Volume months={months} height={130} /></div>}
      {edited === null ? null : <CaseDialog accountId={accountId} supportCase={edited} onClose={() => setEdited(null)} />}
    </>
  );
};

/** The support cases of an account, as they are or as they were known on the day that the page shows. */
export const SupportSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const read = useRead('support', 'ofAccount', { accountId: page.account.id, asOf: page.asOf });
  return <Loaded read={read}>{(support) => <Shown key={page.account.id} support={support} accountId={page.account.id} readOnly={readOnly} />}</Loaded>;
};
