const left: (() => void)[] = [];

/** Has something taken away at the end of the file of tests that runs. Modules live on from file to file, so that a hook of a shared one would run after the first file only. */
export const afterThisFile = (takeAway: () => void): void => void left.push(takeAway);

/** Takes away what the file of tests left, the newest first. */
export const takeAwayWhatIsLeft = (): void => {
  for (const takeAway of left.splice(0).toReversed()) takeAway();
};
