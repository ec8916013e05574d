import { expect } from 'vitest';
import { entities } from '#shared/records.ts';
import { redo, undo } from '#electron/store/undo.ts';
import type { TestBook } from '#tests/services/test-book.ts';

/** Every live row of every record, without row numbers: what a person would call the state of the book. */
export const dumpOf = ({ db }: TestBook): string =>
  JSON.stringify(entities.map((table) => db.prepare(`SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY id`).all().map((row) => ({ ...(row as object), rid: 0 }))));

/** A write of window `one` changes the book; undo brings back the same book, redo the same change, and undo the same book again. */
export const checkUndo = async (book: TestBook, write: () => Promise<unknown>): Promise<void> => {
  const before = dumpOf(book);
  await write();
  const after = dumpOf(book);
  expect(after).not.toBe(before);
  await undo(book.context.store, 'one', null);
  expect(dumpOf(book)).toBe(before);
  await redo(book.context.store, 'one');
  expect(dumpOf(book)).toBe(after);
  await undo(book.context.store, 'one', null);
  expect(dumpOf(book)).toBe(before);
  expect(book.db.pragma('foreign_key_check')).toEqual([]);
};
