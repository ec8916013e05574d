import type { Finding, Source } from '#shared/deck.ts';
import type { Scope, Shape, MarkdownValue } from '#shared/template-text.ts';

/** What a placeholder is, how it reads, and, where it can be empty without anybody's meaning it, what to say then. */
export type TextField<Of> = { about: string; value: (of: Of) => string | MarkdownValue; missing?: string };
export type ListField<Of> = { about: string; item: Shape; rows: (of: Of) => Scope[]; missing?: string };
/** The placeholders of a kind of document: each is read from what it is `Of` and from nothing else. */
export type Catalog<Of> = { texts: Record<string, TextField<Of>>; lists: Record<string, ListField<Of>> };

const named = <Value, Out>(from: Record<string, Value>, to: (value: Value) => Out): Record<string, Out> => Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value)]));

export const shapeOf = <Of>({ texts, lists }: Catalog<Of>): Shape => ({ texts: named(texts, ({ about }) => about), lists: named(lists, ({ about, item }) => ({ about, item })) });
export const scopeOf = <Of>({ texts, lists }: Catalog<Of>, of: Of, source: Source | null = null): Scope => ({ texts: named(texts, ({ value }) => value(of)), lists: named(lists, ({ rows }) => rows(of)), source });

/** A list with the placeholders of a row. */
export const listOf = <Of, Row>(about: string, rows: (of: Of) => readonly Row[], item: Catalog<Row>, source: (row: Row, of: Of) => Source | null = () => null, missing?: string): ListField<Of> =>
  ({ about, item: shapeOf(item), rows: (of) => rows(of).map((row) => scopeOf(item, row, source(row, of))), ...(missing === undefined ? {} : { missing }) });

/** What a filled template asked for and did not find. */
export const missingOf = <Of>({ texts, lists }: Catalog<Of>, scope: Scope, used: ReadonlySet<string>): Finding[] =>
  [...new Set([...used].flatMap((name) => {
    const isEmpty = Object.hasOwn(texts, name) ? scope.texts[name] === '' : scope.lists[name]?.length === 0;
    return isEmpty ? [(Object.hasOwn(texts, name) ? texts[name]?.missing : lists[name]?.missing) ?? ''] : [];
  }))].filter((says) => says !== '').map((says) => ({ kind: 'missing', slide: null, says, record: null }));
