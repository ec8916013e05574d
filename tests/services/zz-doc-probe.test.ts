import { test } from 'vitest';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openTestBook } from '#tests/services/test-book.ts';
import { createDocuments } from '#electron/services/documents.ts';
import { createSettings } from '#electron/services/settings.ts';
import { documentKinds } from '#shared/document-kinds.ts';
test('probe', async () => {
  mkdirSync('/tmp/docs-e', { recursive: true });
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z', of: readFileSync('/tmp/b/sample.db') });
  const documents = createDocuments(book.context);
  await createSettings(book.context).save({ me: { name: 'Ines Calder', email: 'ines@brindlework.example', title: 'Customer success manager', company: 'Brindlework' } }, { window: 'w' });
  const accounts = book.db.prepare<[], { id: string; name: string }>('SELECT id, name FROM accounts WHERE deleted_at IS NULL ORDER BY name').all();
  const name = process.env['ACC'] ?? 'Halvorsen Dray';
  const account = accounts.find((one) => one.name.includes(name)) ?? accounts[0];
  const ask = { accountId: account?.id ?? '', asOf: null, personId: null, callId: null, template: null };
  for (const kind of documentKinds) {
    const t = performance.now();
    const view = await documents.compose({ ...ask, kind, text: null });
    console.log(kind, Math.round(performance.now() - t), 'ms');
    writeFileSync(`/tmp/docs-e/${kind}.md`, `Subject: ${view.subject}\n\n${view.markdown}\n\nFINDINGS\n${view.findings.map((f) => `${f.kind}: ${f.says}`).join('\n')}\nSOURCES ${view.sources.length}\n`);
    for (const format of ['pdf', 'docx', 'pptx', 'md'] as const) {
      const s = performance.now();
      const file = await documents.file({ ...ask, kind, markdown: null, format }, { window: 'w' });
      console.log('  ', format, Math.round(performance.now() - s), 'ms', file.base64.length);
      writeFileSync(`/tmp/docs-e/${kind}.${format}`.replace('.md', '.file.md'), Buffer.from(file.base64, 'base64'));
    }
  }
  book.close();
}, 300000);
