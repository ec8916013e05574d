import type { AccountRow } from '#shared/accounts.ts';
import { sumByCurrency, type Money } from '#shared/money.ts';

/** What a set of rows comes to. Money is summed per currency; currencies without any are left out. */
export type Totals = { accounts: number; arr: Money[]; atRiskArr: Money[]; atRisk: number; openCommitments: number; overdueCommitments: number };

const arrOf = (rows: readonly AccountRow[]): Money[] => sumByCurrency(rows.map(({ arr }) => arr)).filter(({ minor }) => minor !== 0);

export const totalsOf = (rows: readonly AccountRow[]): Totals => {
  const atRisk = rows.filter((row) => row.atRisk);
  return {
    accounts: rows.length,
    arr: arrOf(rows),
    atRisk: atRisk.length,
    atRiskArr: arrOf(atRisk),
    openCommitments: rows.reduce((sum, row) => sum + row.openCommitments, 0),
    overdueCommitments: rows.reduce((sum, row) => sum + row.overdueCommitments, 0),
  };
};
