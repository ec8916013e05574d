import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAutosave } from '#renderer/calls/autosave.ts';

type Fields = { title?: string; body?: string };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A saver whose saves are answered by hand. */
const open = () => {
  const saves: { fields: Fields; answer: () => void; fail: (error: unknown) => void }[] = [];
  const kept: (Fields | null)[] = [];
  const autosave = createAutosave<Fields>({
    save: (fields) => new Promise((resolve, reject) => saves.push({ fields, answer: resolve, fail: reject })),
    keep: (unsaved) => kept.push(unsaved),
    refusalOf: (error) => (error instanceof RangeError ? error.message : null),
  });
  const state = () => autosave.store.getState();
  return { autosave, saves, kept, state };
};
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('saving by itself', () => {
  test('waits for a pause of at most half a second and sends only what changed', async () => {
    const { autosave, saves, state } = open();
    autosave.change({ title: 'Q' });
    await vi.advanceTimersByTimeAsync(300);
    autosave.change({ title: 'QBR' });
    expect(saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(saves.map((save) => save.fields)).toEqual([{ title: 'QBR' }]);
    saves[0]?.answer();
    await settle();
    expect(state()).toMatchObject({ state: 'saved', unsaved: {} });
  });

  test('saves at least every 1,500 ms while keys go on', async () => {
    const { autosave, saves } = open();
    for (let key = 0; key < 15; key += 1) {
      autosave.change({ body: 'x'.repeat(key) });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saves).toHaveLength(1);
    expect(saves[0]?.fields.body?.length).toBeGreaterThanOrEqual(13);
  });

  test('what is typed while a save is under way stays unsaved and is saved next, one at a time', async () => {
    const { autosave, saves, kept, state } = open();
    autosave.change({ title: 'a', body: 'a' });
    await vi.advanceTimersByTimeAsync(500);
    autosave.change({ body: 'ab' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saves).toHaveLength(1);
    saves[0]?.answer();
    await settle();
    expect(saves.map((save) => save.fields)).toEqual([{ title: 'a', body: 'a' }, { body: 'ab' }]);
    expect(kept.at(-1)).toEqual({ body: 'ab' });
    saves[1]?.answer();
    await settle();
    expect(state().state).toBe('saved');
    expect(kept.at(-1)).toBeNull();
  });

  test('flush sends now and answers once all is acknowledged', async () => {
    const { autosave, saves } = open();
    autosave.change({ title: 'a' });
    const flushed = autosave.flush();
    autosave.change({ title: 'ab' });
    saves[0]?.answer();
    await settle();
    saves[1]?.answer();
    expect(await flushed).toBe(true);
    expect(saves.map((save) => save.fields.title)).toEqual(['a', 'ab']);
    expect(await autosave.flush()).toBe(true);
    expect(saves).toHaveLength(2);
  });
});

describe('a save that fails', () => {
  test('keeps what was typed and is tried again', async () => {
    const { autosave, saves, kept, state } = open();
    autosave.change({ body: 'a' });
    await vi.advanceTimersByTimeAsync(500);
    saves[0]?.fail(new Error('gone'));
    await settle();
    expect(state()).toMatchObject({ state: 'held up', unsaved: { body: 'a' } });
    expect(kept.at(-1)).toEqual({ body: 'a' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saves).toHaveLength(2);
    saves[1]?.answer();
    await settle();
    expect(state().state).toBe('saved');
  });

  test('that never answers is given up when the host is back; its late answer changes nothing', async () => {
    const { autosave, saves, state } = open();
    autosave.change({ body: 'a' });
    await vi.advanceTimersByTimeAsync(500);
    autosave.retry();
    await settle();
    expect(saves).toHaveLength(2);
    autosave.change({ body: 'ab' });
    saves[0]?.answer();
    await settle();
    expect(state().unsaved).toEqual({ body: 'ab' });
  });

  test('that was refused says why, and waits for a change', async () => {
    const { autosave, saves, state } = open();
    autosave.change({ title: 'too long' });
    const flushed = autosave.flush();
    saves[0]?.fail(new RangeError('That is longer than 500 characters.'));
    expect(await flushed).toBe(false);
    expect(state()).toMatchObject({ state: 'refused', refusal: 'That is longer than 500 characters.' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saves).toHaveLength(1);
    autosave.change({ title: 'short' });
    await vi.advanceTimersByTimeAsync(500);
    expect(saves).toHaveLength(2);
  });
});
