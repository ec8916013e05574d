import type { Day } from '#shared/days.ts';
import type { Audience } from '#shared/document-kinds.ts';
import { wordsOf, type DocumentBlock } from '#shared/document-blocks.ts';
import type { Brand } from '#shared/presets/brand.ts';

/** What a file is written from. `from` is who it is from; the logo is the customer's, a PNG or JPEG. */
export type DocumentToWrite = {
  title: string;
  account: string;
  audience: Audience;
  asOf: Day;
  from: string;
  company: string;
  brand: Brand;
  logo: { hash: string; bytes: Uint8Array; mediaType: string } | null;
  blocks: DocumentBlock[];
};

/** Stands on each page of what is ours alone. */
export const internalMark = 'Internal: not for the customer';
export const ink = { text: '1F2933', quiet: '52606D', line: 'CBD2D9', light: 'F1F4F6', internal: '9B1C31' } as const;

type Table = Extract<DocumentBlock, { kind: 'table' }>;
/** How the width of a table is shared among its columns, in parts of 1: by what they hold, with room for the longest word. */
export const sharesOf = ({ head, rows }: Table): number[] => {
  const weights = head.map((name, at) => {
    const cells = [name, ...rows.map((row) => row[at] ?? [])].map(wordsOf);
    const word = Math.max(...cells.map((cell) => Math.max(...cell.split(/\s+/).map((one) => one.length))));
    return Math.min(48, Math.max(6, word, Math.max(...cells.map((cell) => cell.length)) ** 0.8));
  });
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((weight) => weight / sum);
};
