import type { CSSProperties } from 'react';
import { cellPadding } from '#shared/slide-table.ts';
import { bulletIndent } from '#shared/slide-text.ts';
import { isRightToLeft, lineHeight } from '#shared/text-measure.ts';
import { mixed } from '#shared/colour-contrast.ts';
import type { Box, Look, Paper, PlacedParagraph, PlacedShape, PlacedSlide, ThemeColour } from '#shared/placed-slides.ts';
import { ChartDrawing } from '#renderer/decks/ChartDrawing.tsx';
import { usePicture } from '#renderer/decks/use-picture.ts';
import classes from './slides.module.css';

/** Lengths on a slide, which the width of its frame scales. */
const inches = (length: number): string => `calc(${length} * var(--inch))`;
const points = (size: number): string => inches(size / 72);
const place = ({ x, y, w, h }: Box): CSSProperties => ({ left: inches(x), top: inches(y), width: inches(w), height: inches(h) });

type Drawn = { look: Look };
const hex = ({ colours }: Look, colour: ThemeColour): string => `#${colours[colour]}`;

const Picture = ({ box, hash, altText, fit }: { box: Box; hash: string; altText: string; fit: 'contain' | 'fill' }) => {
  const address = usePicture(hash);
  return address === null ? null : <img className={classes['shape'] ?? ''} src={address} alt={altText} style={{ ...place(box), objectFit: fit, objectPosition: box.x > 3 ? 'right center' : 'left center' }} />;
};

const PaperOf = ({ paper }: { paper: readonly Paper[] }) => paper.map((one, at) => one.kind === 'fill'
  // oxlint-disable-next-line react/no-array-index-key -- what is drawn has no name, and never changes its order.
  ? <div key={at} className={classes['shape'] ?? ''} style={{ ...place(one.box), background: `#${one.colour}` }} />
  // oxlint-disable-next-line react/no-array-index-key -- as above.
  : <Picture key={at} box={one.box} hash={one.hash} altText="" fit="fill" />);

const Paragraph = ({ paragraph: { runs, size, isBullet, align, spaceAfter }, look, bold }: Drawn & { paragraph: PlacedParagraph; bold: boolean }) => {
  const text = runs.map((run) => run.text).join('');
  const toLeft = isRightToLeft(text);
  return (
    <p className={classes['paragraph'] ?? ''} dir={toLeft ? 'rtl' : 'ltr'} data-bullet={isBullet || undefined} style={{ fontSize: points(size), textAlign: align, marginBottom: points(spaceAfter), lineHeight, ...(isBullet ? { paddingInlineStart: inches(bulletIndent) } : {}) }}>
      {runs.map((run) => <span key={run.text} style={{ color: hex(look, run.colour), fontWeight: run.bold || bold ? 700 : 400 }}>{run.text}</span>)}
    </p>
  );
};

const TextBox = ({ shape, look }: Drawn & { shape: Extract<PlacedShape, { kind: 'text' }> }) => (
  <div className={classes['text'] ?? ''} style={{ ...place(shape.box), justifyContent: { top: 'flex-start', middle: 'center', bottom: 'flex-end' }[shape.valign], ...(shape.fill === null ? {} : { background: hex(look, shape.fill) }), ...(shape.place === 'title' ? { fontFamily: `'${look.fonts.head}', Arial, sans-serif` } : {}) }}>
    {shape.paragraphs.map((paragraph, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- two paragraphs may say the same; they never change their order.
      <Paragraph key={at} paragraph={paragraph} look={look} bold={false} />
    ))}
  </div>
);

const Table = ({ shape: { box, size, columns, rowHeights, rows, altText }, look }: Drawn & { shape: Extract<PlacedShape, { kind: 'table' }> }) => {
  const [head = [], ...body] = rows;
  const pad = cellPadding.y[[18, 16, 14, 13].indexOf(size)] ?? cellPadding.y.at(-1) ?? 0;
  const cell = (at: number, isHead: boolean): CSSProperties => ({
    textAlign: columns[at]?.align ?? 'left', padding: `${inches(pad)} ${inches(cellPadding.x)}`, color: hex(look, isHead ? 'quiet' : 'text'), verticalAlign: isHead ? 'bottom' : 'top', lineHeight,
    borderBottom: `${points(isHead ? 1.25 : 0.5)} solid ${isHead ? hex(look, 'quiet') : `#${mixed(look.colours.quiet, look.colours.background, 0.3)}`}`,
  });
  return (
    <table className={classes['table'] ?? ''} aria-label={altText} style={{ ...place(box), height: 'auto', fontSize: points(size) }}>
      <colgroup>{columns.map(({ width }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns never change their order.
        <col key={at} style={{ width: inches(width) }} />
      ))}</colgroup>
      <thead><tr style={{ height: inches(rowHeights[0] ?? 0) }}>{head.map(({ text }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above.
        <th key={at} scope="col" style={cell(at, true)}>{text}</th>
      ))}</tr></thead>
      <tbody>{body.map((row, down) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows never change their order.
        <tr key={down} style={{ height: inches(rowHeights[down + 1] ?? 0) }}>{row.map(({ text, bold }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above.
          <td key={at} dir="auto" style={{ ...cell(at, false), fontWeight: bold ? 700 : 400 }}>{text}</td>
        ))}</tr>
      ))}</tbody>
    </table>
  );
};

const Form = ({ shape: { box, form, fill, line }, look }: Drawn & { shape: Extract<PlacedShape, { kind: 'shape' }> }) => {
  const edge = line === null ? 'none' : `${points(form === 'line' ? 1 : 2)} solid ${hex(look, line)}`;
  if (form === 'line') return <div className={classes['shape'] ?? ''} style={{ ...place(box), ...(box.h === 0 ? { borderTop: edge } : { borderLeft: edge }) }} />;
  return <div className={classes['shape'] ?? ''} style={{ ...place(box), border: edge, boxSizing: 'border-box', ...(fill === null ? {} : { background: hex(look, fill) }), ...(form === 'ellipse' ? { borderRadius: '50%' } : {}) }} />;
};

const Shape = ({ shape, look }: Drawn & { shape: PlacedShape }) => {
  switch (shape.kind) {
    case 'text': return <TextBox shape={shape} look={look} />;
    case 'table': return <Table shape={shape} look={look} />;
    case 'chart': return <div className={classes['shape'] ?? ''} style={place(shape.box)}><ChartDrawing spec={shape.chart} box={shape.box} look={look} /></div>;
    case 'shape': return <Form shape={shape} look={look} />;
    case 'picture': return <Picture box={shape.box} hash={shape.hash} altText={shape.altText} fit="contain" />;
  }
};

/** A slide as it will be in the file, as wide as its frame. It is paper: light on a dark page too. */
export const SlideView = ({ slide, look, label }: { slide: PlacedSlide; look: Look; label: string }) => (
  <article className={classes['frame'] ?? ''} aria-label={label} style={{ aspectRatio: `${look.width} / ${look.height}` }}>
    <div className={classes['slide'] ?? ''} style={{ '--inch': `calc(100cqw / ${look.width})`, background: hex(look, 'background'), fontFamily: `'${look.fonts.body}', Arial, 'Liberation Sans', sans-serif` } as CSSProperties}>
      <PaperOf paper={look.places[slide.layout].paper} />
      {slide.shapes.map((shape, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two shapes may have the same name; they never change their order.
        <Shape key={at} shape={shape} look={look} />
      ))}
    </div>
  </article>
);
