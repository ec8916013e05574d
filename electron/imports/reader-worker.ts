import { parentPort, workerData } from 'node:worker_threads';
import { readCalendar } from './calendar.ts';
import type { FromReader, ReadJob, ToReader } from './reader.ts';
import { Unreadable } from './row.ts';
import { isWorkbook, readTable, readText } from './table.ts';

/** Rows that go to the backend at once: few enough that taking them over never holds it up. */
const batchRows = 500;
const batchCells = 20_000;

const port = parentPort;
if (port === null) throw new Error('The reader runs as a worker.');

const tell = (message: FromReader): void => port.postMessage(message);

const isCalendar = (text: string): boolean => /^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 4_000));

const work = async ({ pieces, fileName, reading, span, pick }: ReadJob): Promise<void> => {
  const bytes = Buffer.concat(pieces);
  if (!isWorkbook(bytes)) {
    const isNamedSo = /\.(?:ics|ical|ifb|vcs)$/i.test(fileName);
    const { text } = readText(bytes, reading?.encoding ?? null);
    if (isCalendar(text)) {
      tell({ calendar: readCalendar(text, span) });
      return;
    }
    if (isNamedSo) throw new Unreadable('That file is no calendar: it does not begin as one. Export the calendar again as ICS.');
  }
  const { rows, ...head } = await readTable(bytes, reading);
  tell({ table: { ...head, rows: rows.length } });
  const size = Math.max(20, Math.min(batchRows, Math.floor(batchCells / Math.max(1, pick.length))));
  port.on('message', ({ from }: ToReader) => {
    const batch = rows.slice(from, from + size).map(({ line, cells, fault }) => ({ line, fault, cells: pick.map((column) => cells[column] ?? '') }));
    tell({ rows: batch });
  });
};

work(workerData as ReadJob).catch((error: unknown) => {
  if (error instanceof Unreadable) tell({ refused: error.message });
  else throw error;
});
