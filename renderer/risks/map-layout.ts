import type { RiskRow } from '#shared/risks.ts';

/** A risk on the map: how far right by its ARR, 0 to 1, and in which line of its lane. */
export type Placed = { risk: RiskRow; at: number; line: number };
export const lanes = ['Will churn', 'Red', 'Yellow'] as const;
export type Lane = (typeof lanes)[number];
export const laneOf = (risk: Pick<RiskRow, 'state' | 'level'>): Lane => (risk.state === 'will-churn' ? 'Will churn' : risk.level === 'red' ? 'Red' : 'Yellow');

export type Scale = { from: number; to: number; ticks: number[] };
/** A scale of logarithms that holds all amounts, with a tick at each 1, 3, 10, 30 and so on. Amounts in minor units. */
export const scaleOf = (amounts: readonly number[]): Scale => {
  const known = amounts.filter((amount) => amount > 0).toSorted((a, b) => a - b);
  const [least, most] = [known[0] ?? 1_000_000, known.at(-1) ?? 1_000_000];
  const all = Array.from({ length: 15 }, (_, power) => [10 ** power, 3 * 10 ** power]).flat();
  const first = Math.max(0, all.findLastIndex((tick) => tick <= least));
  const last = Math.max(first + 1, all.findIndex((tick) => tick >= most));
  const ticks = all.slice(first, last + 1);
  return { from: Math.log10(ticks[0] ?? 1), to: Math.log10(ticks.at(-1) ?? 10), ticks };
};
/** Where an amount stands on a scale, 0 to 1; nothing stands at its beginning. */
export const placeOn = ({ from, to }: Scale, amount: number): number => (amount <= 0 ? 0 : Math.max(0, Math.min(1, (Math.log10(amount) - from) / (to - from))));

/** Places risks so that none covers another: each goes to the first line of its lane that is free at its place. `room` is the width of a card as a share of the scale, which ends where the last card begins. */
export const layOut = (risks: readonly RiskRow[], scale: Scale, room: number): Record<Lane, Placed[]> => {
  const of = (lane: Lane): Placed[] => {
    const ends: number[] = [];
    return risks
      .filter((risk) => laneOf(risk) === lane)
      .map((risk) => ({ risk, at: placeOn(scale, risk.atRisk.minor) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ risk, at }) => {
        const free = ends.findIndex((end) => end <= at);
        const line = free === -1 ? ends.length : free;
        ends[line] = at + room;
        return { risk, at, line };
      });
  };
  return { 'Will churn': of('Will churn'), Red: of('Red'), Yellow: of('Yellow') };
};
