import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPackage, relationsOf, rootOf } from '#electron/decks/deck-package.ts';
import { graft, slidePaths } from '#electron/decks/template-graft.ts';
import { readTemplate } from '#electron/decks/template-read.ts';
import { allOf, childOf, textOf, valueOf } from '#electron/decks/xml-tree.ts';
import { proposeMapping, type TemplateMapping } from '#shared/deck-template.ts';
import { lookOf } from '#shared/template-look.ts';
import { ourWords, writtenDeck } from '#tests/decks/made-decks.ts';
import { madeTemplate, relations, strict, textsIn, usualLayouts } from '#tests/decks/made-templates.ts';
import { packageFaults } from '#tests/decks/open-xml.ts';

const grafted = async (template: Uint8Array, correct: (mapping: TemplateMapping) => TemplateMapping = (mapping) => mapping): Promise<Uint8Array> => {
  const { read } = readTemplate(template);
  const mapping = correct(proposeMapping(read));
  return graft(await writtenDeck(lookOf(read, mapping, { id: 'x', name: 'Made' }, '')), template, mapping);
};
/** Numbers hold together by spaces of their own. */
const plainSpaces = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'daybook-decks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many pages an office program makes of each file. */
const pagesOf = (files: Record<string, Uint8Array>): Record<string, number> => {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, `${name}.pptx`), bytes);
  spawnSync('soffice', [`-env:UserInstallation=file://${home}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...Object.keys(files).map((name) => join(folder, `${name}.pptx`))], { timeout: 170_000 });
  return Object.fromEntries(Object.keys(files).map((name) => [name, [...readFileSync(join(folder, `${name}.pdf`), 'latin1').matchAll(/\/Type\s*\/Page[^s]/g)].length]));
};

const secret = 'Crimson Fox';
const part = (body: string, type: string): { body: string; type: string } => ({ body, type });
const pml = (word: string): string => `application/vnd.openxmlformats-officedocument.presentationml.${word}+xml`;
const spaces = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A template whose old slides, and all that hangs on them, name another customer everywhere that such a name can stand. */
const telling = (): Promise<Uint8Array> =>
  madeTemplate({
    layouts: [...usualLayouts, { name: 'With a link', places: [{ ph: 'type="title"' }], extra: `<p:sp><p:nvSpPr><p:cNvPr id="80" name="Link"><a:hlinkClick r:id="rIdOld" action="ppaction://hlinksldjump"/></p:cNvPr><p:cNvSpPr/><p:nvPr><p:custDataLst><p:tags r:id="rIdTag"/></p:custDataLst></p:nvPr></p:nvSpPr><p:spPr/></p:sp>` }],
    parts: {
      'ppt/slideLayouts/_rels/slideLayout4.xml.rels': part(relations([{ id: 'rId1', kind: 'slideMaster', to: '../slideMasters/slideMaster1.xml' }, { id: 'rIdOld', kind: 'slide', to: '../slides/slide1.xml' }, { id: 'rIdTag', kind: 'tags', to: '../tags/tag1.xml' }]), ''),
      'ppt/slides/_rels/slide1.xml.rels': part(relations([{ id: 'rId1', kind: 'slideLayout', to: '../slideLayouts/slideLayout1.xml' }, { id: 'rId2', kind: 'notesSlide', to: '../notesSlides/notesSlide1.xml' }, { id: 'rId3', kind: 'chart', to: '../charts/chart1.xml' }, { id: 'rId4', kind: 'comments', to: '../comments/comment1.xml' }, { id: 'rId5', kind: 'image', to: '../media/image1.png' }]), ''),
      'ppt/notesSlides/notesSlide1.xml': part(`<p:notes ${spaces}><p:cSld><p:spTree/></p:cSld><a:t>${secret} will churn</a:t></p:notes>`, pml('notesSlide')),
      'ppt/charts/chart1.xml': part(`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>${secret}</c:v></c:chartSpace>`, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'),
      'ppt/comments/comment1.xml': part(`<p:cmLst ${spaces}><p:text>${secret}</p:text></p:cmLst>`, pml('comments')),
      'ppt/commentAuthors.xml': part(`<p:cmAuthorLst ${spaces}><p:cmAuthor name="${secret}"/></p:cmAuthorLst>`, pml('commentAuthors')),
      'ppt/tags/tag1.xml': part(`<p:tagLst ${spaces}><p:tag name="CUSTOMER" val="${secret}"/></p:tagLst>`, pml('tags')),
      'ppt/media/image1.png': part(secret, ''),
      'ppt/presProps.xml': part(`<p:presentationPr ${spaces}><p:showPr><p:custShow id="0"/></p:showPr></p:presentationPr>`, pml('presProps')),
      'ppt/viewProps.xml': part(`<p:viewPr ${spaces}/>`, pml('viewProps')),
      'customXml/item1.xml': part(`<customer>${secret}</customer>`, 'application/xml'),
      'docProps/core.xml': part(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${secret}</dc:title></cp:coreProperties>`, 'application/vnd.openxmlformats-package.core-properties+xml'),
      'docProps/custom.xml': part(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="Customer">${secret}</property></Properties>`, 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
      'docProps/thumbnail.jpeg': part(secret, 'image/jpeg'),
      'ppt/_rels/presentation.xml.rels': part(relations([
        { id: 'rId1', kind: 'slideMaster', to: 'slideMasters/slideMaster1.xml' }, { id: 'rId2', kind: 'slide', to: 'slides/slide1.xml' }, { id: 'rId3', kind: 'commentAuthors', to: 'commentAuthors.xml' }, { id: 'rId4', kind: 'tags', to: 'tags/tag1.xml' },
        { id: 'rId5', kind: 'presProps', to: 'presProps.xml' }, { id: 'rId6', kind: 'viewProps', to: 'viewProps.xml' }, { id: 'rId7', kind: 'customXml', to: '../customXml/item1.xml' },
      ]), ''),
      '_rels/.rels': part(relations([{ id: 'rId1', kind: 'officeDocument', to: 'ppt/presentation.xml' }, { id: 'rId2', kind: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', to: 'docProps/core.xml' }, { id: 'rId3', kind: 'custom-properties', to: 'docProps/custom.xml' }, { id: 'rId4', kind: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail', to: 'docProps/thumbnail.jpeg' }]), ''),
    },
    change: (path, body) => (path !== 'ppt/presentation.xml' ? body : body.replace('</p:presentation>', `<p:custShowLst><p:custShow name="${secret}" id="0"><p:sldLst><p:sld r:id="rId2"/></p:sldLst></p:custShow></p:custShowLst><p:custDataLst><p:tags r:id="rId4"/></p:custDataLst><p:modifyVerifier algorithmName="SHA-512" hashData="a" saltData="b" spinValue="1"/><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="${secret}" id="{1}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>`)),
  });

