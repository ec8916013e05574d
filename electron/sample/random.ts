/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** From 0 to below 1. */
  next: () => number;
  /** A whole number, both ends included. */
  int: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  shuffle: <T>(cards: readonly T[]) => T[];
};

/** Mulberry32: 32 bits of state, good enough for invented data. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const card = from[int(0, from.length - 1)];
      if (card === undefined) throw new Error('There is nothing to pick from.');
      return card;
    },
    shuffle: (cards) => cards.map((card) => ({ card, at: next() })).toSorted((a, b) => a.at - b.at).map(({ card }) => card),
  };
};
