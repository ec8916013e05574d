import { eq } from 'drizzle-orm';
import { needsApproval, storyOf, type StoryState } from '#shared/advocacy-rules.ts';
import type { StoryFields } from '#shared/advocacy.ts';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import type { createAdvocacyRows } from '#electron/store/advocacy-rows.ts';
import { stories } from '#electron/store/schema-review.ts';
import { createPlanWrites, given } from './plan-writes.ts';

type Moving = { id: string; state: StoryState; approvedById?: string | null | undefined; approvedOn?: Day | null | undefined };

/** Stories that are told of verified outcomes. */
export const createStories = (context: Context, rows: ReturnType<typeof createAdvocacyRows>) => {
  const { store, today } = context;
  const { db, orm } = store;
  const { checkPerson, write, removedAt } = createPlanWrites(context);
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');

  return {
    createStory: ({ accountId, criterionId, title }: { accountId: string; criterionId: string | null; title?: string | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const name = accountNamed.get(accountId)?.name;
      if (name === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const outcome = criterionId === null ? undefined : rows.outcomes(criterionId)[0];
      if (criterionId !== null && outcome?.accountId !== accountId) throw new DaybookError('INVALID', 'That is no verified outcome of this account. Choose one that a person of the customer confirmed.', 'criterionId');
      const draft = outcome === undefined ? { title: `${name}: a story` } : { ...storyOf(outcome), quotePersonId: outcome.verifiedById };
      return write(caller, `Began a story of ${name}`, () => {
        const id = store.newId();
        orm.insert(stories).values({ ...draft, ...(title === undefined ? {} : { title }), id, accountId, criterionId, state: 'draft' }).run();
        return { id };
      });
    },

    changeStory: ({ id, fields }: { id: string; fields: Given<StoryFields> }, caller: Caller): Promise<WrittenRecord> => {
      const story = rows.story(id);
      checkPerson(fields.quotePersonId, story.accountId, 'quotePersonId');
      const values = given(fields);
      const isOther = Object.entries(values).some(([field, value]) => story[field as keyof StoryFields] !== value);
      // What was approved are the words that were read.
      const again = isOther && needsApproval(story.state) ? { state: 'with-customer', approvedById: null, approvedOn: null } : {};
      return write(caller, `Changed the story “${story.title}”`, () => {
        if (Object.keys(values).length > 0) orm.update(stories).set({ ...values, ...again }).where(eq(stories.id, id)).run();
        return { id };
      });
    },

    moveStory: ({ id, state, approvedById, approvedOn }: Moving, caller: Caller): Promise<WrittenRecord> => {
      const story = rows.story(id);
      const by = approvedById === undefined ? story.approvedById : approvedById;
      const on = approvedOn === undefined ? story.approvedOn : approvedOn;
      checkPerson(by, story.accountId, 'approvedById');
      if (on !== null && on > today()) throw new DaybookError('INVALID', 'Nobody can have approved it on a day that has not come.', 'approvedOn');
      if (needsApproval(state) && by === null) throw new DaybookError('INVALID', 'Say who of the customer approved these words.', 'approvedById');
      if (needsApproval(state) && on === null) throw new DaybookError('INVALID', 'Say on which day they approved them.', 'approvedOn');
      if (state === 'published' && story.refusal !== null) throw new DaybookError('INVALID', `${story.refusal} Note the consent to a case study first.`, 'state');
      const approval = needsApproval(state) || state === 'withdrawn' ? { approvedById: by, approvedOn: on } : { approvedById: null, approvedOn: null };
      return write(caller, `Moved the story “${story.title}”`, () => {
        orm.update(stories).set({ state, ...approval }).where(eq(stories.id, id)).run();
        return { id };
      });
    },

    removeStory: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const story = rows.story(id);
      return write(caller, `Removed the story “${story.title}”`, () => {
        orm.update(stories).set({ deletedAt: removedAt() }).where(eq(stories.id, id)).run();
        return {};
      });
    },
  };
};
