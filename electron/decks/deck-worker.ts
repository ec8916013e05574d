import { parentPort, workerData } from 'node:worker_threads';
import type { DeckJob, DocumentJob } from './deck-file.ts';
import { writeDeck } from './deck-writer.ts';

/** A deck in our own look, or moved into the template that the person chose; or the document that the shortest form is. */
const write = async (wanted: DeckJob | DocumentJob): Promise<Uint8Array> => {
  if ('document' in wanted) return (await import('#electron/documents/deck-docx.ts')).deckDocx(wanted.document, wanted);
  const { template, ...job } = wanted;
  const bytes = await writeDeck(job);
  return template === null ? bytes : (await import('./template-graft.ts')).graft(bytes, template.bytes, template.mapping);
};

const port = parentPort;
if (port === null) throw new Error('The writer of decks runs as a worker.');
port.postMessage(await write(workerData as DeckJob | DocumentJob));
