import { Anchor, Button, Text } from '@mantine/core';
import { memo } from 'react';
import type { AccountRow } from '#shared/accounts.ts';
import { formatMoney, type Money } from '#shared/money.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { changeFilters, useGrid } from '#renderer/accounts/grid-state.ts';
import { totalsOf } from '#renderer/accounts/totals.ts';
import { count } from '#renderer/ui/say.ts';
import classes from './AccountGrid.module.css';

const say = (sums: Money[]): string => (sums.length === 0 ? 'none' : sums.map(({ minor, currency }) => formatMoney(minor, currency)).join(' + '));

/** What the rows shown come to, and what the selected ones among them do. */
export const GridTotals = memo(({ rows, all }: { rows: readonly AccountRow[]; all: number }) => {
  const selected = useGrid((grid) => grid.selected);
  const totals = totalsOf(rows);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const sums = totalsOf(chosen);
  return (
    <section className={classes['foot'] ?? ''} aria-label="Totals of the accounts shown">
      <span><strong>{count(totals.accounts, 'account')}</strong>{totals.accounts === all ? '' : ` of ${all.toLocaleString('en')}`}</span>
      <span>ARR <strong>{say(totals.arr)}</strong></span>
      <span>
        {totals.atRisk === 0 ? 'None at risk' : <Anchor component="button" type="button" inherit onClick={() => changeFilters({ atRiskOnly: true })}>{totals.atRisk.toLocaleString('en')} at risk</Anchor>}
        {totals.atRisk === 0 ? '' : <>, ARR <strong>{say(totals.atRiskArr)}</strong></>}
      </span>
      <span><AnchorLink to="/commitments" inherit>{count(totals.openCommitments, 'open commitment')}</AnchorLink>, {totals.overdueCommitments.toLocaleString('en')} overdue</span>
      {chosen.length === 0 ? null : (
        <Text component="output" size="sm" ml="auto">
          Selected: <strong>{count(sums.accounts, 'account')}</strong>, ARR <strong>{say(sums.arr)}</strong>, {count(sums.openCommitments, 'open commitment')}{' '}
          <Button size="compact-xs" variant="default" onClick={() => useGrid.setState({ selected: new Set() })}>Clear</Button>
        </Text>
      )}
    </section>
  );
});
GridTotals.displayName = 'GridTotals';
