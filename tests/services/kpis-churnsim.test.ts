import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import type { KpiKey } from '#shared/kpi-names.ts';
import { createKpis } from '#electron/services/kpis.ts';
import { corpus, corpusFile, createImporting } from '#tests/services/import-file.ts';
import { openTestBook } from '#tests/services/test-book.ts';

type Row = { account_id: string; start_date: Day; end_date: Day; mrr: string };
type Line = { from: Day; until: Day; cents: number };

/** ARR of each account of the file on a day, in cents. A line runs to the day before its end; a gap to the next one of the account that is shorter than the grace of 30 days is none. */
const arrOfFile = (rows: readonly Row[]): ((on: Day) => Map<string, number>) => {
  const byAccount = new Map<string, Line[]>();
  for (const row of rows) byAccount.set(row.account_id, [...(byAccount.get(row.account_id) ?? []), { from: row.start_date, until: row.end_date, cents: Math.round(Number(row.mrr) * 1_200) }]);
  for (const lines of byAccount.values()) {
    const starts = [...new Set(lines.map(({ from }) => from))].toSorted();
    for (const line of lines) {
      const next = starts.find((start) => start > line.from && start < addDays(line.until, 30));
      if (next !== undefined && next > line.until) line.until = next;
    }
  }
  return (on) => new Map([...byAccount].map(([id, lines]) => [id, lines.reduce((sum, { from, until, cents }) => sum + (from <= on && on < until ? cents : 0), 0)] as const).filter(([, cents]) => cents > 0));
};

describe.skipIf(corpus === null)('the KPIs of 740 accounts with 19,467 subscriptions, month by month (2 files; skipped without DAYBOOK_CORPUS)', () => {
  test('are those that follow from the file, to the cent', { timeout: 240_000 }, async () => {
    const book = await openTestBook({ now: '2025-01-15T09:00:00.000Z' });
    const importing = createImporting(book.context);
    await importing.takeCorpus('csv/churnsim-crm5/accounts.csv');
    const file = corpusFile('csv/churnsim-crm5/subscriptions.csv');
    await importing.run(await importing.openTable(file, 'subscriptions.csv', 'lines'));
    const kpis = createKpis(book.context);
    const arrOn = arrOfFile(Papa.parse<Row>(file.toString('utf8'), { header: true, skipEmptyLines: true }).data);
    let lostEver = 0;
    for (let month = '2022-02-01'; month < '2024-06-01'; month = addMonths(month, 1)) {
      const { figures, waterfall } = await kpis.board({ period: { kind: 'month', on: month }, owned: 'start', method: 'point', segment: null });
      const of = (key: KpiKey): unknown => {
        const found = figures.find((one) => one.key === key);
        return { numerator: found?.numerator, base: found?.base };
      };
      const [opens, closes] = [arrOn(addDays(month, -1)), arrOn(addDays(addMonths(month, 1), -1))];
      const [start, end] = [opens, closes].map((arr) => [...arr.values()].reduce((sum, cents) => sum + cents, 0));
      const ends = [...opens].map(([id, cents]) => [cents, closes.get(id) ?? 0] as const);
      const lost = ends.filter(([, cents]) => cents === 0).length;
      lostEver += lost;
      expect({ month, nrr: of('nrr'), grr: of('grr'), logos: of('logo-churn'), start: waterfall.start, end: waterfall.end }).toEqual({
        month, nrr: { numerator: ends.reduce((sum, [, cents]) => sum + cents, 0), base: start }, grr: { numerator: ends.reduce((sum, [before, after]) => sum + Math.min(before, after), 0), base: start }, logos: { numerator: lost, base: opens.size }, start, end,
      });
    }
    expect(lostEver).toBeGreaterThan(100);
    book.close();
  });
});
