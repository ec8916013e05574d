import { aucDifference, type Pair } from '#shared/auc.ts';
import type { OwnPast, OwnRow, Replay, RowFilter, ScoreThen } from '#shared/backtest.ts';
import { decidedRenewals, findingsOf, isLoss, medianOf, type Band, type Decided, type LossIs, type Observed } from '#shared/backtest-rules.ts';
import { renewalDue, type ContractTerm } from '#shared/contracts.ts';
import { addDays, daysBetween, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { healthDetail } from '#shared/health-model.ts';
import { replayBand, replayer, storedMeasures, weightsOf, type ReplayWeights, type StoredMeasure } from '#shared/replay.ts';
import type { Context } from '#electron/context.ts';
import { createHealthModels } from '#electron/store/health-models.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** A risk or a stretch that is not green is looked for this far back from a decision. */
const lookBackDays = 365;

type Account = { id: string; rid: number; name: string };
type Risk = { openedOn: Day; closedOn: Day | null; isIntervened: number; willChurn: string; outcome: string | null };
type Snapshot = { day: Day; score: number | null; band: Band | null };
type Held = OwnRow & { rid: number };
/** The decided renewals of the book, and the days on which open ones are due. Measures are read per horizon when they are asked for. */
type Gathered = { rows: Held[]; dueDays: Day[]; measures: Map<number, (Detail | null)[]> };
type Detail = { measures: readonly StoredMeasure[]; isOverridden: boolean };

/** Lets other calls through after every few milliseconds of work. */
const createBreather = (): (() => Promise<void>) => {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 8) return;
    await turnOfOthers();
    last = performance.now();
  };
};

/** The day on which the loss was known, where a risk of the account says so: it was said to churn, or closed as lost. */
const knownDay = (risks: readonly Risk[], { decidedOn, outcome }: Decided<ContractTerm>): Day | null => {
  if (outcome === 'renewed') return null;
  const said = risks.flatMap(({ willChurn, closedOn, outcome: ended }): (Day | null | undefined)[] => {
    const gate = willChurn === '' ? null : (JSON.parse(willChurn) as { on?: Day; managerOn?: Day | null });
    return [gate?.on ?? gate?.managerOn, ended === 'churned' || ended === 'contracted' ? closedOn : null];
  });
  return said.filter((on) => typeof on === 'string' && on < decidedOn && on >= addDays(decidedOn, -lookBackDays)).toSorted()[0] ?? null;
};

const wasIntervened = (risks: readonly Risk[], decidedOn: Day): boolean =>
  risks.some(({ isIntervened, openedOn, closedOn }) => isIntervened === 1 && openedOn < decidedOn && (closedOn === null || closedOn >= addDays(decidedOn, -lookBackDays)));

const isNotGreen = (band: Band | null): boolean => band === 'yellow' || band === 'red';

/** Whether a row is one of those behind a figure. */
const passes = (row: OwnRow, at: number, filter: RowFilter, lossIs: LossIs): boolean => {
  const band = row.scores[at]?.band ?? null;
  const isLost = isLoss(row.outcome, lossIs);
  if (filter.only === 'late') return row.isLate && isLost;
  if (filter.only === 'saved') return !isLost && row.isIntervened && isNotGreen(band);
  if (filter.only === 'without-outcome') return false;
  const fitsBand = filter.band === null || (filter.band === 'none' ? band === null : filter.band === 'scored' ? band !== null : filter.band === 'not-green' ? isNotGreen(band) : band === filter.band);
  return fitsBand && (filter.outcome === null || (filter.outcome === 'lost' ? isLost : filter.outcome === 'kept' ? !isLost : row.outcome === filter.outcome));
};

