import { test } from 'vitest';
import { writeFileSync, existsSync, readFileSync } from 'node:fs';
import { createSample } from '#electron/services/sample.ts';
import { openTestBook } from '#tests/services/test-book.ts';
import { createCustomerFacts } from '#electron/store/customer-facts.ts';
test('dump', async () => {
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z', of: existsSync('/tmp/b/sample.db') ? readFileSync('/tmp/b/sample.db') : undefined });
  if (!existsSync('/tmp/b/sample.db')) { await createSample(book.context).open({ window: 'x' }); writeFileSync('/tmp/b/sample.db', book.db.serialize()); }
  const facts = createCustomerFacts(book.context);
  const all: unknown[] = [];
  for (const { id } of book.db.prepare<[], { id: string }>('SELECT id FROM accounts ORDER BY name').all()) {
    const t = performance.now();
    const one = await facts.of(id, null);
    const t2 = performance.now();
    const then = await facts.of(id, '2025-06-16').catch((e: Error) => e.message);
    const t3 = performance.now();
    all.push({ now: one, then, left: facts.leftOut(id) });
    if (typeof then !== 'string' || true) console.log(one.account, Math.round(t2 - t), Math.round(t3 - t2), one.objectives.length, one.metrics.length, one.value.gains.length, one.calls.length, one.features.length, one.support?.openedInYear);
  }
  writeFileSync('/tmp/b/facts.json', JSON.stringify(all, null, 1));
  book.close();
}, 120000);
