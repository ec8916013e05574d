import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Day, Instant } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, type Written } from '#shared/records.ts';

/** A copy of the book on this machine, checked when it was made. */
export type Backup = { file: string; at: Instant; reason: 'rotating' | 'before a migration' | 'before an import' | 'before removing the sample book' | 'before a restore' | 'asked for'; bytes: number };

/** Why a book was not opened. `sentence` says what happened, what is safe, and the way out. */
export type Refusal = { reason: 'newer' | 'damaged' | 'foreign' | 'locked' | 'unreadable'; sentence: string; backups: Backup[] };

/** `empty` shows the first run. `undo` and `redo` are what this window would take back or do again next. */
export type BookState = {
  refusal: Refusal | null;
  empty: boolean;
  hasSample: boolean;
  today: Day;
  undo: string | null;
  redo: string | null;
};

/** Which words a write touched, and by which window; every window re-reads what it shows of them. */
export type Changed = { words: string[]; window: string };

export const bookContract = {
  state: oc.output(type<BookState>()),
  openSample: oc.errors(errors).output(type<Written>()),
  /** Takes the sample records away for good, after a backup. Records that are not of the sample stay. */
  removeSample: oc.errors(errors).output(type<{ removed: number; backup: string }>()),
  /** Takes back this window's last write, or the named one. */
  undo: oc.errors(errors).input(z.strictObject({ changeId: id.nullable() })).output(type<Written>()),
  redo: oc.errors(errors).output(type<Written>()),
  backups: oc.output(type<Backup[]>()),
  backUp: oc.errors(errors).output(type<Backup>()),
  /** Puts a backup in the book's place. What was there is kept as a backup of its own. */
  restore: oc.errors(errors).input(z.strictObject({ file: z.string().regex(/^[\w.-]{1,120}\.sqlite$/, 'That is not the name of a backup.') })).output(type<{ restored: string }>()),
  /** Begins an empty book where the old one cannot be opened; the old file is kept beside it under another name. */
  startAnew: oc.errors(errors).output(type<{ keptAs: string }>()),
  changes: oc.output(eventIterator(type<Changed>())),
};
