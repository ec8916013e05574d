import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finishDeck } from '#electron/decks/finish.ts';
import { openPptx } from '#electron/decks/pptx.ts';
import { valuePdf } from '#electron/documents/value-pdf.ts';
import type { ReportFormat, ValueReport } from '#shared/value-report.ts';
import { addGain, me, openValueBook, other, type ValueBook } from '#tests/services/value-book.ts';

let open: ValueBook;
beforeEach(async () => {
  open = await openValueBook();
});
afterEach(() => open.book.close());

const report = (): ValueReport => open.services.value.report({ accountId: open.accountId, asOf: null });
const missing = (): string[] => report().missing.map(({ says }) => says);
const verify = async (): Promise<void> => {
  const step = { id: open.criterionId, on: '2026-03-10', personId: open.personId, by: 'Robin', words: 'We sleep <again> & work', impact: 'Nobody left the team' };
  for (const to of ['accepted', 'delivered', 'verified'] as const) await open.services.plans.stepCriterion({ ...step, to }, other);
};
/** A gain that is delivered, evidenced and confirmed, with a name that has to be escaped. */
const full = async (): Promise<string> => {
  await open.services.settings.save({ me: { name: 'Robin Vale', email: '', title: '', company: 'Brindle & Co' } }, other);
  await verify();
  const id = await addGain(open, { name: 'Hours <back>' });
  await open.services.value.assume({ id, key: 'hours', fields: { evidence: { entity: 'criteria', id: open.criterionId } } }, other);
  await open.services.value.confirm({ id, personId: open.personId, on: '2026-03-12' }, other);
  await open.services.value.update({ id, fields: { state: 'delivered' } }, other);
  return id;
};

describe('what the report says', () => {
  test('are the figures of the account', async () => {
    const id = await full();
    const { totals } = open.services.value.ofAccount({ accountId: open.accountId, asOf: null });
    expect(totals).toMatchObject({ priceMinor: 24_000_00, low: { deliveredMinor: 60_000_00 }, likely: { deliveredMinor: 90_000_00 } });
    expect(report()).toMatchObject({
      title: 'The value of Brindle & Co to Blue Heron', period: '12 months to 16 Mar 2026', from: 'Robin Vale, Brindle & Co', price: '$24,000 a year',
      headline: { figure: '$60,000', words: 'delivered in the 12 months to 16 Mar 2026, 2.5× the yearly price, counted conservatively' },
      quote: { words: 'We sleep <again> & work', by: 'Ines Duarte, Director', on: '10 Mar 2026' },
      cases: [{ name: 'Conservative', delivered: '$60,000', ratio: '2.5×', payback: '4.8 months', expected: '$0' }, { name: 'Likely', delivered: '$90,000', ratio: '3.7×', payback: '3.2 months' }],
      bars: [{ name: 'Price of a year', value: 24_000 }, { value: 60_000 }, { value: 90_000 }],
      gains: [{
        id, name: 'Hours <back>', low: '$60,000', likely: '$90,000', formula: 'Hours saved × cost of an hour', figures: '1,000 hours a year × $60 an hour = $60,000 a year', counts: 'in force all twelve months',
        evidence: ['Confirmed by Ines Duarte, Director on 12 Mar 2026', 'Hours saved: Calls at night, from 40 to 6 a month on 2 Mar 2026, verified by Ines Duarte, Director on 10 Mar 2026', 'Sources: cost of an hour: HR'],
      }],
      outcomes: [{ metric: 'Calls at night', change: 'from 40 to 6 a month', by: 'Ines Duarte, Director', on: '10 Mar 2026', impact: 'Nobody left the team' }],
      next: [{ words: 'Fewer calls at night', due: 'by 30 Jun 2026' }],
    });
    expect(missing()).toEqual(['One gain stands in the report; three to five persuade.']);
  });
  test('lists what is missing before it is handed over', async () => {
    expect(missing()).toEqual(['No gain is written down yet. Add one from a driver.', 'No success criterion is verified by a person of the customer, in their words.', 'Your name or company is not in the settings, so the report does not say whom it is from.']);
    const { id } = await open.services.value.create({ accountId: open.accountId, driver: 'one-off', objectiveId: null }, me);
    expect(report().missing).toContainEqual({ says: 'Cost avoided once is not counted. No conservative figure yet: What it would have cost, What it cost instead.', place: { to: 'gain', id, key: null } });
    await open.services.value.assume({ id, key: 'cost_before', fields: { low: 10, likely: 5 } }, me);
    await open.services.value.assume({ id, key: 'cost_after', fields: { low: 0, likely: 0, source: 'Invoices' } }, me);
    expect(missing()).toContain('Cost avoided once: the likely amount is below the conservative one.');
    expect(report().missing).toContainEqual({ says: 'Cost avoided once: it is not said where “What it would have cost” comes from.', place: { to: 'gain', id, key: 'cost_before' } });
    expect(report().headline).toEqual({ figure: '$10', words: 'expected in a full year, under 0.1× the yearly price, counted conservatively' });
  });
  test('has no price where none is paid', () => {
    expect(open.services.value.report({ accountId: open.elsewhereId, asOf: null })).toMatchObject({ price: 'n/a', headline: { figure: '–' }, cases: [{ ratio: 'n/a', payback: 'n/a' }, {}], missing: expect.arrayContaining([{ says: 'No ARR runs on this day, so there is no price to set the value against.', place: { to: 'contracts' } }]) });
  });
});

