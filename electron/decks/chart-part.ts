import { chartTextSize, gapWidth, hasRoom, holeOfRing, isFramed, isTint, lastKnown, onSeries, planChart, seriesColour, targetColour, type ChartPlan } from '#shared/chart-plan.ts';
import type { ChartSpec } from '#shared/deck.ts';
import type { Box, Look, ThemeColour } from '#shared/placed-slides.ts';
import { columnName } from '#electron/decks/chart-workbook.ts';
import { xmlHead, xmlText } from '#electron/decks/xml.ts';

/** The colours of the theme by what they serve for: DrawingML's names of them (ECMA-376 part 1, § 20.1.10.54). */
export const schemeNames: Record<ThemeColour, string> = { text: 'tx1', background: 'bg1', quiet: 'tx2', surface: 'bg2', accent1: 'accent1', accent2: 'accent2', accent3: 'accent3', accent4: 'accent4', accent5: 'accent5', accent6: 'accent6' };

const scheme = (colour: ThemeColour): string => `<a:schemeClr val="${schemeNames[colour]}"/>`;
/** The colour of a series or slice. */
const series = (at: number): string => `<a:solidFill><a:schemeClr val="${schemeNames[seriesColour(at)]}">${isTint(at) ? '<a:lumMod val="60000"/><a:lumOff val="40000"/>' : ''}</a:schemeClr></a:solidFill>`;
const solid = (colour: ThemeColour): string => `<a:solidFill>${scheme(colour)}</a:solidFill>`;
const faint = '<a:solidFill><a:schemeClr val="tx2"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr></a:solidFill>';
const noLine = '<a:ln><a:noFill/></a:ln>';
/** How words are set; `body` says whether they may break, and turn. */
const textStyle = (colour: ThemeColour, bold = false, body = ' rot="0" vert="horz"', size = chartTextSize): string =>
  `<c:txPr><a:bodyPr${body}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}">${solid(colour)}</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;

const share = (part: number, whole: number): string => Math.min(1, Math.max(0, part / whole)).toFixed(5);
const place = ({ x, y, w, h }: Box, { w: width, h: height }: Box, inner: boolean): string =>
  `<c:layout><c:manualLayout>${inner ? '<c:layoutTarget val="inner"/>' : ''}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${share(x, width)}"/><c:y val="${share(y, height)}"/><c:w val="${share(w, width)}"/><c:h val="${share(h, height)}"/></c:manualLayout></c:layout>`;

/** A number without the noise of binary fractions behind its fifteenth digit. */
const number = (value: number): string => String(Number(value.toPrecision(15)));

