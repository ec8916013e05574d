const rowsAround = (row: HTMLElement | null): HTMLElement[] => [...(row?.closest('main, [role="dialog"]') ?? document).querySelectorAll<HTMLElement>('[data-commitment]')];

/** Puts the focus on the row of a promise `by` rows further, over all lists of the page; stays where there is none. */
export const moveFocus = (row: HTMLElement, by: 1 | -1): void => {
  const rows = rowsAround(row);
  rows[rows.indexOf(row) + by]?.focus();
};

/** Leaves a row that is about to go: the focus moves to the one after it, else to the one before. */
export const leaveRow = (row: HTMLElement): void => {
  const rows = rowsAround(row);
  const at = rows.indexOf(row);
  (rows[at + 1] ?? rows[at - 1])?.focus();
};

/** Puts the focus on the first promise of the page. */
export const focusFirst = (): void => rowsAround(null)[0]?.focus();
