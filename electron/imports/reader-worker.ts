import { parentPort, workerData } from 'node:worker_threads';
import type { FromReader, ReadJob, ToReader } from './reader.ts';
import { Unreadable } from './row.ts';
import { walkPlain } from './plain-lines.ts';
import { isWorkbook, openTable, readText, type OpenedTable } from './table.ts';
import { createUsagePacker, packRows, type UsageJob } from './usage-pack.ts';

/** Rows and entries that go to the backend at once: few enough that taking them over never holds it up. */
const batchRows = 500;
const batchCells = 20_000;
const batchEntries = 200;
const batchKeys = 2_000;
const shownWrong = 1_000;

const port = parentPort;
if (port === null) throw new Error('The reader runs as a worker.');

const tell = (message: FromReader): void => port.postMessage(message);

/** Answers each question for more with the items from there on. */
const serve = <T>(items: readonly T[], size: number, toMessage: (batch: T[]) => FromReader): void => {
  port.on('message', ({ from }: ToReader) => tell(toMessage(items.slice(from, from + size))));
};

/** Packs a table of usage as soon as it is asked for, then gives the accounts that it names, some at a time. */
const serveUsage = (table: OpenedTable, job: UsageJob): void => {
  const pack = () => {
    const packer = createUsagePacker(table.columns.map(({ name }) => name), job, table.reading);
    if (table.lines === null) packRows(table.rows(), packer);
    else walkPlain(table.lines, table.lines.firstLine, packer.take);
    return packer.done();
  };
  let packed: ReturnType<typeof pack> | undefined;
  port.on('message', ({ from, wants }: ToReader) => {
    try {
      const isFirst = packed === undefined;
      packed ??= pack();
      const { groups, dayOf, values, lines } = packed.pack;
      if (wants !== 'keys') port.postMessage({ usage: packed.pack } satisfies FromReader, isFirst ? [groups.buffer, dayOf.buffer, values.buffer, lines.buffer] as ArrayBuffer[] : []);
      else tell({ keys: packed.keys.slice(from, from + batchKeys) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      tell({ refused: error.message });
    }
  });
};

const isCalendar = (text: string): boolean => /^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 4_000));

const work = async ({ pieces, fileName, reading, span, pick, usage }: ReadJob): Promise<void> => {
  const bytes = Buffer.concat(pieces);
  if (!isWorkbook(bytes)) {
    const isNamedSo = /\.(?:ics|ical|ifb|vcs)$/i.test(fileName);
    const { text } = readText(bytes, reading?.encoding ?? null);
    if (isCalendar(text)) {
      const { readCalendar } = await import('./calendar.ts');
      const { entries, wrong, ...head } = readCalendar(text, span);
      tell({ calendar: { ...head, entries: entries.length, wrong: wrong.slice(0, shownWrong), wrongCount: wrong.length } });
      serve(entries, batchEntries, (batch) => ({ entries: batch }));
      return;
    }
    if (isNamedSo) throw new Unreadable('That file is no calendar: it does not begin as one. Export the calendar again as ICS.');
  }
  const opened = await openTable(bytes, reading);
  const { rows, lines: _lines, count, ...head } = opened;
  tell({ table: { ...head, rows: count } });
  if (usage !== undefined && usage !== null) return serveUsage(opened, usage);
  const size = Math.max(20, Math.min(batchRows, Math.floor(batchCells / Math.max(1, pick.length))));
  port.on('message', ({ from }: ToReader) => {
    try {
      tell({ rows: rows().slice(from, from + size).map(({ line, cells, fault }) => ({ line, fault, cells: pick.map((column) => cells[column] ?? '') })) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      tell({ refused: error.message });
    }
  });
};

work(workerData as ReadJob).catch((error: unknown) => {
  if (error instanceof Unreadable) tell({ refused: error.message });
  else throw error;
});
