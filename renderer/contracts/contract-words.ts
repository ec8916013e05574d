import type { Amendment, OrderType } from '#shared/contracts.ts';
import type { LineKind } from '#shared/line-kinds.ts';

export const lineKindNames: Record<LineKind, string> = { recurring: 'Recurring', usage: 'Usage (estimated)', 'one-off': 'One-off', trial: 'Trial' };
export const orderTypeNames: Record<OrderType, string> = { new: 'New', growth: 'Growth', renewal: 'Renewal' };

/** What is done to a contract on the way: the item of its menu, the title of its dialog, the word on its button. */
export const amendmentWords: Record<Amendment['kind'], { item: string; title: (name: string) => string; button: string; on: string }> = {
  add: { item: 'Add seats or a product', title: (name) => `Add to ${name}`, button: 'Add', on: 'From' },
  cancel: { item: 'Give up a part', title: (name) => `Give up a part of ${name}`, button: 'Give up', on: 'First day without' },
  price: { item: 'Change a price', title: (name) => `Change a price of ${name}`, button: 'Change the price', on: 'From' },
  end: { item: 'End it early', title: (name) => `End ${name} early`, button: 'End it', on: 'First day without' },
  'win-back': { item: 'Win back', title: (name) => `Win back ${name}`, button: 'Win back', on: 'From' },
};
