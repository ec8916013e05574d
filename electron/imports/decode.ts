import type { Reading } from '#shared/imports.ts';

export type Encoding = NonNullable<Reading['encoding']>;

/** Which encoding a file has, and how many bytes its byte-order mark takes. */
export type Detected = { encoding: Encoding; mark: number };

const marks: { bytes: number[]; encoding: Encoding }[] = [
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

const sampleBytes = 65_536;

/** Of four byte positions, how often each is NUL in the sample: text of 16 or 32 bits shows by its empty halves. */
const nulShares = (bytes: Uint8Array): [number, number, number, number] => {
  const length = Math.min(bytes.length - (bytes.length % 4), sampleBytes);
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) counts[(at % 4) as 0 | 1 | 2 | 3] += 1;
  const share = (count: number): number => (length === 0 ? 0 : count / (length / 4));
  return [share(counts[0]), share(counts[1]), share(counts[2]), share(counts[3])];
};

const byNuls = (bytes: Uint8Array): Encoding | null => {
  const [a, b, c, d] = nulShares(bytes);
  if (b > 0.9 && c > 0.9 && d > 0.9 && a < 0.5) return 'utf-32le';
  if (a > 0.9 && b > 0.9 && c > 0.9 && d < 0.5) return 'utf-32be';
  if (b > 0.6 && d > 0.6 && a < 0.3 && c < 0.3) return 'utf-16le';
  if (a > 0.6 && c > 0.6 && b < 0.3 && d < 0.3) return 'utf-16be';
  return null;
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Byte-order mark, else the pattern of NUL bytes, else UTF-8 where it is valid, else Windows-1252. */
export const detectEncoding = (bytes: Uint8Array): Detected => {
  const found = marks.find(({ bytes: mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (found !== undefined) {
    const mark = found.bytes.length;
    // Some tools write the mark of UTF-16 in front of text of 32 bits.
    const wide = mark === 2 ? byNuls(bytes.subarray(mark, mark + sampleBytes)) : null;
    return { encoding: wide === 'utf-32be' || wide === 'utf-32le' ? wide : found.encoding, mark };
  }
  const encoding = byNuls(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return { encoding, mark: 0 };
};

const decode32 = (bytes: Uint8Array, isLittle: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let part: number[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, isLittle);
    part.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point);
    if (part.length === 8_192) {
      parts.push(String.fromCodePoint(...part));
      part = [];
    }
  }
  return parts.join('') + String.fromCodePoint(...part);
};

/** The text of a file. Bytes that the encoding does not have become U+FFFD. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => {
  const mark = marks.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  const body = bytes.subarray(mark === undefined || encoding === 'windows-1252' ? 0 : mark.bytes.length);
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decode32(body, encoding === 'utf-32le');
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
};

/** True for text with control characters that no table has: a picture, a program, an archive. */
export const looksBinary = (text: string): boolean => {
  const sample = text.slice(0, sampleBytes);
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    if (code === 0) return true;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && (code < 28 || code > 31)) || code === 0x7f) odd += 1;
  }
  return odd > sample.length / 200;
};
