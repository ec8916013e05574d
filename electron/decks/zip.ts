import { crc32, deflateRawSync } from 'node:zlib';
import { unpackedParts } from '#electron/imports/archive.ts';

/** The parts of an Office file by their paths. */
export type Parts = Map<string, Uint8Array>;

const damaged = 'The file that was made cannot be read again.';
/** The parts of a file of our own making. */
export const partsOf = (file: Uint8Array): Parts =>
  new Map(unpackedParts(Buffer.from(file.buffer, file.byteOffset, file.byteLength), { damaged, tooLarge: damaged, locked: damaged }, (name) => !name.endsWith('/')).map(({ name, bytes }) => [name, bytes]));
export const textOf = (parts: Parts, name: string): string => Buffer.from(parts.get(name) ?? []).toString('utf8');
export const edit = (parts: Parts, name: string, change: (xml: string) => string): void => {
  if (parts.has(name)) parts.set(name, Buffer.from(change(textOf(parts, name))));
};

const first = '[Content_Types].xml';
/** 1 January 1980, the first day that a zip can say; every entry has it, so that the same contents give the same bytes. */
const day = 0b0000000_0001_00001;

/** What stands before an entry, and again in the directory (PKWARE APPNOTE 6.3, 4.3.7 and 4.3.12): names in UTF-8, deflated. */
const entryHead = (start: number, fields: { crc: number; packed: number; size: number; name: number }): Buffer => {
  const isDirectory = start === 0x02014b50;
  const head = Buffer.alloc(isDirectory ? 46 : 30);
  head.writeUInt32LE(start, 0);
  const at = isDirectory ? 6 : 4;
  if (isDirectory) head.writeUInt16LE(20, 4);
  for (const [index, value] of [20, 0x800, 8, 0, day].entries()) head.writeUInt16LE(value, at + index * 2);
  for (const [index, value] of [fields.crc, fields.packed, fields.size].entries()) head.writeUInt32LE(value, at + 10 + index * 4);
  head.writeUInt16LE(fields.name, at + 22);
  return head;
};

/** The entries as a zip, by name and with the types first, as readers of Office files expect them. */
export const zipOf = (entries: ReadonlyMap<string, string | Uint8Array>): Uint8Array => {
  const names = [...entries.keys()].toSorted((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const path of names) {
    const bytes = Buffer.from(entries.get(path) ?? '');
    const [name, body] = [Buffer.from(path), deflateRawSync(bytes)];
    const fields = { crc: crc32(bytes), packed: body.length, size: bytes.length, name: name.length };
    const record = entryHead(0x02014b50, fields);
    record.writeUInt32LE(at, 42);
    directory.push(record, name);
    bodies.push(entryHead(0x04034b50, fields), name, body);
    at += 30 + name.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const offset of [8, 10]) end.writeUInt16LE(names.length, offset);
  end.writeUInt32LE(directory.reduce((sum, { length }) => sum + length, 0), 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, ...directory, end]));
};
