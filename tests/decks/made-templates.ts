import JSZip from 'jszip';

const main = { a: 'http://schemas.openxmlformats.org/drawingml/2006/main', p: 'http://schemas.openxmlformats.org/presentationml/2006/main', r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' };
const spaces = `xmlns:a="${main.a}" xmlns:p="${main.p}" xmlns:r="${main.r}"`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const inch = 914_400;
const type = (word: string): string => `application/vnd.openxmlformats-officedocument.presentationml.${word}+xml`;

/** A place: its type and number as a slide names it, and its frame in inches; without a frame it takes the one of the master. */
export type MadePlace = { ph: string; name?: string; box?: [x: number, y: number, w: number, h: number]; body?: string; style?: string };
export type MadeLayout = { name: string; type?: string; places: MadePlace[]; extra?: string; bg?: string; override?: string };
export type MadeTemplate = {
  size?: [number, number];
  layouts: MadeLayout[];
  master?: MadePlace[];
  masterExtra?: string;
  colours?: Partial<Record<'dk1' | 'lt1' | 'dk2' | 'lt2' | 'accent1' | 'accent2', string>>;
  map?: string;
  hasTheme?: boolean;
  mainType?: string;
  /** More parts, by path, with their content types. */
  parts?: Record<string, { body: string; type: string }>;
  /** Changes a part after it was made. */
  change?: (path: string, body: string) => string;
};

const frame = (box: MadePlace['box']): string => (box === undefined ? '' : `<a:xfrm><a:off x="${Math.round(box[0] * inch)}" y="${Math.round(box[1] * inch)}"/><a:ext cx="${Math.round(box[2] * inch)}" cy="${Math.round(box[3] * inch)}"/></a:xfrm>`);
const place = ({ ph, name = ph, box, body = '', style = '' }: MadePlace, at: number): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${at + 2}" name="${name.replaceAll('"', '')}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr><p:spPr>${frame(box)}</p:spPr><p:txBody><a:bodyPr ${body}/><a:lstStyle>${style}</a:lstStyle><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`;
const tree = (places: readonly MadePlace[], extra = ''): string => `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${extra}${places.map(place).join('')}</p:spTree>`;
/** A rectangle that is no place, such as a bar. */
export const bar = (box: [number, number, number, number], fill: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>${fill}</a:solidFill></p:spPr></p:sp>`;

export const relations = (list: readonly { id: string; kind: string; to: string; external?: boolean }[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(({ id, kind, to, external }) => `<Relationship Id="${id}" Type="${kind.includes('/') ? kind : `${office}/${kind}`}" Target="${to}"${external === true ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`;

const theme = (colours: MadeTemplate['colours'] = {}): string => {
  const all = { dk1: '111111', lt1: 'FFFFFF', dk2: '334455', lt2: 'EEEEEE', accent1: '004488', accent2: 'BB5500', accent3: '227733', accent4: '775599', accent5: '995566', accent6: '446688', hlink: '0044AA', folHlink: '664488', ...colours };
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${fill}</a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return `${head}<a:theme xmlns:a="${main.a}" name="Made"><a:themeElements><a:clrScheme name="Made">${Object.entries(all).map(([name, hex]) => `<a:${name}><a:srgbClr val="${hex}"/></a:${name}>`).join('')}</a:clrScheme><a:fontScheme name="Made"><a:majorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Made"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
};

export const usualMaster: MadePlace[] = [{ ph: 'type="title"', box: [0.5, 0.4, 12.3, 1], body: 'anchor="ctr"' }, { ph: 'type="body" idx="1"', box: [0.5, 1.6, 12.3, 5] }, { ph: 'type="ftr" idx="3"', box: [4, 7, 5, 0.3] }, { ph: 'type="sldNum" idx="4"', box: [11, 7, 1.8, 0.3] }];
export const usualLayouts: MadeLayout[] = [
  { name: 'Cover', type: 'title', places: [{ ph: 'type="ctrTitle"', box: [1, 2, 11, 1.5] }, { ph: 'type="subTitle" idx="1"', box: [1, 3.7, 11, 1] }] },
  { name: 'Title and content', type: 'obj', places: [{ ph: 'type="title"' }, { ph: 'idx="1"' }, { ph: 'type="ftr" idx="11"' }, { ph: 'type="sldNum" idx="12"' }] },
  { name: 'Divider', type: 'secHead', places: [{ ph: 'type="title"', box: [1, 3, 11, 1.2] }, { ph: 'type="body" idx="1"', box: [1, 4.4, 11, 1] }] },
];

/** A template as PowerPoint writes one, of what a test asks for, with one old slide that says `The old slide of Crimson Fox`. */
export const madeTemplate = async ({ size = [13.333, 7.5], layouts, master = usualMaster, masterExtra = '', colours, map = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', hasTheme = true, mainType = type('presentation.main'), parts = {}, change = (_path, body) => body }: MadeTemplate): Promise<Uint8Array> => {
  const layoutPath = (at: number): string => `ppt/slideLayouts/slideLayout${at + 1}.xml`;
  const made: Record<string, { body: string; type: string }> = {
    'ppt/presentation.xml': { type: mainType, body: `${head}<p:presentation ${spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="${Math.round(size[0] * inch)}" cy="${Math.round(size[1] * inch)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>` },
    'ppt/_rels/presentation.xml.rels': { type: '', body: relations([{ id: 'rId1', kind: 'slideMaster', to: 'slideMasters/slideMaster1.xml' }, { id: 'rId2', kind: 'slide', to: 'slides/slide1.xml' }]) },
    'ppt/slideMasters/slideMaster1.xml': {
      type: type('slideMaster'),
      body: `${head}<p:sldMaster ${spaces}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>${tree(master, masterExtra)}</p:cSld><p:clrMap ${map} accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>${layouts.map((_, at) => `<p:sldLayoutId id="${2_147_483_649 + at}" r:id="rId${at + 1}"/>`).join('')}</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="3200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr marL="228600" indent="-228600"><a:buChar char="•"/><a:defRPr sz="2000"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>`,
    },
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': { type: '', body: relations([...layouts.map((_, at) => ({ id: `rId${at + 1}`, kind: 'slideLayout', to: `../slideLayouts/slideLayout${at + 1}.xml` })), ...(hasTheme ? [{ id: 'rIdTheme', kind: 'theme', to: '../theme/theme1.xml' }] : [])]) },
    'ppt/slides/slide1.xml': { type: type('slide'), body: `${head}<p:sld ${spaces}><p:cSld>${tree([]).replace('</p:spTree>', '<p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>The old slide of Crimson Fox</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>')}</p:cSld></p:sld>` },
    'ppt/slides/_rels/slide1.xml.rels': { type: '', body: relations([{ id: 'rId1', kind: 'slideLayout', to: '../slideLayouts/slideLayout1.xml' }]) },
    ...(hasTheme ? { 'ppt/theme/theme1.xml': { type: 'application/vnd.openxmlformats-officedocument.theme+xml', body: theme(colours) } } : {}),
    '_rels/.rels': { type: '', body: relations([{ id: 'rId1', kind: 'officeDocument', to: 'ppt/presentation.xml' }]) },
  };
  for (const [at, { name, type: kind, places, extra, bg = '', override }] of layouts.entries()) {
    made[layoutPath(at)] = { type: type('slideLayout'), body: `${head}<p:sldLayout ${spaces}${kind === undefined ? '' : ` type="${kind}"`}><p:cSld name="${name}">${bg}${tree(places, extra)}</p:cSld><p:clrMapOvr>${override ?? '<a:masterClrMapping/>'}</p:clrMapOvr></p:sldLayout>` };
    made[`ppt/slideLayouts/_rels/slideLayout${at + 1}.xml.rels`] = { type: '', body: relations([{ id: 'rId1', kind: 'slideMaster', to: '../slideMasters/slideMaster1.xml' }]) };
  }
  Object.assign(made, parts);
  const types = Object.entries(made).filter(([, part]) => part.type !== '').map(([path, part]) => `<Override PartName="/${path}" ContentType="${part.type}"/>`);
  const zip = new JSZip();
  zip.file('[Content_Types].xml', `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${types.join('')}</Types>`);
  for (const [path, { body }] of Object.entries(made)) zip.file(path, change(path, body), { createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};

/** The words of the namespaces of the strict form. */
export const strict = (body: string): string =>
  body.replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships').replaceAll(/http:\/\/schemas\.openxmlformats\.org\/(drawingml|presentationml)\/2006\//g, 'http://purl.oclc.org/ooxml/$1/').replace('<p:presentation ', '<p:presentation conformance="strict" ');

export const textsIn = async (bytes: Uint8Array): Promise<string> => {
  const zip = await JSZip.loadAsync(bytes);
  return (await Promise.all(Object.keys(zip.files).map(async (path) => `${path}\n${(await zip.file(path)?.async('string')) ?? ''}`))).join('\n');
};
