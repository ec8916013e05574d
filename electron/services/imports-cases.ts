import type { Day } from '#shared/days.ts';
import { caseFields, type CaseStatus } from '#shared/support.ts';
import type { Severity } from '#shared/support-rules.ts';
import { fold } from '#electron/imports/values.ts';
import type { ImportScope } from './imports-accounts.ts';
import { createMatcher, findAccount, refuseDeleted, repeated } from './imports-match.ts';
import type { Check, ImportRow } from './imports-row.ts';
import type { Values } from './imports-writer.ts';

/** The words of help desks for how much a case hurts: Zendesk, Salesforce, Jira, ServiceNow and plain numbers. */
const severityWords: [RegExp, Severity][] = [
  [/^(?:urgent|critical|blocker|highest|emergency|severe|immediate|outage|down|dringend|kritisch|sofort|(?:p|s|sev|prio|priority|severity)? ?[01])\b/, 'urgent'],
  [/^(?:high|major|hoch|important|elevated|(?:p|s|sev|prio|priority|severity)? ?2)\b/, 'high'],
  [/^(?:normal|medium|moderate|standard|mittel|default|(?:p|s|sev|prio|priority|severity)? ?3)\b/, 'normal'],
  [/^(?:low|lowest|minor|trivial|niedrig|gering|planning|question|cosmetic|(?:p|s|sev|prio|priority|severity)? ?[45])\b/, 'low'],
];

const severityOf = (row: ImportRow): Severity | null => {
  const text = fold(row.text('severity')).replaceAll(/[\s_-]+/g, ' ');
  if (text === '' || /^(?:none|null|n\/a|not set|undefined)$/.test(text)) return null;
  const found = severityWords.find(([words]) => words.test(text));
  if (found === undefined) throw row.wrong('severity', 'That is no severity. Daybook knows urgent, high, normal and low, and the words of the usual help desks.');
  return found[1];
};

/** What a row says of where the case stands; null where it says nothing. */
const statusOf = (row: ImportRow): CaseStatus | null => {
  if (row.text('isClosed') !== '' && row.yes('isClosed') === true) return 'closed';
  const text = fold(row.text('status'));
  if (/^(?:closed?|solved?|resolved?|done|complete|fixed|cancel|won.?t|duplicate|rejected|geschlossen|gelost|erledigt|deflected|merged)/.test(text)) return 'closed';
  if (/pending|waiting|on hold|hold$|awaiting|needs? info|warte/.test(text)) return 'waiting';
  if (text !== '') return 'open';
  return row.text('isClosed') === '' ? null : 'open';
};

/** Support cases, each of an account. A row changes the case that its id, its number, or its title and day name. */
export const createCaseCheck = ({ book, system, today }: ImportScope): Check => {
  const matcher = createMatcher('support_cases', book, system);
  const { shape } = caseFields;

  const days = (row: ImportRow): { openedOn: Day | null; closedOn: Day | null; updatedOn: Day | null } => {
    const [openedOn, closedOn, updatedOn] = (['openedOn', 'closedOn', 'updatedOn'] as const).map((key) => row.day(key)) as [Day | null, Day | null, Day | null];
    if (openedOn !== null && openedOn > today) throw row.wrong('openedOn', 'That day is still to come.');
    if (openedOn !== null && closedOn !== null && closedOn < openedOn) throw row.wrong('closedOn', 'The case was closed before it was opened.');
    if (closedOn !== null && closedOn > today) throw row.wrong('closedOn', 'That day is still to come.');
    return { openedOn, closedOn, updatedOn };
  };

  return (row) => {
    refuseDeleted(row);
    const externalId = book.normalId(row.text('externalId'));
    const number = row.text('number') === '' ? '' : row.valid('number', shape.number, row.text('number'));
    const title = row.text('title').replaceAll(/\s+/g, ' ').slice(0, 200);
    if (title === '' && number === '' && externalId === '') throw row.wrong('title', 'The case has neither a title nor a number.');
    const accountId = findAccount(book, row, row.text('requester').toLowerCase());
    const { openedOn, closedOn, updatedOn } = days(row);
    const shown = `${number} ${title}`.trim() || externalId;
    const natural = number === '' ? `${accountId} ${openedOn ?? ''} ${fold(title)}` : `number ${number}`;
    const earlier = matcher.earlier(externalId === '' ? natural : `id ${externalId}`, row);
    if (earlier?.isSame === true) return repeated(shown, earlier.line);
    if (earlier !== null && (externalId !== '' || number !== '')) throw row.wrong(externalId === '' ? 'number' : 'externalId', `This case stands in line ${earlier.line} too, with other values. Only the first is taken.`);
    const found = matcher.find(externalId, () => (number === '' ? (openedOn === null ? [] : book.casesOpened(accountId, openedOn).filter((one) => fold(String(one['title'])) === fold(title))) : book.casesNumbered(number).filter((one) => one['account_id'] === accountId)));
    const opened = openedOn ?? (found?.['opened_on'] as Day | undefined);
    if (opened === undefined) throw row.wrong('openedOn', 'A case needs the day on which it was opened.');
    const severity = severityOf(row);
    const said = statusOf(row);
    const before = (found?.['closed_on'] ?? null) as Day | null;
    // A case that is closed on a day that nobody tells was closed when it was last touched, or since it was last seen open.
    const closed = closedOn ?? before ?? (updatedOn !== null && updatedOn >= opened && updatedOn <= today ? updatedOn : found === undefined ? opened : today);
    const status: CaseStatus | null = said ?? (closedOn === null ? null : 'closed');
    const theme = row.text('theme').split(/[;,|]/)[0]?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const url = shape.url.safeParse(row.text('url'));
    const values: Values = {
      account_id: accountId,
      ...(title === '' ? {} : { title }),
      ...(number === '' ? {} : { number }),
      ...(severity === null ? {} : { severity }),
      ...(openedOn === null ? {} : { opened_on: openedOn }),
      ...(status === null ? {} : { status, closed_on: status === 'closed' ? (closed < opened ? opened : closed) : null }),
      ...(theme === '' ? {} : { theme: row.valid('theme', shape.theme, theme) }),
      ...(url.success && url.data !== '' ? { url: url.data } : {}),
      ...(row.text('notes') === '' ? {} : { notes: row.text('notes').slice(0, 10_000) }),
    };
    return matcher.plan({
      found, externalId, title: shown, detail: () => [book.accountName(accountId), severity, openedOn, status].filter((part) => part !== null && part !== '').join(' · '), values,
      made: { title: shown, severity: 'normal', status: 'open', opened_on: opened },
    });
  };
};
