import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from '@playwright/test';
import { bookName, newFolder, removeFolder, startLoopback } from '#tests/e2e/running.ts';

/** Accounts whose health of past days is still being written; within the two days that time zones can make of one. Hosts of specs need not write it again. */
const withoutPast = `SELECT count(*) FROM accounts a WHERE (SELECT count(*) FROM health_snapshots s WHERE s.account_rid = a.rid) + 2
  < min(400, julianday('now') - (SELECT julianday(min(c.at)) FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' AND h.record_id = a.id AND h.field = ''))`;

/** Makes the sample book that the specs copy, once for all of them: `DAYBOOK_SAMPLE_BOOK` names its file, which nobody has open. */
// oxlint-disable-next-line import/no-default-export -- Playwright reads the default export.
export default async (): Promise<() => void> => {
  const folder = newFolder();
  const file = join(folder, bookName);
  const running = await startLoopback(folder, ['--sample'], 0);
  const book = new Database(file, { readonly: true });
  await expect.poll(() => book.prepare(withoutPast).pluck().get(), { timeout: 60_000 }).toBe(0);
  book.close();
  await running.stop();
  process.env['DAYBOOK_SAMPLE_BOOK'] = file;
  return () => removeFolder(folder);
};
