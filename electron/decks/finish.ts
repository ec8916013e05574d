import JSZip from 'jszip';

const types = '[Content_Types].xml';
const edit = async (deck: JSZip, file: string, change: (xml: string) => string): Promise<void> => {
  const part = deck.file(file);
  if (part !== null) deck.file(file, change(await part.async('string')));
};
const partsOf = (deck: JSZip, named: RegExp): string[] => Object.keys(deck.files).filter((file) => named.test(file));

/** Drops speaker notes that say nothing, and with the last of them their master; a master that stays loses the shapes that PowerPoint takes out, and gets a theme of its own. */
const dropEmptyNotes = async (deck: JSZip): Promise<void> => {
  let left = 0;
  for (const file of partsOf(deck, /^ppt\/notesSlides\/notesSlide\d+\.xml$/)) {
    const said = [...((await deck.file(file)?.async('string')) ?? '').matchAll(/type="body"[\s\S]*?<\/p:sp>/g)].some(([body]) => /<a:t>[^<]+<\/a:t>/.test(body));
    if (said) left += 1;
    else for (const one of [file, file.replace('notesSlides/', 'notesSlides/_rels/').concat('.rels')]) deck.remove(one);
  }
  if (left === 0) {
    for (const file of partsOf(deck, /^ppt\/notesMasters\//)) deck.remove(file);
    return;
  }
  const [theme, own] = ['ppt/theme/theme1.xml', 'ppt/theme/theme2.xml'];
  deck.file(own, (await deck.file(theme)?.async('string')) ?? '');
  await edit(deck, 'ppt/notesMasters/notesMaster1.xml', (xml) => xml.replaceAll(/<p:sp>(?:(?!<\/p:sp>)[\s\S])*<\/p:sp>/g, ''));
  await edit(deck, 'ppt/notesMasters/_rels/notesMaster1.xml.rels', (xml) => xml.replace('theme1.xml', 'theme2.xml'));
  await edit(deck, types, (xml) => xml.replace('</Types>', '<Override PartName="/ppt/theme/theme2.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'));
};

/** A reference to a part that is not there makes PowerPoint offer a repair. */
const dropDangling = async (deck: JSZip): Promise<void> => {
  for (const file of partsOf(deck, /\.rels$/)) {
    const folder = file.replace(/_rels\/[^/]*$/, '');
    await edit(deck, file, (xml) => xml.replaceAll(/<Relationship [^>]*\/>/g, (one) => {
      const target = /Target="([^"]*)"/.exec(one)?.[1] ?? '';
      if (/TargetMode="External"/.test(one)) return one;
      const path = new URL(target, `file:///${folder}`).pathname.slice(1);
      return deck.file(decodeURIComponent(path)) === null ? '' : one;
    }));
  }
  const notes = deck.file('ppt/notesMasters/notesMaster1.xml') !== null;
  await edit(deck, 'ppt/presentation.xml', (xml) => {
    const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/.exec(xml)?.[0] ?? '';
    return xml.replace(list, '').replace('<p:sldIdLst>', `${notes ? list : ''}<p:sldIdLst>`);
  });
};

/** Every part is named once, with its type; nothing is named that is not there. */
const nameParts = async (deck: JSZip): Promise<void> => {
  const there = Object.keys(deck.files);
  await edit(deck, types, (xml) =>
    xml
      .replaceAll(/<Override PartName="\/([^"]*)"[^>]*\/>\s*/g, (one, part: string) => (deck.file(part) === null ? '' : one.trim()))
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
const properties = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Daybook</Application></Properties>';

/**
 * Puts right what pptxgenjs 4 writes against the schema, so that PowerPoint opens a deck without offering to repair it: parts that are named and not
 * there, empty notes, a third axis of a chart, points after their labels, shapes with the same number.
 */
export const finishDeck = async (written: Uint8Array): Promise<Uint8Array> => {
  const deck = await JSZip.loadAsync(written);
  for (const folder of Object.keys(deck.files).filter((file) => deck.files[file]?.dir === true)) delete deck.files[folder];
  await dropEmptyNotes(deck);
  await dropDangling(deck);
  await nameParts(deck);
  for (const file of partsOf(deck, /^ppt\/charts\/chart\d+\.xml$/)) await edit(deck, file, mendChart);
  for (const file of partsOf(deck, /^ppt\/(slides|slideLayouts|slideMasters)\/[^/]*\.xml$/)) await edit(deck, file, mendSlide);
  deck.file('docProps/app.xml', properties);
  return deck.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};
