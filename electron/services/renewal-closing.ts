import { eq } from 'drizzle-orm';
import { addDays, addMonths, dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { isArrKind } from '#shared/ledger-rules.ts';
import { formatMoney } from '#shared/money.ts';
import type { WrittenRecord } from '#shared/records.ts';
import type { ProposedLine } from '#shared/renewals.ts';
import { reasonNames, type RiskReason } from '#shared/risk-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { contracts } from '#electron/store/schema.ts';
import { createPlanWrites } from './plan-writes.ts';
import { createRenewalTargets, type Target } from './renewal-target.ts';

export type Won = { id: string; on: Day; name: string; startOn: Day; termMonths: number | null; autoRenew: boolean; noticeOn: Day | null; lines: ProposedLine[] };

const invalid = (field: string, sentence: string): never => {
  throw new DaybookError('INVALID', sentence, field);
};

/** How renewals end: won with the contract that takes over, lost with the end of this one, and what was learnt. */
export const createRenewalClosing = (context: Context) => {
  const { store, settings, today } = context;
  const { orm } = store;
  const { write } = createPlanWrites(context);
  const { find, put } = createRenewalTargets(context);
  const contractWriter = createContractWriter(context);

  /** Refuses one that is closed; one whose grace ran out may still be closed by a person. */
  const refuseClosed = ({ renewal, row }: Target): void => {
    if (renewal.status === 'open' || renewal.by === 'grace') return;
    throw new DaybookError('CONFLICT', `The renewal of ${row.accountName} is ${renewal.status} already. ${renewal.by === 'contract' ? 'Its contracts say so; change them under Contracts.' : 'Reopen it first.'}`);
  };
  const refuseDay = (on: Day, { term }: Target): void => {
    if (on > today()) invalid('on', 'It cannot be closed on a day that has not come.');
    if (on < term.startOn) invalid('on', `The contract began on ${dayName(term.startOn)}; its renewal cannot be closed before.`);
  };
  const refuseStart = (startOn: Day, { term, renewal }: Target): void => {
    const latest = addDays(renewal.lastDay, term.autoRenew && term.noticeGivenOn === null ? 1 : settings().renewalGraceDays);
    if (startOn <= term.startOn) invalid('startOn', 'The next contract starts after the one that it takes over from.');
    if (startOn > latest) invalid('startOn', term.autoRenew && term.noticeGivenOn === null ? `This contract renews itself, so the next one starts on ${dayName(latest)} at the latest.` : `The grace ends on ${dayName(latest)}. A contract that starts later is a win-back: add it under Contracts.`);
  };

  return {
    closeWon: ({ id, on, name, startOn, termMonths, autoRenew, noticeOn, lines }: Won, caller: Caller): Promise<WrittenRecord> => {
      const target = find(id);
      const { term, renewal, row } = target;
      refuseClosed(target);
      refuseDay(on, target);
      refuseStart(startOn, target);
      const amountWonMinor = lines.reduce((sum, line) => sum + (isArrKind(line.kind) ? line.arrMinor : 0), 0);
      if (amountWonMinor === 0) invalid('lines', 'Nothing recurring was won. Close it as lost, or give a line its ARR.');
      const endOn = termMonths === null ? null : addDays(addMonths(startOn, termMonths), -1);
      if (noticeOn !== null && noticeOn < startOn) invalid('noticeOn', 'Notice is given after the next contract has begun.');
      const seats = lines.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
      return write(caller, `Won the renewal of ${row.accountName}: ${formatMoney(amountWonMinor, term.currency)}`, () => {
        const nextContractId = contractWriter.add(
          { accountId: term.accountId, name, currency: term.currency, startOn, endOn, termMonths, autoRenew, noticeOn, orderType: 'renewal', renewsId: term.id, arrMinor: amountWonMinor, seats: seats > 0 && Number.isInteger(seats) ? seats : null },
          lines,
        );
        // One that begins before this one is over, or after it prolonged itself, ends it.
        if (startOn <= renewal.lastDay || renewal.lastDay !== term.endOn) contractWriter.end(term.id, startOn);
        const record = put(target, { status: 'won', closedOn: on, amountWonMinor, nextContractId, lossReason: null });
        contractWriter.sync([term.accountId]);
        return { id: record };
      });
    },

    closeLost: ({ id, on, endsOn, reason }: { id: string; on: Day; endsOn: Day; reason: RiskReason }, caller: Caller): Promise<WrittenRecord> => {
      const target = find(id);
      const { term, renewal, row } = target;
      refuseClosed(target);
      refuseDay(on, target);
      const latest = addDays(renewal.lastDay, settings().renewalGraceDays + 1);
      if (endsOn <= term.startOn) invalid('endsOn', 'The contract cannot end before it has begun.');
      if (endsOn > latest) invalid('endsOn', `The paid term ends on ${dayName(renewal.lastDay)}, and its grace on ${dayName(addDays(latest, -1))}; it cannot run longer than that.`);
      return write(caller, `Lost the renewal of ${row.accountName}: ${reasonNames[reason].toLowerCase()}`, () => {
        contractWriter.end(term.id, endsOn);
        const record = put(target, { status: 'lost', closedOn: on, lossReason: reason, amountWonMinor: 0, nextContractId: null });
        contractWriter.sync([term.accountId]);
        return { id: record };
      });
    },

    postMortem: ({ id, ...words }: { id: string; wasExpected: boolean; wasAvoidable: boolean; lesson: string }, caller: Caller): Promise<WrittenRecord> => {
      const target = find(id);
      if (target.renewal.status !== 'lost') throw new DaybookError('CONFLICT', `The renewal of ${target.row.accountName} is not lost, so there is nothing to look back on.`);
      return write(caller, `Wrote the post-mortem of the renewal of ${target.row.accountName}`, () => ({ id: put(target, words) }));
    },

    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const target = find(id);
      const { renewal, record, row, term } = target;
      if (renewal.status === 'open') throw new DaybookError('CONFLICT', `The renewal of ${row.accountName} is open.`);
      if (renewal.by === 'grace') throw new DaybookError('CONFLICT', `The grace of this renewal is over since ${dayName(renewal.closedOn ?? renewal.dueOn)}. Close it as won with a contract that starts within the grace, or say why it was lost.`);
      const nextContractId = record?.nextContractId ?? null;
      if (renewal.status === 'won' && (nextContractId === null || renewal.nextIds.some((one) => one !== nextContractId))) throw new DaybookError('CONFLICT', 'Another contract follows this one, so it is won. Remove or change that contract under Contracts.');
      return write(caller, `Reopened the renewal of ${row.accountName}`, () => {
        if (nextContractId !== null) orm.update(contracts).set({ deletedAt: store.now().toISOString() }).where(eq(contracts.id, nextContractId)).run();
        if (term.endedOn !== null) contractWriter.change(term.id, { endedOn: null });
        const made = put(target, { status: 'open', closedOn: null, amountWonMinor: null, nextContractId: null, lossReason: null, wasExpected: null, wasAvoidable: null, lesson: '' });
        contractWriter.sync([term.accountId]);
        return { id: made };
      });
    },
  };
};
