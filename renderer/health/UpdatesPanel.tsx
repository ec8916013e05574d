import { Badge, Button, Drawer, Group, SegmentedControl, Select, Text, VisuallyHidden } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { addMonths } from '#shared/days.ts';
import type { UpdateRow, UpdatesPage } from '#shared/health.ts';
import { updateParts } from '#shared/health.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { HealthMark } from '#renderer/health/HealthMark.tsx';
import { sayMonth, UpdateForm } from '#renderer/health/UpdateForm.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import classes from './health.module.css';

const isComplete = ({ update }: UpdateRow): boolean => update !== null && updateParts.every(({ key }) => update[key] !== '');
const stateOf = (row: UpdateRow): string => (row.update === null ? (row.isDue ? 'Due' : 'Not written') : isComplete(row) ? 'Written' : 'Begun');

const columns = ['Account', 'Priority', 'Health', 'State', 'Current state', 'Last one'];
/** The text takes what the others leave. */
const widths = [250, 70, 80, 100, undefined, 130, 80];

const List = ({ page, rows, onOpen }: { page: UpdatesPage; rows: readonly UpdateRow[]; onOpen: (row: UpdateRow) => void }) => {
  const { rowProps } = useListKeys('health-updates', rows.length, (index) => ({ Enter: { does: 'Write the update', run: () => { const row = rows[index]; if (row !== undefined) onOpen(row); } } }));
  return (
    <div className={classes['scroll'] ?? ''}>
      <table className={classes['plain'] ?? ''} style={{ minWidth: 760, tableLayout: 'fixed' }} aria-label={`Health updates for ${sayMonth(page.month)}`}>
        <colgroup>{widths.map((width, index) => <col key={columns[index] ?? ''} style={{ width }} />)}</colgroup>
        <thead><tr>{columns.map((name) => <th key={name} scope="col">{name}</th>)}<th scope="col"><VisuallyHidden>Write</VisuallyHidden></th></tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.account.id} className={classes['row'] ?? ''} {...rowProps(index)}>
              <th scope="row"><AccountLink id={row.account.id} name={row.account.label} /></th>
              <td>{row.priority}</td>
              <td><HealthMark score={row.score} band={row.band} scale={row.scale} /></td>
              <td>{row.isDue ? <Badge size="sm" variant="default">Due</Badge> : stateOf(row)}</td>
              <td><Text size="sm" lineClamp={1}>{row.update?.currentState ?? ''}</Text></td>
              <td>{row.lastMonth === null ? '–' : sayMonth(row.lastMonth)}</td>
              <td data-right><Button size="compact-xs" variant="default" tabIndex={-1} onClick={() => onOpen(row)} aria-label={`${row.update === null ? 'Write' : 'Open'} the update of ${row.account.label}`}>{row.update === null ? 'Write' : 'Open'}</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Shown = ({ page, choice }: { page: UpdatesPage; choice: ReactNode }) => {
  const [which, setWhich] = useState('all');
  const [openId, setOpenId] = useState<string | null>(null);
  const { write: remove } = useWrite('health', 'removeUpdate');
  const rows = page.rows.filter((row) => which === 'all' || (which === 'written') === (row.update !== null)).toSorted((a, b) => Number(b.isDue) - Number(a.isDue) || Number(a.update !== null) - Number(b.update !== null));
  const open = page.rows.find(({ account }) => account.id === openId);
  const written = page.rows.filter(({ update }) => update !== null).length;
  const update = open?.update ?? null;
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          {choice}
          <SegmentedControl size="xs" aria-label="Which" value={which} onChange={setWhich} data={[{ value: 'all', label: 'All' }, { value: 'open', label: 'Not written' }, { value: 'written', label: 'Written' }]} />
        </Group>
        <Text size="sm">{written.toLocaleString('en')} of {count(page.rows.length, 'update')} written; asked for on Today from {exactDay(page.dueFrom)}</Text>
      </Group>
      {rows.length === 0 ? <EmptyState title={which === 'open' ? 'Every update of this month is written' : 'No update here'}>An update says where an account stands, what one should know, what to watch, and what is next.</EmptyState> : <List page={page} rows={rows} onOpen={(row) => setOpenId(row.account.id)} />}
      <Drawer opened={open !== undefined} onClose={() => setOpenId(null)} position="right" size="lg" title={open === undefined ? '' : `${open.account.label}, ${sayMonth(page.month)}`} closeButtonProps={{ 'aria-label': 'Close' }}>
        {open === undefined ? null : <UpdateForm key={`${open.account.id} ${page.month}`} accountId={open.account.id} month={page.month} update={update} />}
        {update === null ? null : <Button mt="md" size="compact-sm" variant="default" onClick={() => void remove({ id: update.id })}>Remove this update</Button>}
      </Drawer>
    </>
  );
};

/** The monthly health updates (rules.md § 6): which are due, and what they say. */
export const UpdatesPanel = () => {
  const today = useToday();
  const now = today.slice(0, 7);
  const [month, setMonth] = useState<string | null>(null);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${now}-01`, -index).slice(0, 7));
  const read = useRead('health', 'updates', { month }, { keep: true });
  const choice = <Select w={190} aria-label="Month" allowDeselect={false} data={months.map((one) => ({ value: one, label: sayMonth(one) }))} value={month ?? now} onChange={(value) => setMonth(value === now ? null : value)} />;
  return <Loaded read={read}>{(page) => <Shown page={page} choice={choice} />}</Loaded>;
};
