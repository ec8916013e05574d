import type { Random } from '#electron/sample/random.ts';

/** Hand-written sentences about one topic. `{name}` is a slot, `{3-9}` a number of that span, `{two|three}` one of those words. */
export type Theme = { titles: string[]; openings: string[]; points: string[]; closings: string[]; agenda: string[]; ours: string[]; theirs: string[] };

/** The invented product that the sample's CSM looks after; its parts are named in every note. */
export const features = ['Intake', 'Scheduler', 'Fieldbook', 'Stockroom', 'Approvals', 'Insights', 'Bridge', 'Audit Trail'] as const;

export const slotNames = [
  'account', 'champion', 'exec', 'admin', 'other', 'gone', 'newcomer', 'ae', 'se', 'support', 'renewals',
  'feature', 'feature2', 'team', 'goal', 'site', 'month', 'lastMonth', 'renewal', 'seats',
] as const;
export type Slots = Record<(typeof slotNames)[number], string>;

const isSlot = (key: string): key is keyof Slots => (slotNames as readonly string[]).includes(key);

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * A sentence with its slots filled, its first letter a capital.
 * @throws Error for a slot that does not exist.
 */
export const fill = (template: string, slots: Slots, random: Random): string =>
  upperFirst(
    template.replaceAll(/\{([^}]+)\}/g, (_, key: string) => {
      if (isSlot(key)) return slots[key];
      const [from, to] = key.split('-').map(Number);
      if (from !== undefined && to !== undefined && to > from) return String(random.int(from, to));
      if (key.includes('|')) return random.pick(key.split('|'));
      throw new Error(`There is no slot {${key}}.`);
    }),
  );

/**
 * Deals sentences so that no note of an account repeats the one before it, which takes eight cards at most, and so that notes of
 * other accounts close in time differ as well: of the fifth of its deck that it heard the longest ago, the one that nobody else heard lately.
 */
export const createDealer = (random: Random) => {
  const decks = new Map<string, Map<readonly string[], string[]>>();
  const dealtAt = new Map<string, number>();
  let dealt = 0;
  return (account: string, cards: readonly string[]): string => {
    const own = decks.get(account) ?? new Map<readonly string[], string[]>();
    decks.set(account, own);
    const deck = own.get(cards) ?? random.shuffle(cards);
    own.set(cards, deck);
    const oldest = deck.slice(0, Math.ceil(deck.length / 5));
    const at = oldest.reduce((best, card, index) => ((dealtAt.get(card) ?? -1) < (dealtAt.get(oldest[best] ?? '') ?? -1) ? index : best), 0);
    const [card] = deck.splice(at, 1);
    if (card === undefined) throw new Error('There is nothing to deal.');
    deck.push(card);
    dealt += 1;
    dealtAt.set(card, dealt);
    return card;
  };
};
export type Dealer = ReturnType<typeof createDealer>;
