import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { statusNames, type SupportCase } from '#shared/support.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CaseMenu } from '#renderer/support/CaseMenu.tsx';
import { SeverityMark } from '#renderer/support/SeverityMark.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import { useVirtualRows } from '#renderer/ui/virtual-rows.tsx';
import classes from './support.module.css';

const columns = [['Number', 72], ['Title', 250], ['Account', 168], ['Severity', 92], ['Status', 158], ['Theme', 104], ['Opened', 96], ['Age', 70], ['More', 56]] as const;

const Cells = ({ row, onEdit }: { row: SupportCase; onEdit: () => void }) => {
  const { oldAfterDays } = useSettings().support;
  const isOld = row.closedOn === null && row.ageDays > oldAfterDays;
  return (
    <>
      <td className={classes['quiet'] ?? ''} title={row.number}>{row.number}</td>
      <td title={row.title}>{row.title}</td>
      <td><Link to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'support' }} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.accountName}>{row.accountName}</Link></td>
      <td><SeverityMark severity={row.severity} size="0.8125rem" /></td>
      <td>{row.status === 'closed' ? <>Closed <DayText on={row.closedOn} size="0.8125rem" /></> : statusNames[row.status]}</td>
      <td title={row.theme}>{row.theme}</td>
      <td><DayText on={row.openedOn} size="0.8125rem" /></td>
      <td data-right><Text span size="0.8125rem" c={isOld ? inks.red : 'inherit'} fw={isOld ? 600 : 400} title={isOld ? `Older than ${oldAfterDays} days` : undefined}>{count(row.ageDays, 'day')}</Text></td>
      <td data-right><CaseMenu supportCase={row} onEdit={onEdit} tabIndex={-1} /></td>
    </>
  );
};

/** The cases of the book, of which only the rows in sight are in the document. */
export const CaseGrid = ({ rows, onEdit }: { rows: readonly SupportCase[]; onEdit: (one: SupportCase) => void }) => {
  const { write: close } = useWrite('support', 'close');
  const { write: reopen } = useWrite('support', 'reopen');
  const { frame, body } = useVirtualRows({
    name: 'case-grid', noun: 'case', rows, idOf: ({ id }) => id, opens: 'Edit the case', onOpen: onEdit,
    keys: ({ id, status }) => ({ d: { does: 'Close the case, or reopen it', run: () => void (status === 'closed' ? reopen : close)({ id }) } }),
  });

  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} aria-label="Support cases" aria-rowcount={rows.length + 1}>
        <colgroup>{columns.map(([name, width]) => <col key={name} style={{ width }} />)}</colgroup>
        <thead><tr aria-rowindex={1}>{columns.map(([name]) => <th key={name} scope="col" data-right={name === 'Age' || name === 'More' || undefined}>{name}</th>)}</tr></thead>
        {body(classes['row'] ?? '', (row) => <Cells row={row} onEdit={() => onEdit(row)} />)}
      </table>
    </div>
  );
};
