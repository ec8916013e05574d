import { Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatMoney } from '#shared/money.ts';
import { quarterOf } from '#shared/renewal-phases.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { callName, meaningOf, standingWords, sumWords } from '#renderer/renewals/renewal-words.ts';
import { useListKeys } from '#renderer/ui/keys.ts';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './renewals.module.css';

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The renewals by the month in which they come up. The edge of each says what is called of it; so do the words behind it. */
export const RenewalTimeline = ({ rows }: { rows: readonly RenewalRow[] }) => {
  const navigate = useNavigate();
  const today = useToday();
  const { fiscalYearStart } = useSettings();
  const months = [...Map.groupBy(rows, ({ dueOn }) => dueOn.slice(0, 7))];
  const list = useListKeys('renewal-months', rows.length, (index) => ({ Enter: { does: 'Open the renewal', run: () => { const row = rows[index]; if (row !== undefined) void navigate({ to: '/renewals/$id', params: { id: row.contractId } }); } } }));
  const places = new Map(rows.map((row, at) => [row, at]));
  return (
    <div className={classes['scroll']}>
      {months.map(([month, own]) => (
        <section key={month} className={classes['month']} aria-label={monthName.format(new Date(`${month}-01T00:00:00Z`))} data-now={month === today.slice(0, 7) || undefined}>
          <div><h2>{monthName.format(new Date(`${month}-01T00:00:00Z`))}</h2><Text size="xs" className={classes['quiet'] ?? ''}>{quarterOf(`${month}-01`, fiscalYearStart).name}{month === today.slice(0, 7) ? ', this month' : ''}</Text></div>
          <ul className={classes['dots']} aria-label={`Renewals of ${month}`}>
            {own.map((row) => (
              <li key={`${row.contractId} ${row.dueOn}`} className={classes['dot']} data-standing={row.call === 'missing' ? 'bad' : meaningOf(row)} title={exactDay(row.dueOn)} {...list.rowProps(places.get(row) ?? 0)}>
                <Link to="/renewals/$id" params={{ id: row.contractId }} search={{}} tabIndex={-1} preload={false} className={classes['name'] ?? ''}>{row.accountName}</Link>
                <span>{formatMoney(row.atrMinor, row.currency, 'short')}</span>
                <span className={row.isLate || row.call === 'missing' ? classes['late'] : classes['quiet']}>{row.status === 'open' && !row.isLate ? (row.call === 'missing' ? 'no call' : callName(row.category).toLowerCase()) : standingWords(row).toLowerCase()}</span>
              </li>
            ))}
          </ul>
          <Text size="sm" ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>{sumWords(own, (row) => row.atrMinor)}</Text>
        </section>
      ))}
    </div>
  );
};
