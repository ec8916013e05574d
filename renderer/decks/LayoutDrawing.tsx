import type { Box, Paper } from '#shared/placed-slides.ts';
import { usePicture } from '#renderer/decks/use-picture.ts';
import classes from './templates.module.css';

/** A place on a drawing, with what it is for; `isUsed` where something of a deck stands in it. */
export type DrawnPlace = { key: string; box: Box; says: string; isUsed: boolean };

const Picture = ({ box, hash }: { box: Box; hash: string }) => {
  const address = usePicture(hash);
  return address === null ? null : <image x={box.x} y={box.y} width={box.w} height={box.h} preserveAspectRatio="none" href={address} />;
};

/** The paper of a layout with its places, as it looks before anything stands on it. Lengths are inches. */
export const LayoutDrawing = ({ label, width, height, paper, places }: { label: string; width: number; height: number; paper: readonly Paper[]; places: readonly DrawnPlace[] }) => {
  const letter = width / 25;
  const chipTop = ({ y }: Box): number => Math.min(y, height - letter * 1.45);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of elements is one picture.
    <svg className={classes['drawing'] ?? ''} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}. ${places.filter(({ isUsed }) => isUsed).map(({ says }) => says).join(', ') || 'No place is used'}`}>
      {paper.map((one, at) => one.kind === 'fill'
        // oxlint-disable-next-line react/no-array-index-key -- what is drawn has no name, and never changes its order.
        ? <rect key={at} x={one.box.x} y={one.box.y} width={one.box.w} height={one.box.h} fill={`#${one.colour}`} />
        // oxlint-disable-next-line react/no-array-index-key -- as above.
        : <Picture key={at} box={one.box} hash={one.hash} />)}
      {places.map(({ key, box, says, isUsed }) => (
        <g key={key} data-used={isUsed || undefined} className={classes['place'] ?? ''}>
          <rect x={box.x} y={box.y} width={box.w} height={box.h} strokeWidth={isUsed ? width / 320 : width / 640} strokeDasharray={isUsed ? 'none' : `${width / 120}`} />
          {isUsed ? (
            <>
              <rect className={classes['chip'] ?? ''} x={box.x} y={chipTop(box)} width={says.length * letter * 0.62 + letter * 0.6} height={letter * 1.45} />
              <text x={box.x + letter * 0.3} y={chipTop(box) + letter * 1.05} fontSize={letter}>{says}</text>
            </>
          ) : null}
        </g>
      ))}
    </svg>
  );
};
