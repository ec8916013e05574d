import { Worker } from 'node:worker_threads';
import { DaybookError } from '#shared/errors.ts';
import type { ReportFile } from '#shared/value.ts';
import { reportMarkdown, type ReportFormat, type ValueReport } from '#shared/value-report.ts';

/** What the thread of the writers is asked for. */
export type ReportJob = { report: ValueReport; format: Exclude<ReportFormat, 'md'> };

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './value-worker.ts' : './value-worker.mjs', import.meta.url);
const limitMs = 60_000;
const mimes: Record<ReportFormat, string> = {
  pdf: 'application/pdf', md: 'text/markdown;charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Writes a file in a thread of its own, so that no read waits for the fonts. */
const inThread = (job: ReportJob): Promise<Uint8Array> =>
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
      reject(new Error('The writer of reports ended without a file.'));
    });
  });

/** The value report as a file, named for its account and day. */
export const reportFile = async (report: ValueReport, format: ReportFormat): Promise<ReportFile> => {
  const bytes = format === 'md' ? new TextEncoder().encode(reportMarkdown(report)) : await inThread({ report, format });
  const account = report.account.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 80);
  return { fileName: `value-${account}-${report.on}.${format}`, mime: mimes[format], base64: Buffer.from(bytes).toString('base64') };
};
