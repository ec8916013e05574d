import { DaybookError } from '#shared/errors.ts';

/** A file that is being handed over; it has its name once it was opened. The bytes are shared with its reader, not copied. */
export type HeldFile = { pieces: Uint8Array[]; bytes: number; fileName: string | null };

const mostBytes = 200 * 1024 * 1024;

/** Keeps the files of imports and backtests in memory, 200 MB in all: the one that was not touched for longest makes room. */
export const createFileShelf = () => {
  const files = new Map<string, HeldFile>();

  const total = (): number => [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);

  return {
    /** Adds a piece at its place; a piece at 0 begins the file anew. @throws DaybookError where it does not follow on the last one. */
    put: (fileId: string, at: number, base64: string): { bytes: number } => {
      const piece = Buffer.from(base64, 'base64');
      const file = at === 0 ? { pieces: [], bytes: 0, fileName: null } : files.get(fileId);
      if (file === undefined || file.bytes !== at) throw new DaybookError('INVALID', 'The file arrived with a gap in it. Choose it again.');
      if (at + piece.length > mostBytes) {
        files.delete(fileId);
        throw new DaybookError('INVALID', 'The file is larger than 200 MB. Split it into smaller files and import them one after another.');
      }
      const shared = new Uint8Array(new SharedArrayBuffer(piece.length));
      shared.set(piece);
      file.pieces.push(shared);
      file.bytes += piece.length;
      file.fileName = null;
      files.delete(fileId);
      files.set(fileId, file);
      while (total() > mostBytes) {
        const [oldest] = files.keys();
        if (oldest === undefined || oldest === fileId) break;
        files.delete(oldest);
      }
      return { bytes: file.bytes };
    },
    /** @throws DaybookError NOT_FOUND for a file that was forgotten or made room. */
    get: (fileId: string): HeldFile => {
      const file = files.get(fileId);
      if (file === undefined) throw new DaybookError('NOT_FOUND', 'That file is not held any more. Choose it again.');
      files.delete(fileId);
      files.set(fileId, file);
      return file;
    },
    forget: (fileId: string): boolean => files.delete(fileId),
  };
};

export type FileShelf = ReturnType<typeof createFileShelf>;
