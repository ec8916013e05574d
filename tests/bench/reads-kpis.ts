import type { KpiAsked } from '#shared/kpis.ts';
import { heldUpBy, heldUpWords } from '#tests/bench/held-up.ts';
import { figureOf, timed, valueOf, type Figure } from '#tests/bench/measure.ts';
import type { Bench } from '#tests/bench/read-case.ts';

/** The same retention for two periods and by segment, as somebody would write it in SQL; converted at one rate, without logos, waterfall or lines. */
const handWritten = `
  WITH balance AS (
    SELECT e.account_id AS id, a.segment,
      sum(CASE WHEN e.on_day < @before THEN e.delta_minor * r.rate ELSE 0 END) AS before_start, sum(CASE WHEN e.on_day < @from THEN e.delta_minor * r.rate ELSE 0 END) AS opens, sum(CASE WHEN e.on_day <= @to THEN e.delta_minor * r.rate ELSE 0 END) AS closes
    FROM arr_events e JOIN accounts a ON a.id = e.account_id AND a.deleted_at IS NULL
    JOIN (SELECT 'USD' AS currency, 1.0 AS rate UNION ALL SELECT 'EUR', (SELECT rate_nano / 1e9 FROM exchange_rates WHERE currency = 'EUR' AND on_day <= @from ORDER BY on_day DESC LIMIT 1)) r ON r.currency = e.currency
    WHERE e.deleted_at IS NULL AND (a.csm_since IS NULL OR a.csm_since <= @from) GROUP BY e.account_id
  )
  SELECT segment, sum(CASE WHEN opens > 0 THEN opens END) AS opens, sum(CASE WHEN opens > 0 THEN closes END) AS closes, sum(CASE WHEN opens > 0 THEN min(opens, closes) END) AS kept, count(CASE WHEN opens > 0 AND closes <= 0 THEN 1 END) AS lost,
    sum(CASE WHEN before_start > 0 THEN opens END) AS past
  FROM balance GROUP BY segment`;

/** The KPI board of a large book beside hand-written SQL: the first look, what a write costs, and every look in between (P: under 100 ms for ten years of 2,000 accounts). */
export const kpiFigures = async ({ services, bare, context, accounts }: Bench): Promise<Figure[]> => {
  const asked: KpiAsked = { period: { kind: 'quarter', on: null }, owned: 'start', method: 'point', segment: null };
  const first = await heldUpBy(() => timed(() => services.kpis.board(asked)));
  const { measured, previous } = await services.kpis.board(asked);
  const sql = bare.prepare(handWritten);
  const byHand = (): unknown => sql.all({ before: previous.from, from: measured.from, to: measured.to });
  const touch = context.store.db.prepare('UPDATE accounts SET about = ? WHERE id = ?');
  let round = 0;
  /** A write before each look, so that nothing is answered from what was kept as a whole. */
  const write = () => context.store.write({ window: 'bench', label: 'Touched', words: [] }, () => {
    touch.run(`round ${(round += 1)}`, accounts[round % accounts.length] ?? '');
    return {};
  });
  const [board, again, trend, peer, peers]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  for (let at = 0; at < 23; at += 1) {
    await write();
    board.push(await timed(() => services.kpis.board(asked)));
    again.push(await timed(() => services.kpis.board(asked)));
    peer.push(await timed(byHand));
  }
  for (let at = 0; at < 7; at += 1) {
    await write();
    trend.push(await timed(() => services.kpis.trend({ ...asked, count: 8 })));
    peers.push(await timed(() => { for (let period = 0; period < 8; period += 1) byHand(); }));
  }
  const held = await heldUpBy(async () => {
    for (let at = 0; at < 10; at += 1) {
      await write();
      await services.kpis.board(asked);
      await services.kpis.trend({ ...asked, count: 8 });
    }
  });
  const allowed = Math.max(50, 2 * held.idle.longest);
  return [
    figureOf('KPI board', 'kpis.board after a write, beside retention by segment in hand-written SQL', board.slice(3), peer.slice(3), '≤ 3×, or p95 ≤ 100 ms', ({ p95, ratio50 }) => (p95 ?? 0) <= 100 || (ratio50 ?? 0) <= 3),
    figureOf('KPI board', 'kpis.board again, nothing written since', again.slice(3), peer.slice(3), 'p95 ≤ 100 ms', ({ p95 }) => (p95 ?? 0) <= 100),
    figureOf('KPI board', 'kpis.trend, eight periods after a write, beside the SQL of each', trend.slice(1), peers.slice(1), '≤ 3×', ({ ratio50 }) => (ratio50 ?? 0) <= 3),
    valueOf('KPI board', 'The backend’s loop meanwhile', heldUpWords(held.own, held.idle), 'no step over 50 ms', held.own.longest <= allowed),
    valueOf('KPI board', 'The first look after the book was opened', `${first.result.toFixed(0)} ms, in steps; ${heldUpWords(first.own, first.idle)}`, 'no step over 50 ms', first.own.longest <= Math.max(50, 2 * first.idle.longest)),
  ];
};
