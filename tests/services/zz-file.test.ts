import { test } from 'vitest';
import { writeFileSync, readFileSync } from 'node:fs';
import { openTestBook } from '#tests/services/test-book.ts';
import { createDecks } from '#electron/services/decks.ts';
import { plainChoice } from '#shared/deck-names.ts';
import { createSettings } from '#electron/services/settings.ts';
test('file', async () => {
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z', of: readFileSync('/tmp/b/sample.db') });
  await createSettings(book.context).save({ me: { name: 'Ines Calder', email: 'i@b.example', title: 'Customer Success Manager', company: 'Brindlework' } } as never, { window: 'x' });
  const decks = createDecks(book.context);
  for (const name of ['Halvorsen Dray Logistics', 'Marrowfield Health Network', 'Aldermere University Trust', 'Palisade Ridge Energy', 'Fennimore Chemicals']) {
    const { id } = book.db.prepare<[string], { id: string }>('SELECT id FROM accounts WHERE name = ?').get(name) as { id: string };
    for (const form of ['quarterly', 'thirty-minute'] as const) {
      const t = performance.now();
      const v = await decks.compose({ accountId: id, reviewId: null, asOf: null, choice: plainChoice(form) });
      const t2 = performance.now();
      const f = await decks.file({ accountId: id, reviewId: null, asOf: null, choice: plainChoice(form) }, { window: 'x' });
      console.log(name, form, Math.round(t2 - t), Math.round(performance.now() - t2), v.slides.length, f.fileName, f.hash.slice(0, 8), v.findings.filter((x) => x.kind === 'fit').map((x) => x.says));
      writeFileSync(`/tmp/b/${name.split(' ')[0]}-${f.fileName.endsWith('docx') ? 'doc.docx' : 'deck.pptx'}`, Buffer.from(f.base64, 'base64'));
    }
  }
  book.close();
}, 120000);
