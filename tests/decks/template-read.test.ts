import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { readTemplate } from '#electron/decks/template-read.ts';
import { contrastOf } from '#shared/colour-contrast.ts';
import { fitMapping, layoutsOf, placeOf, proposeMapping, tonesOf, type LayoutRead, type TemplateRead } from '#shared/deck-template.ts';
import { lookOf, templateDoubts } from '#shared/template-look.ts';
import { bar, madeTemplate, strict, usualLayouts, type MadeTemplate } from '#tests/decks/made-templates.ts';

const readMade = async (of: MadeTemplate): Promise<TemplateRead> => readTemplate(await madeTemplate(of)).read;
const named = (read: TemplateRead, name: string): LayoutRead => {
  const found = layoutsOf(read).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no layout ${name}`);
  return found;
};
const look = (read: TemplateRead) => lookOf(read, proposeMapping(read), { id: 'x', name: 'Made' }, 'Confidential');

describe('what is found in a template', () => {
  test('places with what they inherit from their master, and the theme', async () => {
    const read = await readMade({ layouts: usualLayouts });
    const content = named(read, 'Title and content');
    expect(read.masters.map(({ name, fonts }) => [name, fonts])).toEqual([['Made', { head: 'Georgia', body: 'Arial' }]]);
    expect(content.places.map(({ key, kind }) => [key, kind])).toEqual([['title:0', 'title'], ['obj:1', 'object'], ['ftr:11', 'footer'], ['sldNum:12', 'number']]);
    expect(placeOf(content, 'title:0')).toMatchObject({ box: { x: 0.5, w: 12.3 }, size: 32, colour: '334455', scheme: 'tx2', anchor: 'middle', align: 'left', font: 'Georgia' });
    expect(placeOf(content, 'obj:1')).toMatchObject({ size: 20, colour: '111111', font: 'Arial' });
    expect(content.scheme).toMatchObject({ tx1: '111111', bg1: 'FFFFFF', accent1: '004488' });
  });

  test('is the same in the strict form, by other prefixes and with targets from the root', async () => {
    const plain = await readMade({ layouts: usualLayouts });
    const prefixes = (body: string): string => body.replaceAll(/(<\/?)p:/g, '$1pres:').replaceAll('xmlns:p=', 'xmlns:pres=').replaceAll(/(<\/?)a:/g, '$1d:').replaceAll('xmlns:a=', 'xmlns:d=').replaceAll(' r:id=', ' rel:id=').replaceAll('xmlns:r=', 'xmlns:rel=');
    const fromRoot = (path: string, body: string): string => (path.endsWith('.rels') ? body.replaceAll('Target="../', 'Target="/ppt/') : body);
    expect(await readMade({ layouts: usualLayouts, change: (_, body) => strict(body) })).toEqual(plain);
    expect(await readMade({ layouts: usualLayouts, change: (_, body) => prefixes(body) })).toEqual(plain);
    expect(await readMade({ layouts: usualLayouts, change: fromRoot })).toEqual(plain);
  });

  test('draws bars, colours by the map of the master, and the background of a layout', async () => {
    const read = await readMade({
      masterExtra: bar([0, 0, 0.6, 7.5], '<a:schemeClr val="accent2"><a:lumMod val="50000"/></a:schemeClr>'), map: 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"',
      layouts: [{ ...usualLayouts[0], name: 'Cover', places: [], bg: '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="102030"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>' }, ...usualLayouts.slice(1)],
    });
    expect(named(read, 'Title and content')).toMatchObject({ background: '111111', scheme: { tx1: 'FFFFFF', bg1: '111111' }, decor: [{ x: 0, y: 0, w: 0.6, h: 7.5 }] });
    expect(named(read, 'Cover').paper.map((one) => one.kind)).toEqual(['fill', 'picture']);
    expect(named(read, 'Cover').background).toBe('102030');
    const [svg] = [...readTemplate(await madeTemplate({ layouts: usualLayouts, masterExtra: bar([0, 0, 0.6, 7.5], '<a:srgbClr val="ABCDEF"/>') })).pictures.values()];
    expect(Buffer.from(svg?.bytes ?? []).toString()).toContain('fill="#ABCDEF"');
  });

  test.each<[string, Partial<MadeTemplate>, string]>([
    ['no theme', { hasTheme: false }, 'A master has no theme'],
    ['a place without any frame', { master: [], layouts: [{ name: 'Odd', type: 'obj', places: [{ ph: 'type="title"' }, { ph: 'idx="1"' }] }] }, 'has no place for a title'],
    ['only a title', { layouts: [{ name: 'Only title', type: 'titleOnly', places: [{ ph: 'type="title"' }] }] }, 'has no place for text'],
    ['a blank layout alone', { layouts: [{ name: 'Blank', type: 'blank', places: [] }] }, 'There is no layout for a title slide'],
    ['no layout for sections', { layouts: usualLayouts.slice(0, 2) }, 'There is no layout for sections'],
    ['a small place for text', { layouts: [usualLayouts[0], { name: 'Small', type: 'obj', places: [{ ph: 'type="title"' }, { ph: 'idx="1"', box: [1, 2, 2, 1] }] }] as MadeTemplate['layouts'] }, 'has little room for text'],
    ['square slides', { size: [10, 10] }, 'Slides are 10.0 by 10.0 inches'],
    ['a faint accent', { colours: { accent1: 'FFEE99' } }, 'faint on its background'],
  ])('%s still carries a deck, and is said', async (_name, over, says) => {
    const read = await readMade({ layouts: usualLayouts, ...over });
    expect(templateDoubts(read, proposeMapping(read)).join('\n')).toContain(says);
    const { places, width, height } = look(read);
    for (const { title, body } of Object.values(places)) {
      for (const box of [title, body]) {
        expect(box.w).toBeGreaterThan(1);
        expect(box.h).toBeGreaterThan(0.3);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.w).toBeLessThanOrEqual(width + 0.01);
        expect(box.y + box.h).toBeLessThanOrEqual(height + 0.01);
      }
    }
    expect(places.content.body.y).toBeGreaterThanOrEqual(places.content.title.y + places.content.title.h - 0.01);
    expect(places.content.body.w * places.content.body.h).toBeGreaterThan(width * height * 0.3);
  });
});

describe('the mapping', () => {
  test('takes the types of layouts, of one master where it has them', async () => {
    const read = await readMade({ layouts: [...usualLayouts.toReversed(), { name: 'Vertical', type: 'vertTx', places: [{ ph: 'type="title"' }, { ph: 'type="body" orient="vert" idx="1"' }] }] });
    const { title, section, content } = proposeMapping(read);
    expect([title, section, content].map(({ layout }) => layoutsOf(read).find(({ key }) => key === layout)?.name)).toEqual(['Cover', 'Divider', 'Title and content']);
    expect(title).toMatchObject({ title: 'ctrTitle:0', subtitle: 'subTitle:1', body: null });
    expect(content).toMatchObject({ title: 'title:0', body: 'obj:1', footer: 'ftr:11' });
  });

  test('takes names and frames where a template says no types', async () => {
    const read = await readMade({
      layouts: [
        { name: 'Inhalt', places: [{ ph: 'type="body" idx="13"', box: [0.5, 0.4, 12, 0.8] }, { ph: 'type="body" idx="14"', box: [0.5, 1.5, 12, 5] }] },
        { name: 'Deckblatt', places: [{ ph: 'type="body" idx="10"', box: [1, 2, 11, 1] }, { ph: 'type="body" idx="11"', box: [1, 4, 11, 2] }] },
      ],
    });
    const { title, content } = proposeMapping(read);
    expect(named(read, 'Inhalt').key).toBe(content.layout);
    expect(content).toMatchObject({ title: 'body:13', body: 'body:14' });
    expect(named(read, 'Deckblatt').key).toBe(title.layout);
    expect(title).toMatchObject({ title: 'body:10', subtitle: 'body:11' });
  });

  test('has a chart beside the text where two places stand side by side, and both are room', async () => {
    const read = await readMade({ layouts: [{ name: 'Two', type: 'twoObj', places: [{ ph: 'type="title"' }, { ph: 'sz="half" idx="1"', box: [0.5, 1.6, 6, 5] }, { ph: 'sz="half" idx="2"', box: [6.8, 1.6, 6, 5] }] }] });
    expect(proposeMapping(read).content).toMatchObject({ body: 'obj:1', chart: 'obj:2' });
    expect(look(read).places.content.body.w).toBeGreaterThan(12);
  });

  test('is kept where it was corrected, and proposed anew where what it names is gone', async () => {
    const read = await readMade({ layouts: usualLayouts });
    const proposed = proposeMapping(read);
    const own = { ...proposed, title: { ...proposed.title, subtitle: null }, section: { ...proposed.section, layout: 'ppt/slideLayouts/gone.xml' }, content: { ...proposed.content, footer: 'ftr:99' } };
    expect(fitMapping(read, own)).toEqual({ ...proposed, title: own.title, content: { ...proposed.content, footer: null } });
    expect(fitMapping(read, { anything: true })).toEqual(proposed);
  });

  test('keeps what is drawn at the edges free, and says the footer of the brand', async () => {
    const read = await readMade({ masterExtra: bar([0, 0, 1.5, 7.5], '<a:schemeClr val="accent1"/>'), layouts: [{ name: 'Blank', type: 'blank', places: [] }] });
    expect(look(read).places.content.body.x).toBeGreaterThan(1.6);
    expect(look(read).footerText).toBe('Confidential');
  });
});

describe('colours that can be read', () => {
  test.each<[string, Partial<MadeTemplate>]>([
    ['a plain theme', {}],
    ['a dark master', { map: 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' }],
    ['a second text colour that is faint', { colours: { dk2: 'DDDDDD' } }],
    ['a surface that is dark', { colours: { lt2: '223344' } }],
    ['a layout of a dark colour on a light master', { layouts: usualLayouts.map((one) => ({ ...one, bg: '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>' })) }],
  ])('%s', async (_name, over) => {
    const { text, quiet, surface, background } = tonesOf(named(await readMade({ layouts: usualLayouts, ...over }), 'Title and content'));
    for (const on of [background, surface]) for (const ink of [text, quiet]) expect(contrastOf(ink.hex, on.hex)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('a file that no deck is made in is refused with a sentence', () => {
  const usual = (): Promise<Uint8Array> => madeTemplate({ layouts: usualLayouts });
  const zipped = async (change: (zip: JSZip) => void): Promise<Uint8Array> => {
    const zip = await JSZip.loadAsync(await usual());
    change(zip);
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 } });
  };
  const slide = 'ppt/slideMasters/slideMaster1.xml';
  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['text', async () => new TextEncoder().encode('no archive at all'), 'not a PowerPoint file'],
    ['nothing', async () => new Uint8Array(), 'not a PowerPoint file'],
    ['a protected or old file', async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'protected by a password'],
    ['half of a file', async () => (await usual()).subarray(0, 3_000), 'damaged'],
    ['an archive of something else', () => new JSZip().file('a.txt', 'a').generateAsync({ type: 'uint8array' }), 'not a PowerPoint file'],
    ['a text document', () => madeTemplate({ layouts: usualLayouts, mainType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' }), 'not a PowerPoint file'],
    ['macros', () => madeTemplate({ layouts: usualLayouts, mainType: 'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml' }), 'macros'],
    ['macros under another name', () => zipped((zip) => zip.file('ppt/vbaProject.bin', 'x')), 'macros'],
    ['entities', () => zipped((zip) => zip.file(slide, '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "dddd">]><a>&b;</a>')), 'damaged'],
    ['entities in another encoding', () => zipped((zip) => zip.file(slide, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'utf16le')]))), 'damaged'],
    ['elements that never end', () => zipped((zip) => zip.file(slide, '<a>'.repeat(50_000))), 'damaged'],
    ['a part that unpacks to far more', () => zipped((zip) => zip.file(slide, `<a>${' '.repeat(8 * 1024 * 1024)}</a>`)), 'more than Daybook reads'],
    ['too many parts', async () => {
      const bytes = Buffer.from(await usual());
      bytes.writeUInt16LE(4_100, bytes.length - 12);
      return bytes;
    }, 'more than Daybook reads'],
    ['no layouts', () => madeTemplate({ layouts: [] }), 'no slide layouts'],
  ])('%s', async (_name, file, says) => {
    const bytes = await file();
    expect(() => readTemplate(bytes)).toThrow(says);
  });

  test('names that lead out of the archive are passed over, and a .potx is read', async () => {
    const bytes = await zipped((zip) => zip.file('../../evil.xml', '<a/>').file('/absolute.xml', '<a/>'));
    expect(readTemplate(bytes).read.masters).toHaveLength(1);
    const potx = await madeTemplate({ layouts: usualLayouts, mainType: 'application/vnd.openxmlformats-officedocument.presentationml.template.main+xml' });
    expect(readTemplate(potx).read.masters).toHaveLength(1);
  });
});

const corpus = process.env['DAYBOOK_CORPUS'];
const files = ['EmptySlidePlaceholders', 'SlideWithCharts', 'SlidesWithAdditionalMaster', 'prs-notes'];
describe.skipIf(corpus === undefined)(`the ${files.length} templates of the corpus`, () => {
  test.each<[string, number, number, [string, string, string]]>([
    ['EmptySlidePlaceholders', 11, 13.333, ['Titelfolie', 'Abschnitts- überschrift', 'Titel und Inhalt']],
    ['SlideWithCharts', 11, 13.333, ['Titelfolie', 'Abschnitts- überschrift', 'Titel und Inhalt']],
    ['SlidesWithAdditionalMaster', 20, 13.333, ['Titelfolie blue text', 'Abschnitts- überschrift', 'Titel und Inhalt']],
    ['prs-notes', 1, 10, ['Blank', 'Blank', 'Blank']],
  ])('%s', (file, layouts, width, names) => {
    const { read } = readTemplate(readFileSync(join(corpus ?? '', 'pptx', `${file}.pptx`)));
    expect(layoutsOf(read)).toHaveLength(layouts);
    expect(read.width).toBeCloseTo(width, 2);
    const { title, section, content } = proposeMapping(read);
    expect([title, section, content].map(({ layout }) => layoutsOf(read).find(({ key }) => key === layout)?.name)).toEqual(names);
  });
});
