import { fileWords } from '#shared/file-words.ts';
import type { ReportFile } from '#shared/value.ts';
import { reportMarkdown, type ReportFormat, type ValueReport } from '#shared/value-report.ts';
import { fileMimes, writeInThread } from './document-thread.ts';

/** The value report as a file, named for its account and day. */
export const reportFile = async (report: ValueReport, format: ReportFormat): Promise<ReportFile> => {
  const bytes = format === 'md' ? new TextEncoder().encode(reportMarkdown(report)) : await writeInThread({ of: 'value-report', report, format });
  return { fileName: `value-${fileWords(report.account)}-${report.on}.${format}`, mime: fileMimes[format], base64: Buffer.from(bytes).toString('base64') };
};
