import Database from 'better-sqlite3';
import { DaybookError } from '#shared/errors.ts';

/** What a person should read where the disk failed a call, or nothing where the error is of another kind. */
export const troubleOf = (error: unknown): DaybookError | undefined => {
  if (!(error instanceof Database.SqliteError)) return undefined;
  if (error.code.startsWith('SQLITE_FULL')) return new DaybookError('NOT_SAVED', 'The disk is full, so nothing was saved. Free some space, then try again.');
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM)/.test(error.code)) return new DaybookError('NOT_SAVED', `The disk did not take that (${error.message}), so nothing was saved. Look whether the data folder is there and may be written, then try again.`);
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return new DaybookError('NOT_SAVED', 'Another program holds the file of the book, so nothing was saved. Close that program, then try again.');
  return undefined;
};
