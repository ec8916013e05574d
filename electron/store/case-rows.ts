import type { Day, Instant } from '#shared/days.ts';
import type { SupportCase } from '#shared/support.ts';
import { ageOf } from '#shared/support-rules.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { Connection } from '#electron/store/connection.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { supportCases } from '#electron/store/schema-signals.ts';

const toCase = recordOf(supportCases);

/** A stored row, joined with `account_name`, as a case on a day. */
export const caseOf = (row: StoredRow, on: Day): SupportCase => {
  const { rid: _rid, deletedAt: _deleted, severity, status, ...fields } = toCase(row);
  return { ...fields, severity: severity as SupportCase['severity'], status: status as SupportCase['status'], accountName: String(row['account_name'] ?? ''), ageDays: ageOf(fields, on) };
};

export const caseColumns = `s.*, a.name AS account_name FROM support_cases s JOIN accounts a ON a.id = s.account_id AND a.deleted_at IS NULL`;

/** Reads the cases of an account, newest first, as they are or as they were known at an instant. */
export const createCaseReader = (db: Connection) => {
  const ofAccount = db.prepare<[string], StoredRow>(`SELECT s.*, a.name AS account_name FROM support_cases s JOIN accounts a ON a.id = s.account_id WHERE s.account_id = ? ORDER BY s.opened_on DESC, s.rid DESC`);
  return (accountId: string, on: Day, at: Instant | null): SupportCase[] => {
    const rows = ofAccount.all(accountId);
    const known = at === null ? rows.filter(({ deleted_at: deletedAt }) => deletedAt === null) : asOf(db, 'support_cases', rows, at);
    return known.map((row) => caseOf(row, on)).filter(({ openedOn }) => at === null || openedOn <= on);
  };
};
