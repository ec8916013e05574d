import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const fileOf = (style: string): string | null => {
  const [family = '', file = ''] = (spawnSync('fc-match', ['-f', '%{family}|%{file}', `Liberation Sans:style=${style}`], { encoding: 'utf8' }).stdout ?? '').split('|');
  return family.startsWith('Liberation Sans') ? file : null;
};
const files = { regular: fileOf('Regular'), bold: fileOf('Bold') };
/** True where the font is there that is as wide as Arial. */
export const hasArial = files.regular !== null && files.bold !== null;

/** Advance widths by character, against the size: read from the tables of a TrueType file (`cmap` format 4, `hmtx`). */
const read = (file: string): ((character: string) => number | null) => {
  const bytes = readFileSync(file);
  const table = (tag: string): number => {
    for (let at = 12; at < 12 + bytes.readUInt16BE(4) * 16; at += 16) if (bytes.toString('latin1', at, at + 4) === tag) return bytes.readUInt32BE(at + 8);
    throw new Error(`The font has no table ${tag}.`);
  };
  const [em, metrics, hmtx, cmap] = [bytes.readUInt16BE(table('head') + 18), bytes.readUInt16BE(table('hhea') + 34), table('hmtx'), table('cmap')];
  const maps = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, at) => cmap + bytes.readUInt32BE(cmap + 8 + at * 8));
  const map = maps.find((at) => bytes.readUInt16BE(at) === 4);
  if (map === undefined) throw new Error('The font maps no characters as the test reads them.');
  const count = bytes.readUInt16BE(map + 6);
  const glyphOf = (code: number): number => {
    for (let at = 0; at < count; at += 2) {
      if (code > bytes.readUInt16BE(map + 14 + at)) continue;
      const start = bytes.readUInt16BE(map + 16 + count + at);
      if (code < start) return 0;
      const delta = bytes.readUInt16BE(map + 16 + 2 * count + at);
      const rangeAt = map + 16 + 3 * count + at;
      const range = bytes.readUInt16BE(rangeAt);
      return range === 0 ? (code + delta) % 65_536 : bytes.readUInt16BE(rangeAt + range + 2 * (code - start));
    }
    return 0;
  };
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    const glyph = code > 65_535 ? 0 : glyphOf(code);
    return glyph === 0 ? null : bytes.readUInt16BE(hmtx + Math.min(glyph, metrics - 1) * 4) / em;
  };
};

const fonts = new Map<boolean, (character: string) => number | null>();
/** The width of a character against the size; `null` where the font has no glyph for it. */
export const glyphWidth = (character: string, bold: boolean): number | null => {
  let font = fonts.get(bold);
  if (font === undefined) {
    font = read((bold ? files.bold : files.regular) ?? '');
    fonts.set(bold, font);
  }
  return font(character);
};
