/** One line of the report: times in milliseconds, ratios to the peer of the same run, and the bound that it is held to. */
export type Figure = { group: string; name: string; p50: number | null; p95: number | null; ratio50: number | null; ratio95: number | null; bound: string; ok: boolean | null; remark: string };

/** The value below which a share of the values lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** How long some work took, in milliseconds. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** A figure from the times of our own work and of its peer. `peer` may be empty. */
export const figureOf = (group: string, name: string, ours: readonly number[], peer: readonly number[], bound: string, isMet: (figure: Figure) => boolean, remark = ''): Figure => {
  const [p50, p95] = [quantile(ours, 0.5), quantile(ours, 0.95)];
  const hasPeer = peer.length > 0;
  const figure: Figure = { group, name, p50, p95, ratio50: hasPeer ? p50 / quantile(peer, 0.5) : null, ratio95: hasPeer ? p95 / quantile(peer, 0.95) : null, bound, ok: null, remark };
  return { ...figure, ok: isMet(figure) };
};

/** A figure that is one number of its own kind, told in the remark. */
export const valueOf = (group: string, name: string, remark: string, bound: string, ok: boolean | null): Figure => ({ group, name, p50: null, p95: null, ratio50: null, ratio95: null, bound, ok, remark });

const fewest = 15;
const most = 400;
const warmUps = 3;

/**
 * Runs our own work and its peer by turns over the inputs, so that both see the same machine, for about `forMs` milliseconds.
 * What is synchronous holds the thread for its time; what is not lets others through in between.
 */
export const byTurns = async <Input>(inputs: readonly Input[], ours: (input: Input) => unknown, peer: (input: Input) => unknown, forMs = 600): Promise<{ ours: number[]; peer: number[] }> => {
  const times = { ours: [] as number[], peer: [] as number[] };
  const run = async (work: (input: Input) => unknown, input: Input): Promise<number> => {
    const began = performance.now();
    const answer = work(input);
    if (answer instanceof Promise) await answer;
    return performance.now() - began;
  };
  const began = performance.now();
  for (let round = 0; round < most + warmUps; round += 1) {
    const input = inputs[round % inputs.length] as Input;
    const first = round % 2 === 0;
    const [a, b] = first ? [await run(ours, input), await run(peer, input)] : [await run(peer, input), await run(ours, input)];
    if (round < warmUps) continue;
    times.ours.push(first ? a : b);
    times.peer.push(first ? b : a);
    if (times.ours.length >= fewest && performance.now() - began > forMs) break;
  }
  return times;
};
