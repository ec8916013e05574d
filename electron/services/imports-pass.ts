import { addDays } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { calendarSpan, type ImportCounts, type ImportPlan, type ImportProgress, type ImportTarget, type Mapping, type Preview } from '#shared/imports.ts';
import { importFields } from '#electron/imports/fields.ts';
import { guessSource, guessTarget } from '#electron/imports/guess.ts';
import { isValueColumnKey } from '#electron/imports/usage-shape.ts';
import type { Connection } from '#electron/store/connection.ts';
import { openReader, type OpenReader, type Span } from '#electron/imports/reader.ts';
import type { Row } from '#electron/imports/row.ts';
import type { Context } from '#electron/context.ts';
import { createAccountCheck, type ImportScope } from './imports-accounts.ts';
import { createActivityCheck } from './imports-activities.ts';
import { readBook } from './imports-book.ts';
import { createCalendarCheck } from './imports-calendar.ts';
import { createCaseCheck } from './imports-cases.ts';
import { createContractCheck } from './imports-contracts.ts';
import type { HeldFile } from './imports-files.ts';
import { createSurveyCheck } from './imports-surveys.ts';
import { createLineCheck, createLineShape, type LineShape } from './imports-lines.ts';
import { createPeopleCheck } from './imports-people.ts';
import { createRowReader, WrongCell, type Check, type Plan, type RowReader } from './imports-row.ts';
import { lookAtUsage, writeUsage, type UsageLook } from './imports-usage.ts';
import type { Writer } from './imports-writer.ts';

/** Of each verdict, so that the few changed rows of a long file are among them. */
const shownRows = 200;
const shownWrong = 1_000;
const sliceMs = 6;

const checks: Record<Exclude<ImportTarget, 'usage' | 'lines'>, (scope: ImportScope) => Check> = { accounts: createAccountCheck, people: createPeopleCheck, contracts: createContractCheck, activities: createActivityCheck, cases: createCaseCheck, surveys: createSurveyCheck };

export const myZone = ({ settings }: Pick<Context, 'settings'>): string => settings().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Which days of a calendar are taken; a month back and three ahead where the plan does not say. */
export const spanOf = (context: Context, span: ImportPlan['span']): Span => {
  const { daysBack, daysAhead } = calendarSpan.parse(span ?? { daysBack: 30, daysAhead: 90 });
  const today = context.today();
  return { from: addDays(today, -daysBack), to: addDays(today, daysAhead), zone: myZone(context) };
};

/** Counts what becomes of each row, keeps the first ones for the preview, and writes where there is a writer. */
const createTally = (to: Writer | null) => {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, wrong: 0 };
  const preview: Preview = { counts, rows: [], wrong: [], skipped: [] };
  const skips = new Map<string, number>();
  const wrong = (line: number, column: string, value: string, reason: string): void => {
    counts.wrong += 1;
    if (preview.wrong.length < shownWrong) preview.wrong.push({ line, column, value, reason });
  };
  return {
    preview,
    wrong,
    skip: (reason: string, count = 1): void => void skips.set(reason, (skips.get(reason) ?? 0) + count),
    take: (line: number, look: () => Plan): void => {
      let plan: Plan;
      try {
        plan = look();
      } catch (error) {
        if (!(error instanceof WrongCell)) throw error;
        wrong(line, error.column, error.value, error.message);
        return;
      }
      const { verdict, title, detail } = plan;
      counts[verdict] += 1;
      if (counts[verdict] <= shownRows) preview.rows.push({ line, verdict, title, detail: detail() });
      if (to !== null && verdict !== 'same') plan.write(to);
    },
    done: (): Preview => ({ ...preview, counts: { ...counts }, skipped: [...skips].map(([reason, count]) => ({ reason, count })) }),
  };
};

export type PassParts = {
  context: Context;
  file: HeldFile;
  plan: ImportPlan;
  reader: OpenReader;
  /** Where to write; null only looks. */
  to: Writer | null;
  /** The connection that is written to. */
  on?: Connection;
  /** What was found in the look before. */
  looked?: Passed;
  breathe: () => Promise<void>;
  tell: (progress: ImportProgress) => void;
};
/** What a pass found: the preview, and what the file is to the book. */
export type Passed = { preview: Preview; target: ImportTarget | 'calendar'; columns: string[]; mapping: Mapping; usage?: UsageLook; lines?: LineShape };

const checkMapping = (mapping: Mapping, target: ImportTarget, columns: number): void => {
  const known = new Set(importFields[target].map(({ key }) => key));
  if (Object.keys(mapping).length === 0) throw new DaybookError('INVALID', 'No column is mapped yet. Say which column fills which field.', 'mapping');
  for (const [key, column] of Object.entries(mapping)) {
    if ((!known.has(key) && !(target === 'usage' && isValueColumnKey(key))) || column >= columns) throw new DaybookError('INVALID', 'The mapping does not fit this file. Read the file again.', 'mapping');
  }
};

const scopeOf = async ({ context, breathe }: PassParts, system: string, withCases = false): Promise<ImportScope> => ({
  book: await readBook(context.store.db, system, breathe, withCases),
  system,
  settings: context.settings(),
  today: context.today(),
});

