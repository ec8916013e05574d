import type { z } from 'zod';
import type { Day, Instant } from '#shared/days.ts';
import type { ImportTarget, Mapping } from '#shared/imports.ts';
import { toMinor } from '#shared/money.ts';
import { importFields } from '#electron/imports/fields.ts';
import type { Cell, Row } from '#electron/imports/row.ts';
import { parseDay, parseFigure, parseMoment, parseYesNo, type Parsed, type Style } from '#electron/imports/values.ts';
import type { Writer } from './imports-writer.ts';

/** A row that cannot be taken: the column, the value in it, and the reason in a sentence. */
export class WrongCell extends Error {
  readonly column: string;
  readonly value: string;
  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.name = 'WrongCell';
    this.column = column;
    this.value = value.slice(0, 200);
  }
}

/** What an import would do with one row. `detail` says it in words, for the few rows that are shown; `write` does it, where the verdict is not 'same'. */
export type Plan = { verdict: 'new' | 'changed' | 'same'; title: string; detail: () => string; write: (to: Writer) => void };

/** Looks at one row against the book and the rows before it. @throws WrongCell */
export type Check = (row: ImportRow) => Plan;

/** One row by the keys of its target's fields. What is not mapped, or empty, is '' or null. Every reader throws WrongCell. */
export type ImportRow = {
  line: number;
  has: (key: string) => boolean;
  text: (key: string) => string;
  day: (key: string) => Day | null;
  moment: (key: string) => { on: Day; at: Instant | null } | null;
  figure: (key: string) => number | null;
  whole: (key: string) => number | null;
  money: (key: string, currency: string) => number | null;
  yes: (key: string) => boolean | null;
  /** The text of a choice: its value by any of its names. */
  choice: <T extends string>(key: string, names: Record<T, readonly string[]>) => T | null;
  /** A value as the contract of its field takes it. */
  valid: <T>(key: string, schema: z.ZodType<T>, value: unknown) => T;
  wrong: (key: string, reason: string) => WrongCell;
  /** All mapped cells as one text: equal for equal rows. */
  signature: string;
};

const nothing = new Set(['null', 'n/a', '#n/a', 'na', '-', '–', '—', 'none', '(blank)', 'nil']);

/** A cell as text. The mark that exports put before a formula-like text is taken off again; the text stays text. */
const asText = (cell: Cell): string => {
  const text = String(cell).replaceAll('\u0000', '').trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
};

/** Makes the reader of a file's rows. `mapping` gives for each field its place among the picked cells. */
export const createRowReader = (target: ImportTarget, mapping: Mapping, columns: readonly string[], style: Style, zone: string) => {
  const pick = Object.values(mapping);
  const places = new Map(Object.keys(mapping).map((key, place) => [key, place]));
  const labels = new Map(importFields[target].map(({ key, label }) => [key, label]));
  const nameOf = (key: string): string => {
    const column = mapping[key];
    return (column === undefined ? undefined : columns[column]) ?? labels.get(key) ?? '';
  };

  // The digits of a currency are slow to ask for, and the amounts of a file are few.
  const minors = new Map<string, number>();
  const minorOf = (amount: number, currency: string): number => {
    const key = `${currency} ${amount}`;
    const minor = minors.get(key) ?? toMinor(amount, currency);
    if (minors.size < 10_000) minors.set(key, minor);
    return minor;
  };

  const read = ({ line, cells, fault }: Row): ImportRow => {
    if (fault !== null) throw new WrongCell('', '', fault);
    const raw = (key: string): Cell => {
      const place = places.get(key);
      return place === undefined ? '' : (cells[place] ?? '');
    };
    const text = (key: string): string => asText(raw(key));
    const wrong = (key: string, reason: string): WrongCell => new WrongCell(nameOf(key), text(key), reason);
    const parsed = <T>(key: string, parse: (cell: Cell) => Parsed<T>): T | null => {
      const cell = raw(key);
      if (typeof cell === 'string' && (cell.trim() === '' || nothing.has(cell.trim().toLowerCase()))) return null;
      const result = parse(cell);
      if ('fault' in result) throw wrong(key, result.fault);
      return result.value;
    };
    const figure = (key: string): number | null => parsed(key, (cell) => parseFigure(cell, style));
    return {
      line,
      has: (key) => places.has(key),
      text,
      day: (key) => parsed(key, (cell) => parseDay(cell, style)),
      moment: (key) => parsed(key, (cell) => parseMoment(cell, style, zone)),
      figure,
      whole: (key) => {
        const value = figure(key);
        return value === null ? null : Math.round(value);
      },
      money: (key, currency) => {
        const value = figure(key);
        if (value === null) return null;
        const minor = minorOf(value, currency);
        if (!Number.isSafeInteger(minor)) throw wrong(key, 'That amount is too large.');
        return minor;
      },
      yes: (key) => parsed(key, parseYesNo),
      choice: (key, names) => {
        const value = text(key).toLowerCase().replaceAll(/[\s_-]+/g, ' ');
        if (value === '' || nothing.has(value)) return null;
        const entries = Object.entries(names) as [keyof typeof names & string, readonly string[]][];
        const found = entries.find(([name, others]) => name === value || others.includes(value))?.[0];
        if (found === undefined) throw wrong(key, `That is none of the choices: ${entries.map(([name]) => name).join(', ')}.`);
        return found;
      },
      valid: (key, schema, value) => {
        const result = schema.safeParse(value);
        if (!result.success) throw wrong(key, result.error.issues[0]?.message ?? 'That cannot be right.');
        return result.data;
      },
      wrong,
      signature: JSON.stringify(cells),
    };
  };
  return { pick, read };
};
export type RowReader = ReturnType<typeof createRowReader>;
