import { eq } from 'drizzle-orm';
import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { goalStateNames } from '#shared/goal-rules.ts';
import { emptyTexts, type OwnReview, type ReviewTexts } from '#shared/own-review.ts';
import type { Given, WrittenRecord } from '#shared/records.ts';
import { quarterName, quarterOf } from '#shared/review-rules.ts';
import { ownReviewDue, periodOf, type Span } from '#shared/rhythm-rules.ts';
import type { Context } from '#electron/context.ts';
import { reviewDeck } from '#electron/decks/own-review.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createGoalKpis } from '#electron/store/goal-kpis.ts';
import { createGoalRows } from '#electron/store/goal-rows.ts';
import { createReviewFigures } from '#electron/store/own-review-figures.ts';
import { ownReviews } from '#electron/store/schema-money.ts';

const words = ['rhythm', 'today', 'search', 'book'] as const;
type Stored = { id: string; texts: string; heldOn: Day | null };

/** The internal quarterly review of the own book (rules.md § 11): figures that write themselves, texts of the person, and the deck. */
export const createOwnReviews = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const accounts = createAccountRows(context);
  const goals = createGoalRows(context, createGoalKpis(context));
  const figures = createReviewFigures(context);
  const stored = db.prepare<[Day, Day], Stored>('SELECT id, texts, held_on AS heldOn FROM own_reviews WHERE quarter_on BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY rid LIMIT 1');
  const storedOf = ({ from, to }: Span): Stored | undefined => stored.get(from, to);
  const ticked = db.prepare<[Day], { id: string }>(`SELECT id FROM rhythm_done WHERE item = 'own-review' AND period = ? AND deleted_at IS NULL`);

  const quarterAt = (on: Day): Span => periodOf('quarter', on, settings().fiscalYearStart);
  const textsOf = (row: Stored | undefined): ReviewTexts => ({ ...emptyTexts, ...(JSON.parse(row?.texts ?? '{}') as Partial<ReviewTexts>) });
  const save = (quarter: Span, values: Partial<Pick<typeof ownReviews.$inferInsert, 'texts' | 'heldOn'>>): string => {
    const row = storedOf(quarter);
    if (row !== undefined) {
      orm.update(ownReviews).set(values).where(eq(ownReviews.id, row.id)).run();
      return row.id;
    }
    const id = store.newId();
    orm.insert(ownReviews).values({ id, quarterOn: quarter.from, ...values }).run();
    return id;
  };

  const review = async ({ on }: { on: Day }): Promise<OwnReview> => {
    const quarter = quarterAt(on);
    const asOf = quarter.to < today() ? quarter.to : today();
    const row = storedOf(quarter);
    const now = ownReviewDue(on, settings().fiscalYearStart, settings().capacity.ownReviewDays);
    const managed = (await accounts.all()).filter(({ coverage }) => coverage === 'managed').length;
    const { name } = settings().me;
    return {
      quarter: { name: quarterName(quarterOf(on, settings().fiscalYearStart).key), ...quarter }, asOf, dueFrom: now.since, heldOn: row?.heldOn ?? null, texts: textsOf(row), author: name,
      isDue: (row?.heldOn ?? null) === null && today() >= now.since && today() <= quarter.to,
      parts: quarter.from > today() ? [] : await figures({ from: quarter.from, to: asOf }, managed),
      rocks: (await goals.ofPeriod(quarter, 'quarter')).filter(({ kind }) => kind === 'rock').map(({ name: rock, state, progress, notes }) => ({ name: rock, state: goalStateNames[state], progress, word: notes })),
    };
  };

  return {
    review,

    write: ({ on, texts }: { on: Day; texts: Given<ReviewTexts> }, { window }: Caller): Promise<WrittenRecord> => {
      const quarter = quarterAt(on);
      return store.write({ window, label: 'Wrote the review of the own book', words, mergeKey: `rhythm.write ${quarter.from}` }, () => {
        const changed = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
        return { id: save(quarter, { texts: JSON.stringify({ ...textsOf(storedOf(quarter)), ...changed }) }) };
      });
    },

    hold: ({ on, heldOn }: { on: Day; heldOn: Day | null }, { window }: Caller): Promise<WrittenRecord> => {
      const quarter = quarterAt(on);
      if (heldOn !== null && heldOn > today()) throw new DaybookError('INVALID', 'A review cannot have been held on a day that has not come.', 'heldOn');
      if (heldOn !== null && heldOn < quarter.from) throw new DaybookError('INVALID', `The quarter began on ${dayName(quarter.from)}; its review was held after that.`, 'heldOn');
      return store.write({ window, label: heldOn === null ? 'The review of the own book is not held' : 'Held the review of the own book', words }, () => {
        const tick = ticked.get(quarter.from);
        if (heldOn !== null && tick === undefined) db.prepare(`INSERT INTO rhythm_done (id, item, period) VALUES (?, 'own-review', ?)`).run(store.newId(), quarter.from);
        if (heldOn === null && tick !== undefined) db.prepare('UPDATE rhythm_done SET deleted_at = ? WHERE id = ?').run(store.now().toISOString(), tick.id);
        return { id: save(quarter, { heldOn }) };
      });
    },

    deck: async ({ on }: { on: Day }): Promise<{ base64: string }> => {
      const one = await review({ on });
      if (one.parts.length === 0) throw new DaybookError('INVALID', 'That quarter has not begun, so there is nothing to show.', 'on');
      return { base64: Buffer.from(await reviewDeck(one)).toString('base64') };
    },
  };
};
