import { childrenOf, everyElement, parseXml, valueOf, type XmlElement } from '#electron/decks/xml-tree.ts';

const label = 'numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator';
const axis = 'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses';
const words = (text: string): string[] => text.split(' ').map((word) => `c:${word}`);
/** The order of the children of elements of charts: ECMA-376 part 1, annex A.5.1 (dml-chart.xsd). PowerPoint reads no other. */
const orders: Record<string, string[]> = {
  'c:chartSpace': words('date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst'),
  'c:chart': words('title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst'),
  'c:plotArea': words('layout barChart doughnutChart lineChart catAx valAx dTable spPr extLst'),
  'c:manualLayout': words('layoutTarget xMode yMode wMode hMode x y w h extLst'),
  'c:barChart': words('barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst'),
  'c:lineChart': words('grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst'),
  'c:doughnutChart': words('varyColors ser dLbls firstSliceAng holeSize extLst'),
  'c:dPt': words('idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst'),
  'c:marker': words('symbol size spPr extLst'),
  'c:dLbl': words(`idx delete layout tx ${label} extLst`),
  'c:dLbls': words(`dLbl delete ${label} showLeaderLines leaderLines extLst`),
  'c:scaling': words('logBase orientation max min extLst'),
  'c:catAx': words(`${axis} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`),
  'c:valAx': words(`${axis} crossBetween majorUnit minorUnit dispUnits extLst`),
  'c:legend': words('legendPos legendEntry layout overlay spPr txPr extLst'),
  'c:strRef': words('f strCache extLst'), 'c:numRef': words('f numCache extLst'), 'c:strCache': words('ptCount pt extLst'), 'c:numCache': words('formatCode ptCount pt extLst'),
  'a:ln': ['a:noFill', 'a:solidFill', 'a:gradFill', 'a:pattFill', 'a:prstDash', 'a:custDash', 'a:round', 'a:bevel', 'a:miter', 'a:headEnd', 'a:tailEnd', 'a:extLst'],
};
const series: Record<string, string[]> = {
  'c:barChart': words('idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst'),
  'c:lineChart': words('idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst'),
  'c:doughnutChart': words('idx order tx spPr explosion dPt dLbls cat val extLst'),
};

const orderFault = (element: XmlElement, order: readonly string[] | undefined): string[] => {
  const places = childrenOf(element).map(({ name }) => order?.indexOf(name) ?? 0);
  const wrong = places.findIndex((place, at) => place < 0 || place < (places[at - 1] ?? 0));
  return order === undefined || wrong < 0 ? [] : [`${childrenOf(element)[wrong]?.name} stands where ${element.name} has no place for it`];
};

/** What of a chart breaks the schema: children out of their order, and axes that are named and not there. */
export const chartFaults = (xml: string): string[] => {
  const root = parseXml(Buffer.from(xml));
  const all = [...everyElement(root)];
  const plots = all.filter(({ name }) => Object.hasOwn(series, name));
  const axes = new Set(all.filter(({ name }) => name === 'c:catAx' || name === 'c:valAx').map((one) => valueOf(childrenOf(one)[0], 'val')));
  const named = plots.flatMap((plot) => childrenOf(plot).filter(({ name }) => name === 'c:axId').map((one) => valueOf(one, 'val')));
  const crossed = all.filter(({ name }) => name === 'c:crossAx').map((one) => valueOf(one, 'val'));
  const numbers = plots.flatMap((plot) => childrenOf(plot).filter(({ name }) => name === 'c:ser').map((one) => valueOf(childrenOf(one)[0], 'val')));
  return [
    // A marker of a whole line chart is a switch, without parts.
    ...all.filter((one) => childrenOf(one).length > 0).flatMap((one) => orderFault(one, orders[one.name])),
    ...plots.flatMap((plot) => childrenOf(plot).filter(({ name }) => name === 'c:ser').flatMap((one) => orderFault(one, series[plot.name]))),
    ...[...named, ...crossed].filter((id) => !axes.has(id)).map((id) => `axis ${id} is not there`),
    ...(plots.some(({ name }) => name !== 'c:doughnutChart') && axes.size !== 2 ? [`there are ${axes.size} axes`] : []),
    ...(new Set(numbers).size === numbers.length ? [] : ['two series have one number']),
  ];
};
