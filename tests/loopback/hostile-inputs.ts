import { z } from 'zod';
import { publishedBrand } from '#shared/presets/brand.ts';

type Shape = { type?: string; properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[]; oneOf?: Shape[]; enum?: unknown[]; const?: unknown; pattern?: string; format?: string; minimum?: number; minLength?: number; maxLength?: number; $ref?: string; $defs?: Record<string, Shape>; additionalProperties?: Shape | boolean; propertyNames?: Shape };

export const someId = '01J0000000000000000000000A';

const textOf = ({ pattern, format, minLength = 0, maxLength = 100 }: Shape): string => {
  if (format === 'date') return '2026-03-16';
  if (format === 'date-time') return '2026-03-16T09:00:00.000Z';
  if (format === 'base64') return 'YWJj';
  if (format === 'email') return 'ines@heron.example';
  return [someId, '2026-03-16', '2026-03', 'EUR', 'https://daybook.example/', 'daybook.sqlite', '#aabbcc', 'daily', 'ab'.repeat(32)].find((text) => pattern !== undefined && new RegExp(pattern, 'u').test(text)) ?? 'x'.repeat(Math.min(Math.max(minLength, 4), maxLength));
};

/** Fields whose rule is more than their shape. */
const known: Record<string, unknown> = { driver: 'hours-saved', timeZone: 'Europe/Berlin', horizons: [90, 60, 30], accents: publishedBrand.accents };

/** One input that a schema takes, with every field in it as far as two levels of recursion go. */
const sampleOf = (shape: Shape, defs: Record<string, Shape>, depth = 0): unknown => {
  if (shape.$ref !== undefined) return depth > 6 ? undefined : sampleOf(defs[shape.$ref.split('/').at(-1) ?? ''] ?? {}, defs, depth + 1);
  if ('const' in shape) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return sampleOf(choices[0] ?? {}, defs, depth);
  if (shape.type === 'object') {
    const fields = Object.entries(shape.properties ?? {}).map(([key, one]) => [key, known[key] ?? sampleOf(one, defs, depth + 1)] as const);
    const { additionalProperties, propertyNames } = shape;
    const free = typeof additionalProperties === 'object' ? (propertyNames?.enum ?? ['name']).map((key) => [String(key), sampleOf(additionalProperties, defs, depth + 1)] as const) : [];
    return Object.fromEntries([...fields, ...free].filter(([, value]) => value !== undefined));
  }
  if (shape.type === 'array') {
    const item = sampleOf(shape.items ?? {}, defs, depth + 1);
    return item === undefined || depth > 6 ? [] : [item];
  }
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 0, 1);
  if (shape.type === 'boolean') return true;
  return shape.type === 'string' ? textOf(shape) : null;
};

/** @returns an input that the schema takes. */
export const inputOf = (schema: z.ZodType): unknown => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  return sampleOf(shape, shape.$defs ?? {});
};

let deep: unknown = 'deep';
for (let level = 0; level < 300; level += 1) deep = { content: [deep] };

/** Values that no field of the contract asks for, and texts that some take and must bear. */
export const hostileValues: readonly unknown[] = [
  null, true, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, '', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e', '__proto__', 'constructor', '../../etc/passwd', `'; DROP TABLE accounts;--`, '<img src=x onerror=alert(1)>', '9999-99-99', '2026-02-30', '2026-03-16T25:00:00.000Z', 'x'.repeat(30_000),
  [], [[]], [null], ['x', 'x'], {}, { $gt: '' }, { toString: 'x' }, { length: -1 }, JSON.parse('{"__proto__":{"polluted":true}}'), JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'), new Date(0), 10n, new Map([['a', 1]]), new Set([1]), new URL('https://example.com'), deep,
];

type Path = readonly (string | number)[];

/** Every place of a value, itself included. */
const placesOf = (value: unknown, at: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, one]) => placesOf(one, [...at, Array.isArray(value) ? Number(key) : key]))];
};

const withAt = (value: unknown, [key, ...rest]: Path, change: (before: unknown) => unknown): unknown => {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? withAt(one, rest, change) : one));
  return { ...(value as object), [key]: withAt((value as Record<string, unknown>)[key], rest, change) };
};

const without = (value: unknown, path: Path): unknown => withAt(value, path.slice(0, -1), (parent) => (Array.isArray(parent) ? parent : Object.fromEntries(Object.entries(parent as object).filter(([key]) => key !== path.at(-1)))));

const withKey = (value: unknown, path: Path, key: string): unknown =>
  withAt(value, path, (before) => (typeof before === 'object' && before !== null && !Array.isArray(before) ? Object.defineProperty({ ...before }, key, { value: { polluted: true }, enumerable: true }) : before));

/** Inputs made from a good one by changing one thing: each place to hostile values, a field left out, a field too many. `pick` thins them. */
export const mutantsOf = (good: unknown, pick: () => boolean): unknown[] => {
  const places = placesOf(good);
  return [
    ...hostileValues.slice(0, 12),
    undefined,
    ...places.flatMap((place) => hostileValues.filter(pick).map((value) => withAt(good, place, () => value))),
    ...places.filter((place) => place.length > 0).map((place) => without(good, place)),
    ...places.flatMap((place) => ['extra', '__proto__', 'constructor', 'toString', ''].filter(pick).map((key) => withKey(good, place, key))),
  ];
};
