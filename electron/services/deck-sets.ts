import { eq } from 'drizzle-orm';
import { deckChoice, type DeckChoice } from '#shared/deck.ts';
import type { SlideSet } from '#shared/decks.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { slideSets } from '#electron/store/schema-review.ts';

/** Which slides, in which order: what was written into them is of one account and stays with it. */
const bare = (choice: DeckChoice): DeckChoice => ({ ...choice, thenOn: null, slides: choice.slides.map(({ key, isOff }) => ({ key, isOff, title: null, texts: {}, notes: null })) });

/** Choices of slides that were saved under a name. */
export const createSlideSets = ({ store }: Context) => {
  const { db, orm } = store;
  const all = db.prepare<[], { id: string; name: string; deck: string }>('SELECT id, name, deck FROM slide_sets WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, rid');
  const rows = (): SlideSet[] =>
    all.all().flatMap(({ id, name, deck }) => {
      const read = deckChoice.safeParse(JSON.parse(deck));
      return read.success ? [{ id, name, choice: read.data }] : [];
    });

  return {
    sets: rows,

    saveSet: ({ name, choice }: { name: string; choice: DeckChoice }, { window }: Caller): Promise<WrittenRecord> => {
      const known = rows().find((one) => one.name.toLowerCase() === name.toLowerCase());
      return store.write({ window, label: known === undefined ? `Saved the slides as “${name}”` : `Replaced the slides “${name}”`, words: bookWords }, () => {
        const id = known?.id ?? store.newId();
        const deck = JSON.stringify(bare(choice));
        if (known === undefined) orm.insert(slideSets).values({ id, name, deck }).run();
        else orm.update(slideSets).set({ name, deck }).where(eq(slideSets.id, id)).run();
        return { id };
      });
    },

    removeSet: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const known = rows().find((one) => one.id === id);
      if (known === undefined) throw new DaybookError('NOT_FOUND', 'Those slides are not saved any more.');
      return store.write({ window, label: `Removed the slides “${known.name}”`, words: bookWords }, () => {
        orm.update(slideSets).set({ deletedAt: store.now().toISOString() }).where(eq(slideSets.id, id)).run();
        return {};
      });
    },
  };
};
