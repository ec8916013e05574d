import type { Day } from '#shared/days.ts';
import { xmlHead } from '#electron/decks/xml.ts';
import { edit, partsOf, textOf, zipOf, type Parts } from '#electron/decks/zip.ts';

const types = '[Content_Types].xml';
const named = (deck: Parts, like: RegExp): string[] => [...deck.keys()].filter((file) => like.test(file));
/** The parts of a kind in the order of their numbers. */
export const numbered = (deck: Parts, start: string, ending: string): string[] => {
  const number = (file: string): number => Number(file.slice(start.length, -ending.length));
  return [...deck.keys()].filter((file) => file.startsWith(start) && file.endsWith(ending) && number(file) > 0).toSorted((a, b) => number(a) - number(b));
};

/** A place of the page of notes; the notes of each slide stand where the master says. */
const notesPlace = (id: number, name: string, type: string, y: number, height: number): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"${type === 'sldImg' ? ' noRot="1" noChangeAspect="1"' : ''}/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${type === 'sldImg' ? ' idx="2"' : ' sz="quarter" idx="3"'}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="${y}"/><a:ext cx="5486400" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>${type === 'sldImg' ? '' : '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-US"/><a:t>Click to edit the notes</a:t></a:r></a:p></p:txBody>'}</p:sp>`;
const notesPlaces = `${notesPlace(2, 'Slide', 'sldImg', 1_143_000, 3_086_100)}${notesPlace(3, 'Notes', 'body', 4_400_550, 3_600_450)}`;
const shapes = /<p:sp>(?:(?!<\/p:sp>)[\s\S])*<\/p:sp>/g;