describe('a deck in a template', () => {
  let plain: Uint8Array;
  let out: Uint8Array;
  beforeAll(async () => {
    plain = await madeTemplate({ layouts: usualLayouts });
    out = await grafted(plain);
  });

  test('keeps to the rules of a package and has all that the deck says', async () => {
    expect(await packageFaults(out)).toEqual([]);
    const texts = plainSpaces(await textsIn(out));
    for (const words of [ourWords.title, ourWords.message, ourWords.body, ourWords.notes, ourWords.chart]) expect(texts).toContain(words);
    expect(texts).not.toContain(secret);
    expect(texts).toContain('name="Made"');
  });

  test('is the same file for the same deck and template', async () => expect(Buffer.from(await grafted(plain)).equals(Buffer.from(out))).toBe(true));

  test('fills the places of the layouts: titles, subtitle, list, footer and number', () => {
    const pack = openPackage(out);
    const places = slidePaths(pack).map((path) => allOf(rootOf(pack, path), 'p:sp').flatMap((shape) => allOf(shape, 'p:ph').map((ph) => [valueOf(ph, 'type') ?? 'obj', valueOf(ph, 'idx') ?? '0', plainSpaces(textOf(childOf(shape, 'p:txBody')))])));
    expect(places[0]).toEqual([['ctrTitle', '0', ourWords.title], ['subTitle', '1', 'Quarterly review, as of 16 March 2026']]);
    expect(places[1]?.map(([type]) => type)).toEqual(expect.arrayContaining(['title', 'obj', 'ftr', 'sldNum']));
    expect(places[1]?.find(([type]) => type === 'obj')?.[2]).toContain(ourWords.body);
    const layouts = slidePaths(pack).map((path) => relationsOf(pack, path).find(({ kind }) => kind === 'slideLayout')?.to);
    expect(new Set(layouts)).toEqual(new Set(['ppt/slideLayouts/slideLayout1.xml', 'ppt/slideLayouts/slideLayout2.xml', 'ppt/slideLayouts/slideLayout3.xml']));
    // The layout says how a title looks, so nothing of that is written on the slide.
    const [title] = allOf(rootOf(pack, slidePaths(pack)[1]), 'p:sp');
    expect([allOf(title, 'a:latin'), allOf(title, 'a:solidFill'), allOf(title, 'a:xfrm')]).toEqual([[], [], []]);
  });

  test('brings charts with their workbooks, and notes with a master', () => {
    const pack = openPackage(out);
    const chart = [...pack.parts.keys()].find((path) => /charts\/chart\d/.test(path)) ?? '';
    expect(relationsOf(pack, chart).map(({ kind }) => kind)).toContain('package');
    const notes = [...pack.parts.keys()].filter((path) => /notesSlides\/notesSlide\d+\.xml$/.test(path));
    expect(notes.length).toBeGreaterThan(3);
    for (const path of notes) expect(relationsOf(pack, path).map(({ kind }) => kind).toSorted()).toEqual(['notesMaster', 'slide']);
    expect(allOf(rootOf(pack, pack.main), 'p:notesMasterId')).toHaveLength(1);
  });

  test('follows a mapping that was corrected', async () => {
    const corrected = await grafted(plain, (mapping) => ({ ...mapping, section: mapping.title, content: { ...mapping.content, title: null, footer: null } }));
    expect(await packageFaults(corrected)).toEqual([]);
    const pack = openPackage(corrected);
    const content = rootOf(pack, slidePaths(pack)[1]);
    // A title without a place of its own is a title all the same.
    const titles = allOf(content, 'p:ph').filter((ph) => valueOf(ph, 'type') === 'title');
    expect(titles).toHaveLength(1);
    expect(allOf(allOf(content, 'p:sp')[0], 'a:xfrm')).toHaveLength(1);
    expect(allOf(content, 'p:ph').some((ph) => valueOf(ph, 'type') === 'ftr')).toBe(false);
  });

  test('writes text that can be read on a dark layout', async () => {
    const dark = await grafted(await madeTemplate({ layouts: usualLayouts.map((one) => ({ ...one, bg: '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>' })) }));
    const pack = openPackage(dark);
    const slide = rootOf(pack, slidePaths(pack)[1]);
    const list = allOf(slide, 'p:sp').find((shape) => textOf(shape).includes(ourWords.body));
    expect(allOf(list, 'a:schemeClr').map((one) => valueOf(one, 'val'))).not.toContain('tx1');
    expect(await packageFaults(dark)).toEqual([]);
  });
});

