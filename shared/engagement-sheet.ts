import { stageNames } from '#shared/accounts.ts';
import { partyNames, roleStages, type RolePerson, type RoleStage } from '#shared/role-rules.ts';
import type { AccountActivity } from '#shared/roles.ts';
import { jobNames } from '#shared/team.ts';

/** One line of the sheet for the customer: for what, to whom to turn, and when. `turnTo` is empty where only the job is known. */
export type SheetLine = { key: string; name: string; when: string; turnTo: RolePerson[]; job: string };
export type SheetPart = { stage: RoleStage; title: string; lines: SheetLine[] };

export const roleStageNames: Record<RoleStage, string> = { any: 'At any time', ...stageNames };

/**
 * The points of engagement of an account, for the customer: only what is meant for the sheet, only those of ours who decide, and no
 * letters or reasons.
 */
export const sheetOf = (activities: readonly AccountActivity[]): SheetPart[] =>
  roleStages.flatMap((stage) => {
    const lines = activities
      .filter((activity) => activity.stage === stage && activity.onSheet)
      .flatMap(({ key, name, when, answers }) => {
        const ours = answers.filter(({ decides, party }) => decides && party !== 'customer');
        return ours.length === 0 ? [] : [{ key, name, when, turnTo: ours.flatMap(({ people }) => people), job: ours.map(({ party }) => partyNames[party]).join(', ') }];
      });
    return lines.length === 0 ? [] : [{ stage, title: roleStageNames[stage], lines }];
  });

/** The people of the sheet, each once, in the order in which they appear. */
export const contactsOf = (parts: readonly SheetPart[]): RolePerson[] => [
  ...new Map(parts.flatMap(({ lines }) => lines.flatMap(({ turnTo }) => turnTo)).map((person) => [person.id ?? 'csm', person])).values(),
];

/** Who to turn to in a line: the names, or the job where nobody is known. */
export const turnToWords = ({ turnTo, job }: SheetLine): string => (turnTo.length === 0 ? job : turnTo.map(({ name }) => name).join(', '));

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** The sheet as Markdown, to paste into a mail or a wiki. */
export const sheetMarkdown = (account: string, parts: readonly SheetPart[]): string =>
  [
    `# Points of engagement: ${cell(account)}`,
    ...parts.flatMap(({ title, lines }) => [`## ${title}`, table(['For', 'Turn to', 'When'], lines.map((line) => [line.name, turnToWords(line), line.when]))]),
    '## Contacts',
    table(['Name', 'Job', 'Mail'], contactsOf(parts).map(({ name, job, email }) => [name, jobNames[job], email])),
  ].join('\n\n');