/** The backtest on the book's own past: what became of its renewals, against the scores as they stood. Nothing is recomputed. */
export const createOwnPast = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const models = createHealthModels(context);
  const allAccounts = db.prepare<[], Account>('SELECT id, rid, name FROM accounts WHERE deleted_at IS NULL ORDER BY name, id');
  const contractsOf = db.prepare<[string], ContractTerm>(
    'SELECT name, arr_minor AS arrMinor, currency, start_on AS startOn, end_on AS endOn, renewal_on AS renewalOn FROM contracts WHERE account_id = ? AND deleted_at IS NULL ORDER BY start_on, id',
  );
  const risksOf = db.prepare<[string], Risk>('SELECT opened_on AS openedOn, closed_on AS closedOn, is_intervened AS isIntervened, will_churn AS willChurn, outcome FROM risks WHERE account_id = ? AND deleted_at IS NULL');
  const snapshotOn = db.prepare<[number, Day, Day], Snapshot>('SELECT day, score, band FROM health_snapshots WHERE account_rid = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT 1');
  const lastGreen = db.prepare<[number, Day, Day], { day: Day | null }>(`SELECT max(day) AS day FROM health_snapshots WHERE account_rid = ? AND day >= ? AND day < ? AND band = 'green'`);
  const firstNotGreen = db.prepare<[number, Day, Day], { day: Day | null }>(`SELECT min(day) AS day FROM health_snapshots WHERE account_rid = ? AND day > ? AND day < ? AND band IN ('yellow', 'red')`);
  const detailOn = db.prepare<[number, Day], { detail: string }>('SELECT detail FROM health_snapshots WHERE account_rid = ? AND day <= ? AND detail IS NOT NULL ORDER BY day DESC LIMIT 1');
  const overrideOn = db.prepare<[number, Day], { override: string | null }>('SELECT override FROM health_snapshots WHERE account_rid = ? AND day = ?');

  const scoreThen = (rid: number, decidedOn: Day, days: number): ScoreThen => {
    const on = addDays(decidedOn, -days);
    const found = snapshotOn.get(rid, addDays(on, -settings().backtest.scoreWithinDays), on);
    return { days, day: found?.day ?? null, score: found?.score ?? null, band: found?.band ?? null };
  };

  /** How long before the decision the score left green and never came back. */
  const leadOf = (rid: number, decidedOn: Day): number | null => {
    const from = addDays(decidedOn, -lookBackDays);
    const green = lastGreen.get(rid, from, decidedOn)?.day ?? addDays(from, -1);
    const first = firstNotGreen.get(rid, green, decidedOn)?.day ?? null;
    return first === null ? null : daysBetween(first, decidedOn);
  };

  const rowsOf = ({ id, rid, name }: Account, contracts: readonly ContractTerm[]): Held[] => {
    const { renewalGraceDays, backtest } = settings();
    const decided = decidedRenewals(contracts, today(), renewalGraceDays);
    if (decided.length === 0) return [];
    const risks = risksOf.all(id);
    return decided.map((one): Held => {
      const knownOn = knownDay(risks, one);
      const decidedOn = knownOn ?? one.decidedOn;
      const scores = backtest.horizons.map((days) => scoreThen(rid, decidedOn, days));
      const isLate = knownOn !== null && !isNotGreen(scores.at(-1)?.band ?? null) && firstNotGreen.get(rid, addDays(knownOn, -1), addDays(one.decidedOn, 1))?.day !== null;
      const { dueOn, outcome, beforeMinor, afterMinor, currency } = one;
      const contract = [...new Set(one.contracts.map((term) => term.name))].filter((text) => text !== '').join(', ');
      return {
        accountId: id, accountName: name, contract, dueOn, decidedOn, knownOn, outcome, beforeMinor, afterMinor, currency,
        isIntervened: wasIntervened(risks, one.decidedOn), scores, leadDays: outcome === 'renewed' ? null : leadOf(rid, decidedOn), isLate, rid,
      };
    });
  };

  const gather = async (): Promise<Gathered> => {
    const breathe = createBreather();
    const rows: Held[] = [];
    const dueDays: Day[] = [];
    for (const account of allAccounts.all()) {
      const contracts = contractsOf.all(account.id);
      const found = rowsOf(account, contracts);
      rows.push(...found);
      const done = new Set(found.map(({ dueOn }) => dueOn));
      const due = new Set(contracts.flatMap((one) => (one.endOn === null || one.arrMinor === 0 ? [] : [renewalDue(one) ?? one.endOn])).filter((on) => !done.has(on) && on >= addDays(today(), -settings().renewalGraceDays)));
      dueDays.push(...due);
      await breathe();
    }
    return { rows: rows.toSorted((a, b) => (a.decidedOn < b.decidedOn ? 1 : a.decidedOn > b.decidedOn ? -1 : 0)), dueDays: dueDays.toSorted(), measures: new Map() };
  };

  let kept: { version: string; gathered: Promise<Gathered> } | null = null;
  /** Gathered once for as long as nothing is written and the day does not turn. */
  const gathered = (): Promise<Gathered> => {
    const version = `${store.writesSinceOpen()} ${today()}`;
    if (kept?.version !== version) {
      const fresh = { version, gathered: gather() };
      fresh.gathered.catch(() => { if (kept === fresh) kept = null; });
      kept = fresh;
    }
    return kept.gathered;
  };

  const horizonAt = (days: number): number => {
    const at = settings().backtest.horizons.indexOf(days);
    if (at < 0) throw new DaybookError('INVALID', `Scores are not looked at ${days} days before the decision. Choose one of the days of the settings.`, 'days');
    return at;
  };

  const observed = (rows: readonly OwnRow[], at: number): Observed[] =>
    rows.map(({ outcome, isIntervened, scores }) => ({ outcome, isIntervened, score: scores[at]?.score ?? null, band: scores[at]?.band ?? null }));

  /** The measures of each row's snapshot, as they were stored. */
  const measuresAt = async (all: Gathered, at: number): Promise<(Detail | null)[]> => {
    const known = all.measures.get(at);
    if (known !== undefined) return known;
    const breathe = createBreather();
    const found: (Detail | null)[] = [];
    for (const { rid, scores } of all.rows) {
      await breathe();
      const then = scores[at];
      const text = then === undefined || then.day === null || then.score === null ? undefined : detailOn.get(rid, then.day)?.detail;
      const parsed = text === undefined ? undefined : healthDetail.safeParse(JSON.parse(text)).data;
      found.push(parsed === undefined ? null : { measures: storedMeasures(parsed), isOverridden: (overrideOn.get(rid, then?.day ?? '')?.override ?? null) !== null });
    }
    all.measures.set(at, found);
    return found;
  };

  return {
    own: async ({ lossIs }: { lossIs: LossIs }): Promise<OwnPast> => {
      const { rows, dueDays } = await gathered();
      const limits = settings().backtest;
      const breathe = createBreather();
      const horizons: OwnPast['horizons'] = [];
      for (const [at, days] of limits.horizons.entries()) {
        horizons.push({ days, findings: findingsOf(observed(rows, at), lossIs, limits) });
        await breathe();
      }
      const lost = rows.filter(({ outcome, scores }) => isLoss(outcome, lossIs) && scores.some(({ band }) => band !== null));
      const leads = lost.flatMap(({ leadDays }) => leadDays ?? []);
      const scored = horizons.at(-1)?.findings.outcomes ?? 0;
      const last = scored >= limits.minOutcomes ? undefined : dueDays[limits.minOutcomes - scored - 1];
      return {
        today: today(),
        limits,
        decided: rows.length,
        counts: { renewed: 0, contracted: 0, churned: 0, ...Object.fromEntries([...Map.groupBy(rows, ({ outcome }) => outcome)].map(([outcome, own]) => [outcome, own.length])) },
        withoutSnapshot: rows.filter(({ scores }) => scores.every(({ band }) => band === null)).length,
        horizons,
        lead: { medianDays: medianOf(leads), warned: leads.length, of: lost.length },
        late: rows.filter((row) => row.isLate && isLoss(row.outcome, lossIs)).length,
        enoughOn: last === undefined ? null : addDays(last, settings().renewalGraceDays + 1),
        weights: weightsOf(models.inForce(today(), null)('').model),
      };
    },

    ownRows: async ({ lossIs, days, filter, offset, limit }: { lossIs: LossIs; days: number; filter: RowFilter; offset: number; limit: number }): Promise<{ total: number; rows: OwnRow[] }> => {
      const at = horizonAt(days);
      const found = (await gathered()).rows.filter((row) => passes(row, at, filter, lossIs));
      return { total: found.length, rows: found.slice(offset, offset + limit).map(({ rid: _rid, ...row }) => row) };
    },

    replay: async ({ lossIs, days, weights }: { lossIs: LossIs; days: number; weights: ReplayWeights }): Promise<Replay> => {
      const at = horizonAt(days);
      const all = await gathered();
      const details = await measuresAt(all, at);
      const limits = settings().backtest;
      const [now, replayed]: [Observed[], Observed[]] = [[], []];
      const [kept, lost]: [Pair[], Pair[]] = [[], []];
      let withoutDetail = 0;
      const breathe = createBreather();
      const scoreOf = replayer(weights);
      for (const [index, row] of all.rows.entries()) {
        await breathe();
        const then = row.scores[at];
        const detail = details[index] ?? null;
        if (then === undefined || then.score === null) continue;
        const after = detail === null ? null : scoreOf(detail.measures);
        if (detail === null || after === null) {
          withoutDetail += 1;
          continue;
        }
        const { outcome, isIntervened } = row;
        now.push({ outcome, isIntervened, score: then.score, band: then.band });
        replayed.push({ outcome, isIntervened, score: after, band: replayBand(after, detail.isOverridden, weights.bands) });
        (isLoss(outcome, lossIs) ? lost : kept).push({ before: then.score, after });
      }
      await breathe();
      const findings = { now: findingsOf(now, lossIs, limits), replayed: findingsOf(replayed, lossIs, limits) };
      await breathe();
      return { days, ...findings, difference: findings.now.verdict === 'counts-only' ? null : aucDifference(kept, lost), withoutDetail };
    },
  };
};
