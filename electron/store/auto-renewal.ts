import { newContract } from '#shared/contracts.ts';
import { addDays, addMonths, daysBetween, type Day } from '#shared/days.ts';
import { arrOfTerm, followersOfTerm, renewsItself, type Term, type TermLine } from '#shared/ledger-rules.ts';
import type { Context } from '#electron/context.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { ledgerRules } from '#electron/store/ledger-sync.ts';
import { createTermReader } from '#electron/store/term-rows.ts';

/** A contract whose every term is a day would never get to today. */
const mostTerms = 500;

type Stored = { id: string; arrMinor: number; seats: number | null; notes: string; termMonths: number | null; noticeOn: Day | null; renewalOn: Day | null };

/** The whole months of a term, where it is some; else its days count. */
const monthsOf = ({ startOn, endOn }: { startOn: Day; endOn: Day }, termMonths: number | null): number | null => {
  if (termMonths !== null) return termMonths;
  const after = addDays(endOn, 1);
  const about = Math.round(daysBetween(startOn, after) / 30.4369);
  return about > 0 && addMonths(startOn, about) === after ? about : null;
};
const raised = ({ arrMinor, escalatorPercent }: Pick<TermLine, 'arrMinor' | 'escalatorPercent'>): number => Math.round((arrMinor * (100 + (escalatorPercent ?? 0))) / 100);

/** Renews contracts that renew by themselves: the next term of the same length with the lines that ran last, each raised by its own escalator. */
export const createAutoRenewal = (context: Context) => {
  const { store } = context;
  const writer = createContractWriter(context);
  const terms = createTermReader(store.db);
  const due = store.db.prepare<object, { accountId: string }>(
    `SELECT DISTINCT k.account_id AS accountId FROM contracts k JOIN accounts a ON a.id = k.account_id AND a.deleted_at IS NULL
     WHERE k.auto_renew = 1 AND k.end_on < @on AND k.ended_on IS NULL AND k.notice_given_on IS NULL AND k.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM contracts n WHERE n.renews_id = k.id AND n.deleted_at IS NULL) ORDER BY k.account_id`,
  );
  const stored = store.db.prepare<[string], Stored>(
    'SELECT id, arr_minor AS arrMinor, seats, notes, term_months AS termMonths, notice_on AS noticeOn, renewal_on AS renewalOn FROM contracts WHERE id = ?',
  );
  const units = store.db.prepare<[string], { id: string; unit: string; notes: string }>('SELECT id, unit, notes FROM contract_lines WHERE contract_id = ? AND deleted_at IS NULL');

  /** @returns the id of the next contract */
  const renew = (term: Term & { endOn: Day }, row: Stored): string => {
    const months = monthsOf(term, row.termMonths);
    const startOn = addDays(term.endOn, 1);
    const endOn = months === null ? addDays(startOn, daysBetween(term.startOn, term.endOn)) : addDays(addMonths(startOn, months), -1);
    const shift = (on: Day | null): Day | null => (on === null ? null : addDays(endOn, daysBetween(term.endOn, on)));
    const more = new Map(units.all(term.id).map((one) => [one.id, one]));
    const isOne = term.lines[0]?.id === term.id;
    const lines = isOne ? [] : term.lines.filter((line) => (line.kind === 'recurring' || line.kind === 'usage') && (line.startOn === null || line.startOn <= term.endOn) && (line.endOn === null || line.endOn >= term.endOn));
    return writer.add(
      {
        ...newContract, accountId: term.accountId, name: term.name, currency: term.currency, startOn, endOn, renewalOn: shift(row.renewalOn), noticeOn: shift(row.noticeOn), autoRenew: true, seats: row.seats, notes: row.notes,
        termMonths: row.termMonths, orderType: 'renewal', renewsId: term.id, arrMinor: row.arrMinor,
      },
      lines.map(({ productId, name, kind, quantity, escalatorPercent, ...line }) => ({ productId, name, kind, quantity, escalatorPercent, arrMinor: raised({ ...line, escalatorPercent }), unit: more.get(line.id)?.unit ?? '', notes: more.get(line.id)?.notes ?? '' })),
    );
  };

  const nextOf = (accountId: string, on: Day): (Term & { endOn: Day }) | undefined => {
    const all = terms.ofAccount(accountId);
    const { graceDays } = ledgerRules(context);
    return all.find((term): term is Term & { endOn: Day } => term.endOn !== null && term.endOn < on && renewsItself(term) && arrOfTerm(term, term.endOn) > 0 && followersOfTerm(term, all, graceDays).length === 0);
  };

  return {
    isDue: (accountId: string, on: Day): boolean => nextOf(accountId, on) !== undefined,
    /** The accounts with a contract that may have to renew. */
    due: (on: Day): string[] => due.all({ on }).map(({ accountId }) => accountId),
    /** Renews what is due of an account up to a day, inside of a change. @returns how many contracts that made */
    renew: (accountId: string, on: Day): number => {
      let made = 0;
      for (; made < mostTerms; made += 1) {
        const next = nextOf(accountId, on);
        const row = next === undefined ? undefined : stored.get(next.id);
        if (next === undefined || row === undefined) break;
        renew(next, row);
      }
      if (made > 0) writer.sync([accountId]);
      return made;
    },
  };
};
