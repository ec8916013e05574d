import { Stack, Text } from '@mantine/core';
import type { AccountPage } from '#shared/accounts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import { phaseNames } from '#shared/renewal-phases.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { CallMark, Flag } from '#renderer/renewals/renewal-marks.tsx';
import { flagsOf, signedMoney } from '#renderer/renewals/renewal-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './renewals.module.css';

const shownClosed = 4;

const Line = ({ row, asOf }: { row: RenewalRow; asOf: Day | null }) => {
  const today = useToday();
  const money = (minor: number): string => formatMoney(minor, row.currency, 'short');
  return (
    <li>
      <div style={{ minWidth: 0 }}>
        <AnchorLink to="/renewals/$id" params={{ id: row.contractId }} search={{}} size="sm" fw={500}>{row.name === '' ? 'Contract' : row.name}, due {asOf === null ? <DayText on={row.dueOn} late={row.isLate} /> : dayName(row.dueOn)}</AnchorLink>
        <div className={classes['facts']}>
          <span>{money(row.atrMinor)} available to renew</span>
          {row.status === 'open' ? <><span>likely {money(row.likelyMinor)}</span><span>{phaseNames[row.phase]}</span></> : <><span>won ATR {money(row.wonAtrMinor ?? 0)}</span><span>net {signedMoney(row.netMinor ?? 0, row.currency, 'short')}</span></>}
          {row.nextStep === '' || row.status !== 'open' ? null : <span>Next: {row.nextStep}</span>}
        </div>
        {flagsOf(row, asOf ?? today).map((flag) => <div key={flag}><Flag>{flag}</Flag></div>)}
      </div>
      <CallMark row={row} />
    </li>
  );
};

/** The renewals of an account: what is open, and the last ones that ended, now or as they were known on the day that is shown. */
export const RenewalSection = ({ page }: { page: AccountPage }) => {
  const read = useRead('renewals', 'ofAccount', { accountId: page.account.id, asOf: page.asOf }, { keep: true });
  return (
    <Loaded read={read}>
      {(rows) => {
        const closed = rows.filter(({ status }) => status !== 'open').toReversed().slice(0, shownClosed);
        const shown = [...rows.filter(({ status }) => status === 'open'), ...closed];
        return (
          <Stack gap={4}>
            {shown.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No contract of this account has an end, so nothing comes up.</Text> : <ul className={classes['steps']}>{shown.map((row) => <Line key={`${row.contractId} ${row.dueOn}`} row={row} asOf={page.asOf} />)}</ul>}
          </Stack>
        );
      }}
    </Loaded>
  );
};
