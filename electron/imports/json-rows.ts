import { Unreadable, type Cell, type Row } from './row.ts';

type Objects = { columns: string[]; rows: Row[] };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const mostColumns = 2_000;
const longest = 50_000;

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longest);
};

/** The fields of an object with those of objects in it, one level down, as `account.id`. */
const fieldsOf = (one: Record<string, unknown>): [string, unknown][] =>
  Object.entries(one).flatMap(([key, value]): [string, unknown][] => (isObject(value) ? Object.entries(value).map(([inner, each]): [string, unknown] => [`${key}.${inner}`, each]) : [[key, value]]));

const tableOf = (parsed: readonly { line: number; one: unknown }[]): Objects => {
  const places = new Map<string, number>();
  const rows = parsed.map(({ line, one }): Row => {
    if (!isObject(one)) return { line, cells: [], fault: 'This is no JSON object, so it has no fields.' };
    const cells: Cell[] = [];
    for (const [key, value] of fieldsOf(one)) {
      const name = key.replaceAll(/\s+/g, ' ').trim().slice(0, 200) || 'Field';
      const place = places.get(name) ?? places.size;
      if (place >= mostColumns) throw new Unreadable(`The objects have more than ${mostColumns} different fields between them, which is no table.`);
      places.set(name, place);
      while (cells.length < place) cells.push('');
      cells[place] = cellOf(value);
    }
    return { line, cells, fault: null };
  });
  const columns = [...places.keys()];
  return { columns, rows: rows.map((row) => ({ ...row, cells: columns.map((_, index) => row.cells[index] ?? '') })) };
};

const parsed = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

/** The list in a document: itself, or the only list of objects among the fields of an object. */
const listIn = (value: unknown): unknown[] | null => {
  if (Array.isArray(value)) return value;
  const lists = isObject(value) ? Object.values(value).filter((each): each is unknown[] => Array.isArray(each) && each.some(isObject)) : [];
  return lists.length === 1 ? (lists[0] ?? null) : null;
};

/**
 * The rows of JSON lines, or of a JSON document that is a list of objects; `null` for any other text. A line that is no object says so; an
 * object of a document counts as the line of its place.
 * @throws Unreadable for JSON that holds no objects.
 */
export const readJsonRows = (text: string): Objects | null => {
  const start = /\S/.exec(text)?.[0];
  if (start !== '{' && start !== '[') return null;
  const lines = text.split(/\r\n|\n|\r/).flatMap((line, index) => (line.trim() === '' ? [] : [{ line: index + 1, text: line }]));
  const first = parsed(lines[0]?.text ?? '');
  if (first !== null && isObject(first.value) && (lines.length > 1 || listIn(first.value) === null)) {
    return tableOf(lines.map(({ line, text: each }) => ({ line, one: parsed(each)?.value })));
  }
  const whole = parsed(text);
  if (whole === null) return null;
  const list = listIn(whole.value) ?? (isObject(whole.value) ? [whole.value] : null);
  if (list === null || !list.some(isObject)) throw new Unreadable('The file is JSON but holds no list of objects. Export it as JSON lines: one object a line.');
  return tableOf(list.map((one, index) => ({ line: index + 1, one })));
};
