import type { Sentiment } from '#shared/accounts.ts';
import { accountReason, worseLevel, type RiskLevel, type RiskReason } from '#shared/risk-rules.ts';
import type { Context } from '#electron/context.ts';

/** What an account takes from its register of risks. Both run inside of the change that moves the risk. */
export const createRiskAccounts = ({ store, today }: Context) => {
  const { db } = store;
  const openOf = db.prepare<[string], { level: RiskLevel; reason: RiskReason; about: string }>('SELECT level, reason, about FROM risks WHERE account_id = ? AND closed_on IS NULL AND deleted_at IS NULL ORDER BY rid');
  const setReason = db.prepare('UPDATE accounts SET risk_reason = @reason WHERE id = @id AND risk_reason <> @reason');
  const setTo = db.prepare('UPDATE accounts SET sentiment = @sentiment, sentiment_on = @on WHERE id = @id AND (@from IS NULL OR sentiment = @from)');

  return {
    /** The reason of an account is that of its worst open risk, and empty without one. @returns the worst level of those that are open. */
    follow: (accountId: string): RiskLevel | null => {
      const open = openOf.all(accountId);
      const worst = open.toSorted((a, b) => Number(b.level === 'red') - Number(a.level === 'red'))[0];
      setReason.run({ id: accountId, reason: worst === undefined ? '' : accountReason(worst) });
      return worst === undefined ? null : worseLevel(open.map(({ level }) => level));
    },
    /** Sets the sentiment as of today; with `from`, only where it is that one. */
    setSentiment: (accountId: string, sentiment: Sentiment, from: Sentiment | null = null): void => {
      setTo.run({ id: accountId, sentiment, on: today(), from });
    },
  };
};
