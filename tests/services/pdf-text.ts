import { inflateSync } from 'node:zlib';

/** The text of a PDF whose fonts have maps to Unicode, as pdfmake writes them: the words of each page in their order. Object streams are not read. */
export const pdfText = (bytes: Buffer): string => {
  const raw = bytes.toString('latin1');
  const streams = new Map<string, string>();
  for (const { 0: head, 1: id = '', index } of raw.matchAll(/(\d+) 0 obj\s*<<(?:(?!endobj)[\s\S])*?>>\s*stream\r?\n/g)) {
    const start = index + head.length;
    const body = bytes.subarray(start, raw.indexOf('endstream', start));
    try {
      streams.set(id, (/FlateDecode/.test(head) ? inflateSync(body) : body).toString('latin1'));
    } catch {
      // Not text: a font or a picture.
    }
  }
  const maps = new Map<string, Map<number, string>>();
  for (const [id, text] of streams) {
    if (!text.includes('begincmap')) continue;
    const map = new Map<number, string>();
    const letters = (hex: string): string => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').swap16().toString('utf16le');
    for (const [, from = '', to = '', list = ''] of text.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*\[([^\]]*)\]/gi)) {
      const each = [...list.matchAll(/<([0-9a-f\s]*)>/gi)].map(([, hex = '']) => letters(hex));
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) map.set(code, each[code - Number.parseInt(from, 16)] ?? '');
    }
    maps.set(id, map);
  }
  // A font names its map; a page names its fonts. Pages of one file share their fonts by name.
  const fonts = new Map<string, Map<number, string>>();
  const objectAt = (id: string): string => new RegExp(`(?:^|\\n)${id} 0 obj([\\s\\S]*?)endobj`).exec(raw)?.[1] ?? '';
  for (const [, name = '', id = ''] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = maps.get(/\/ToUnicode (\d+) 0 R/.exec(objectAt(id))?.[1] ?? '');
    if (map !== undefined) fonts.set(name, map);
  }
  const words: string[] = [];
  for (const text of streams.values()) {
    if (!/\bBT\b/.test(text)) continue;
    let map: Map<number, string> | undefined;
    for (const [, font, list] of text.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d.\s])*)\] TJ/gi)) {
      if (font !== undefined) map = fonts.get(font);
      else words.push([...(list ?? '').matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((code) => map?.get(Number.parseInt(code, 16)) ?? '')).join(''));
    }
  }
  return words.join(' ').replaceAll(/\s+/g, ' ');
};
