import { fontWidth } from '#shared/font-widths.ts';

/**
 * Advance widths of Arial, and so of Helvetica and Liberation Sans, which are drawn to the same: thousandths of the size, two digits to the base 36 for each
 * character from the first one of the row. `00` stands for no character.
 */
const regular: readonly [number, string][] = [
  [0x20, '7q7q9vfgfgopij5b9999atg87q997q7qfgfgfgfgfgfgfgfgfgfg7q7qg8g8g8fgs7ijijk2k2ijgzlmk27qdwijfgn5k2lmijlmk2ijgzk2ijq8ijijgz7q7q7qd1fg99fgfgdwfgfg7qfgfg6666dw66n5fgfgfgfg99dw7qfgdwk2dwdwdw9a789ag8'],
  [0xa0, '7q99fgfgfgfg78fg99khaafgg899khfcb4f9999999g0ex7q9999a5fgn6n6n6gzijijijijijijrsk2ijijijij7q7q7q7qk2k2lmlmlmlmlmg8lmk2k2k2k2ijijgzfgfgfgfgfgfgopdwfgfgfgfg7q7q7q7qfgfgfgfgfgfgfgf9gzfgfgfgfgdwfgdwijfgijfgijfgk2dwk2dwk2dwk2dwk2h3k2fgijfgijfgijfgijfgijfglmfglmfglmfglmfgk2fgk2fg7q7q7q7q7q7q7q667q7qkfccdw66ijdwdwfg66fg66fg84fg9afg66k2fgk2fgk2fggsk3fglmfglmfglmfgrsq8k299k299k299ijdwijdwijdwijdwgz7qgzafgz7qk2fgk2fgk2fgk2fgk2fgk2fgq8k2ijdwijgzdwgzdwgzdw66'],
  [0x384, '9999ij7qlsnaao00li00nrkw66ijijfbikijgzk2lm7qijikn5k2i2lmk2ij00h6gzijm6ijn7ks7qijg2cefg66f7g2fzdwfhcec9fgfg66dwdwg0dwcgfgj6ftdeh5azf7i0eljtlp66f7fgf7lp'],
  [0x400, 'ijijo1f2jzij7q7qdwtds2nqg7k2hnjziji8ijf2itijpngsjzjzg7i8n5k2lmjzijk2gzhnl4ijkkijphq2m0oli8jzs2k2fgfxera5g7fgilcqfjfjc6g7j4fcfgf2fgdwcqdwmvdwfxehmamvhdjzehe6kuf2fgfgfga5e6dw667q66p6mlfgc6fjdwfc'],
  [0x490, 'dlbf'],
  [0x2010, '999900fgrsrs'],
  [0x2018, '6666666699999900fgfg9q000000rs'],
  [0x20ac, 'fg'],
  [0x2122, 'rs'],
  [0x2190, 'rsdwrsdw'],
  [0x2212, 'g8'],
  [0x2264, 'f9f9'],
];
const bold: readonly [number, string][] = [
  [0x20, '7q99d6fgfgopk26m9999atg87q997q7qfgfgfgfgfgfgfgfgfgfg9999g8g8g8gzr3k2k2k2k2ijgzlmk27qfgk2gzn5k2lmijlmk2ijgzk2ijq8ijijgz997q99g8fg99fggzfggzfg99gzgz7q7qfg7qopgzgzgzgzatfg99gzfglmfgfgdwat7satg8'],
  [0xa0, '7q99fgfgfgfg7sfg99khaafgg899khfcb4f9999999g0fg7q9999a5fgn6n6n6gzk2k2k2k2k2k2rsk2ijijijij7q7q7q7qk2k2lmlmlmlmlmg8lmk2k2k2k2ijijgzfgfgfgfgfgfgopfgfgfgfgfg7q7q7q7qgzgzgzgzgzgzgzf9gzgzgzgzgzfggzfgk2fgk2fgk2fgk2fgk2fgk2fgk2fgk2jzk2gzijfgijfgijfgijfgijfglmgzlmgzlmgzlmgzk2gzk2gz7q7q7q7q7q7q7q7q7q7qltfgfg7qk2fgfggz7qgz7qgzapgzdbgz7qk2gzk2gzk2gzjok3gzlmgzlmgzlmgzrsq8k2atk2atk2atijfgijfgijfgijfggz99gzdbgz99k2gzk2gzk2gzk2gzk2gzk2gzq8lmijfgijgzdwgzdwgzdw7q'],
  [0x384, '99cxk299npp6d600mx00prna7qk2k2gpjzijgzk2lm7qk2ijn5k2hwlmk2ij00gogzijmtijmhma7qijh3cjgz7qg6h3gyfggud7csgzf17qfifgh0fgcdgzlah7egj0ceg6jvg0kxnh7qg6gzg6nh'],
  [0x400, 'ijilolfrjrij7q7ofguetjobgyk2hajzk2jzk2frjsijp4hejzjzgyjin5k2lmjzijk2gzhanqijkajjrxsbo6r7jzjrsnjzfgh6h3blhnfgjpdth3h3dwhnkkgsgzgsgzfgdmfgobfgh3g5n5ngk9nqh3fcnqg7fgfggzblfcfg7q7t7qqxp6gzdwh3fggs'],
  [0x490, 'djcf'],
  [0x2010, '999900fgrsrs'],
  [0x2018, '7q7q7q7qdwdwdw00fgfg9q000000rs'],
  [0x20ac, 'fg'],
  [0x2122, 'rs'],
  [0x2190, 'rsdwrsdw'],
  [0x2212, 'g8'],
  [0x2264, 'f9f9'],
];

