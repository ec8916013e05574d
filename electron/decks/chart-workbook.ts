import type { ChartSpec } from '#shared/deck.ts';
import { xmlHead, xmlText } from '#electron/decks/xml.ts';
import { zipOf } from '#electron/decks/zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** `A`, `B`, … `AA`: the letters of a column, from 0. */
export const columnName = (at: number): string => (at < 26 ? String.fromCodePoint(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26));

/** The series of a chart with its target behind them, as they stand in the sheet and in the chart. */
export const chartSeries = ({ series, target, categories }: ChartSpec): { name: string; values: (number | null)[] }[] => [...series, ...(target === null ? [] : [{ name: target.name, values: categories.map(() => target.value) }])];

const words = (cell: string, text: string): string => `<c r="${cell}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** The workbook that PowerPoint opens for the data of a chart: categories in the first column, a series in each of the others. */
export const chartWorkbook = (spec: ChartSpec): Uint8Array => {
  const series = chartSeries(spec);
  const head = `<row r="1">${words('A1', spec.unit === '' ? ' ' : spec.unit)}${series.map(({ name }, at) => words(`${columnName(at + 1)}1`, name)).join('')}</row>`;
  const rows = spec.categories.map((category, down) => {
    const cells = series.map(({ values }, at) => {
      const value = values[down];
      return value === null || value === undefined ? '' : `<c r="${columnName(at + 1)}${down + 2}"><v>${value}</v></c>`;
    });
    return `<row r="${down + 2}">${words(`A${down + 2}`, category)}${cells.join('')}</row>`;
  });
  const parts: [string, string][] = [
    ['[Content_Types].xml', `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`],
    ['_rels/.rels', `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', `${xmlHead}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`],
    ['xl/worksheets/sheet1.xml', `${xmlHead}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="24" customWidth="1"/></cols><sheetData>${head}${rows.join('')}</sheetData></worksheet>`],
  ];
  return zipOf(new Map(parts.map(([name, xml]) => [name, Buffer.from(xml)])));
};