/** A line of notes is a paragraph; what pptxgenjs puts beside the notes (a number of the page) has no place on the master. */
const mendNotes = (xml: string): string =>
  xml.replaceAll(shapes, (shape) => (shape.includes('type="sldNum"') ? '' : shape))
    .replace(/<a:p><a:r>(<a:rPr[^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr[^>]*\/>)<\/a:p>/, (_, run: string, text: string, end: string) =>
      text.split(/\r?\n/).map((line) => (line === '' ? `<a:p>${end}</a:p>` : `<a:p><a:r>${run}<a:t>${line}</a:t></a:r></a:p>`)).join(''));

/** Drops speaker notes that say nothing, and with the last of them their master; a master that stays has the two places that notes use, and gets a theme of its own. */
const mendAllNotes = (deck: Parts): void => {
  let left = 0;
  for (const file of named(deck, /^ppt\/notesSlides\/notesSlide\d+\.xml$/)) {
    const said = [...textOf(deck, file).matchAll(/type="body"[\s\S]*?<\/p:sp>/g)].some(([body]) => /<a:t>[^<]+<\/a:t>/.test(body));
    if (said) left += 1;
    else for (const one of [file, file.replace('notesSlides/', 'notesSlides/_rels/').concat('.rels')]) deck.delete(one);
    edit(deck, file, mendNotes);
  }
  if (left === 0) {
    for (const file of named(deck, /^ppt\/notesMasters\//)) deck.delete(file);
    return;
  }
  const [theme, own] = ['ppt/theme/theme1.xml', 'ppt/theme/theme2.xml'];
  deck.set(own, deck.get(theme) ?? new Uint8Array());
  edit(deck, 'ppt/notesMasters/notesMaster1.xml', (xml) => xml.replaceAll(shapes, '').replace('</p:spTree>', `${notesPlaces}</p:spTree>`));
  edit(deck, 'ppt/notesMasters/_rels/notesMaster1.xml.rels', (xml) => xml.replace('theme1.xml', 'theme2.xml'));
  edit(deck, types, (xml) => xml.replace('</Types>', '<Override PartName="/ppt/theme/theme2.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'));
};

/** A reference to a part that is not there makes PowerPoint offer a repair. */
const dropDangling = (deck: Parts): void => {
  for (const file of named(deck, /\.rels$/)) {
    const folder = file.replace(/_rels\/[^/]*$/, '');
    edit(deck, file, (xml) => xml.replaceAll(/<Relationship [^>]*\/>/g, (one) => {
      const target = /Target="([^"]*)"/.exec(one)?.[1] ?? '';
      if (/TargetMode="External"/.test(one)) return one;
      const path = new URL(target, `file:///${folder}`).pathname.slice(1);
      return deck.has(decodeURIComponent(path)) ? one : '';
    }));
  }
  const notes = deck.has('ppt/notesMasters/notesMaster1.xml');
  edit(deck, 'ppt/presentation.xml', (xml) => {
    const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/.exec(xml)?.[0] ?? '';
    return xml.replace(list, '').replace('<p:sldIdLst>', `${notes ? list : ''}<p:sldIdLst>`).replace(/<p:notesSz [^>]*\/>/, '<p:notesSz cx="6858000" cy="9144000"/>');
  });
};

const targetsOf = (deck: Parts, relations: string): string[] => {
  const folder = relations.replace(/_rels\/[^/]*$/, '');
  return [...textOf(deck, relations).matchAll(/<Relationship [^>]*?Target="([^"]*)"[^>]*?>/g)].flatMap(([one, target = '']) => (/TargetMode="External"/.test(one) ? [] : [decodeURIComponent(new URL(target, `file:///${folder}`).pathname.slice(1))]));
};

/** Parts that nothing leads to would travel with the file, unseen. */
const dropUnreached = (deck: Parts): void => {
  const reached = new Set([types, '_rels/.rels']);
  const todo = targetsOf(deck, '_rels/.rels');
  while (todo.length > 0) {
    const part = todo.pop() ?? '';
    if (reached.has(part)) continue;
    const relations = part.replace(/([^/]*)$/, '_rels/$1.rels');
    reached.add(part).add(relations);
    todo.push(...targetsOf(deck, relations));
  }
  for (const file of deck.keys()) if (!reached.has(file)) deck.delete(file);
};

/** Gives parts other names, wherever they are named. */
const rename = (deck: Parts, names: ReadonlyMap<string, string>): void => {
  const moved = [...names].flatMap(([from, to]) => { const bytes = deck.get(from); return bytes === undefined ? [] : [[from, to, bytes] as const]; });
  for (const [from] of moved) deck.delete(from);
  for (const [, to, bytes] of moved) deck.set(to, bytes);
  const tail = (path: string): string => path.replace(/^ppt\//, '/');
  const ends = new Map([...names].map(([from, to]) => [tail(from), tail(to)]));
  for (const file of [types, ...named(deck, /\.rels$/)]) {
    edit(deck, file, (xml) => xml.replaceAll(/((?:Target|PartName)="[^"]*?)(\/(?:charts|embeddings|media)\/[^"]+)"/g, (one, start: string, end: string) => (ends.has(end) ? `${start}${ends.get(end)}"` : one)));
  }
};

/** pptxgenjs counts charts over all decks of a process; here each deck counts its own, so that it does not matter what was made before. */
const countCharts = (deck: Parts): void => {
  const names = new Map<string, string>();
  for (const [at, file] of numbered(deck, 'ppt/charts/chart', '.xml').entries()) {
    const own = `ppt/charts/chart${at + 1}.xml`;
    names.set(file, own).set(file.replace('charts/', 'charts/_rels/').concat('.rels'), own.replace('charts/', 'charts/_rels/').concat('.rels'));
  }
  for (const [at, file] of numbered(deck, 'ppt/embeddings/Microsoft_Excel_Worksheet', '.xlsx').entries()) names.set(file, `ppt/embeddings/Microsoft_Excel_Worksheet${at + 1}.xlsx`);
  if ([...names].some(([from, to]) => from !== to)) rename(deck, names);
};

/** A picture that is on many slides is in the file once. */
const shareMedia = (deck: Parts): void => {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const file of named(deck, /^ppt\/media\/./).toSorted()) {
    const key = `${file.slice(file.lastIndexOf('.'))}${Buffer.from(deck.get(file) ?? []).toString('latin1')}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, file);
    else same.set(file, known);
  }
  if (same.size > 0) rename(deck, same);
};

/** Every part is named once, with its type; nothing is named that is not there. */
const nameParts = (deck: Parts): void => {
  const there = [...deck.keys()];
  edit(deck, types, (xml) =>
    xml
      .replaceAll(/<Override PartName="\/([^"]*)"[^>]*\/>\s*/g, (one, part: string) => (deck.has(part) ? one.trim() : ''))
      .replaceAll(/<Default Extension="([^"]*)"[^>]*\/>/g, (one, ending: string) => (there.some((file) => file.endsWith(`.${ending}`)) ? one.replace('image/jpg', 'image/jpeg') : '')));
};

/** What the schema of charts (ECMA-376 part 1, § 21.2) asks for: points before their labels, two axes that are both there, and no rounded frame. */
const mendChart = (xml: string): string => {
  const axes = new Set([...xml.matchAll(/<c:(?:catAx|valAx|dateAx|serAx)>\s*<c:axId val="(\d+)"\/>/g)].map(([, id]) => id));
  return xml
    .replace('<c:roundedCorners val="1"/>', '<c:roundedCorners val="0"/>')
    .replaceAll(/<c:axId val="(\d+)"\/>/g, (one, id: string) => (axes.has(id) ? one : ''))
    .replaceAll(/<c:ser>[\s\S]*?<\/c:ser>/g, (series) => {
      const points = [...series.matchAll(/\s*<c:dPt>[\s\S]*?<\/c:dPt>/g)].map(([point]) => point.trim());
      if (points.length === 0) return series;
      const rest = series.replaceAll(/\s*<c:dPt>[\s\S]*?<\/c:dPt>/g, '');
      const at = rest.search(/<c:(?:dLbls|trendline|errBars|cat|val)>/);
      return `${rest.slice(0, at)}${points.join('')}${rest.slice(at)}`;
    });
};

/** Shapes have numbers of their own and a body of text even where they say nothing; a plain background says that it has no effect. */
const mendSlide = (xml: string): string => {
  let last = 0;
  return xml
    .replaceAll(/<p:bgPr>((?:(?!<a:effectLst|<\/p:bgPr>)[\s\S])*)<\/p:bgPr>/g, '<p:bgPr>$1<a:effectLst/></p:bgPr>')
    .replaceAll(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${(last += 1)}"`)
    .replaceAll(/<p:sp>(?:(?!<\/p:sp>)[\s\S])*<\/p:sp>/g, (shape) => (shape.includes('<p:txBody>') ? shape : shape.replace('</p:sp>', '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>')));
};

/** Counts that nobody keeps right are left out. */
const properties = `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Daybook</Application></Properties>`;

/** Times of making are those of the day that the contents are of, so that the same contents give the same bytes. */
const onDay = (xml: string, on: Day): string => xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${on}T00:00:00Z`);

/** The workbooks of charts are zips too, with times of their own; ours have none. */
const settleWorkbooks = (deck: Parts, on: Day): void => {
  for (const file of named(deck, /^ppt\/embeddings\/[^/]+\.xlsx$/)) {
    const workbook = partsOf(deck.get(file) ?? new Uint8Array());
    if (!workbook.has('docProps/core.xml')) continue;
    edit(workbook, 'docProps/core.xml', (xml) => onDay(xml, on));
    deck.set(file, zipOf(workbook));
  }
};

/**
 * Puts right what pptxgenjs 4 writes against the schema, so that PowerPoint opens a deck without offering to repair it: parts that are named and not
 * there or there and not named, empty notes, a third axis of a chart, points after their labels, shapes with the same number. The same contents of a day give the same bytes.
 * `change` is done to the parts first.
 */
export const finishDeck = (written: Uint8Array, on: Day, change: (deck: Parts) => void = () => {}): Uint8Array => {
  const deck = partsOf(written);
  change(deck);
  mendAllNotes(deck);
  dropDangling(deck);
  dropUnreached(deck);
  countCharts(deck);
  shareMedia(deck);
  nameParts(deck);
  for (const file of named(deck, /^ppt\/charts\/chart\d+\.xml$/)) edit(deck, file, mendChart);
  for (const file of named(deck, /^ppt\/(slides|slideLayouts|slideMasters)\/[^/]*\.xml$/)) edit(deck, file, mendSlide);
  deck.set('docProps/app.xml', Buffer.from(properties));
  edit(deck, 'docProps/core.xml', (xml) => onDay(xml, on));
  settleWorkbooks(deck, on);
  return zipOf(deck);
};
