import { parentPort, workerData } from 'node:worker_threads';
import type { ReportJob } from './value-file.ts';

/** The writers are large, so each is loaded when it is asked for. */
const write = async ({ report, format }: ReportJob): Promise<Uint8Array> => {
  switch (format) {
    case 'pdf':
      return (await import('./value-pdf.ts')).valuePdf(report);
    case 'docx':
      return (await import('./value-docx.ts')).valueDocx(report);
    case 'pptx':
      return (await import('#electron/decks/value-deck.ts')).valueDeck(report);
  }
};

const port = parentPort;
if (port === null) throw new Error('The writer of reports runs as a worker.');
port.postMessage(await write(workerData as ReportJob));
