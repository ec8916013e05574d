import { parentPort, workerData } from 'node:worker_threads';
import { TemplateRefused } from '#electron/decks/deck-package.ts';
import { readTemplate } from '#electron/decks/template-read.ts';
import type { TemplateAnswer } from './template-file.ts';

const port = parentPort;
if (port === null) throw new Error('The reader of templates runs as a worker.');
const answer = (): TemplateAnswer => {
  try {
    const { read, pictures } = readTemplate(workerData as Uint8Array);
    return { read, pictures: [...pictures].map(([hash, picture]) => ({ hash, ...picture })) };
  } catch (error) {
    if (error instanceof TemplateRefused) return { refused: error.message };
    throw error;
  }
};
port.postMessage(answer());
