import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '#electron/backend.ts';
import { bookFile } from '#electron/store/open.ts';
import { fromPlainText } from '#shared/rich-text.ts';
import { dumpOf, newFolder, openBackend } from '#tests/store/book-folder.ts';
import { contractOf } from '#tests/store/contract-of.ts';

const callId = '01J0000000000000000000000A';
let dataDir: string;
let backend: Backend;
let window: ReturnType<typeof contractOf>;
let accountId: string;
const told = vi.spyOn(console, 'error').mockImplementation(() => {});
afterAll(() => told.mockRestore());
beforeEach(async () => {
  dataDir = newFolder();
  backend = await openBackend(dataDir);
  window = contractOf(backend);
  accountId = (await window.client.accounts.create({ name: 'Blue Heron' })).id;
});
afterEach(async () => {
  window.close();
  await backend.close();
});
const dbOf = () => backend.openBook().context.store.db;
const writeNote = (words: string) => window.client.calls.write({ id: callId, fields: { accountId, body: fromPlainText(words) } });

describe('a full disk', () => {
  test('is told in words, changes nothing, and the same save goes through once there is room', async () => {
    await writeNote('before');
    const before = dumpOf(dbOf());
    const words = 'They asked about latency. '.repeat(20_000);
    dbOf().pragma(`max_page_count = ${String(dbOf().pragma('page_count', { simple: true }))}`);
    await expect(writeNote(words)).rejects.toMatchObject({ code: 'NOT_SAVED', defined: true, message: 'The disk is full, so nothing was saved. Free some space, then try again.' });
    expect(dumpOf(dbOf())).toBe(before);
    dbOf().pragma('max_page_count = 1000000');
    await writeNote(words);
    expect(dumpOf(dbOf())).not.toBe(before);
  });
});

describe('damage that shows while the book is open', () => {
  test('closes the book, offers the backups to every window, and one of them brings it back', async () => {
    await window.client.book.openSample();
    const { file } = await window.client.book.backUp();
    const then = dumpOf(dbOf());
    const heard: string[][] = [];
    const stop = new AbortController();
    const changes = await window.client.book.changes(undefined, { signal: stop.signal });
    const listening = (async () => {
      for await (const { words } of changes) heard.push(words);
    })().catch(() => {});

    dbOf().pragma('wal_checkpoint(TRUNCATE)');
    // From another process: closing a descriptor of the file in this one would drop the locks of SQLite.
    execFileSync(process.execPath, ['-e', `const fs = require('fs'); const f = fs.openSync(process.argv[1], 'r+'); fs.writeSync(f, Buffer.alloc(4096 * 200, 255), 0, 4096 * 200, 4096 * 40); fs.closeSync(f);`, bookFile(dataDir)]);
    dbOf().pragma('cache_size = 0');
    dbOf().pragma('shrink_memory');

    await expect(window.client.calls.list({ from: '2000-01-01', to: '2100-01-01', state: null })).rejects.toMatchObject({ code: 'REFUSED', message: expect.stringMatching(/^The book is damaged\. Nothing more is written to it\. Open a backup below/) });
    await vi.waitFor(() => expect(heard).toContainEqual(['everything']));
    expect((await window.client.book.state()).refusal).toMatchObject({ reason: 'damaged', backups: [{ file }] });
    await expect(writeNote('into the void')).rejects.toMatchObject({ code: 'REFUSED' });
    await window.client.book.restore({ file });
    expect((await window.client.book.state()).refusal).toBeNull();
    expect(dumpOf(dbOf())).toBe(then);
    stop.abort();
    await listening;
  });

  test('of the search alone is mended, because its words follow from the records', async () => {
    await writeNote('throughput dropped');
    const before = dumpOf(dbOf());
    dbOf().unsafeMode(true);
    dbOf().exec(`UPDATE activities_search_data SET block = x'ffffffffffff' WHERE id > 10`);
    dbOf().unsafeMode(false);
    const find = () => window.client.search.find({ text: 'throughput', kinds: [], limit: 5, ranked: true });
    await expect(find()).rejects.toMatchObject({ code: 'CONFLICT', message: 'The index of the search was damaged and was made anew. Try again.' });
    expect((await find()).map(({ id }) => id)).toEqual([callId]);
    await writeNote('throughput is back');
    expect(dumpOf(dbOf())).not.toBe(before);
    expect((await window.client.book.state()).refusal).toBeNull();
    expect(told).toHaveBeenCalled();
  });
});
