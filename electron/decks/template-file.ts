import type { TemplateRead } from '#shared/deck-template.ts';
import { DaybookError } from '#shared/errors.ts';
import { inThread } from '#electron/documents/in-thread.ts';

export type TemplatePicture = { hash: string; mediaType: string; bytes: Uint8Array };
/** What the thread of the reader answers. */
export type TemplateAnswer = { read: TemplateRead; pictures: TemplatePicture[] } | { refused: string };

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './template-worker.ts' : './template-worker.mjs', import.meta.url);

/**
 * Reads a template in a thread of its own, with its own memory, so that no file can hold up or end the rest.
 * @throws DaybookError INVALID with the sentence of what is wrong with the file.
 */
export const readTemplateFile = async (bytes: Uint8Array): Promise<{ read: TemplateRead; pictures: TemplatePicture[] }> => {
  const answer = await inThread<TemplateAnswer>(workerUrl, bytes, {
    limitMs: 30_000, field: 'file', resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    tooLong: 'Reading the template took longer than half a minute, so it was given up. Save a copy without its slides and choose that.',
  }).catch((error: unknown) => {
    if (error instanceof DaybookError) throw error;
    console.error(error);
    return { refused: 'The template cannot be read. Open it in PowerPoint, save it again as .pptx and choose that.' };
  });
  if ('refused' in answer) throw new DaybookError('INVALID', answer.refused, 'file');
  return answer;
};
