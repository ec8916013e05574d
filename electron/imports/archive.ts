import { inflateRawSync } from 'node:zlib';
import { Unreadable } from './row.ts';

/** Limits of an archive, checked while it is unpacked: it can say anything about its own size. */
const mostEntries = 4_000;
const mostBytes = 200 * 1024 * 1024;
const mostRatio = 200;
/** Small parts of one repeated word pack better than the ratio; they do no harm. */
const freeOfRatio = 1024 * 1024;

/** What is said of an archive that is not read, in the words of what it should be. */
export type ArchiveWords = { damaged: string; tooLarge: string; locked: string };
const workbook: ArchiveWords = {
  damaged: 'The workbook is damaged: its archive cannot be read. Save it again as .xlsx, or as CSV.',
  tooLarge: 'The workbook unpacks to more than Daybook reads. Save the sheet as CSV and import that.',
  locked: 'The workbook is protected by a password. Save a copy without one and import that.',
};

export type Part = { name: string; bytes: Buffer };

type Entry = { name: string; method: number; packed: number; at: number };

const entriesOf = (zip: Buffer, { damaged, tooLarge, locked }: ArchiveWords): Entry[] => {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + 22 > zip.length) throw new Unreadable(damaged);
  const count = zip.readUInt16LE(end + 10);
  if (count > mostEntries) throw new Unreadable(tooLarge);
  let at = zip.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw new Unreadable(damaged);
    if ((zip.readUInt16LE(at + 8) & 1) !== 0) throw new Unreadable(locked);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, method: zip.readUInt16LE(at + 10), packed: zip.readUInt32LE(at + 20), at: zip.readUInt32LE(at + 42) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};

const unpack = (zip: Buffer, { at, method, packed }: Entry, room: number, { damaged, tooLarge }: ArchiveWords): Buffer => {
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== 0x04034b50) throw new Unreadable(damaged);
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const body = zip.subarray(from, from + packed);
  if (body.length !== packed) throw new Unreadable(damaged);
  if (method === 0) return body;
  if (method !== 8) throw new Unreadable(damaged);
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, Math.min(room, Math.max(freeOfRatio, packed * mostRatio))) });
  } catch (error) {
    throw new Unreadable(error instanceof RangeError ? tooLarge : damaged);
  }
};

/**
 * The entries of an archive that are asked for, unpacked within limits. No name of it is used as a path.
 * @throws Unreadable for an archive that is damaged, too large or locked.
 */
export const unpackedParts = (zip: Buffer, words: ArchiveWords, isWanted: (name: string) => boolean): Part[] => {
  let room = mostBytes;
  return entriesOf(zip, words)
    .filter(({ name }) => isWanted(name))
    .map((entry) => {
      const bytes = unpack(zip, entry, room, words);
      room -= bytes.length;
      if (room < 0) throw new Unreadable(words.tooLarge);
      return { name: entry.name, bytes };
    });
};

/**
 * The XML parts of a workbook, unpacked within limits. Nothing else of the archive is read.
 * @throws Unreadable for an archive that is damaged, too large, or has a document type in it.
 */
export const xmlParts = (zip: Buffer): Part[] => {
  const parts = unpackedParts(zip, workbook, (name) => name.endsWith('.xml') || name.endsWith('.rels'));
  if (parts.some(({ bytes }) => bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY'))) throw new Unreadable('The workbook has a document type in it, which no spreadsheet program writes, so it is not read.');
  return parts;
};

/** An archive of these parts, unpacked: what a reader of workbooks sees is then exactly what was checked. */
export const storedArchive = (parts: readonly Part[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of parts) {
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt32LE(bytes.length, 20);
    central.writeUInt32LE(bytes.length, 24);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(at, 42);
    bodies.push(local, label, bytes);
    directory.push(central, label);
    at += 30 + label.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
};
