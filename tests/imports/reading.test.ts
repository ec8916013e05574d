import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { xmlParts, storedArchive } from '#electron/imports/archive.ts';
import { decode, detectEncoding } from '#electron/imports/decode.ts';
import { guessSeparator, parseDelimited } from '#electron/imports/delimited.ts';
import { detectDateStyle, detectDecimal } from '#electron/imports/detect.ts';
import { readTable } from '#electron/imports/table.ts';
import type { Row } from '#electron/imports/row.ts';

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Buffer => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const utf32 = (text: string, order: 'le' | 'be', mark: boolean): Buffer => {
  const points = Array.from(`${mark ? '\ufeff' : ''}${text}`).map((letter) => letter.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(points.length * 4);
  points.forEach((point, at) => (order === 'le' ? bytes.writeUInt32LE(point, at * 4) : bytes.writeUInt32BE(point, at * 4)));
  return bytes;
};
const sample = 'Name,Größe\nÅse,1\nZoë,2\nMüller & Söhne,3\n';

describe('encoding', () => {
  it.each([
    ['utf-8', Buffer.from(sample)],
    ['utf-8', Buffer.from(`\ufeff${sample}`)],
    ['utf-16le', utf16(sample, 'le', true)],
    ['utf-16be', utf16(sample, 'be', true)],
    ['utf-16le', utf16(sample, 'le', false)],
    ['utf-16be', utf16(sample, 'be', false)],
    ['utf-32le', utf32(sample, 'le', true)],
    ['utf-32be', utf32(sample, 'be', true)],
    ['utf-32be', Buffer.concat([Buffer.from([0xfe, 0xff]), utf32(sample, 'be', false)])],
    ['windows-1252', Buffer.from(sample, 'latin1')],
  ])('finds %s and gives back the text', (encoding, bytes) => {
    expect(detectEncoding(bytes).encoding).toBe(encoding);
    expect(decode(bytes, detectEncoding(bytes).encoding)).toBe(sample);
  });
});

describe('separator', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'Name;ARR;Start\nA;1.234,50;01.02.2026\nB;2,5;03.04.2026\n'],
    [';', 'a;b\n1,5;2,5\n3,5;4,5\n'],
    ['\t', 'a\tb\n"x, y"\t2\n'],
    ['|', 'a|b\n1|2\n'],
    ['`', 'NAME`TYPE`PHONE\na #0`Account`415-555\n'],
    ['!', 'a!b\n1!2\n'],
    ['^', 'a^b\n1^2\n'],
    [',', 'only\none\ncolumn\n'],
    [',', 'name,note\nA,"one; two; three"\nB,"four; five"\n'],
    [',', 'Report of accounts\n\nname,arr,start\nA,1,2\nB,3,4\n'],
    [';', 'sep=;\na;b\n1;2\n'],
    [',', 'when,what\n2026-01-01 10:30,call\n2026-01-02 11:30,call\n'],
  ])('guesses %j in %j', (separator, text) => expect(guessSeparator(text)).toBe(separator));
});

describe('rows', () => {
  it('names the line of the file where each row begins, breaks inside quotes and blank lines counted', () => {
    const rows = parseDelimited('a,b\r\n"x\r\ny",1\r\n\r\n"p ""q""",2\r\nlast,3', ',');
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([[1, 'a', 'b'], [2, 'x\r\ny', '1'], [5, 'p "q"', '2'], [6, 'last', '3']]);
  });
  it('reads lines that end in CR alone, and lines that end now one way and now another', () => {
    expect(parseDelimited('a,b\r1,2\r3,4', ',').map(({ line, cells }) => [line, ...cells])).toEqual([[1, 'a', 'b'], [2, '1', '2'], [3, '3', '4']]);
    expect(parseDelimited('a,b\n1,2\r\n"3","4"\r\n5,6\n', ',').map(({ cells }) => cells)).toEqual([['a', 'b'], ['1', '2'], ['3', '4'], ['5', '6']]);
  });
  it('refuses a text whose quotation mark is never closed, naming its line', () => {
    expect(() => parseDelimited('a,b\n1,2\n"x,3\n4,5\n', ',')).toThrow('A quotation mark in line 3 is never closed.');
  });
});

const rowsOf = (cells: string[]): Row[] => cells.map((cell, at) => ({ line: at + 1, cells: [cell], fault: null }));

