import { ORPCError } from '@orpc/client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Attendee, Call, CallDraft } from '#shared/calls.ts';
import type { Day } from '#shared/days.ts';
import { emptyRichText, isEmpty, type RichText } from '#shared/rich-text.ts';
import { createAutosave, type Autosave, type SaveState, type Saving } from '#renderer/calls/autosave.ts';
import { call, queryClient, useRead } from '#renderer/data/reads.ts';
import { useConnection } from '#renderer/data/transport.ts';
import { sentenceOf } from '#renderer/data/writes.ts';

/** Fields of a call that were changed. */
export type Fields = Partial<CallDraft>;

const keptKey = (id: string): string => `daybook-unsaved-call:${id}`;
const foundKey = (id: string): string => `daybook-found-call:${id}`;
const readKept = (key: string): Fields | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Fields | null;
  } catch {
    return null;
  }
};
const writeKept = (key: string, fields: Fields | null): void => {
  try {
    if (fields === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(fields));
  } catch {
    // Without room for the second copy the text still is in the page, and is saved within two seconds.
  }
};

const blankCall = (id: string, accountId: string | null, on: Day): Call => ({
  id, accountId, accountName: '', type: 'call', state: 'draft', title: '', on, startsAt: null, minutes: null, sentiment: null, excerpt: '', loggedAt: null, followUpSentAt: null,
  agenda: '', body: emptyRichText, attendees: [], commitments: [],
});

const refusals = ['INVALID', 'NOT_FOUND', 'CONFLICT', 'REFUSED', 'BAD_REQUEST'];
const refusalOf = (error: unknown): string | null => {
  if (!(error instanceof ORPCError) || !refusals.includes(error.code)) return null;
  return error.code === 'BAD_REQUEST' ? 'Something in this call cannot be saved as it is. What was typed stays here.' : sentenceOf(error);
};

const getKey = (id: string) => ['calls', 'get', { id }];

/** Savers live as long as something of theirs is unsaved, whichever page is shown. */
const savers = new Map<string, Autosave<Fields>>();

const saverOf = (id: string, blank: () => Call): Autosave<Fields> => {
  const living = savers.get(id);
  if (living !== undefined) return living;
  const saver = createAutosave<Fields>({
    save: async (fields) => {
      const known = queryClient.getQueryData<Call>(getKey(id));
      const { accountId, on, type } = blank();
      await call('calls', 'write', { id, fields: known === undefined ? { ...(accountId === null ? {} : { accountId }), on, type, ...fields } : fields });
      // What was acknowledged is shown until it is read again, so that nothing typed flickers.
      queryClient.setQueryData<Call>(getKey(id), (old) => ({ ...(old ?? blank()), ...fields }) as Call);
    },
    keep: (unsaved) => writeKept(keptKey(id), unsaved),
    refusalOf,
  });
  savers.set(id, saver);
  return saver;
};

const onScreen = new Set<string>();
const leave = (id: string): void => {
  onScreen.delete(id);
  void savers.get(id)?.flush().then((isSaved) => {
    if (isSaved && !onScreen.has(id)) savers.delete(id);
  });
};

useConnection.subscribe(({ state }, before) => {
  if (state === 'open' && before.state !== 'open') for (const saver of savers.values()) saver.retry();
});
const flushAll = (): void => {
  for (const saver of savers.values()) void saver.flush();
};
window.addEventListener('pagehide', flushAll);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') flushAll();
});

/** What another run of this page left unsaved, set aside until the person has decided. */
const takeFound = (id: string): Fields | null => {
  const fields = savers.has(id) ? null : readKept(keptKey(id));
  if (fields !== null) {
    writeKept(foundKey(id), fields);
    writeKept(keptKey(id), null);
  }
  return readKept(foundKey(id));
};

const isSame = (stored: unknown, found: unknown): boolean => JSON.stringify(stored) === JSON.stringify(found);

export type CallEditing = {
  /** The call with what is typed laid over what is stored. */
  call: Call;
  /** True until the first save of a new call is acknowledged. */
  isNew: boolean;
  change: (fields: Fields) => void;
  flush: () => Promise<boolean>;
  /** Writes a new call even where nothing was typed yet. */
  ensure: () => Promise<boolean>;
  /** The note of this window that is not acknowledged yet; what is read meanwhile does not replace it. */
  unsavedBody: () => RichText | undefined;
  state: SaveState;
  refusal: string | null;
  found: { words: boolean; putBack: () => void; discard: () => void } | null;
};

/** The note is left out, so that a key in it does not draw the whole page again; its editor shows it by itself. */
const fieldsBesideBody = ({ unsaved }: Saving<Fields>): Fields => Object.fromEntries(Object.entries(unsaved).filter(([field]) => field !== 'body'));

/** The people at the call that the writes take. */
export const attendeesOf = (one: Pick<Call, 'attendees'>): Attendee[] => one.attendees.map(({ personId, name, email, side, presence }) => ({ personId, name, email, side, presence }));

/**
 * One call as it is edited. `newFor` is the account of a call that may not exist yet (empty where none is chosen), `undefined` where it has to.
 * `missing` is true where there is no such call.
 */
export const useCallEditing = (id: string, newFor: string | undefined, today: Day) => {
  const read = useRead('calls', 'get', { id });
  // Before the saver is made, so that only what another run of the page left counts as found.
  const [found, setFound] = useState<Fields | null>(() => takeFound(id));
  const saver = useMemo(() => saverOf(id, () => blankCall(id, newFor === undefined || newFor === '' ? null : newFor, today)), [id, newFor, today]);
  const { state, refusal } = useStore(saver.store, useShallow((saving) => ({ state: saving.state, refusal: saving.refusal })));
  const fields = useStore(saver.store, useShallow(fieldsBesideBody));
  const unsavedBody = useCallback(() => saver.store.getState().unsaved.body, [saver]);
  useEffect(() => {
    onScreen.add(id);
    return () => leave(id);
  }, [id]);

  const isGone = read.error instanceof ORPCError && read.error.code === 'NOT_FOUND';
  // A read that failed once is pending again while it is repeated; the page stays what it is meanwhile.
  const [wasNew, setWasNew] = useState(false);
  const canBeNew = newFor !== undefined && read.data === undefined && (isGone || wasNew);
  if (canBeNew && !wasNew) setWasNew(true);
  const stored = read.data ?? (canBeNew ? blankCall(id, newFor === '' ? null : newFor, today) : undefined);
  const decide = (): void => {
    writeKept(foundKey(id), null);
    setFound(null);
  };
  const isFoundStored = found !== null && stored !== undefined && Object.entries(found).every(([field, value]) => isSame(stored[field as keyof Call], value));

  const editing: CallEditing | null = stored === undefined ? null : {
    call: { ...stored, ...fields, body: unsavedBody() ?? stored.body } as Call,
    isNew: canBeNew,
    change: saver.change,
    flush: saver.flush,
    ensure: () => {
      if (canBeNew && Object.keys(saver.store.getState().unsaved).length === 0) saver.change({ type: stored.type, on: stored.on });
      return saver.flush();
    },
    unsavedBody,
    state,
    refusal,
    found: found === null || isFoundStored ? null : {
      words: found.body !== undefined && !isEmpty(found.body),
      putBack: () => {
        saver.change(found);
        decide();
      },
      discard: decide,
    },
  };
  return { read, editing, missing: isGone && !canBeNew };
};
