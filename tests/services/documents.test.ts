import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf } from '#shared/document-blocks.ts';
import { audienceOf, customerKinds, documentFormats, documentKinds, internalKinds, type DocumentFormat, type DocumentKind } from '#shared/document-kinds.ts';
import type { DocumentView } from '#shared/documents.ts';
import { publishedBrand } from '#shared/presets/brand.ts';
import { documentDocx } from '#electron/documents/document-docx.ts';
import { documentPdf } from '#electron/documents/document-pdf.ts';
import { documentPptx, documentSlides } from '#electron/documents/document-pptx.ts';
import type { DocumentToWrite } from '#electron/documents/document-parts.ts';
import { createServices, type Services } from '#electron/services/services.ts';
import { leaks, markInternalFields, wordsOfFile } from '#tests/services/internal-markers.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { pdfText } from '#tests/services/pdf-text.ts';

const me = { window: 'one' };
const asked = { asOf: null, personId: null, callId: null, template: null } as const;
let book: TestBook;
let services: Services;
let rich: string;

beforeAll(async () => {
  book = await openTestBook();
  services = createServices(book.context);
  await services.sample.open(me);
  await services.settings.save({ me: { name: 'Ines Calder', email: 'ines@brindlework.example', title: 'Customer success manager', company: 'Brindlework' } }, me);
  rich = book.db.prepare<[], { id: string }>(`SELECT id FROM accounts WHERE name = 'Halvorsen Dray Logistics'`).get()?.id ?? '';
}, 60_000);
afterAll(() => book.close());

const compose = (kind: DocumentKind, more: Partial<Parameters<Services['documents']['compose']>[0]> = {}): Promise<DocumentView> => services.documents.compose({ ...asked, kind, accountId: rich, text: null, ...more });
const file = (kind: DocumentKind, format: DocumentFormat, markdown: string | null = null): ReturnType<Services['documents']['file']> => services.documents.file({ ...asked, kind, accountId: rich, markdown, format }, me);
const bytesOf = ({ base64 }: { base64: string }): Buffer => Buffer.from(base64, 'base64');