describe('decimal sign and date style, from all cells of a file', () => {
  it.each([
    ['point', ',', ['1,234.50']],
    ['comma', ';', ['1.234,50']],
    ['comma', ',', ['€ 12,5']],
    ['point', ',', ['1,234', '0.5']],
    ['point', ',', ['1,234']],
    ['comma', ';', ['1.234']],
    ['point', ';', ['1234.567']],
    ['point', ';', ['0.125']],
    ['comma', ',', ['1.234.567']],
    ['point', '\t', ['no figures here']],
  ] as const)('reads %s in a file separated by %j with %j', (decimal, separator, cells) => expect(detectDecimal(rowsOf([...cells]), separator)).toBe(decimal));

  it.each([
    ['iso', 'point', ['2026-01-31']],
    ['day-first', 'point', ['31/01/2026', '01/02/2026']],
    ['month-first', 'point', ['01/31/2026', '01/02/2026']],
    ['day-first', 'comma', ['01/02/2026']],
    ['month-first', 'point', ['01/02/2026']],
    ['day-first', 'point', ['01.02.2026']],
    ['month-first', 'point', ['07/15/2009 02:14:45+0800', '2009-07-14 22:14:45+0800']],
    ['iso', 'point', ['nothing']],
  ] as const)('reads %s days (decimal %s) in %j', (style, decimal, cells) => expect(detectDateStyle(rowsOf([...cells]), decimal)).toBe(style));
});

describe('tables', () => {
  const read = (text: string) => readTable(Buffer.from(text), null);
  it('skips a title above the table and blank columns behind it', async () => {
    const table = await read('Accounts of the team,,,\n,,,\nCustomer,ARR,Renewal,\nAcme,5,2026-01-01,\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['Customer', 'ARR', 'Renewal']);
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([[4, 'Acme', '5', '2026-01-01']]);
  });
  it('calls the columns by their place where the first row is data', async () => {
    const table = await read('Acme,jo@acme.example,2026-01-01\nBolt,al@bolt.example,2026-02-01\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect(table.rows).toHaveLength(2);
  });
  it('fills short rows and marks long ones', async () => {
    const { rows } = await read('a,b,c\n1\n1,2,3,4\n1,2,3,\n');
    expect(rows.map(({ cells, fault }) => [cells, fault])).toEqual([[['1', '', ''], null], [['1', '2', '3'], 'This row has 4 cells, but the table has 3 columns.'], [['1', '2', '3'], null]]);
  });
  it('tells columns of one name apart, even odd ones', async () => {
    expect((await read('__proto__,x,x,,constructor\n1,2,3,4,5\n')).columns.map(({ name }) => name)).toEqual(['__proto__', 'x', 'x (2)', 'Column 4', 'constructor']);
  });
  it.each([
    ['', 'The file is empty.'],
    ['\n\n', 'nothing in it but blank lines'],
    ['a,b\n', 'no rows below them'],
    ['%PDF-1.7', 'That is a PDF.'],
    ['a,b\n\u0001\u0002\u0003\u0004\u0005\u0006,\u0007\u0008\n', 'no table'],
    [`${Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(',')}\n1\n`, '5000 columns'],
  ])('refuses %j with a sentence', async (text, sentence) => expect(read(text)).rejects.toThrow(sentence));
  it('reads a line of ten megabytes', async () => {
    const { rows } = await read(`a,b\n${'x'.repeat(10_000_000)},1\n`);
    expect(rows[0]?.cells[1]).toBe('1');
  });
});

describe('workbooks', () => {
  const workbook = (): Promise<Buffer> =>
    writeWorkbook([[{ value: 'Customer' }, { value: 'ARR' }, { value: 'Renewal' }], [], [{ value: '=1+1' }, { type: Number, value: 1234.5 }, { type: Date, value: new Date('2026-05-01T00:00:00Z'), format: 'dd.mm.yyyy' }]]).toBuffer();
  it('reads figures and days as they are, with the rows of the sheet', async () => {
    const { columns, rows, reading, sheets } = await readTable(await workbook(), null);
    expect(columns.map(({ name }) => name)).toEqual(['Customer', 'ARR', 'Renewal']);
    expect(rows).toEqual([{ line: 3, cells: ['=1+1', 1234.5, '2026-05-01'], fault: null }]);
    expect(reading).toMatchObject({ encoding: null, separator: null, sheet: sheets[0] });
  });
  it('refuses one with a document type, one that is cut short, one that unpacks too far, and another archive', async () => {
    const parts = xmlParts(await workbook());
    const withDoctype = storedArchive(parts.map((part) => (part.name === 'xl/workbook.xml' ? { ...part, bytes: Buffer.concat([Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]>'), part.bytes]) } : part)));
    await expect(readTable(withDoctype, null)).rejects.toThrow('document type');
    await expect(readTable((await workbook()).subarray(0, 900), null)).rejects.toThrow('damaged');
    await expect(readTable(storedArchive([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]), null)).rejects.toThrow('no .xlsx workbook');
    const packed = storedArchive([{ name: 'xl/workbook.xml', bytes: deflateRawSync(Buffer.alloc(30 * 1024 * 1024)) }]);
    packed.writeUInt16LE(8, 8);
    packed.writeUInt16LE(8, packed.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 10);
    await expect(readTable(packed, null)).rejects.toThrow('unpacks to more');
    const far = parts.map((part) => (part.name.includes('worksheets/') ? { ...part, bytes: Buffer.from(part.bytes.toString().replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')) } : part));
    await expect(readTable(storedArchive(far), null)).rejects.toThrow('too large');
  });
});
