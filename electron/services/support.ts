import { eq } from 'drizzle-orm';
import { addDays, addMonths, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { mostCases, type AccountSupport, type CaseFields, type CaseFilters, type CaseList, type CaseStatus, type SupportOverview } from '#shared/support.ts';
import { caseMonths, isOpenOn, mixOf, monthDays, patternsOf, themeKey, ticketBand, volumeOf } from '#shared/support-rules.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { caseColumns, caseOf, createCaseReader } from '#electron/store/case-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { supportCases } from '#electron/store/schema-signals.ts';

const shownMonths = 12;
const shownThemes = 200;

/** Support cases (F24): the list, the patterns in it, and cases written by hand. */
export const createSupport = ({ store, settings, today }: Context) => {
  const { db, orm } = store;
  const readCases = createCaseReader(db);
  const live = 'FROM support_cases s JOIN accounts a ON a.id = s.account_id AND a.deleted_at IS NULL WHERE s.deleted_at IS NULL';
  const recent = db.prepare<[Day], { accountId: string; severity: string; theme: string; openedOn: Day; closedOn: Day | null }>(
    `SELECT s.account_id AS accountId, s.severity, s.theme, s.opened_on AS openedOn, s.closed_on AS closedOn ${live} AND s.opened_on >= ?`,
  );
  const byMonth = db.prepare<[Day], { openedOn: Day; severity: string; n: number }>(`SELECT substr(s.opened_on, 1, 7) || '-01' AS openedOn, s.severity, count(*) AS n ${live} AND s.opened_on >= ? GROUP BY 1, 2`);
  const openNow = db.prepare<[], { severity: string; openedOn: Day }>(`SELECT s.severity, s.opened_on AS openedOn ${live} AND s.closed_on IS NULL`);
  const byTheme = db.prepare<[], { theme: string; n: number }>(`SELECT s.theme, count(*) AS n ${live} AND s.theme != '' GROUP BY s.theme`);
  const whole = db.prepare<[], { total: number; knownTo: Day | null }>(`SELECT count(*) AS total, nullif(max(max(s.opened_on), coalesce(max(s.closed_on), '')), '') AS knownTo ${live}`);
  const fits = `${live}
    AND (@accountId IS NULL OR s.account_id = @accountId) AND (@severity IS NULL OR s.severity = @severity) AND (@themes IS NULL OR s.theme IN (SELECT value FROM json_each(@themes)))
    AND (@state IS NULL OR (@state = 'closed') = (s.closed_on IS NOT NULL)) AND (@openedBefore IS NULL OR s.opened_on < @openedBefore) AND (@openedFrom IS NULL OR s.opened_on >= @openedFrom)
    AND (@text = '' OR instr(lower(s.number || ' ' || s.title || ' ' || s.theme || ' ' || a.name), lower(@text)) > 0)`;
  const listed = db.prepare<object, StoredRow>(`SELECT ${caseColumns} WHERE s.rid IN (SELECT s.rid ${fits} ORDER BY s.opened_on DESC, s.rid DESC LIMIT ${mostCases}) ORDER BY s.opened_on DESC, s.rid DESC`);
  const counted = db.prepare<object, { n: number }>(`SELECT count(*) AS n ${fits}`);
  const withAccounts = db.prepare<[], { id: string; name: string }>(
    `SELECT id, name FROM accounts WHERE deleted_at IS NULL AND id IN (SELECT account_id FROM support_cases WHERE deleted_at IS NULL) ORDER BY name COLLATE NOCASE`,
  );
  const one = db.prepare<[string], StoredRow>(`SELECT ${caseColumns} WHERE s.id = ? AND s.deleted_at IS NULL`);
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');

  const known = (id: string) => {
    const row = one.get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That case is not in this book any more.');
    return caseOf(row, today());
  };
  const refuseGone = (accountId: string): void => {
    if (accountNamed.get(accountId) === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
  };
  /** Status and the day of closing go together: whichever was given decides. */
  const inStep = (before: { status: CaseStatus; openedOn: Day; closedOn: Day | null }, given: Given<CaseFields>): { status: CaseStatus; closedOn: Day | null } => {
    const openedOn = given.openedOn ?? before.openedOn;
    if (openedOn > today()) throw new DaybookError('INVALID', 'A case cannot be opened on a day to come.', 'openedOn');
    const isClosed = given.status !== undefined ? given.status === 'closed' : given.closedOn !== undefined ? given.closedOn !== null : before.status === 'closed';
    const day = given.closedOn ?? before.closedOn ?? today();
    const closedOn = isClosed ? day : null;
    if (closedOn !== null && closedOn < openedOn) throw new DaybookError('INVALID', 'The case was closed before it was opened.', 'closedOn');
    if (closedOn !== null && closedOn > today()) throw new DaybookError('INVALID', 'A case cannot be closed on a day to come.', 'closedOn');
    const open = given.status ?? (before.status === 'closed' ? 'open' : before.status);
    return { closedOn, status: isClosed ? 'closed' : open === 'closed' ? 'open' : open };
  };
  const change = (id: string, fields: Given<CaseFields>, label: (title: string) => string, window: string): Promise<WrittenRecord> => {
    const before = known(id);
    if (fields.accountId !== undefined) refuseGone(fields.accountId);
    const step = inStep(before, fields);
    return store.write({ window, label: label(fields.title ?? before.title), words: bookWords }, () => {
      orm.update(supportCases).set({ ...fields, ...step }).where(eq(supportCases.id, id)).run();
      return { id };
    });
  };

  return {
    list: ({ text, accountId, severity, state, theme, pattern }: CaseFilters): CaseList => {
      const on = today();
      const { repeatedWithinDays, oldAfterDays } = settings().support;
      const about = themeKey(theme);
      const bound = {
        text: text.trim(), accountId, severity,
        themes: about === '' ? null : JSON.stringify(byTheme.all().flatMap((one) => (themeKey(one.theme) === about ? [one.theme] : []))),
        state: state === null ? null : state === 'closed' ? 'closed' : 'open',
        openedBefore: state === 'old' ? addDays(on, -oldAfterDays) : null,
        openedFrom: pattern ? addDays(on, 1 - repeatedWithinDays) : null,
      };
      const cases = listed.all(bound).map((row) => caseOf(row, on));
      return { cases, total: cases.length < mostCases ? cases.length : (counted.get(bound)?.n ?? cases.length) };
    },

    overview: (): SupportOverview => {
      const on = today();
      const limits = settings().support;
      const open = openNow.all();
      const newest = recent.all(addDays(on, -Math.max(limits.repeatedWithinDays, 2 * monthDays)));
      const themes = Map.groupBy(byTheme.all(), ({ theme }) => themeKey(theme));
      const countOf = (alike: readonly { n: number }[]): number => alike.reduce((sum, { n }) => sum + n, 0);
      return {
        ...(whole.get() ?? { total: 0, knownTo: null }),
        open: mixOf(open),
        old: open.filter(({ openedOn }) => openedOn < addDays(on, -limits.oldAfterDays)).length,
        volume: volumeOf(newest, on),
        months: caseMonths(byMonth.all(addMonths(`${on.slice(0, 7)}-01`, 1 - shownMonths)), on, shownMonths),
        patterns: patternsOf(newest, on, limits),
        themes: [...themes.values()].toSorted((a, b) => countOf(b) - countOf(a)).slice(0, shownThemes).flatMap(([first]) => first?.theme.trim() ?? []),
        accounts: withAccounts.all(),
      };
    },

    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): AccountSupport => {
      const on = asOf ?? today();
      const limits = settings().support;
      const cases = readCases(accountId, on, asOf === null ? null : endOfDay(asOf, settings().timeZone ?? undefined));
      const volume = volumeOf(cases, on);
      return { cases, open: mixOf(cases.filter((each) => isOpenOn(each, on))), volume, band: ticketBand(cases.length === 0 ? null : volume.aMonth, limits), months: caseMonths(cases, on, shownMonths), patterns: patternsOf(cases, on, limits), asOf };
    },

    create: (input: Given<CaseFields> & Pick<CaseFields, 'accountId' | 'title'>, { window }: Caller): Promise<WrittenRecord> => {
      refuseGone(input.accountId);
      const openedOn = input.openedOn ?? today();
      const step = inStep({ status: 'open', openedOn, closedOn: null }, input);
      return store.write({ window, label: `Added the case ${input.title}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(supportCases).values({ ...input, severity: input.severity ?? 'normal', openedOn, ...step, id }).run();
        return { id };
      });
    },

    update: ({ id, fields }: { id: string; fields: Given<CaseFields> }, { window }: Caller): Promise<WrittenRecord> => change(id, fields, (title) => `Changed the case ${title}`, window),
    close: ({ id }: { id: string }, { window }: Caller): Promise<WrittenRecord> => change(id, { status: 'closed' }, (title) => `Closed the case ${title}`, window),
    reopen: ({ id }: { id: string }, { window }: Caller): Promise<WrittenRecord> => change(id, { status: 'open' }, (title) => `Reopened the case ${title}`, window),
    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { title } = known(id);
      return store.write({ window, label: `Removed the case ${title}`, words: bookWords }, () => {
        orm.update(supportCases).set({ deletedAt: store.now().toISOString() }).where(eq(supportCases.id, id)).run();
        return {};
      });
    },
  };
};