describe('what a document says', () => {
  test.for(documentKinds)('%s reads on its own: a title, no gap, no placeholder left', async (kind) => {
    const { markdown, subject, title, audience } = await compose(kind);
    expect(`${subject}\n${markdown}`).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
    expect(markdown.startsWith('# ')).toBe(true);
    expect(title).not.toBe('');
    expect(subject).not.toBe('');
    expect(markdown).not.toMatch(/\n{3}/);
    expect(audience).toBe(audienceOf(kind));
  });
  test('the follow-up greets whom it is for, and goes to them', async () => {
    const { people, calls } = await compose('follow-up');
    const person = people[0];
    const made = await compose('follow-up', { personId: person?.id ?? '', callId: calls[1]?.id ?? null });
    expect(made.markdown).toContain(`Hello ${person?.name.split(' ')[0]},`);
    expect(made.callId).toBe(calls[1]?.id);
    await expect(compose('follow-up', { personId: '01J00000000000000000000000' })).rejects.toMatchObject({ code: 'INVALID', field: 'personId' });
  });
  test('an account without a plan, value or use gives a whole document and says what is missing', async () => {
    const { id } = await services.accounts.create({ name: 'Bare | Birch' }, me);
    for (const kind of documentKinds) {
      const { markdown, findings } = await compose(kind, { accountId: id });
      expect(markdown).toMatch(/^# .*Bare \\\| Birch/);
      expect(markdown).not.toMatch(/\n## [^\n]*\n\s*(\n## |$)/);
      if (kind !== 'internal-summary') expect(findings.map(({ kind: what }) => what)).toContain('missing');
    }
  });
  test('an earlier day shows what was known then', async () => {
    const [now, then] = [await compose('account-summary'), await compose('account-summary', { asOf: '2025-06-16' })];
    expect(then.markdown).toContain('As of 16 Jun 2025');
    expect(then.markdown).not.toBe(now.markdown);
  });
});

describe('templates of one’s own', () => {
  test('are used once there are any, and what comes with Daybook comes back', async () => {
    const shipped = await compose('cover-note');
    const { id } = await services.documents.saveTemplate({ id: null, kind: 'cover-note', name: 'Short', subject: 'For {{account}}', body: '# A word to {{account}}\n' }, me);
    expect(await compose('cover-note')).toMatchObject({ markdown: '# A word to Halvorsen Dray Logistics\n', subject: 'For Halvorsen Dray Logistics', template: { ref: id, name: 'Short' } });
    expect((await compose('cover-note', { template: 'shipped' })).markdown).toBe(shipped.markdown);
    await services.documents.saveTemplate({ id, kind: 'cover-note', name: 'Short', subject: '', body: '# Changed\n' }, me);
    expect((await compose('cover-note')).markdown).toBe('# Changed\n');
    await expect(async () => services.documents.saveTemplate({ id, kind: 'handoff', name: 'Short', subject: '', body: '# X\n' }, me)).rejects.toMatchObject({ code: 'INVALID' });
    await services.documents.removeTemplate({ id }, me);
    expect((await compose('cover-note')).markdown).toBe(shipped.markdown);
  });
  test.for([['customer kinds', 'cover-note', '{{account.arr}}', 'Line 2: “account.arr” is internal, so it cannot stand in a document for a customer.'], ['any kind', 'internal-summary', '{{account.nothing}}', 'Line 2: there is no placeholder “account.nothing” here. The list beside the text has those that there are.']] as const)('of %s refuse what they cannot hold', async ([, kind, name, sentence]) => {
    await expect(async () => services.documents.saveTemplate({ id: null, kind, name: 'Wrong', subject: '', body: `# T\n${name}` }, me)).rejects.toMatchObject({ code: 'INVALID', message: sentence, field: 'body' });
    await expect(compose(kind, { text: { subject: '', body: `# T\n${name}` } })).rejects.toMatchObject({ message: sentence });
  });
});

describe('files', () => {
  const document: DocumentToWrite = {
    title: 'Plan & <more>', account: 'Blue Heron', audience: 'internal', asOf: '2026-03-16', from: 'Ines Calder, Brindlework', company: 'Brindlework', brand: publishedBrand,
    logo: { hash: 'a'.repeat(64), mediaType: 'image/png', bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') },
    blocks: blocksOf('# Plan & <more>\n\nWords with **bold** and *italics*. Grüße, Ελλάδα, Привет.\n\n## Next\n\n1. one\n2. two\n\n- a\n  - b\n\n| What | By |\n| --- | ---: |\n| Ship \\| it | 3 |\n\n> said\n\n### Below\n\nText'),
  };
  test('a Word file has real headings, a repeated head of tables, numbered pages, the day and the mark of what is internal', async () => {
    const bytes = await documentDocx(document);
    const zip = await JSZip.loadAsync(bytes);
    const part = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? '';
    const [body, foot, head, core] = await Promise.all([part('word/document.xml'), part('word/footer1.xml'), part('word/header1.xml'), part('docProps/core.xml')]);
    for (const piece of ['w:val="Title"', 'w:val="Heading1"', 'w:val="Heading2"', '<w:tblHeader/>', 'Plan &amp; &lt;more&gt;', 'Ship | it']) expect(body).toContain(piece);
    expect(foot).toMatch(/Blue Heron.*As of 16 Mar 2026.*PAGE.*NUMPAGES/s);
    expect(head).toContain('Internal: not for the customer');
    expect(head).toContain('descr="Logo of Blue Heron"');
    expect(core).toContain('<dc:title>Plan &amp; &lt;more&gt;</dc:title>');
    expect(core).toContain('2026-03-16T00:00:00Z');
    expect(createHash('sha256').update(await documentDocx(document)).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
  test('a PDF has its text in three scripts, bookmarks of headings, and the same bytes each time', async () => {
    const bytes = Buffer.from(await documentPdf(document));
    const raw = bytes.toString('latin1');
    for (const piece of ['/Outlines', '/Lang (en)', '/Title', 'DisplayDocTitle true', 'D:20260316']) expect(raw).toContain(piece);
    const text = pdfText(bytes);
    for (const piece of ['Internal: not for the customer', 'Blue Heron', 'Grüße', 'Ελλάδα', 'Привет', '1 / 1']) expect(text).toContain(piece);
    expect(Buffer.from(await documentPdf(document)).equals(bytes)).toBe(true);
  });
  test('slides have a part each, and the same bytes each time', async () => {
    expect(documentSlides(document).slides.map(({ title }) => title)).toEqual(['Plan & <more>', 'Plan & <more>', 'Next']);
    const bytes = await documentPptx(document);
    expect(await wordsOfFile(bytes)).toContain('Internal: not for the customer');
    expect(Buffer.from(await documentPptx(document)).equals(Buffer.from(bytes))).toBe(true);
  });
  test('each is noted with its hash, its day and what it rests on', async () => {
    const made = await file('success-plan', 'md', '# My own words\n');
    expect(bytesOf(made).toString('utf8')).toBe('# My own words\n');
    const [row] = services.documents.made({ accountId: rich });
    expect(row).toMatchObject({ id: made.id, kind: 'success-plan', audience: 'customer', format: 'md', hash: createHash('sha256').update(bytesOf(made)).digest('hex'), asOf: '2026-03-16', account: { label: 'Halvorsen Dray Logistics' } });
    expect(row?.sources.some(({ record }) => record?.entity === 'objectives')).toBe(true);
    await expect(file('success-plan', 'md', ' \n')).rejects.toMatchObject({ code: 'INVALID', field: 'markdown' });
  });
  test('letters that the font of PDFs does not have are said before', async () => {
    const { findings } = await compose('cover-note', { text: { subject: '', body: '# 漢字 → Ω\n' } });
    expect(findings.find(({ kind }) => kind === 'fit')?.says).toBe('The font of PDFs has no “漢”, “字”, “→”. Take Word, PowerPoint or Markdown instead.');
  });
  test('what is internal is marked in its Markdown', async () => expect(bytesOf(await file('internal-summary', 'md')).toString('utf8').startsWith('*Internal: not for the customer*\n')).toBe(true));
});

describe('nothing internal leaves', () => {
  test('random words in every internal field are in no document for the customer, in no format, and are in those that are ours', async () => {
    const markers = await markInternalFields(book);
    expect(markers.length).toBeGreaterThan(60);
    const some = book.db.prepare<[], { id: string }>('SELECT id FROM accounts WHERE deleted_at IS NULL ORDER BY name').all().filter((_, at) => at % 5 === 0);
    for (const kind of customerKinds) {
      for (const { id } of [{ id: rich }, ...some]) {
        const { findings: _ours, to: _to, from: _from, ...sent } = await compose(kind, { accountId: id });
        expect(leaks(JSON.stringify(sent), markers)).toEqual([]);
      }
      const { markdown, title, account, on } = await compose(kind);
      const document: DocumentToWrite = { title, account: account.label, audience: 'customer', asOf: on, from: 'Ines Calder', company: 'Brindlework', brand: publishedBrand, logo: null, blocks: blocksOf(markdown) };
      for (const [format, made] of [['pdf', await documentPdf(document)], ['docx', await documentDocx(document)], ['pptx', await documentPptx(document)]] as const) {
        const words = format === 'pdf' ? pdfText(Buffer.from(made)) : await wordsOfFile(made);
        expect(words).toContain('Halvorsen Dray');
        expect(leaks(`${words} ${Buffer.from(made).toString('latin1')}`, markers)).toEqual([]);
      }
    }
    // Once through the thread and the record of the file, in every format.
    for (const format of documentFormats) {
      const made = bytesOf(await file('account-summary', format));
      expect(leaks(`${format === 'md' ? '' : format === 'pdf' ? pdfText(made) : await wordsOfFile(made)} ${made.toString('latin1')}`, markers)).toEqual([]);
    }
    for (const kind of internalKinds.filter((one) => one !== 'handoff')) expect(leaks((await compose(kind)).markdown, markers).length).toBeGreaterThan(0);
  }, 120_000);
});
