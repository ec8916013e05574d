import { writeSync } from 'node:fs';
import { monotonicFactory } from 'ulid';
import { createBackend } from '#electron/backend.ts';
import { openBook } from '#electron/store/open.ts';
import { fromPlainText } from '#shared/rich-text.ts';

// A process to be killed: `write` acknowledges each committed note by a line, `early` acknowledges before it commits, `migrate` brings a book up to date.
const [mode, dataDir = '', migrationsFolder = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

if (mode === 'migrate') {
  say('begun');
  await openBook(dataDir, migrationsFolder, new Date());
  say('done');
  setInterval(() => {}, 1_000);
} else {
  const newId = monotonicFactory();
  const backend = await createBackend({ dataDir, migrationsFolder, now: () => new Date(), newId });
  const { accounts, calls } = backend.openBook().services;
  const { id: accountId } = await accounts.create({ name: `Account ${newId()}` }, { window: 'w' });
  for (;;) {
    const id = newId();
    if (mode === 'early') {
      say(id);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await calls.write({ id, fields: { accountId, body: fromPlainText(`They asked about latency ${id}`) } }, { window: 'w' });
    await calls.write({ id, fields: { title: id } }, { window: 'w' });
    if (mode === 'write') say(id);
    // Lets the loop turn, so that timers and backups of the app run as they do in it.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
