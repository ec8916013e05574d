import { parentPort } from 'node:worker_threads';
import { proposePoints, testStudy, type StudyTable } from '#shared/study-rules.ts';
import { Unreadable } from './row.ts';
import { guessStudy, listRows, lookAtTable, packTable, studyTable, unpackTable } from './study-table.ts';
import type { FromStudy, Loading, Opened, Question } from './study-thread.ts';
import { readTable } from './table.ts';

const port = parentPort;
if (port === null) throw new Error('The study worker runs as a worker.');

let open: { table: StudyTable; head: Pick<Opened, 'reading' | 'sheets'> | null } | null = null;

const load = async (source: Loading): Promise<NonNullable<typeof open>> => {
  if ('packed' in source) return { table: unpackTable(source.packed, source.style), head: null };
  const { columns, rows, reading, sheets } = await readTable(Buffer.concat(source.pieces), source.reading);
  return { table: studyTable(columns.map(({ name }) => name), rows, reading), head: { reading, sheets } };
};

const answer = (table: StudyTable, question: Question): unknown => {
  switch (question.kind) {
    case 'look': {
      const columns = lookAtTable(table);
      return { columns, rows: table.rows, guess: guessStudy(columns, table.rows), ...open?.head };
    }
    case 'test': return testStudy(table, question.spec, question.limits);
    case 'rows': return listRows(table, question.spec, question);
    case 'propose': return proposePoints(table, question.spec, question.column);
    case 'pack': return packTable(table, question.columns);
  }
};

const work = async ({ source, question }: { source: Loading | null; question: Question }): Promise<FromStudy> => {
  try {
    if (source !== null) {
      open = null;
      open = await load(source);
    }
    if (open === null) return { refused: 'That table is not open any more. Choose the file again.' };
    return { answer: answer(open.table, question) };
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.message };
    throw error;
  }
};

port.on('message', (message: { source: Loading | null; question: Question }) => {
  void work(message).then((said) => port.postMessage(said));
});
