import type { Day } from '#shared/days.ts';

export const reportFormats = ['pdf', 'docx', 'pptx', 'md'] as const;
export type ReportFormat = (typeof reportFormats)[number];
export const reportFormatNames: Record<ReportFormat, string> = { pdf: 'PDF', docx: 'Word (DOCX)', pptx: 'PowerPoint (PPTX)', md: 'Markdown' };

/** Where a figure or a gap leads: an assumption of a gain, or another place of the account. */
export type ReportPlace = { to: 'gain'; id: string; key: string | null } | { to: 'gains' | 'contracts' | 'plan' | 'settings' | 'rates' };

/** A case against the price, ready to be read. */
export type ReportCase = { name: string; delivered: string; ratio: string; payback: string; expected: string; ahead: string };
/** A gain with its formula in words, in labels and in the conservative figures. */
export type ReportGain = { id: string; name: string; state: string; low: string; likely: string; formula: string; figures: string; counts: string; evidence: string[] };
export type ReportOutcome = { id: string; planId: string; metric: string; change: string; by: string; on: string; words: string; impact: string };
export type ReportStep = { words: string; due: string };

/** The value report of an account, on one page. Every form of it is made of this and of nothing else. `missing` is for the CSM and never leaves Daybook. */
export type ValueReport = {
  accountId: string;
  account: string;
  title: string;
  on: Day;
  asOf: Day | null;
  /** `12 months to 16 Mar 2026` */
  period: string;
  from: string;
  headline: { figure: string; words: string };
  quote: { words: string; by: string; on: string } | null;
  price: string;
  cases: ReportCase[];
  /** Major units of `currency`: the price and what was delivered in each case. */
  bars: { name: string; value: number; said: string }[];
  currency: string;
  gains: ReportGain[];
  /** What the gains that are not shown bring; empty without any. */
  others: string;
  outcomes: ReportOutcome[];
  next: ReportStep[];
  method: string;
  missing: { says: string; place: ReportPlace }[];
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
const line = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`), ''];

export const caseHead = ['', 'Delivered', 'Against the price', 'Pays a year’s price back in', 'Still expected'] as const;
export const caseCells = ({ name, delivered, ratio, payback, expected }: ReportCase): string[] => [name, delivered, ratio, payback, expected];

/** The report as Markdown. */
export const reportMarkdown = (report: ValueReport): string =>
  [
    `# ${line(report.title)}`,
    '',
    `${line(report.account)} · ${report.period}${report.from === '' ? '' : ` · from ${line(report.from)}`}`,
    '',
    `**${report.headline.figure}** ${report.headline.words}`,
    '',
    ...(report.quote === null ? [] : [`> “${line(report.quote.words)}” — ${line(report.quote.by)}, ${report.quote.on}`, '']),
    '## Value against price',
    '',
    `Price: ${report.price}`,
    '',
    ...table(caseHead, report.cases.map(caseCells)),
    '## Where the value comes from',
    '',
    ...report.gains.flatMap(({ name, state, low, likely, formula, figures, counts, evidence }) => [
      `- **${line(name)}** (${state.toLowerCase()}): ${low} conservative, ${likely} likely. ${line(formula)}. Conservative: ${line(figures)}; ${counts}.`,
      ...evidence.map((one) => `  - ${line(one)}`),
    ]),
    ...(report.others === '' ? [] : [`- ${report.others}`]),
    '',
    ...(report.outcomes.length === 0 ? [] : ['## Verified outcomes', '', ...report.outcomes.map(({ metric, change, by, on, words, impact }) => `- **${line(metric)}**${change === '' ? '' : `: ${change}`}. “${line(words)}” — ${line(by)}, ${on}${impact === '' ? '' : `. ${line(impact)}`}`), '']),
    ...(report.next.length === 0 ? [] : ['## What comes next', '', ...report.next.map(({ words, due }) => `- ${line(words)}${due === '' ? '' : `, ${due}`}`), '']),
    report.method,
    '',
  ].join('\n');
