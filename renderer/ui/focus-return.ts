const layers = '[role="dialog"], [role="menu"], [role="listbox"], [role="tooltip"]';
/** So many places are remembered: the way back leads through the few layers that are open over each other. */
const mostPlaces = 40;

/**
 * Escape closes only the dialog or drawer that is on top: each of Mantine's that is open listens for itself, and all would close at once. Leaves it alone where
 * something inside, such as an open list, takes the key first.
 */
const closeOnlyTop = (event: KeyboardEvent): void => {
  if (event.key !== 'Escape' || event.isComposing || (event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true')) return;
  const open = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')];
  const close = open.length < 2 ? null : open.at(-1)?.querySelector<HTMLElement>('.mantine-Modal-close, .mantine-Drawer-close');
  if (close === null || close === undefined) return;
  event.stopImmediatePropagation();
  close.click();
};

/**
 * Gives the focus back to where it was before a dialog, a drawer or a menu opened, once the element in it that had it is gone and nothing else took it: into the
 * dialog or drawer that is still open, else to the page. Mantine does so only for those that stay on the page while they are closed. Goes on until the page ends.
 */
export const followFocus = (): void => {
  /** Where the focus was, the newest last. */
  let trail: HTMLElement[] = [];
  let current: { element: HTMLElement; isInLayer: boolean } | null = null;
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    current = { element: target, isInLayer: target.closest(layers) !== null };
    trail = [...trail.filter((element) => element !== target && element.isConnected), target].slice(-mostPlaces);
  };
  const giveBack = (): void => {
    if (current === null || current.element.isConnected || !current.isInLayer || document.activeElement !== document.body) return;
    current = null;
    const open = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1);
    const isThere = (element: HTMLElement): boolean => element.isConnected && (open === undefined ? element.closest(layers) === null : open.contains(element));
    (trail.findLast(isThere) ?? open)?.focus({ preventScroll: true });
  };
  window.addEventListener('keydown', closeOnlyTop, { capture: true });
  document.addEventListener('focusin', note);
  new MutationObserver(giveBack).observe(document.body, { childList: true, subtree: true });
};
