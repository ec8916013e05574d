import { addMonths, dayName, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { isArrKind, monthsOf, type Term } from '#shared/ledger-rules.ts';
import type { Given, RecordLink, WrittenRecord } from '#shared/records.ts';
import { paperItems, paperKeys, planSectionNames, type PaperKey, type PlanSection } from '#shared/renewal-plan.ts';
import { stepNames, type TickedStep } from '#shared/renewal-phases.ts';
import { categoryNames, forecastFault, forecastLoss, forecastOf, softOutcomeNames, unspoken, type SoftOutcome } from '#shared/renewal-rules.ts';
import type { ProposedLine, RenewalDetail, RenewalFields, RenewalPlan, RenewalRow } from '#shared/renewals.ts';
import { reasonNames, type RiskReason } from '#shared/risk-rules.ts';
import { fromPlainText } from '#shared/rich-text.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountAsOf } from '#electron/store/account-as-of.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createCallWriter } from '#electron/store/call-writer.ts';
import { renewalPlanOf, writtenPlan } from '#electron/store/renewal-plan.ts';
import { createPlanFacts } from '#electron/store/renewal-plan-facts.ts';
import { createRenewalReader, nextOf, tickedOf } from '#electron/store/renewal-rows.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';
import { createRenewalClosing } from './renewal-closing.ts';
import { createRenewalForecasts } from './renewal-forecasts.ts';
import { createRenewalTargets, type Target } from './renewal-target.ts';

/** The lines that run on the last day, raised by what the contract itself says; the unit is that of the stored line. */
const proposedOf = ({ lines, endOn }: Term, lastDay: Day, unitOf: (lineId: string) => string): ProposedLine[] =>
  lines.filter((line) => isArrKind(line.kind) && (line.startOn === null || line.startOn <= lastDay) && (line.endOn === null || line.endOn >= (endOn ?? lastDay))).map(({ id, productId, name, kind, quantity, arrMinor, escalatorPercent }) => ({
    productId, name, kind, quantity, unit: unitOf(id), arrMinor: Math.round(arrMinor * (1 + (escalatorPercent ?? 0) / 100)), escalatorPercent,
  }));

/** Renewals: contracts that come up, what is said of them, and how they end (F18). */
export const createRenewals = (context: Context) => {
  const { store, today, settings } = context;
  const { db } = store;
  const reader = createRenewalReader(context);
  const accounts = createAccountRows(context);
  const accountAsOf = createAccountAsOf(context);
  const planFacts = createPlanFacts(context);
  const calls = createCallWriter(context);
  const { checkMember, write } = createPlanWrites(context);
  const { find, put } = createRenewalTargets(context);
  const activity = db.prepare<[string], { id: string; account_id: string | null; label: string; state: string }>(`SELECT id, account_id, coalesce(nullif(title, ''), type) AS label, state FROM activities WHERE id = ? AND deleted_at IS NULL`);
  const unit = db.prepare<[string], { unit: string }>('SELECT unit FROM contract_lines WHERE id = ?');
  const risk = db.prepare<[string], { id: string; reason: RiskReason }>(`SELECT id, reason FROM risks WHERE account_id = ? AND deleted_at IS NULL AND (closed_on IS NULL OR (lesson = '' AND outcome = 'churned')) ORDER BY closed_on IS NOT NULL, rid DESC LIMIT 1`);
  const history = db.prepare<[string, string], { at: string; label: string }>(
    `SELECT DISTINCT c.id, c.at, c.label FROM history h JOIN changes c ON c.id = h.change_id WHERE (h.entity = 'renewals' AND h.record_id = ?) OR (h.entity = 'contracts' AND h.record_id = ?) ORDER BY c.at DESC, c.id DESC LIMIT 100`,
  );

  const openOne = (id: string): Target => {
    const target = find(id);
    if (target.renewal.status !== 'open') throw new DaybookError('CONFLICT', `The renewal of ${target.row.accountName} is ${target.renewal.status}. Reopen it to change it.`);
    return target;
  };
  const refuseFuture = (on: Day | null): void => {
    if (on !== null && on > today()) throw new DaybookError('INVALID', 'That day has not come yet.', 'on');
  };
  /** A change of what is ticked. */
  const tick = (target: Target, key: PaperKey | TickedStep, on: Day | null, label: string, caller: Caller): Promise<WrittenRecord> => {
    refuseFuture(on);
    const { [key]: _, ...others } = tickedOf(target.record);
    return write(caller, label, () => ({ id: put(target, { paper: JSON.stringify(on === null ? others : { ...others, [key]: on }) }) }));
  };
  const softActivity = (id: string | null): RecordLink | null => {
    const found = id === null ? undefined : activity.get(id);
    return found === undefined ? null : { entity: 'activities', id: found.id, label: found.label };
  };
  const lessonRisk = ({ row }: Target): RecordLink | null => {
    const found = row.status === 'lost' ? risk.get(row.accountId) : undefined;
    return found === undefined ? null : { entity: 'risks', id: found.id, label: `${reasonNames[found.reason]} at ${row.accountName}` };
  };

  return {
    ...createRenewalForecasts(context),
    ...createRenewalClosing(context),

    pipeline: async ({ from, to, late }: { from: Day; to: Day; late: boolean }): Promise<RenewalRow[]> =>
      reader.rows(await accounts.all(), today(), ({ dueOn, status }) => (dueOn >= from && dueOn <= to) || (late && status === 'open' && dueOn < from)),

    get: ({ id }: { id: string }): RenewalDetail => {
      const target = find(id);
      const { kept, renewal, term, record, row } = target;
      const ticked = tickedOf(record);
      const months = kept.about.get(term.id)?.termMonths ?? null;
      return {
        ...row, softNote: record?.softNote ?? '', softActivity: softActivity(record?.softActivityId ?? null), paper: paperKeys.map((key) => ({ key, text: paperItems[key], doneOn: ticked[key] ?? null })),
        proposed: proposedOf(term, renewal.lastDay, (line) => unit.get(line)?.unit ?? ''), termMonths: months ?? monthsOf(term, term.endOn ?? renewal.lastDay), next: nextOf(kept, row.nextIds), lessonRisk: lessonRisk(target),
        history: history.all(record?.id ?? '', term.id).map(({ at, label }) => ({ at, label })),
      };
    },

    ofAccount: async ({ accountId, asOf }: { accountId: string; asOf: Day | null }): Promise<RenewalRow[]> => {
      if (asOf !== null && asOf < today()) return reader.past(accountAsOf(accountId, asOf, endOfDay(asOf, settings().timeZone ?? undefined)).row, asOf);
      const account = accounts.one(accountId);
      if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      return reader.rows([account], today(), () => true);
    },

    change: ({ id, fields }: { id: string; fields: Given<RenewalFields> }, caller: Caller): Promise<WrittenRecord> => {
      const target = openOne(id);
      const { record, renewal, row } = target;
      checkMember(fields.driId, 'driId');
      if (fields.category === null && row.category !== null && today() >= addMonths(renewal.dueOn, -settings().renewals.callMonths)) {
        throw new DaybookError('INVALID', `It is due on ${dayName(renewal.dueOn)}: so near, “monitor” is no call any more. Choose a category.`, 'category');
      }
      const wanted = { ...unspoken, ...record, ...given(fields) };
      // The swing follows the amount down, unless it was said at once.
      const most = forecastLoss(renewal.atrMinor, forecastOf(wanted, renewal.atrMinor).amountMinor);
      const swing = fields.swingMinor === undefined && (wanted.swingMinor ?? 0) > most ? { swingMinor: most } : {};
      refuse(forecastFault({ ...wanted, ...swing }, renewal.atrMinor, renewal.currency));
      const label = fields.category === undefined ? `Changed the renewal of ${row.accountName}` : `${row.accountName}: ${fields.category === null ? 'no call yet' : categoryNames[fields.category].toLowerCase()}`;
      return write(caller, label, () => ({ id: put(target, { ...given(fields), ...swing }) }));
    },

    tick: ({ id, step, on }: { id: string; step: TickedStep; on: Day | null }, caller: Caller): Promise<WrittenRecord> => {
      const target = openOne(id);
      return tick(target, step, on, `${stepNames[step]} of ${target.row.accountName} ${on === null ? 'not done yet' : 'done'}`, caller);
    },

    paper: ({ id, item, on }: { id: string; item: PaperKey; on: Day | null }, caller: Caller): Promise<WrittenRecord> => tick(find(id), item, on, `${on === null ? 'Unticked' : 'Ticked'}: ${paperItems[item]}`, caller),

    ask: ({ id, on, outcome, note, activityId }: { id: string; on: Day; outcome: SoftOutcome; note: string; activityId: string | null }, caller: Caller): Promise<WrittenRecord> => {
      const target = openOne(id);
      const { row } = target;
      refuseFuture(on);
      const linked = activityId === null ? undefined : activity.get(activityId);
      if (activityId !== null && linked?.account_id !== row.accountId) throw new DaybookError('INVALID', 'That call is not one of this account. Choose another.', 'activityId');
      return write(caller, `Asked ${row.accountName} the soft question: ${softOutcomeNames[outcome].toLowerCase()}`, () => {
        const body = fromPlainText([`Soft question for the renewal due on ${dayName(row.dueOn)}: ${softOutcomeNames[outcome].toLowerCase()}.`, ...(note === '' ? [] : note.split('\n'))].join('\n'));
        const softActivityId = activityId ?? calls.log(store.newId(), 'held', { accountId: row.accountId, type: 'call', title: 'Renewal call: soft question', on, body });
        return { id: put(target, { softAskedOn: on, softOutcome: outcome, softNote: note, softActivityId }) };
      });
    },

    plan: ({ id }: { id: string }): RenewalPlan => {
      const target = find(id);
      const { row, record } = target;
      return renewalPlanOf(row, record, planFacts(row.accountId, tickedOf(record)), today());
    },

    savePlan: ({ id, section, text }: { id: string; section: PlanSection; text: string | null }, caller: Caller): Promise<WrittenRecord> => {
      const target = find(id);
      const { [section]: _, ...others } = writtenPlan(target.record);
      const label = text === null ? `${planSectionNames[section]} of ${target.row.accountName} follows the account again` : `Wrote ${planSectionNames[section].toLowerCase()} in the renewal plan of ${target.row.accountName}`;
      return write(caller, label, () => ({ id: put(target, { plan: JSON.stringify(text === null ? others : { ...others, [section]: text }) }) }));
    },
  };
};
