import { parentPort, workerData } from 'node:worker_threads';
import type { WriteJob } from './document-thread.ts';

/** The writers are large, so each is loaded when it is asked for. */
const write = async (job: WriteJob): Promise<Uint8Array> => {
  const { of } = job;
  if (of === 'value-report') {
    switch (job.format) {
      case 'pdf':
        return (await import('./value-pdf.ts')).valuePdf(job.report);
      case 'docx':
        return (await import('./value-docx.ts')).valueDocx(job.report);
      case 'pptx':
        return (await import('#electron/decks/value-deck.ts')).valueDeck(job.report);
    }
  }
  switch (job.format) {
    case 'pdf':
      return (await import('./document-pdf.ts')).documentPdf(job.document);
    case 'docx':
      return (await import('./document-docx.ts')).documentDocx(job.document);
    case 'pptx':
      return (await import('./document-pptx.ts')).documentPptx(job.document);
  }
};

const port = parentPort;
if (port === null) throw new Error('The writer of documents runs as a worker.');
port.postMessage(await write(workerData as WriteJob));
