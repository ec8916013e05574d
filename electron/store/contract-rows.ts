import type { ContractDetail, ContractLine } from '#shared/contracts.ts';
import { endOfDay, type Day } from '#shared/days.ts';
import { arrOf, endOfTerm, followersOfTerm, spansOf, type LedgerRules } from '#shared/ledger-rules.ts';
import type { Money } from '#shared/money.ts';
import type { Context } from '#electron/context.ts';
import { arrBasisOf } from '#electron/store/arr-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { contractLines } from '#electron/store/schema-money.ts';
import { contractOf } from '#electron/store/term-rows.ts';

const toLine = recordOf(contractLines);

/** Reads the contracts of an account with their lines and what follows from them, now or as they were known at the end of a past day. */
export const createContractRows = ({ store, settings, today }: Context) => {
  const { db } = store;
  const contracts = db.prepare<[string], StoredRow>('SELECT * FROM contracts WHERE account_id = ? ORDER BY rid');
  const lines = db.prepare<[string], StoredRow>('SELECT l.* FROM contract_lines l JOIN contracts k ON k.id = l.contract_id WHERE k.account_id = ? ORDER BY l.position, l.rid');
  const events = db.prepare<[string], StoredRow>(`SELECT * FROM arr_events WHERE account_id = ? AND source != 'contract'`);

  return (accountId: string, asOfDay: Day | null): { contracts: ContractDetail[]; arr: Money[] } => {
    const isPast = asOfDay !== null && asOfDay < today();
    const on = isPast ? asOfDay : today();
    const at = isPast ? endOfDay(on, settings().timeZone ?? undefined) : null;
    const known = (entity: 'contracts' | 'contract_lines' | 'arr_events', rows: StoredRow[]): StoredRow[] => (at === null ? rows.filter((row) => row.deleted_at === null) : asOf(db, entity, rows, at));
    const rows = { contracts: known('contracts', contracts.all(accountId)), lines: known('contract_lines', lines.all(accountId)), events: known('arr_events', events.all(accountId)) };
    const basis = arrBasisOf(rows);
    const rules: LedgerRules = { graceDays: settings().renewalGraceDays, today: on };
    const spans = spansOf(basis.terms, rules).filter(({ from, to }) => from <= on && (to === null || to > on));
    const terms = new Map(basis.terms.map((term) => [term.id, term]));
    const linesOf = Map.groupBy(rows.lines.map((row): ContractLine => toLine(row) as ContractLine), ({ contractId }) => contractId);
    const details = rows.contracts.map(contractOf).flatMap((contract): ContractDetail[] => {
      const term = terms.get(contract.id);
      if (term === undefined) return [];
      const effectiveEndOn = endOfTerm(term, basis.terms, rules);
      const isFollowed = followersOfTerm(term, basis.terms, rules.graceDays).length > 0;
      const runs = effectiveEndOn === null || effectiveEndOn > on;
      const arrMinor = spans.filter(({ contractId }) => contractId === contract.id).reduce((sum, span) => sum + span.arrMinor, 0);
      return [{ contract, lines: linesOf.get(contract.id) ?? [], arrMinor, effectiveEndOn, isLate: runs && term.endOn !== null && term.endOn < on && !term.autoRenew, isFollowed }];
    });
    return { contracts: details.toSorted((a, b) => (a.contract.startOn < b.contract.startOn ? 1 : a.contract.startOn > b.contract.startOn ? -1 : 0)), arr: arrOf(basis, on, rules) };
  };
};