const fileOf = async (format: ReportFormat) => open.services.value.file({ accountId: open.accountId, asOf: null, format });
const unzip = async (base64: string): Promise<JSZip> => JSZip.loadAsync(Buffer.from(base64, 'base64'));
/** The tags of an XML text in order; throws where they do not close each other. */
const wellFormed = (xml: string): number => {
  const stack: string[] = [];
  let tags = 0;
  for (const [, close, name = '', self] of xml.replaceAll(/<\?.*?\?>/g, '').matchAll(/<(\/)?([\w:]+)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/)?>/g)) {
    tags += 1;
    if (close !== undefined) expect(stack.pop()).toBe(name);
    else if (self === undefined) stack.push(name);
  }
  expect(stack).toEqual([]);
  expect(xml.replaceAll(/<\?.*?\?>/g, '').replaceAll(/<[^>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
  return tags;
};
/** Every part is well-formed, has a type, and refers to nothing that is not there. */
const checkPackage = async (zip: JSZip): Promise<void> => {
  const types = (await zip.file('[Content_Types].xml')?.async('string')) ?? '';
  const [endings, parts] = [[...types.matchAll(/Default[^>]*Extension="([^"]*)"/g)].map(([, one]) => one), [...types.matchAll(/PartName="\/([^"]*)"/g)].map(([, one]) => one ?? '')];
  expect(parts.filter((part) => zip.file(part) === null)).toEqual([]);
  expect(new Set(parts).size).toBe(parts.length);
  for (const [name, part] of Object.entries(zip.files)) {
    if (part.dir) continue;
    if (!parts.includes(name) && !endings.includes(name.split('.').at(-1)) && name !== '[Content_Types].xml') throw new Error(`${name} has no type.`);
    if (!/\.(xml|rels)$/.test(name)) continue;
    const xml = await part.async('string');
    expect(wellFormed(xml)).toBeGreaterThan(0);
    if (!name.endsWith('.rels')) continue;
    for (const [, target = ''] of xml.replaceAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g, '').matchAll(/Target="([^"]*)"/g)) {
      if (zip.file(new URL(target, `file:///${name.replace(/_rels\/[^/]*$/, '')}`).pathname.slice(1)) === null) throw new Error(`${name} refers to ${target}, which is not there.`);
    }
  }
};

