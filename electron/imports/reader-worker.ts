import { parentPort, workerData } from 'node:worker_threads';
import type { FromReader, ReadJob, ToReader } from './reader.ts';
import { Unreadable } from './row.ts';
import { isWorkbook, readTable, readText } from './table.ts';

/** Rows and entries that go to the backend at once: few enough that taking them over never holds it up. */
const batchRows = 500;
const batchCells = 20_000;
const batchEntries = 200;
const shownWrong = 1_000;

const port = parentPort;
if (port === null) throw new Error('The reader runs as a worker.');

const tell = (message: FromReader): void => port.postMessage(message);

/** Answers each question for more with the items from there on. */
const serve = <T>(items: readonly T[], size: number, toMessage: (batch: T[]) => FromReader): void => {
  port.on('message', ({ from }: ToReader) => tell(toMessage(items.slice(from, from + size))));
};

const isCalendar = (text: string): boolean => /^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 4_000));

const work = async ({ pieces, fileName, reading, span, pick }: ReadJob): Promise<void> => {
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
  const { rows, ...head } = await readTable(bytes, reading);
  tell({ table: { ...head, rows: rows.length } });
  const size = Math.max(20, Math.min(batchRows, Math.floor(batchCells / Math.max(1, pick.length))));
  serve(rows, size, (batch) => ({ rows: batch.map(({ line, cells, fault }) => ({ line, fault, cells: pick.map((column) => cells[column] ?? '') })) }));
};

work(workerData as ReadJob).catch((error: unknown) => {
  if (error instanceof Unreadable) tell({ refused: error.message });
  else throw error;
});
