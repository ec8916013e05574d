/** Lets whatever waits for the thread run before long work goes on. */
export const turnOfOthers = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
