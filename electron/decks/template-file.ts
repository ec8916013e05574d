import { Worker } from 'node:worker_threads';
import type { TemplateRead } from '#shared/deck-template.ts';
import { DaybookError } from '#shared/errors.ts';

export type TemplatePicture = { hash: string; mediaType: string; bytes: Uint8Array };
/** What the thread of the reader answers. */
export type TemplateAnswer = { read: TemplateRead; pictures: TemplatePicture[] } | { refused: string };

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './template-worker.ts' : './template-worker.mjs', import.meta.url);
const limitMs = 30_000;

/**
 * Reads a template in a thread of its own, with its own memory, so that no file can hold up or end the rest.
 * @throws DaybookError INVALID with the sentence of what is wrong with the file.
 */
export const readTemplateFile = (bytes: Uint8Array): Promise<{ read: TemplateRead; pictures: TemplatePicture[] }> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(workerUrl, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: 1_024 } });
    const refuse = (sentence: string): void => reject(new DaybookError('INVALID', sentence, 'file'));
    const timer = setTimeout(() => {
      refuse('Reading the template took longer than half a minute, so it was given up. Save a copy without its slides and choose that.');
      void thread.terminate();
    }, limitMs);
    thread.once('message', (answer: TemplateAnswer) => ('refused' in answer ? refuse(answer.refused) : resolve(answer)));
    thread.once('error', (error) => {
      console.error(error);
      refuse('The template cannot be read. Open it in PowerPoint, save it again as .pptx and choose that.');
    });
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The reader of templates ended without an answer.'));
    });
  });