describe('nothing of the old slides stays', () => {
  test('in any part, of any kind', async () => {
    const template = await telling();
    expect((await textsIn(template)).split(secret).length).toBeGreaterThan(10);
    const out = await grafted(template);
    expect(await textsIn(out)).not.toMatch(/Crimson|hlinksldjump|custDataLst|modifyVerifier|sectionLst|custShow/);
    expect(await packageFaults(out)).toEqual([]);
    expect(Object.keys((await JSZip.loadAsync(out)).files).filter((path) => /tags|comment|customXml|thumbnail|custom\.xml|presProps|viewProps|media/.test(path))).toEqual([]);
  });
});

const odd: [string, () => Promise<Uint8Array>][] = [
  ['the strict form', () => madeTemplate({ layouts: usualLayouts, change: (_, body) => strict(body) })],
  ['no theme and no footer', () => madeTemplate({ hasTheme: false, layouts: [{ name: 'Only', type: 'obj', places: [{ ph: 'type="title"' }, { ph: 'idx="1"' }] }] })],
  ['a blank layout, 4:3', () => madeTemplate({ size: [10, 7.5], layouts: [{ name: 'Blank', type: 'blank', places: [] }] })],
  ['a picture place and a chart place', () => madeTemplate({ layouts: [{ name: 'Cover', type: 'title', places: [{ ph: 'type="ctrTitle"', box: [1, 2, 8, 1] }, { ph: 'type="pic" idx="9"', box: [10, 1, 2, 1] }] }, { name: 'Chart', type: 'chart', places: [{ ph: 'type="title"' }, { ph: 'type="chart" idx="1"' }] }] })],
];
test.each(odd)('%s carries a deck', async (_name, template) => {
  const out = await grafted(await template());
  expect(await packageFaults(out)).toEqual([]);
  expect(await textsIn(out)).not.toMatch(/purl\.oclc\.org\/ooxml|conformance=/);
});

const corpus = process.env['DAYBOOK_CORPUS'];
const files = ['EmptySlidePlaceholders', 'SlideWithCharts', 'SlidesWithAdditionalMaster', 'prs-notes'];
const readCorpus = (file: string): Buffer => readFileSync(join(corpus ?? '', 'pptx', `${file}.pptx`));

describe.skipIf(corpus === undefined)(`the ${files.length} templates of the corpus carry a deck`, () => {
  test.each(files)('%s', async (file) => {
    const template = readCorpus(file);
    const out = await grafted(template);
    expect(await packageFaults(out)).toEqual([]);
    const [before, after] = [openPackage(template), openPackage(out)];
    const said = (paths: readonly string[]): string[] => paths.flatMap((path) => allOf(rootOf(before, path), 'a:t').map(textOf));
    const theirs = new Set(said([...before.parts.keys()].filter((path) => /slide(Layout|Master)s\/[^/]*\.xml$/.test(path))));
    const old = said(slidePaths(before)).filter((words) => words.trim().length > 4 && !theirs.has(words));
    const texts = await textsIn(out);
    for (const words of old) expect(texts).not.toContain(`>${words}<`);
    // Masters and layouts are theirs, byte for byte.
    for (const [path, bytes] of before.parts) if (/slideMasters\/[^/]*\.xml$/.test(path)) expect(Buffer.from(after.parts.get(path) ?? []).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe.skipIf(!hasOffice)(`an office program opens ${corpus === undefined ? 1 : files.length + 1} made decks`, () => {
  test('with every slide', async () => {
    const made: Record<string, Uint8Array> = { telling: await grafted(await telling()) };
    if (corpus !== undefined) for (const file of files) made[file] = await grafted(readCorpus(file));
    const pages = pagesOf(made);
    for (const [name, bytes] of Object.entries(made)) expect([name, pages[name]]).toEqual([name, slidePaths(openPackage(bytes)).length]);
  }, 180_000);
});