const nameRef = (name: string, at: number): string => `<c:tx><c:strRef><c:f>Sheet1!$${columnName(at + 1)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
const categoriesRef = (categories: readonly string[]): string =>
  `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${categories.length + 1}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${categories.map((one, at) => `<c:pt idx="${at}"><c:v>${xmlText(one)}</c:v></c:pt>`).join('')}</c:strCache></c:strRef></c:cat>`;
const valuesRef = (values: readonly (number | null)[], at: number, count: number): string =>
  `<c:val><c:numRef><c:f>Sheet1!$${columnName(at + 1)}$2:$${columnName(at + 1)}$${count + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${count}"/>${values.map((value, index) => (value === null ? '' : `<c:pt idx="${index}"><c:v>${number(value)}</c:v></c:pt>`)).join('')}</c:numCache></c:numRef></c:val>`;

type Label = { position: string | null; colour: ThemeColour; code: string; bold?: boolean; withName?: boolean };
/** What a label says and how, in the order of the schema (CT_DLbl, CT_DLbls). */
const labelBody = ({ position, colour, code, bold = false, withName = false }: Label): string =>
  `<c:numFmt formatCode="${xmlText(code)}" sourceLinked="0"/><c:spPr><a:noFill/>${noLine}</c:spPr>${textStyle(colour, bold, ' rot="0" vert="horz" wrap="none"')}${position === null ? '' : `<c:dLblPos val="${position}"/>`}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="${withName ? 1 : 0}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>${withName ? '<c:separator> </c:separator>' : ''}`;
const noLabels = '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
const labelAt = (at: number, label: Label): string => `<c:dLbl><c:idx val="${at}"/>${labelBody(label)}</c:dLbl>`;
const labels = (points: string, body: string): string => `<c:dLbls>${points}${body}</c:dLbls>`;
const none = labels('', noLabels);

type Drawing = { spec: ChartSpec; plan: ChartPlan; look: Look };
const head = (name: string, at: number): string => `<c:idx val="${at}"/><c:order val="${at}"/>${nameRef(name, at)}`;
const data = (values: readonly (number | null)[], at: number, { categories }: ChartSpec): string => `${categoriesRef(categories)}${valuesRef(values, at, categories.length)}`;

const barLabels = ({ spec, plan, look }: Drawing, values: readonly (number | null)[], at: number): string => {
  const { code } = plan.format;
  if (spec.kind === 'stacked') {
    const colour = onSeries(at, look);
    return plan.hasAxis ? none : labels(values.map((value, index) => (hasRoom(spec, plan, value) ? '' : `<c:dLbl><c:idx val="${index}"/><c:delete val="1"/></c:dLbl>`)).join(''), labelBody({ position: 'ctr', colour, code }));
  }
  if (plan.labels !== 'every') return none;
  // At the end of a bar the frame of a target may stand.
  const within = isFramed(spec) ? values.map((value, index) => (hasRoom(spec, plan, value) ? labelAt(index, { position: 'inBase', colour: onSeries(at, look), code }) : '')) : [];
  return labels(within.join(''), labelBody({ position: 'outEnd', colour: 'text', code }));
};

const barSeries = (drawing: Drawing): string =>
  drawing.spec.series.map(({ name, values }, at) => `<c:ser>${head(name, at)}<c:spPr>${series(at)}${noLine}</c:spPr><c:invertIfNegative val="0"/>${barLabels(drawing, values, at)}${data(values, at, drawing.spec)}</c:ser>`).join('');

/** The target of bars that lie down: a frame up to it, around the bar, or beside the bars where there are several. */
const targetBar = ({ spec, plan }: Drawing): string => {
  if (spec.target === null) return '';
  const at = spec.series.length;
  const { name, value } = spec.target;
  return `<c:ser>${head(name, at)}<c:spPr><a:noFill/><a:ln w="15875">${solid(targetColour)}</a:ln></c:spPr><c:invertIfNegative val="0"/>${spec.series.length > 1 && plan.labels === 'every' ? labels('', labelBody({ position: 'outEnd', colour: 'text', code: plan.format.code })) : none}${data(spec.categories.map(() => value), at, spec)}</c:ser>`;
};

const lineStyle = (colour: ThemeColour, isTarget: boolean): string => `<c:spPr><a:ln w="${isTarget ? 19050 : 31750}" cap="rnd">${solid(colour)}${isTarget ? '<a:prstDash val="sysDash"/>' : ''}<a:round/></a:ln></c:spPr>`;
const marker = (colour: ThemeColour, symbol: string, size: number): string => (symbol === 'none' ? '<c:marker><c:symbol val="none"/></c:marker>' : `<c:marker><c:symbol val="${symbol}"/><c:size val="${size}"/><c:spPr>${solid(colour)}<a:ln w="9525">${solid('background')}</a:ln></c:spPr></c:marker>`);

/** A line. A value that stands alone between gaps shows as a point; the last of each is always one. */
const lineSeries = ({ plan, spec }: Drawing, name: string, values: readonly (number | null)[], at: number, isTarget: boolean): string => {
  const colour = isTarget ? targetColour : seriesColour(at);
  const last = lastKnown(values);
  const alone = values.flatMap((value, index) => (value !== null && (index === last || ((values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null)) ? [index] : []));
  const isSingle = values.length === 1;
  const symbol = isTarget ? (isSingle ? marker(colour, 'dash', 24) : marker(colour, 'none', 0)) : marker(colour, 'none', 0);
  const points = isTarget ? '' : alone.map((index) => `<c:dPt><c:idx val="${index}"/>${marker(colour, 'circle', 8)}<c:bubble3D val="0"/></c:dPt>`).join('');
  const code = plan.format.code;
  const label = plan.labels === 'ends' && last >= 0 ? labels(labelAt(last, { position: 'r', colour: isTarget ? 'text' : colour, code, bold: true, withName: true }), noLabels)
    : isTarget && plan.targetAt !== null ? labels(labelAt(plan.targetAt, { position: 't', colour: 'text', code, bold: true, withName: true }), noLabels) : none;
  return `<c:ser>${head(name, at)}${lineStyle(colour, isTarget)}${symbol}${points}${label}${data(values, at, spec)}<c:smooth val="0"/></c:ser>`;
};

const [categoryAxis, valueAxis] = [111111111, 222222222];
const axisRefs = `<c:axId val="${categoryAxis}"/><c:axId val="${valueAxis}"/>`;

const axes = ({ spec, plan }: Drawing): string => {
  const isDown = spec.kind === 'bars';
  const { min, max, step } = plan.scale;
  const { size, aslant } = plan.names;
  return `<c:catAx><c:axId val="${categoryAxis}"/><c:scaling><c:orientation val="${isDown ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isDown ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525">${faint}</a:ln></c:spPr>${textStyle('text', false, ` rot="${aslant ? -2_700_000 : 0}" vert="horz"`, size)}<c:crossAx val="${valueAxis}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`
    + `<c:valAx><c:axId val="${valueAxis}"/><c:scaling><c:orientation val="minMax"/><c:max val="${number(max)}"/><c:min val="${number(min)}"/></c:scaling><c:delete val="${plan.hasAxis ? 0 : 1}"/><c:axPos val="${isDown ? 'b' : 'l'}"/>${plan.hasAxis ? '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:schemeClr val="tx2"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr></a:solidFill></a:ln></c:spPr></c:majorGridlines>' : ''}<c:numFmt formatCode="${xmlText(plan.format.code)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr>${noLine}</c:spPr>${textStyle('quiet')}<c:crossAx val="${categoryAxis}"/><c:crosses val="${isDown ? 'max' : 'autoZero'}"/><c:crossBetween val="${spec.kind === 'line' ? 'midCat' : 'between'}"/><c:majorUnit val="${number(step)}"/></c:valAx>`;
};

const barChart = (drawing: Drawing): string => {
  const { spec } = drawing;
  const [isDown, isStacked] = [spec.kind === 'bars', spec.kind === 'stacked'];
  return `<c:barChart><c:barDir val="${isDown ? 'bar' : 'col'}"/><c:grouping val="${isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${barSeries(drawing)}${isDown ? targetBar(drawing) : ''}<c:gapWidth val="${gapWidth(spec)}"/><c:overlap val="${isStacked || isFramed(spec) ? 100 : isDown ? 0 : -5}"/>${axisRefs}</c:barChart>`;
};
const lineChart = (series: string): string => `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axisRefs}</c:lineChart>`;

const doughnut = ({ spec, plan, look }: Drawing): string => {
  const { name = '', values = [] } = spec.series[0] ?? {};
  const points = spec.categories.map((_, at) => `<c:dPt><c:idx val="${at}"/><c:bubble3D val="0"/><c:spPr>${series(at)}<a:ln w="19050">${solid('background')}</a:ln></c:spPr></c:dPt>`).join('');
  const own = spec.categories.map((_, at) => (hasRoom(spec, plan, values[at] ?? null) ? labelAt(at, { position: null, colour: onSeries(at, look), code: plan.format.code, bold: true }) : `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`)).join('');
  return `<c:doughnutChart><c:varyColors val="1"/><c:ser>${head(name, 0)}${points}${labels(own, labelBody({ position: null, colour: 'text', code: plan.format.code }).concat('<c:showLeaderLines val="0"/>'))}${data(values, 0, spec)}</c:ser><c:firstSliceAng val="0"/><c:holeSize val="${Math.round(holeOfRing * 100)}"/></c:doughnutChart>`;
};

const plotOf = (drawing: Drawing): string => {
  const { spec } = drawing;
  const count = spec.series.length;
  const target = spec.target === null ? '' : lineSeries(drawing, spec.target.name, spec.categories.map(() => spec.target?.value ?? null), count, true);
  switch (spec.kind) {
    case 'doughnut': return doughnut(drawing);
    case 'line': return `${lineChart(spec.series.map(({ name, values }, at) => lineSeries(drawing, name, values, at, false)).join('') + target)}${axes(drawing)}`;
    case 'bars': return `${barChart(drawing)}${axes(drawing)}`;
    case 'columns': case 'stacked': return `${barChart(drawing)}${target === '' ? '' : lineChart(target)}${axes(drawing)}`;
  }
};

/** A chart as PowerPoint keeps it (ECMA-376 part 1, § 21.2), with its numbers beside the workbook `rId1`. A ring has one series and no target. */
export const chartXml = (spec: ChartSpec, box: Box, look: Look): string => {
  const plan = planChart(spec, box, look);
  const drawing = { spec, plan, look };
  const legend = plan.legend === null ? '' : `<c:legend><c:legendPos val="${spec.kind === 'doughnut' ? 'r' : 't'}"/>${place(plan.legend, box, false)}<c:overlay val="0"/>${textStyle('text')}</c:legend>`;
  return `${xmlHead}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${place(plan.plot, box, true)}${plotOf(drawing)}<c:spPr><a:noFill/>${noLine}</c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/>${noLine}</c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${chartTextSize * 100}"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
};

