import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';

/** A key of a page and what it does, for the sheet under `?`. */
export type KeyHelp = { keys: string; does: string };

const useKeySheet = create<{ pages: Record<string, KeyHelp[]> }>(() => ({ pages: {} }));

/** What the keys of the page on screen do. */
export const usePageKeys = (): KeyHelp[] => Object.values(useKeySheet((sheet) => sheet.pages)).flat();

/** Fields that take no letters. */
const letterless = ['checkbox', 'radio', 'range', 'button', 'file'];

/** True where letters and undo belong to the field itself. A checkbox, a switch or a choice takes neither. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ? !letterless.includes(target.type) : target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName));

const isTyping = (target: EventTarget | null): boolean =>
  isTextField(target) || (target instanceof Element && target.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null);

/** Enter and space on a link or a button are its own. */
const isOwnKey = (event: KeyboardEvent): boolean => (event.key === 'Enter' || event.key === ' ') && event.target instanceof Element && event.target.closest('a, button, input, summary, [role="button"], [role="checkbox"]') !== null;

/** Who waits for the second letter of a key of two, so that `w` of a page does not take the one of `g w`. */
let waiting: object | null = null;

export type Keys = Record<string, { does: string; run: (event: KeyboardEvent) => void }>;

/**
 * Single keys of what is on screen, such as `l` or `?`. They wait while something is typed or a dialog is open. A key of two letters, `g a`, is one after the other.
 * `name` tells the sheets of several components on a page apart.
 */
export const useKeys = (name: string, keys: Keys): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const help = JSON.stringify(Object.entries(keys).map(([key, { does }]) => ({ keys: key, does })));
  useEffect(() => {
    useKeySheet.setState(({ pages }) => ({ pages: { ...pages, [name]: JSON.parse(help) as KeyHelp[] } }));
    return () => useKeySheet.setState(({ pages }) => ({ pages: Object.fromEntries(Object.entries(pages).filter(([key]) => key !== name)) }));
  }, [name, help]);
  useEffect(() => {
    const own = {};
    let first = '';
    let forget: ReturnType<typeof setTimeout> | undefined;
    const wait = (letter: string): void => {
      first = letter;
      if (letter !== '') waiting = own;
      else if (waiting === own) waiting = null;
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isOwnKey(event) || (waiting !== null && waiting !== own)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const found = (first === '' ? undefined : latest.current[`${first} ${key}`]) ?? (first === '' ? latest.current[key] : undefined);
      clearTimeout(forget);
      wait(first === '' && Object.keys(latest.current).some((one) => one.startsWith(`${key} `)) ? key : '');
      forget = setTimeout(() => wait(''), 1_500);
      if (found === undefined) return;
      event.preventDefault();
      found.run(event);
    };
    window.addEventListener('keydown', press);
    return () => {
      clearTimeout(forget);
      wait('');
      window.removeEventListener('keydown', press);
    };
  }, []);
};

/** Marks a control that is no stop of Tab for now; one that never is has no mark. */
const offStop = 'offStop';
/** Tab stops at the links and buttons of one row alone, so that a list is passed in a few steps; fields keep their stop. */
const stopAt = (rows: readonly (HTMLElement | null)[], current: number): void => {
  for (const [index, row] of rows.entries()) {
    for (const control of row?.querySelectorAll<HTMLElement>('a[href], button') ?? []) {
      if (control.dataset[offStop] === undefined && index !== current && control.tabIndex >= 0) {
        control.dataset[offStop] = '';
        control.tabIndex = -1;
      } else if (control.dataset[offStop] !== undefined && index === current) {
        delete control.dataset[offStop];
        control.tabIndex = 0;
      }
    }
  }
};

/**
 * Moves through a list by arrows or J and K. Only the row on which the list stands has its links and buttons among the stops of Tab. Gives the index that has the focus ring and the props of each row; the row is focused in the document, so that a screen reader follows.
 */
export const useListKeys = (name: string, length: number, rowKeys: (index: number) => Keys = () => ({})) => {
  const [at, setAt] = useState(0);
  const rows = useRef<(HTMLElement | null)[]>([]);
  const index = Math.min(at, Math.max(0, length - 1));
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(length - 1, rows.current.some((row) => row?.contains(document.activeElement)) ? index + by : index));
    setAt(next);
    rows.current[next]?.focus();
  };
  // Rows come and go above the one that has the focus; its number follows it, so that a key never meets another row. Any render may move rows; this sets once, and then the numbers agree.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => {
    const focused = rows.current.findIndex((row) => row?.contains(document.activeElement));
    if (focused >= 0 && focused !== index) setAt(focused);
    stopAt(rows.current, focused >= 0 ? focused : index);
  });
  useKeys(name, {
    ...(length === 0 ? {} : { j: { does: 'Next row', run: () => move(1) }, k: { does: 'Row before', run: () => move(-1) }, ArrowDown: { does: 'Next row', run: () => move(1) }, ArrowUp: { does: 'Row before', run: () => move(-1) } }),
    ...(length === 0 ? {} : rowKeys(index)),
  });
  return {
    index,
    setIndex: setAt,
    focusRow: (row: number): void => {
      setAt(row);
      rows.current[row]?.focus();
    },
    rowProps: (row: number) => ({
      ref: (element: HTMLElement | null) => { rows.current[row] = element; },
      tabIndex: row === index ? 0 : -1,
      onFocus: () => setAt(row),
      'data-current': row === index || undefined,
    }),
  };
};