describe('its files', () => {
  test('Markdown says the same, and keeps to its lines', async () => {
    await full();
    const { fileName, base64 } = await fileOf('md');
    const text = Buffer.from(base64, 'base64').toString();
    expect(fileName).toBe('value-blue-heron-2026-03-16.md');
    for (const words of ['# The value of Brindle & Co to Blue Heron', '**$60,000** delivered in the 12 months', '| Conservative | $60,000 | 2.5× | 4.8 months | $0 |', '> “We sleep <again> & work” — Ines Duarte, Director, 10 Mar 2026', '- Fewer calls at night, by 30 Jun 2026']) expect(text).toContain(words);
  });

  test('DOCX opens and holds its words', async () => {
    await full();
    const zip = await unzip((await fileOf('docx')).base64);
    await checkPackage(zip);
    const text = ((await zip.file('word/document.xml')?.async('string')) ?? '').replaceAll(/<[^>]*>/g, '');
    for (const words of ['$60,000', '2.5×', '4.8 months', 'Hours &lt;back&gt;', '“We sleep &lt;again&gt; &amp; work”', 'Hours saved × cost of an hour', 'Fewer calls at night']) expect(text).toContain(words);
  });

  test('PPTX is one slide with an editable chart and nothing that PowerPoint repairs', async () => {
    await full();
    const zip = await unzip((await fileOf('pptx')).base64);
    await checkPackage(zip);
    const names = Object.keys(zip.files);
    expect(names.filter((name) => name.startsWith('ppt/slides/slide'))).toEqual(['ppt/slides/slide1.xml']);
    expect(names.filter((name) => /notes/i.test(name))).toEqual([]);
    const slide = (await zip.file('ppt/slides/slide1.xml')?.async('string')) ?? '';
    for (const words of ['$60,000', '$90,000', '2.5×', 'Hours &lt;back&gt;', '<p:ph']) expect(slide).toContain(words);
    const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((slide.match(/<p:sp>/g) ?? []).length).toBe((slide.match(/<p:txBody>/g) ?? []).length);
    const chart = (await zip.file('ppt/charts/chart1.xml')?.async('string')) ?? '';
    expect([...chart.matchAll(/<c:pt idx="\d+"><c:v>([\d.]+)<\/c:v>/g)].map(([, v]) => v)).toEqual(['90000', '60000', '24000']);
    expect(/<c:barChart>[\s\S]*<\/c:barChart>/.exec(chart)?.[0].match(/<c:axId/g)).toHaveLength(2);
    expect(chart.indexOf('<c:dPt>')).toBeLessThan(chart.indexOf('<c:dLbls>'));
    const [sheet] = names.filter((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name));
    await checkPackage(await JSZip.loadAsync((await zip.file(sheet ?? '')?.async('uint8array')) ?? new Uint8Array()));
  });

  test('PDF is one page of text, whatever its records say', async () => {
    await full();
    const { base64 } = await fileOf('pdf');
    const pages = (bytes: Uint8Array): number => (Buffer.from(bytes).toString('latin1').match(/\/Type \/Page\b/g) ?? []).length;
    const bytes = Buffer.from(base64, 'base64');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pages(bytes)).toBe(1);
    expect(bytes.toString('latin1')).toContain('/ToUnicode');
    const long = report();
    const [gain] = long.gains;
    const much = { ...long, title: 'A long name of an account '.repeat(4), gains: Array.from({ length: 6 }, (_, at) => ({ ...gain, id: String(at), formula: 'a long label × '.repeat(11), figures: '12,345.6789 hours a month × '.repeat(7), evidence: ['Words of evidence '.repeat(8), 'More words '.repeat(13), 'And more '.repeat(16)] })), outcomes: Array.from({ length: 3 }, (_, at) => ({ ...long.outcomes[0], id: String(at), words: 'Their words '.repeat(14), impact: 'What it means '.repeat(8) })) };
    expect(pages(await valuePdf(much as ValueReport))).toBe(1);
  });
});

test('a deck with notes keeps them, with a master that has nothing to repair', async () => {
  const Deck = await openPptx();
  const deck = new Deck();
  const slide = deck.addSlide();
  slide.background = { color: 'FFFFFF' };
  slide.addText('One', { x: 1, y: 1, w: 2, h: 1 });
  slide.addNotes('Say this');
  deck.addSlide().addText('Two', { x: 1, y: 1, w: 2, h: 1 });
  const zip = await JSZip.loadAsync(finishDeck((await deck.write({ outputType: 'uint8array' })) as Uint8Array, '2026-03-16'));
  await checkPackage(zip);
  expect(Object.keys(zip.files).filter((name) => name.startsWith('ppt/notesSlides/notes'))).toHaveLength(1);
  expect([...((await zip.file('ppt/notesMasters/notesMaster1.xml')?.async('string')) ?? '').matchAll(/<p:ph type="(\w+)"/g)].map(([, place]) => place)).toEqual(['sldImg', 'body']);
  const presentation = (await zip.file('ppt/presentation.xml')?.async('string')) ?? '';
  expect(presentation.indexOf('<p:notesMasterIdLst>')).toBeGreaterThan(0);
  expect(presentation.indexOf('<p:notesMasterIdLst>')).toBeLessThan(presentation.indexOf('<p:sldIdLst>'));
  expect(await zip.file('ppt/slides/slide1.xml')?.async('string')).toMatch(/<p:bgPr>.*<a:effectLst\/><\/p:bgPr>/);
});
