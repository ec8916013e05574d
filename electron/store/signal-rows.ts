import type { AdoptionRow } from '#shared/adoption.ts';
import type { AccountRow } from '#shared/accounts.ts';
import { addDays, type Day } from '#shared/days.ts';
import type { SignalRow } from '#shared/expansion.ts';
import { signalKey, signalOf, type Signal } from '#shared/expansion-rules.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { ExpansionLimits } from '#shared/presets/expansion-limits.ts';
import { reasonNames, type RiskReason } from '#shared/risk-rules.ts';
import type { Context } from '#electron/context.ts';
import { createAdoptionRows } from '#electron/store/adoption-rows.ts';
import type { Store } from '#electron/store/store.ts';

type Read = (accounts: readonly AccountRow[]) => Promise<SignalRow[]>;
const ofBook = new WeakMap<Store, Read>();

/**
 * Reads what the use of managed accounts says of growth and of a loss of seats, from what adoption keeps; in the order of the accounts' names. What was seen is worked
 * out anew only where use, the settings or the day changed.
 */
export const createSignalRows = (context: Context): Read => {
  const shared = ofBook.get(context.store);
  if (shared !== undefined) return shared;
  const { store, settings, today } = context;
  const { db } = store;
  const adoption = createAdoptionRows(context);
  const open = db.prepare<[], { accountId: string; id: string; name: string }>(`SELECT account_id AS accountId, id, name FROM opportunities WHERE status = 'open' AND deleted_at IS NULL ORDER BY motion <> 'seats', rid`);
  const closed = db.prepare<[Day], { accountId: string; on: Day }>(`SELECT account_id AS accountId, max(closed_on) AS "on" FROM opportunities WHERE status <> 'open' AND closed_on >= ? AND deleted_at IS NULL GROUP BY account_id`);
  const risks = db.prepare<[], { accountId: string; id: string; reason: RiskReason }>(`SELECT account_id AS accountId, id, reason FROM risks WHERE closed_on IS NULL AND deleted_at IS NULL ORDER BY impact <> 'seat-loss', rid`);
  let last: { rows: readonly AdoptionRow[]; limits: ExpansionLimits; signals: ReadonlyMap<string, Signal> } | null = null;

  const seen = async (): Promise<ReadonlyMap<string, Signal>> => {
    const [rows, limits] = [await adoption(), settings().expansion];
    if (last?.rows !== rows || last.limits !== limits) {
      last = { rows, limits, signals: new Map(rows.flatMap((row) => {
        const signal = signalOf(row, limits);
        return signal === null ? [] : [[row.accountId, signal] as const];
      })) };
    }
    return last.signals;
  };
  const firstBy = <Row extends { accountId: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.toReversed().map((row) => [row.accountId, row]));

  const read: Read = async (accounts) => {
    const signals = await seen();
    const [on, { expansion, fiscalYearStart }] = [today(), settings()];
    const [worked, atRisk, quiet] = [firstBy(open.all()), firstBy(risks.all()), firstBy(closed.all(addDays(on, -expansion.quietDays)))];
    return accounts.flatMap((account): SignalRow[] => {
      const signal = signals.get(account.id);
      if (signal === undefined || account.coverage !== 'managed' || isHandedOut(account, on)) return [];
      const { id, name, segment, priority, sentiment, arr, renewalOn } = account;
      const [opportunity, risk, closedOn] = [worked.get(id), atRisk.get(id), quiet.get(id)?.on];
      return [{
        ...signal, accountId: id, accountName: name, segment, priority: priority.priority, sentiment, arr, renewalOn,
        key: signalKey(signal.kind, id, on, fiscalYearStart),
        opportunity: opportunity === undefined ? null : { entity: 'opportunities', id: opportunity.id, label: opportunity.name },
        risk: risk === undefined ? null : { entity: 'risks', id: risk.id, label: reasonNames[risk.reason] },
        quietUntil: signal.kind === 'growth' && opportunity === undefined && closedOn !== undefined ? addDays(closedOn, expansion.quietDays) : null,
      }];
    });
  };
  ofBook.set(store, read);
  return read;
};
