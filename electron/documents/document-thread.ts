import { Worker } from 'node:worker_threads';
import type { DocumentFormat } from '#shared/document-kinds.ts';
import { DaybookError } from '#shared/errors.ts';
import type { ValueReport } from '#shared/value-report.ts';
import type { DocumentToWrite } from './document-parts.ts';

export type WrittenFormat = Exclude<DocumentFormat, 'md'>;
/** What the thread of the writers is asked for. */
export type WriteJob = { of: 'value-report'; report: ValueReport; format: WrittenFormat } | { of: 'document'; document: DocumentToWrite; format: WrittenFormat };

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.mjs', import.meta.url);
const limitMs = 60_000;

export const fileMimes: Record<DocumentFormat, string> = {
  pdf: 'application/pdf', md: 'text/markdown;charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** A name as a part of the name of a file. */
export const fileWords = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 80);

/** Writes a file in a thread of its own, so that no read waits for the fonts. */
export const writeInThread = (job: WriteJob): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(workerUrl, { workerData: job });
    const timer = setTimeout(() => {
      reject(new DaybookError('INVALID', 'Making the file took longer than a minute, so it was given up. Nothing in the book was changed; try another format.'));
      void thread.terminate();
    }, limitMs);
    thread.once('message', (bytes: Uint8Array) => resolve(bytes));
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The writer of documents ended without a file.'));
    });
  });
