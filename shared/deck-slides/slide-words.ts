import { latestOf, reachedOf } from '#shared/plan-rules.ts';
import type { CustomerCriterion, CustomerFacts, CustomerObjective } from '#shared/customer-facts.ts';
import { addMonths, dayName, type Day } from '#shared/days.ts';
import type { Block, DeckForm, Slide, SlideKey, Source } from '#shared/deck.ts';
import { formatMoney } from '#shared/money.ts';
import type { Entity, RecordLink } from '#shared/records.ts';
import type { ReviewFacts } from '#shared/review-facts.ts';

/** What slides are made of. `earlier` is the same account as it was known on an earlier day. */
export type DeckParts = { facts: CustomerFacts; earlier: CustomerFacts | null; review: ReviewFacts | null; form: DeckForm };
/** Makes a slide, or nothing where the account says too little for one. */
export type SlideMaker = (parts: DeckParts) => Slide | null;

/** As many rows as a slide holds without being crowded. */
export const mostRows = 6;

export const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
export const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
export const amount = (value: number, unit: string): string => (unit === '' ? number(value) : `${number(value)} ${unit}`);
export const shortMoney = (minor: number, currency: string): string => formatMoney(minor, currency, 'short');
export const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;
export const capital = (text: string): string => text.replace(/^./u, (first) => first.toUpperCase());
/** The first few words of a text, cut at a word. */
export const brief = (text: string, letters: number): string => {
  const flat = text.trim().replaceAll(/\s+/g, ' ');
  return flat.length <= letters ? flat : `${flat.slice(0, letters - 1).replace(/\s+\S*$/, '').replace(/[,.;:–-]$/, '')}…`;
};
export const dayOr = (on: Day | null, otherwise: string): string => (on === null ? otherwise : dayName(on));
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
/** `'2026-03'` as "Mar 2026". */
export const monthName = (month: string): string => monthFormat.format(new Date(`${month}-01T00:00:00Z`));
/** Some words as a list in a sentence. */
export const listed = (words: readonly string[]): string => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);

/** How a figure moved, such as "12 % more"; points where it is a share itself. Empty where it stands still or began at nothing. */
export const moved = (was: number, now: number, unit: string): string => {
  if (unit.trim() === '%') return Math.round(now - was) === 0 ? '' : `${number(Math.abs(Math.round(now - was)))} points ${now > was ? 'more' : 'less'}`;
  if (was === 0) return '';
  const change = Math.round((100 * (now - was)) / Math.abs(was));
  return change === 0 ? '' : `${number(Math.abs(change))} % ${change > 0 ? 'more' : 'less'}`;
};

export const link = (entity: Entity, id: string, label: string): RecordLink => ({ entity, id, label });
export const sourceLine = ({ says, on, method }: Source): string => `${says} (${[method, on === null ? '' : `as of ${dayName(on)}`].filter((one) => one !== '').join(', ')})`;

/** A content slide. Its notes are what to say, then where each figure is from. */
export const slideOf = (key: SlideKey, title: string, parts: Pick<Slide, 'blocks'> & Partial<Pick<Slide, 'layout' | 'subtitle' | 'arrangement' | 'talk' | 'sources'>>): Slide => {
  const { layout = 'content', subtitle = '', arrangement = 'one', talk = [], sources = [], blocks } = parts;
  return { key, layout, title, subtitle, blocks, arrangement, talk, notes: notesOf(talk, sources), sources };
};
export const notesOf = (talk: readonly string[], sources: readonly Source[]): string[] => [...talk, ...(sources.length === 0 ? [] : ['Where the figures come from:', ...sources.map((one) => `- ${sourceLine(one)}`)])];
export const table = (name: string, columns: readonly (readonly [name: string, share: number, align?: 'right'])[], rows: string[][]): Block =>
  ({ kind: 'table', name, columns: columns.map(([label, share, align]) => ({ name: label, share, align: align ?? 'left' })), rows });
export const text = (name: string, lines: string[], tone: 'plain' | 'quiet' | 'lead' = 'plain', isList = false): Block => ({ kind: 'text', name, lines, isList, tone });

/** Objectives that are open, and those that were closed in the twelve months up to the day. */
export const objectivesOf = ({ objectives, on }: Pick<CustomerFacts, 'objectives' | 'on'>): { open: CustomerObjective[]; closed: CustomerObjective[]; reached: CustomerObjective[]; all: CustomerObjective[] } => {
  const open = objectives.filter(({ status }) => status === 'open');
  const closed = objectives.filter(({ status, closedOn }) => status === 'closed' && closedOn !== null && closedOn <= on && closedOn > addMonths(on, -12)).toSorted((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? ''));
  return { open, closed, reached: closed.filter(({ outcome }) => outcome === 'achieved'), all: [...open, ...closed] };
};

/** The newest measured value of a criterion. */
export const measuredOf = ({ measurements }: CustomerCriterion): { on: Day; value: number; source: string } | null => latestOf(measurements.map((one) => ({ ...one, onDay: one.on })));
/** How far from its start to its target a criterion has come; 1 is met. */
export const wayOf = ({ baseline, target, measurements }: CustomerCriterion): number | null => reachedOf({ baseline, target, measurements: measurements.map(({ on, value }) => ({ onDay: on, value })) });
export const isMet = (criterion: CustomerCriterion): boolean | null => {
  const way = wayOf(criterion);
  return way === null ? null : way >= 1;
};

/** Where a measured figure is from. */
export const measuredSource = (criterion: CustomerCriterion): Source[] => {
  const last = measuredOf(criterion);
  if (last === null) return [];
  const { id, metric, unit, baseline, target } = criterion;
  const from = [...(baseline === null ? [] : [`from ${amount(baseline, unit)}`]), ...(target === null ? [] : [`target ${amount(target, unit)}`])];
  return [{ says: `${metric}: ${amount(last.value, unit)}${from.length === 0 ? '' : `, ${from.join(', ')}`}`, record: link('criteria', id, metric), on: last.on, method: last.source === '' ? 'measured for the success plan' : last.source }];
};