const passTable = async (parts: PassParts, table: NonNullable<OpenReader['table']>): Promise<Passed> => {
  const { plan, file, reader, tell, to, breathe, context } = parts;
  const target = plan.target ?? guessTarget(table.columns, file.fileName ?? '');
  const columns = table.columns.map(({ name }) => name);
  checkMapping(plan.mapping, target, columns.length);
  if (target === 'usage') return passUsage(parts, columns);
  const source = guessSource(table.columns);
  const scope = await scopeOf(parts, source === 'Spreadsheet' ? 'file' : source.toLowerCase(), target === 'cases');
  const { read } = createRowReader(target, plan.mapping, columns, table.reading, myZone(context));
  const lines = target === 'lines' ? (parts.looked?.lines ?? await shapeOf(parts, read)) : undefined;
  const check = target === 'lines' && lines !== undefined ? createLineCheck(scope, lines) : checks[target === 'lines' ? 'contracts' : target](scope);
  const tally = createTally(to);
  // One read transaction for some milliseconds of rows: a lock for each look-up would cost more than the look-up.
  const slice = context.store.db.transaction((rows: readonly Row[], from: number): number => {
    const began = performance.now();
    let next = from;
    for (let row = rows[next]; row !== undefined && performance.now() - began < sliceMs; row = rows[next]) {
      const taken = row;
      tally.take(taken.line, () => check(read(taken)));
      next += 1;
    }
    return next;
  });
  let at = 0;
  for await (const rows of reader.rows()) {
    for (let from = 0; from < rows.length; await breathe()) from = slice(rows, from);
    at += rows.length;
    tell({ phase: to === null ? 'checking' : 'writing', at, of: table.rows, counts: { ...tally.preview.counts }, changeId: null, preview: null });
  }
  return { preview: tally.done(), target, columns, mapping: plan.mapping, ...(lines === undefined ? {} : { lines }) };
};

/** Goes over lines of contracts once for what one row does not tell. */
const shapeOf = async ({ reader, breathe }: PassParts, read: RowReader['read']): Promise<LineShape> => {
  const { see, shape } = createLineShape();
  for await (const rows of reader.rows()) {
    for (const row of rows) {
      if (row.fault === null) see(read(row));
      await breathe();
    }
  }
  return shape();
};

/** A table of usage goes by another way: hundreds of thousands of values as figures, not as rows. */
const passUsage = async (parts: PassParts, columns: string[]): Promise<Passed> => {
  const { context, to, on, looked, plan } = parts;
  if (plan.target !== 'usage') throw new DaybookError('INVALID', 'Say first that the table holds usage.', 'target');
  if (!['account', 'accountExternalId'].some((key) => plan.mapping[key] !== undefined)) throw new DaybookError('INVALID', 'Say which column names the account.', 'mapping');
  if (!Object.keys(plan.mapping).some((key) => key === 'value' || isValueColumnKey(key))) throw new DaybookError('INVALID', 'Say which columns hold the values.', 'mapping');
  const held = looked?.usage ?? null;
  // Between a look and its write nothing else may have come; where it did, it is looked again.
  const look = held !== null && held.writes === context.store.writesSinceOpen() ? held : await lookAtUsage(parts, held);
  if (to !== null && on !== undefined) await writeUsage(look, { ...parts, to, on });
  return { preview: look.preview, target: 'usage', columns, mapping: plan.mapping, usage: look };
};

const passCalendar = async (parts: PassParts, calendar: NonNullable<OpenReader['calendar']>): Promise<Passed> => {
  const { tell, to, breathe, context, plan, reader } = parts;
  const { check, vanished } = createCalendarCheck(await scopeOf(parts, 'calendar'));
  const tally = createTally(to);
  for (const { line, column, value, reason } of calendar.wrong) tally.wrong(line, column, value, reason);
  tally.preview.counts.wrong = calendar.wrongCount;
  for (const { reason, count } of calendar.skipped) tally.skip(reason, count);
  let at = 0;
  for await (const entries of reader.entries()) {
    for (const entry of entries) {
      const seen = check(entry);
      if ('skip' in seen) tally.skip(seen.skip);
      else tally.take(entry.line, () => seen);
      await breathe();
    }
    at += entries.length;
    tell({ phase: to === null ? 'checking' : 'writing', at, of: calendar.entries, counts: { ...tally.preview.counts }, changeId: null, preview: null });
  }
  for (const gone of vanished(calendar.series, spanOf(context, plan.span))) tally.take(0, () => gone);
  return { preview: tally.done(), target: 'calendar', columns: [], mapping: {} };
};

/** Opens the file of a plan for its passes; the caller closes it. @throws DaybookError where it cannot be read, or the signal came. */
export const openPlanned = (context: Context, file: HeldFile, plan: ImportPlan, signal: AbortSignal): Promise<OpenReader> =>
  openReader({
    pieces: file.pieces, fileName: file.fileName ?? '', reading: plan.reading, span: spanOf(context, plan.span), pick: Object.values(plan.mapping),
    usage: plan.target === 'usage' ? { mapping: plan.mapping, fileName: file.fileName ?? '', today: context.today() } : null,
  }, signal);

/** Goes over a whole file once, looking or writing. @throws DaybookError where the plan does not fit the file, or the signal came. */
export const pass = async (parts: PassParts): Promise<Passed> => {
  const { reader } = parts;
  if (reader.calendar !== null) return passCalendar(parts, reader.calendar);
  if (reader.table === null) throw new DaybookError('INVALID', 'The file cannot be read. Save it again, or export it as CSV.');
  return passTable(parts, reader.table);
};
