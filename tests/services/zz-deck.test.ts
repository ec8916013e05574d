import { test } from 'vitest';
import { writeFileSync, readFileSync } from 'node:fs';
import { openTestBook } from '#tests/services/test-book.ts';
import { createCustomerFacts } from '#electron/store/customer-facts.ts';
import { composeAll, thenDayOf } from '#shared/deck-compose.ts';
import { plainChoice } from '#shared/deck-names.ts';
test('dump', async () => {
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z', of: readFileSync('/tmp/b/sample.db') });
  const facts = createCustomerFacts(book.context);
  let out = '';
  for (const { id } of book.db.prepare<[], { id: string }>('SELECT id FROM accounts ORDER BY name').all()) {
    const one = await facts.of(id, null);
    const choice = plainChoice('quarterly');
    const then = await facts.of(id, thenDayOf(one, choice)).catch(() => null);
    const { deck } = composeAll(one, then, null, choice);
    out += `\n=== ${one.account} (${deck.slides.length})\n`;
    for (const s of deck.slides) { out += `  [${s.key}] ${s.title}\n`; if (process.env['FULL'] === one.account) out += JSON.stringify(s.blocks, null, 0) + '\n' + s.notes.join('\n') + '\n'; }
    for (const f of deck.findings) out += `    - ${f.kind} ${f.slide}: ${f.says}\n`;
  }
  writeFileSync('/tmp/b/decks.txt', out);
  book.close();
}, 120000);
