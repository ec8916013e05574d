import { eq } from 'drizzle-orm';
import type { Sentiment } from '#shared/accounts.ts';
import { endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { agreementFault, closeFault, severityNames, type Severity } from '#shared/escalation-rules.ts';
import type { Escalation, EscalationFields, EscalationLink, EscalationRow, EscalationUpdate } from '#shared/escalations.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { reasonNames, type RiskReason } from '#shared/risk-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { commitmentOrder, prepareCommitments } from '#electron/store/commitment-rows.ts';
import { createEscalationRows } from '#electron/store/escalation-rows.ts';
import { createRiskAccounts } from '#electron/store/risk-accounts.ts';
import { escalationLinks, escalations, escalationUpdates } from '#electron/store/schema-signals.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';

type Opening = Pick<EscalationFields, 'title' | 'exitCriteria'> & Given<Omit<EscalationFields, 'title' | 'exitCriteria'>> & { accountId: string; severity: Severity };
type Issue = { issueKey: string; title: string; status: string; url: string };

export const createEscalations = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createEscalationRows(context);
  const { setSentiment } = createRiskAccounts(context);
  const { checkMember, checkPerson, write, removedAt } = createPlanWrites(context);
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const updatesOf = db.prepare<[string], EscalationUpdate>('SELECT id, on_day AS "on", severity, text FROM escalation_updates WHERE escalation_id = ? AND deleted_at IS NULL ORDER BY on_day DESC, rid DESC');
  const linksOf = db.prepare<[string], EscalationLink>(
    `SELECT l.id, l.case_id AS caseId, CASE WHEN l.case_id IS NULL THEN l.issue_key ELSE c.number END AS "key", CASE WHEN l.case_id IS NULL THEN l.title ELSE c.title END AS title,
       CASE WHEN l.case_id IS NULL THEN l.status ELSE c.status END AS status, CASE WHEN l.case_id IS NULL THEN l.url ELSE c.url END AS url
     FROM escalation_links l LEFT JOIN support_cases c ON c.id = l.case_id WHERE l.escalation_id = ? AND l.deleted_at IS NULL AND (l.case_id IS NULL OR c.deleted_at IS NULL) ORDER BY l.rid`,
  );
  const casesOf = db.prepare<object, Escalation['cases'][number]>(
    `SELECT c.id, c.number, c.title, c.status FROM support_cases c WHERE c.account_id = @accountId AND c.deleted_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM escalation_links l WHERE l.escalation_id = @id AND l.case_id = c.id AND l.deleted_at IS NULL) ORDER BY c.closed_on IS NOT NULL, c.opened_on DESC LIMIT 100`,
  );
  const caseOf = db.prepare<[string], { accountId: string; title: string }>('SELECT account_id AS accountId, title FROM support_cases WHERE id = ? AND deleted_at IS NULL');
  const isLinked = db.prepare<[string, string], { id: string }>('SELECT id FROM escalation_links WHERE escalation_id = ? AND case_id = ? AND deleted_at IS NULL');
  const linkOf = db.prepare<[string], { escalationId: string; caseId: string | null }>('SELECT escalation_id AS escalationId, case_id AS caseId FROM escalation_links WHERE id = ? AND deleted_at IS NULL');
  const riskOf = db.prepare<[string], { id: string; accountId: string; reason: RiskReason }>('SELECT id, account_id AS accountId, reason FROM risks WHERE id = ? AND deleted_at IS NULL');
  const attached = prepareCommitments(db, 'm.escalation_id = @id', commitmentOrder);
  const loose = prepareCommitments(db, `m.account_id = @accountId AND m.state = 'open' AND m.escalation_id IS NULL`, commitmentOrder);

  const openOne = (id: string): EscalationRow => {
    const row = rows.one(id);
    if (row.closedOn !== null) throw new DaybookError('CONFLICT', `“${row.title}” is closed. Reopen it to change it.`);
    return row;
  };
  const checkRisk = (riskId: string | null | undefined, accountId: string): void => {
    if (riskId !== null && riskId !== undefined && riskOf.get(riskId)?.accountId !== accountId) throw new DaybookError('INVALID', 'That risk is not one of this account.', 'riskId');
  };
  const linkHere = (id: string): { link: { caseId: string | null }; row: EscalationRow } => {
    const link = linkOf.get(id);
    if (link === undefined) throw new DaybookError('NOT_FOUND', 'That link is not in this book any more.');
    return { link, row: openOne(link.escalationId) };
  };
  const set = ({ id }: EscalationRow, label: string, values: Partial<typeof escalations.$inferInsert>, caller: Caller, also: () => void = () => {}): Promise<WrittenRecord> =>
    write(caller, label, () => {
      if (Object.keys(values).length > 0) orm.update(escalations).set(values).where(eq(escalations.id, id)).run();
      also();
      return { id };
    });
  const addUpdate = (escalationId: string, severity: Severity, text: string): void => {
    orm.insert(escalationUpdates).values({ id: store.newId(), escalationId, onDay: today(), severity, text }).run();
  };

  return {
    list: ({ state }: { state: 'open' | 'closed' }): EscalationRow[] => rows.list(state),

    get: ({ id }: { id: string }): Escalation => {
      const row = rows.one(id);
      const { accountId } = row;
      const risk = row.riskId === null ? undefined : riskOf.get(row.riskId);
      return {
        ...row,
        updates: updatesOf.all(id),
        linked: linksOf.all(id),
        commitments: attached({ id }, today()),
        attachable: loose({ accountId }, today()).map((one) => ({ id: one.id, text: one.text })),
        cases: casesOf.all({ id, accountId }),
        risk: risk === undefined ? null : { id: risk.id, label: reasonNames[risk.reason] },
      };
    },

    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): EscalationRow[] =>
      asOf === null || asOf >= today() ? rows.ofAccount(accountId) : rows.knownAt(accountId, asOf, endOfDay(asOf, settings().timeZone ?? undefined)),

    open: ({ accountId, severity, kind = 'escalation', about = '', ownerId = null, riskId = null, ...fields }: Opening, caller: Caller): Promise<WrittenRecord> => {
      const account = accountNamed.get(accountId);
      if (account === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      checkMember(ownerId, 'ownerId');
      checkRisk(riskId, accountId);
      return write(caller, `${kind === 'blocker' ? 'Noted a blocker' : 'Opened an escalation'} of ${account.name}`, () => {
        const id = store.newId();
        orm.insert(escalations).values({ ...fields, id, accountId, severity, kind, about, ownerId, riskId, state: 'open', openedOn: today() }).run();
        return { id };
      });
    },

    change: ({ id, fields }: { id: string; fields: Given<EscalationFields> }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      checkMember(fields.ownerId, 'ownerId');
      checkRisk(fields.riskId, row.accountId);
      return set(row, `Changed “${row.title}”`, given(fields), caller);
    },

    update: ({ id, severity, text }: { id: string; severity: Severity; text: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      const label = severity === row.severity ? `Updated “${row.title}”` : `“${row.title}” is ${severityNames[severity].toLowerCase()} now`;
      return set(row, label, { severity }, caller, () => addUpdate(id, severity, text));
    },

    link: (input: { id: string; caseId: string } | { id: string; issue: Issue }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(input.id);
      const own = { id: store.newId(), escalationId: row.id };
      if ('caseId' in input) {
        const found = caseOf.get(input.caseId);
        if (found?.accountId !== row.accountId) throw new DaybookError('INVALID', 'That case is not one of this account.', 'caseId');
        if (isLinked.get(row.id, input.caseId) !== undefined) throw new DaybookError('CONFLICT', 'That case is linked already.');
        return write(caller, `Linked a case to “${row.title}”`, () => {
          orm.insert(escalationLinks).values({ ...own, caseId: input.caseId }).run();
          return { id: own.id };
        });
      }
      if (input.issue.issueKey === '' && input.issue.title === '') throw new DaybookError('INVALID', 'An issue has a key or a title.', 'issueKey');
      return write(caller, `Linked ${input.issue.issueKey || 'an issue'} to “${row.title}”`, () => {
        orm.insert(escalationLinks).values({ ...own, ...input.issue }).run();
        return { id: own.id };
      });
    },

    changeIssue: ({ id, fields }: { id: string; fields: Given<Issue> }, caller: Caller): Promise<WrittenRecord> => {
      const { link, row } = linkHere(id);
      if (link.caseId !== null) throw new DaybookError('INVALID', 'A case is changed where it is kept: under Support.');
      return write(caller, `Changed an issue of “${row.title}”`, () => {
        const values = given(fields);
        if (Object.keys(values).length > 0) orm.update(escalationLinks).set(values).where(eq(escalationLinks.id, id)).run();
        return { id };
      });
    },

    unlink: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { row } = linkHere(id);
      return write(caller, `Took a link off “${row.title}”`, () => {
        orm.update(escalationLinks).set({ deletedAt: removedAt() }).where(eq(escalationLinks.id, id)).run();
        return {};
      });
    },

    ourAgreement: ({ id, agreed }: { id: string; agreed: { by: string; on: Day } | null }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      if (agreed !== null) refuse(agreementFault(agreed.on, row.openedOn, today()));
      return set(row, agreed === null ? `We have not agreed on “${row.title}” yet` : `Our side agrees that “${row.title}” is over`, { ourAgreedBy: agreed?.by ?? '', ourAgreedOn: agreed?.on ?? null }, caller);
    },

    customerAgreement: ({ id, agreed }: { id: string; agreed: { personId: string; on: Day } | null }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      checkPerson(agreed?.personId, row.accountId, 'personId');
      if (agreed !== null) refuse(agreementFault(agreed.on, row.openedOn, today()));
      return set(row, agreed === null ? `${row.accountName} has not agreed on “${row.title}” yet` : `${row.accountName} agrees that “${row.title}” is over`, { customerAgreedById: agreed?.personId ?? null, customerAgreedOn: agreed?.on ?? null }, caller);
    },

    close: ({ id, outcome, sentiment }: { id: string; outcome: string; sentiment: Sentiment }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      refuse(closeFault(row, outcome));
      return set(row, `Closed “${row.title}”`, { state: 'closed', closedOn: today(), outcome, sentimentAfter: sentiment }, caller, () => setSentiment(row.accountId, sentiment));
    },

    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = rows.one(id);
      if (row.closedOn === null) throw new DaybookError('CONFLICT', `“${row.title}” is open.`);
      const values = { state: 'open', closedOn: null, outcome: '', sentimentAfter: null, ourAgreedBy: '', ourAgreedOn: null, customerAgreedById: null, customerAgreedOn: null };
      return set(row, `Reopened “${row.title}”`, values, caller, () => addUpdate(id, row.severity, 'Reopened'));
    },

    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const row = rows.one(id);
      return set(row, `Removed “${row.title}”`, { deletedAt: removedAt() }, caller);
    },
  };
};
