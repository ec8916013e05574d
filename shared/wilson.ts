/** The normal quantile of a two-sided 95 % interval. */
const z = 1.959963984540054;

/**
 * The Wilson score interval of a share at 95 % (E. B. Wilson, 1927), each end 0 to 1. Nothing observed tells nothing: 0 to 1.
 * @param successes of `n`, 0 to `n`
 */
export const wilson = (successes: number, n: number): { low: number; high: number } => {
  if (n <= 0) return { low: 0, high: 1 };
  const share = successes / n;
  const by = 1 + z ** 2 / n;
  const middle = (share + z ** 2 / (2 * n)) / by;
  const half = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / by;
  return { low: successes === 0 ? 0 : Math.max(0, middle - half), high: successes === n ? 1 : Math.min(1, middle + half) };
};
