import { createStore, type StoreApi } from 'zustand/vanilla';

/** `held up` is tried again by itself; `refused` waits until something is changed. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'held up' | 'refused';

/** What is typed and not yet acknowledged, and how saving goes. `refusal` is the sentence of a refused save. */
export type Saving<Fields> = { unsaved: Fields; state: SaveState; refusal: string | null };

/** After the last key, and at the latest while keys go on; together with the write itself under 2 s (features.md F4). */
const AFTER_LAST_MS = 400;
const AT_LATEST_MS = 1_400;
const RETRY_MS = 1_000;

export type Autosave<Fields> = {
  store: StoreApi<Saving<Fields>>;
  /** Takes over changed fields and saves them soon. */
  change: (fields: Fields) => void;
  /** Saves what is unsaved now. True once everything is acknowledged, false where it was refused or held up. */
  flush: () => Promise<boolean>;
  /** Gives up a save that is under way, because its connection is gone, and tries again. */
  retry: () => void;
};

/**
 * Saves changed fields by itself and keeps them until the save is acknowledged; what changes meanwhile is saved next. Only one save is
 * under way at a time, so that an older text never lands on a newer one.
 * @param save writes the fields; a rejection holds the save up.
 * @param keep is told what is unsaved after each change, `null` once nothing is.
 * @param refusalOf the sentence of an error that trying again will not change, else `null`.
 */
export const createAutosave = <Fields extends object>({ save, keep, refusalOf }: {
  save: (fields: Fields) => Promise<void>;
  keep: (unsaved: Fields | null) => void;
  refusalOf: (error: unknown) => string | null;
}): Autosave<Fields> => {
  const store = createStore<Saving<Fields>>(() => ({ unsaved: {} as Fields, state: 'saved', refusal: null }));
  const isClean = (): boolean => Object.keys(store.getState().unsaved).length === 0;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<boolean> | null = null;
  let attempt = 0;

  const clear = (): void => {
    clearTimeout(soon);
    clearTimeout(latest);
    latest = undefined;
  };
  const plan = (ms: number): void => {
    clearTimeout(soon);
    soon = setTimeout(() => void flush(), ms);
    latest ??= setTimeout(() => void flush(), Math.max(ms, AT_LATEST_MS));
  };

  const trySave = async (mine: number): Promise<boolean> => {
    const sent = store.getState().unsaved;
    store.setState({ state: 'saving' });
    try {
      await save(sent);
      if (mine !== attempt) return false;
      const left = Object.fromEntries(Object.entries(store.getState().unsaved).filter(([field, value]) => value !== sent[field as keyof Fields])) as Fields;
      store.setState({ unsaved: left, state: Object.keys(left).length === 0 ? 'saved' : 'unsaved', refusal: null });
      keep(isClean() ? null : left);
      return true;
    } catch (error) {
      if (mine !== attempt) return false;
      const refusal = refusalOf(error);
      store.setState({ state: refusal === null ? 'held up' : 'refused', refusal });
      if (refusal === null) plan(RETRY_MS);
      return false;
    }
  };

  const start = (): Promise<boolean> => {
    clear();
    attempt += 1;
    const mine = attempt;
    const running = trySave(mine).finally(() => {
      if (underWay === running) underWay = null;
    });
    underWay = running;
    return running;
  };

  const flush = async (): Promise<boolean> => {
    clear();
    while (!isClean()) if (!(await (underWay ?? start()))) return isClean();
    return true;
  };

  return {
    store,
    flush,
    change: (fields) => {
      const unsaved = { ...store.getState().unsaved, ...fields };
      store.setState({ unsaved, state: underWay === null ? 'unsaved' : 'saving', refusal: null });
      keep(unsaved);
      plan(AFTER_LAST_MS);
    },
    retry: () => {
      if (!isClean()) void start();
    },
  };
};
