import { call } from '#renderer/data/reads.ts';

const pieceBytes = 384 * 1024;

/** A file that this page cannot read; `message` is the sentence for the person. */
export class FileUnreadable extends Error {}

/** The browser encodes it off this thread; what follows the comma of a data address is the base64. */
const base64Of = (piece: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',', 2)[1] ?? ''));
    reader.addEventListener('error', () => reject(new FileUnreadable('The file cannot be read. It may be a folder, or it was moved or changed since it was chosen; choose it again.')));
    reader.readAsDataURL(piece);
  });

/**
 * Hands a file over piece by piece, in order, to the word that will read it. `told` hears how many bytes are there.
 * @throws FileUnreadable where the file is empty or cannot be read; the signal's reason where it comes first.
 */
export const putFile = async (file: File, fileId: string, signal: AbortSignal, told: (bytes: number) => void, word: 'imports' | 'decks' = 'imports'): Promise<void> => {
  if (file.size === 0) throw new FileUnreadable('The file is empty.');
  for (let at = 0; at < file.size; at += pieceBytes) {
    signal.throwIfAborted();
    const base64 = await base64Of(file.slice(at, at + pieceBytes));
    signal.throwIfAborted();
    const { bytes } = await call(word, 'put', { fileId, at, base64 });
    told(bytes);
  }
  signal.throwIfAborted();
};
