import type { DocumentFormat } from '#shared/document-kinds.ts';
import type { ValueReport } from '#shared/value-report.ts';
import type { DocumentToWrite } from './document-parts.ts';
import { inThread } from './in-thread.ts';

export type WrittenFormat = Exclude<DocumentFormat, 'md'>;
/** What the thread of the writers is asked for. */
export type WriteJob = { of: 'value-report'; report: ValueReport; format: WrittenFormat } | { of: 'document'; document: DocumentToWrite; format: WrittenFormat };

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.mjs', import.meta.url);

export const fileMimes: Record<DocumentFormat, string> = {
  pdf: 'application/pdf', md: 'text/markdown;charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Writes a file in a thread of its own, so that no read waits for the fonts. */
export const writeInThread = (job: WriteJob): Promise<Uint8Array> =>
  inThread(workerUrl, job, { limitMs: 60_000, tooLong: 'Making the file took longer than a minute, so it was given up. Nothing in the book was changed; try another format.' });
