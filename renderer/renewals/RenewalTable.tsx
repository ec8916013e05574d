import { Link, useNavigate } from '@tanstack/react-router';
import { daysBetween } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import { useToday } from '#renderer/data/book.ts';
import { CallMark, Flag } from '#renderer/renewals/renewal-marks.tsx';
import { callName, flagsOf, signedMoney, standingWords, sumWords } from '#renderer/renewals/renewal-words.ts';
import { DayText, SentimentMark } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import { useVirtualRows } from '#renderer/ui/virtual-rows.tsx';
import classes from './renewals.module.css';

const columns = [['Account', 150], ['Priority', 66], ['Health', 60], ['Due', 102], ['ATR', 68], ['Call', 142], ['Likely', 68], ['Best', 66], ['Commit', 68], ['Won ATR', 76], ['Net', 76], ['Late or missing', 126]] as const;
const right = ['ATR', 'Likely', 'Best', 'Commit', 'Won ATR', 'Net'];

const Cells = ({ row }: { row: RenewalRow }) => {
  const today = useToday();
  const money = (minor: number | null): string => (minor === null ? '' : formatMoney(minor, row.currency, 'short'));
  const flags = flagsOf(row, today);
  return (
    <>
      <td><Link to="/renewals/$id" params={{ id: row.contractId }} search={{}} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={`${row.accountName}, ${row.name}`}>{row.accountName}</Link></td>
      <td>{row.priority}</td>
      <td><SentimentMark sentiment={row.band} /></td>
      <td><DayText on={row.dueOn} late={row.isLate} size="0.8125rem" /></td>
      <td data-right>{money(row.atrMinor)}</td>
      <td title={row.status === 'open' ? callName(row.category) : standingWords(row)}><CallMark row={row} /></td>
      <td data-right>{money(row.likelyMinor)}</td>
      <td data-right>{money(row.bestMinor)}</td>
      <td data-right>{money(row.commitMinor)}</td>
      <td data-right>{money(row.wonAtrMinor)}</td>
      <td data-right>{row.netMinor === null ? '' : signedMoney(row.netMinor, row.currency, 'short')}</td>
      <td title={flags.join('. ')}>{flags.length === 0 ? null : <Flag>{`${row.isLate ? count(daysBetween(row.dueOn, today), 'day') : (flags[0] ?? '').replace(/ late$/, '')}${flags.length > 1 ? `, +${flags.length - 1}` : ''}`}</Flag>}</td>
    </>
  );
};

/** The renewals as rows, of which only those in sight are in the document, with what they add up to. */
export const RenewalTable = ({ rows }: { rows: readonly RenewalRow[] }) => {
  const navigate = useNavigate();
  const { frame, body } = useVirtualRows({ name: 'renewal-grid', noun: 'renewal', rows, idOf: (row) => `${row.contractId} ${row.dueOn}`, opens: 'Open the renewal', onOpen: (row) => void navigate({ to: '/renewals/$id', params: { id: row.contractId } }) });
  return (
    <>
      <div ref={frame} className={classes['frame'] ?? ''}>
        <table className={classes['table'] ?? ''} aria-label="Renewals" aria-rowcount={rows.length + 1}>
          <colgroup>{columns.map(([name, width]) => <col key={name} style={{ width }} />)}</colgroup>
          <thead><tr aria-rowindex={1}>{columns.map(([name]) => <th key={name} scope="col" data-right={right.includes(name) || undefined}>{name}</th>)}</tr></thead>
          {body(classes['row'] ?? '', (row) => <Cells row={row} />)}
        </table>
      </div>
      <output className={classes['foot'] ?? ''}>
        <span>{count(rows.length, 'renewal')}</span>
        <span>ATR {sumWords(rows, (row) => row.atrMinor)}</span>
        <span>likely {sumWords(rows, (row) => row.likelyMinor)}</span>
        <span>won ATR {sumWords(rows.filter(({ wonAtrMinor }) => wonAtrMinor !== null), (row) => row.wonAtrMinor ?? 0)}</span>
        <span>net {sumWords(rows.filter(({ netMinor }) => netMinor !== null), (row) => row.netMinor ?? 0, signedMoney)}</span>
      </output>
    </>
  );
};