const tableOf = (rows: readonly [number, string][]): Map<number, number> =>
  new Map(rows.flatMap(([first, digits]) => Array.from({ length: digits.length / 2 }, (_, at): [number, number] => [first + at, Number.parseInt(digits.slice(at * 2, at * 2 + 2), 36)])).filter(([, width]) => width > 0));
const tables = { regular: tableOf(regular), bold: tableOf(bold) };

/** Characters that stand over another take no room; those of East Asia and pictograms take a square; of the rest the wide ones are near to this. */
const noRoom = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const space = /^\p{Zs}$/u;
const eastAsia = '\\u{1100}-\\u{115F}\\u{2E80}-\\u{A4CF}\\u{AC00}-\\u{D7A3}\\u{F900}-\\u{FAFF}\\u{FE30}-\\u{FE6F}\\u{FF01}-\\u{FF60}\\u{FFE0}-\\u{FFE6}\\u{1F000}-\\u{1FAFF}\\u{20000}-\\u{3FFFD}';
const square = new RegExp(`^[${eastAsia}]$`, 'u');
const [narrow, wide, other] = [278, 1000, 680];

const widthOf = (character: string, isBold: boolean): number => {
  const known = (isBold ? tables.bold : tables.regular).get(character.codePointAt(0) ?? 0);
  if (known !== undefined) return known;
  if (noRoom.test(character)) return 0;
  if (space.test(character)) return narrow;
  return square.test(character) ? wide : other;
};

export type Type = { size: number; bold: boolean; font: string };
/** What programs round differently. */
const slack = 1.015;
/** True for a text whose first letter is of a script that runs to the left. */
export const isRightToLeft = (text: string): boolean => /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

/** Room of a line against its size, as PowerPoint sets it; LibreOffice takes a little less. */
export const lineHeight = 1.2;
const pointsAnInch = 72;

/** Inches of a thousandth of the size. */
const unitOf = ({ size, font }: Type): number => (size / pointsAnInch / 1000) * fontWidth(font) * slack;
const unitsOf = (text: string, bold: boolean): number => {
  let width = 0;
  for (const character of text) width += widthOf(character, bold);
  return width;
};

/** Inches that a line of text takes; the size is points. */
export const textWidth = (text: string, type: Type): number => unitsOf(text, type.bold) * unitOf(type);

/** Inches that so many lines take, one under the other. */
export const linesHeight = (lines: number, size: number): number => (lines * size * lineHeight) / pointsAnInch;

/** A line may end behind spaces and hyphens, and between the characters of East Asia. */
const hyphens = '\\-\\u2010\\u2013\\u2014';
const piece = new RegExp(`[${eastAsia}]|[^ \\t${hyphens}${eastAsia}]*(?:[${hyphens}]+|[ \\t]+)|[^ \\t${hyphens}${eastAsia}]+`, 'gu');
const pieces = (text: string): string[] => text.match(piece) ?? [];

/** A word that is longer than a line, in parts that are not; `most` is in the units of `unitsOf`. */
const broken = (word: string, most: number, bold: boolean): string[] => {
  const parts: string[] = [];
  let [part, width] = ['', 0];
  for (const character of word) {
    const own = widthOf(character, bold);
    if (part !== '' && width + own > most) {
      parts.push(part);
      [part, width] = ['', 0];
    }
    part += character;
    width += own;
  }
  return part === '' ? parts : [...parts, part];
};

/** The lines that a text takes in a width of so many inches; at least one. */
export const wrapped = (text: string, width: number, type: Type): string[] => {
  const most = width / unitOf(type);
  const { bold } = type;
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let [line, taken] = ['', 0];
    const add = (piece: string, own: number): void => {
      const ending = piece.length - piece.trimEnd().length;
      const bare = ending === 0 ? own : own - unitsOf(piece.slice(piece.length - ending), bold);
      if (line !== '' && taken + bare > most) {
        lines.push(line.trimEnd());
        [line, taken] = ['', 0];
      }
      line += piece;
      taken += own;
    };
    for (const one of pieces(paragraph)) {
      const own = unitsOf(one, bold);
      if (own > most && unitsOf(one.trimEnd(), bold) > most) for (const part of broken(one, most, bold)) add(part, unitsOf(part, bold));
      else add(one, own);
    }
    return [...lines, line.trimEnd()];
  });
};

/** The beginning of a text that fits into so many lines, with an ellipsis where something was cut. */
export const cutTo = (text: string, most: number, width: number, type: Type): string => {
  if (wrapped(text, width, type).length <= most) return text;
  const characters = Array.from(text);
  let [fits, not] = [0, characters.length];
  while (not - fits > 1) {
    const middle = Math.floor((fits + not) / 2);
    if (wrapped(`${characters.slice(0, middle).join('').trimEnd()}…`, width, type).length <= most) fits = middle;
    else not = middle;
  }
  return `${characters.slice(0, fits).join('').trimEnd()}…`;
};
