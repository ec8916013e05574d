import type { Context } from '#electron/context.ts';
import { createOwnPast } from './backtest-own.ts';
import { createStudies } from './backtest-studies.ts';
import { createFileShelf } from './imports-files.ts';

/** How scores did against what then happened (F15): on the book's own past, and on tables that are brought in. */
export const createBacktest = (context: Context, shelf = createFileShelf()) => ({ ...createOwnPast(context), ...createStudies(context, shelf) });
