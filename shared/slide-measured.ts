import type { Block } from '#shared/deck.ts';
import type { PlacedShape } from '#shared/placed-slides.ts';

/** How many steps sizes go down before what is left goes on, on another slide; each block has as many sizes, the last of which are 12 points or more. */
export const sizeSteps = 6;
/** Where a block has to go on anyway, it keeps a size that is read well; only what would be cut goes down to the least. */
export const splitSizes = [3, 5] as const;

/** A block as it stands at a size: the room that it takes in inches, and its shapes from an upper left corner. Charts take `height` at least, and what is left. */
export type Measured = { height: number; grows: boolean; draw: (x: number, y: number, height: number) => PlacedShape[] };
/** A block that did not fit, in two: what does, and what goes on. `cut` says that words were left out. */
export type Split = { part: Block | null; rest: Block | null; cut: boolean };
