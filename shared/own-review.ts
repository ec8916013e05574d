import { z } from 'zod';
import { dayName, type Day } from '#shared/days.ts';
import type { KpiKey } from '#shared/kpi-names.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
/** What a person writes in the review of the own book. */
export const reviewTexts = z.strictObject({ wentWell: text, wentBadly: text, asks: text, nextRocks: text });
export type ReviewTexts = z.infer<typeof reviewTexts>;
export const emptyTexts: ReviewTexts = { wentWell: '', wentBadly: '', asks: '', nextRocks: '' };
export const textNames: Record<keyof ReviewTexts, string> = { wentWell: 'What went well', wentBadly: 'What did not', asks: 'Asks of leadership', nextRocks: 'Big rocks of the next quarter' };

/** Where the rows behind a figure are found. */
export const figurePlaces = ['kpis', 'ledger', 'renewals', 'expansion', 'health', 'onboarding', 'risks', 'calls', 'plans', 'goals', 'commitments', 'rhythm'] as const;
export type FigurePlace = (typeof figurePlaces)[number];

/** A figure in words. `note` says how it is counted, or why it is missing; `kpi` is the KPI whose value it is. */
export type Figure = { label: string; value: string; note: string; kpi?: KpiKey };
/** A chart of numbers, which the table beside it says too. `unit` says of what. */
export type FigureChart = { kind: 'stacked' | 'bars'; unit: string; categories: string[]; series: { name: string; values: number[] }[] };
/** Figures that belong together, with where they are from. */
export type FigurePart = { key: string; title: string; place: FigurePlace; source: string; figures: Figure[]; chart: FigureChart | null };

/** The review of the own book of a fiscal quarter. `asOf` is its last day, or today while it runs. */
export type OwnReview = { quarter: { name: string; from: Day; to: Day }; asOf: Day; isDue: boolean; dueFrom: Day; heldOn: Day | null; texts: ReviewTexts; author: string; parts: FigurePart[]; rocks: { name: string; state: string; progress: number | null; word: string }[] };

const lines = (words: string): string => words.split('\n').map((one) => one.trim()).filter((one) => one !== '').map((one) => `- ${one.replace(/^[-*•]\s*/, '')}`).join('\n');
const cell = (words: string): string => words.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');

/** The review as Markdown: each figure with its source, then what the person wrote. */
export const reviewMarkdown = ({ quarter, asOf, author, parts, texts, rocks }: OwnReview): string =>
  [
    `# Review of the own book, ${quarter.name}`,
    `${dayName(quarter.from)} to ${dayName(quarter.to)}, as of ${dayName(asOf)}${author === '' ? '' : `, ${author}`}`,
    ...parts.flatMap(({ title, source, figures }) => [`## ${title}`, ['| Figure | Value | How it is counted |', '| --- | --- | --- |', ...figures.map(({ label, value, note }) => `| ${cell(label)} | ${cell(value)} | ${cell(note)} |`)].join('\n'), `Source: ${source}`]),
    ...(rocks.length === 0 ? [] : ['## Big rocks of the quarter', rocks.map(({ name, state, word }) => `- ${name}: ${state.toLowerCase()}${word === '' ? '' : `. ${word}`}`).join('\n')]),
    ...(Object.keys(textNames) as (keyof ReviewTexts)[]).flatMap((key) => (texts[key] === '' ? [] : [`## ${textNames[key]}`, lines(texts[key])])),
  ].join('\n\n') + '\n';
