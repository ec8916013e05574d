import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createSurveyToday } from '#electron/store/survey-today.ts';
import { createServices } from '#electron/services/services.ts';
import { createImporting } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'other' };
let book: TestBook;
let services: ReturnType<typeof createServices>;
let accountId: string;
let personId: string;
let surveyId: string;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  services = createServices(book.context);
  accountId = (await services.accounts.create({ name: 'Blue Heron', segment: 'enterprise', domains: 'heron.example' }, other)).id;
  personId = (await services.people.create({ accountId, name: 'Ines Duarte', email: 'ines@heron.example', buyingRole: 'economic-buyer' }, other)).id;
  surveyId = (await services.surveys.create({ name: 'Spring', kind: 'nps', sentOn: '2026-03-02' }, other)).id;
});
afterEach(() => book.close());

const surveys = () => services.surveys;
const log = async (score: number, fields: object = {}, caller = other): Promise<string> => (await surveys().log({ surveyId, accountId, score, ...fields }, caller)).id;
const answers = (asked: object = {}) => surveys().answers({ surveyId: null, segment: null, accountId: null, ...asked });
const items = async () => createSurveyToday(book.context)(book.context.today(), await createAccountRows(book.context).all());

describe('answers', () => {
  test('are logged by hand, changed and removed, each a step of undo', async () => {
    await checkUndo(book, () => log(9, { personId, comment: 'Quick help' }, me));
    const id = await log(9, { personId, onDay: '2026-03-10' });
    expect(answers()).toMatchObject([{ id, who: 'Ines Duarte', isDecisionMaker: true, surveyName: 'Spring', kind: 'nps', isDetractor: false, followUp: 'none', dueOn: null }]);
    await checkUndo(book, () => surveys().changeAnswer({ id, fields: { score: 3 } }, me));
    await checkUndo(book, () => surveys().removeAnswer({ id }, me));
    await checkUndo(book, () => surveys().remove({ id: surveyId }, me));
  });

  test.each([
    [{ score: 11 }, 'Answers to this survey are from 0 to 10.'],
    [{ score: 9, onDay: '2026-03-17' }, 'Nobody can have answered on a day that has not come.'],
    [{ score: 9, surveyId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'That survey is not in this book any more.'],
    [{ score: 9, personId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'That person is not in this book any more. Choose another.'],
  ])('%o is refused', (fields, sentence) => expect(() => surveys().log({ surveyId, accountId, ...fields }, me)).toThrow(sentence));

  test('a survey keeps a scale that its answers fit', async () => {
    const csat = (await surveys().create({ name: 'Tickets', kind: 'csat' }, other)).id;
    await surveys().log({ surveyId: csat, accountId, score: 5 }, other);
    expect(() => surveys().change({ id: csat, fields: { scaleMax: 4 } }, me)).toThrow('There is an answer of 5 already, which this scale does not have.');
    expect(() => surveys().change({ id: surveyId, fields: { scaleMax: 5 } }, me)).toThrow('NPS is asked from 0 to 10.');
    await surveys().change({ id: csat, fields: { scaleMax: 7 } }, me);
    expect(surveys().list()).toMatchObject([{ name: 'Tickets', scaleMax: 7, answers: 1, accounts: 1, lastOn: '2026-03-16' }, { name: 'Spring', answers: 0, lastOn: null }]);
  });
});

describe('results', () => {
  test('count one latest answer of each person, decision makers apart, by quarter and by account', async () => {
    const elsewhere = (await services.accounts.create({ name: 'Grey Gull', segment: 'commercial' }, other)).id;
    await log(10, { personId, onDay: '2025-12-10' });
    await log(2, { personId, onDay: '2026-03-10' });
    await log(9, { respondent: 'Sam', onDay: '2026-03-10' });
    await surveys().log({ surveyId, accountId: elsewhere, score: 9, respondent: 'Sam', onDay: '2026-03-11' }, other);
    const [nps] = await surveys().results({ surveyId: null, segment: null });
    expect(nps).toMatchObject({ kind: 'nps', figure: { nps: { score: 33, n: 3, promoters: 2, detractors: 1, isDirectional: true } }, decisionMakers: { score: -100, n: 1 }, spread: [{ score: 2, n: 1 }, { score: 9, n: 2 }, { score: 10, n: 1 }] });
    expect(nps?.quarters.slice(-2).map(({ name, figure }) => [name, figure.kind === 'nps' ? figure.nps.score : null])).toEqual([['FY2025 Q4', 100], ['FY2026 Q1', 33]]);
    expect(nps?.accounts).toMatchObject([{ accountName: 'Blue Heron', figure: { nps: { score: 0 } }, lastOn: '2026-03-10' }, { accountName: 'Grey Gull', figure: { nps: { score: 100 } } }]);
    expect(await surveys().results({ surveyId: null, segment: 'commercial' })).toMatchObject([{ figure: { nps: { n: 1 } } }]);
    expect(await surveys().results({ surveyId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', segment: null })).toEqual([]);
  });

  test('let others have their turn while many answers are counted', async () => {
    await log(9);
    // The numbers of rows reach as far as in a book of twenty thousand answers.
    await book.context.store.write({ window: 'other', label: 'Moved an answer', words: ['surveys'] }, () => book.db.prepare('UPDATE survey_responses SET rid = 20001').run() && {});
    let turns = 0;
    let isDone = false;
    const count = (): void => { turns += 1; if (!isDone) setImmediate(count); };
    setImmediate(count);
    expect(await surveys().results({ surveyId: null, segment: null })).toMatchObject([{ figure: { nps: { n: 1 } } }]);
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });

  test('of an account are as they were known on a past day', async () => {
    await log(9, { personId });
    book.setNow('2026-03-20T09:00:00.000Z');
    await log(1, { personId });
    expect(surveys().ofAccount({ accountId, asOf: null }).results).toMatchObject([{ figure: { nps: { score: -100, n: 1 } } }]);
    expect(surveys().ofAccount({ accountId, asOf: '2026-03-17' }).results).toMatchObject([{ figure: { nps: { score: 100, n: 1 } }, decisionMakers: { score: 100 } }]);
    expect(surveys().ofAccount({ accountId, asOf: '2026-03-15' })).toEqual({ results: [], answers: [] });
  });
});

describe('follow-ups', () => {
  test('a detractor asks for one, until it is planned, and again when it is due', async () => {
    const id = await log(4, { personId, comment: 'Too slow', onDay: '2026-03-13' });
    expect(await items()).toMatchObject([{ rule: 'survey-follow-up', type: 'activity', key: `survey-follow-up:${id}:asked`, title: 'Ines Duarte of Blue Heron gave 4 of 10', why: 'NPS of 4 on 13 Mar 2026 in “Spring”: “Too slow”. No follow-up is planned; it is due by 17 Mar 2026' }]);
    await checkUndo(book, () => surveys().follow({ id, fields: { followUp: 'due', followUpDueOn: '2026-03-18', followUpNote: 'Call her' } }, me));
    await surveys().follow({ id, fields: { followUp: 'due', followUpDueOn: '2026-03-18', followUpNote: 'Call her' } }, me);
    expect(await items()).toEqual([]);
    book.setNow('2026-03-18T09:00:00.000Z');
    expect(await items()).toMatchObject([{ key: `survey-follow-up:${id}:2026-03-18`, title: 'Follow up with Ines Duarte of Blue Heron' }]);
    await surveys().follow({ id, fields: { followUp: 'done', followUpNote: 'Fixed' } }, me);
    expect(await items()).toEqual([]);
    expect(answers()).toMatchObject([{ followUp: 'done', followUpNote: 'Fixed', dueOn: null }]);
  });

  test('a follow-up without a day is due by the limit; nobody is asked for what is long ago', async () => {
    const id = await log(9, { onDay: '2026-03-13' });
    await surveys().follow({ id, fields: { followUp: 'due' } }, me);
    expect(answers()).toMatchObject([{ followUpDueOn: '2026-03-16', followUp: 'due' }]);
    await log(1, { onDay: '2025-10-01' });
    expect((await items()).map(({ key }) => key)).toEqual([`survey-follow-up:${id}:2026-03-16`]);
  });
});

describe('an import of answers', () => {
  const counts = (given: object) => ({ counts: { new: 0, changed: 0, same: 0, wrong: 0, ...given } });

  test('is known by its columns, finds people by mail, and makes the survey; again it is all the same', async () => {
    const importing = createImporting(book.context);
    const file = 'Response ID,Company,Email,Name,NPS score,Comment,Responded at\n1,Blue Heron,INES@heron.example,,9,Great,2026-03-05\n2,,jo@heron.example,Jo,3,Slow,2026-03-06 10:15\n';
    const opened = await importing.openTable(file, 'nps.csv');
    expect(opened.target).toBe('surveys');
    const done = await importing.run(opened);
    expect(done).toMatchObject(counts({ new: 2 }));
    expect(answers()).toMatchObject([{ respondent: 'Jo', personId: null, score: 3, surveyName: 'NPS survey', onDay: '2026-03-06' }, { personId, respondent: '', score: 9, comment: 'Great' }]);
    expect(surveys().list()).toHaveLength(2);
    expect(await importing.take(file, 'nps.csv')).toMatchObject({ ...counts({ same: 2 }), changeId: null });
    expect(await importing.take(file.replace('9,Great', '8,Good'), 'nps.csv')).toMatchObject(counts({ changed: 1, same: 1 }));
    expect(await importing.take('Company,Email,NPS score,Responded at\nBlue Heron,ines@heron.example,7,2026-03-05\n', 'again.csv', 'surveys')).toMatchObject(counts({ changed: 1 }));
  });

  test('goes into a survey of that name, by its scale; several scores of a row are several answers', async () => {
    const importing = createImporting(book.context);
    expect(await importing.take('Survey,Account,Date,NPS,CSAT\nspring,Blue Heron,2026-03-05,10,4\n', 'answers.csv', 'surveys')).toMatchObject(counts({ new: 1 }));
    expect(answers().map(({ surveyName, kind, score, scaleMax }) => [surveyName, kind, score, scaleMax])).toEqual([['spring', 'csat', 4, 5], ['Spring', 'nps', 10, 10]]);
    expect(await importing.take('Survey,Account,Date,Kind,Score,Scale\nTickets,Blue Heron,2026-03-05,Customer satisfaction,8,10\n', 'more.csv', 'surveys')).toMatchObject(counts({ new: 1 }));
    expect(surveys().list().find(({ name }) => name === 'Tickets')).toMatchObject({ kind: 'csat', scaleMin: 1, scaleMax: 10 });
  });

  test.each([
    ['Account,NPS,Date\nBlue Heron,11,2026-03-05\n', { column: 'NPS', reason: 'Answers to “NPS survey” are from 0 to 10.' }],
    ['Account,NPS,Date\nNobody,9,2026-03-05\n', { column: 'Account', reason: 'No account of this name or id is in the book. Import the accounts first, or correct the name.' }],
    ['Account,NPS,Date\nBlue Heron,,2026-03-05\n', { reason: 'The row has no score.' }],
    ['Account,NPS,Date\nBlue Heron,9,\n', { column: 'Date', reason: 'An answer needs the day on which it was given.' }],
    ['Account,NPS,Date\nBlue Heron,9,2026-04-05\n', { column: 'Date', reason: 'That day is still to come.' }],
    ['Account,NPS,Date\nBlue Heron,8.5,2026-03-05\n', { column: 'NPS', reason: 'An answer is a whole number.' }],
    ['Account,Score,Date\nBlue Heron,9,2026-03-05\n', { column: 'Score', reason: 'The row does not say what the score is of. Map its column as NPS, CSAT or CES, or a column that holds the kind.' }],
    ['Account,CSAT,Date\nBlue Heron,9,2026-03-05\n', { column: 'CSAT', reason: 'Answers to “CSAT survey” are from 1 to 5. Map a column that says how far the scale goes.' }],
  ])('says what is wrong in %j', async (file, wrong) => {
    const importing = createImporting(book.context);
    expect(await importing.preview(await importing.openTable(file, 'answers.csv', 'surveys'))).toMatchObject({ ...counts({ wrong: 1 }), wrong: [{ line: 2, ...wrong }] });
  });
});
