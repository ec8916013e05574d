import { eq } from 'drizzle-orm';
import { budgetOf, consentFault, refusalOf } from '#shared/advocacy-rules.ts';
import { newProfile, type AccountReference, type AskFields, type AskRow, type OutcomeRow, type ProfileFields, type ReferenceRow, type StoryRow } from '#shared/advocacy.ts';
import { addDays, addMonths, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createAdvocacyRows } from '#electron/store/advocacy-rows.ts';
import { referenceAsks, referenceProfiles } from '#electron/store/schema-review.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createStories } from './advocacy-stories.ts';
import { createPlanWrites, given, refuse } from './plan-writes.ts';

type Asking = Given<AskFields> & Pick<AskFields, 'scope'> & { accountId: string; reason?: string | undefined };

/** References: who may be named and for what, what was asked of whom, and the stories that are told. */
export const createAdvocacy = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createAdvocacyRows(context);
  const accounts = createAccountRows(context);
  const { checkPerson, write, removedAt } = createPlanWrites(context);
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const ownProducts = db.prepare<[], { accountId: string; productId: string }>(`SELECT u.account_id AS accountId, u.product_id AS productId FROM account_products u JOIN products p ON p.id = u.product_id AND p.deleted_at IS NULL WHERE u.state = 'owned' AND u.deleted_at IS NULL`);
  const products = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM products WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE');

  const nameOf = (accountId: string): string => {
    const found = accountNamed.get(accountId);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found.name;
  };
  const checkDay = (on: Day | null | undefined, field: string): void => {
    if (on !== null && on !== undefined && on > today()) throw new DaybookError('INVALID', 'That day has not come yet. Choose today or a day before.', field);
  };
  /** The asks of one person within the twelve months up to a day. */
  const askedOf = (accountId: string, personId: string | null): Day[] => (personId === null ? [] : rows.ofAccount(accountId, today(), null).asks.filter((one) => one.personId === personId).map(({ askedOn }) => askedOn));

  return {
    ...createStories(context, rows),

    list: async (): Promise<{ on: Day; rows: ReferenceRow[]; products: { id: string; name: string }[] }> => {
      const on = today();
      const all = await accounts.all();
      const [profiles, asked, told, owned] = [rows.profiles(), Map.groupBy(rows.asks(), ({ accountId }) => accountId), Map.groupBy(rows.stories(), ({ accountId }) => accountId), Map.groupBy(ownProducts.all(), ({ accountId }) => accountId)];
      await turnOfOthers();
      const since = addDays(addMonths(on, -12), 1);
      const found: ReferenceRow[] = [];
      for (const [at, account] of all.entries()) {
        if (at % 500 === 499) await turnOfOthers();
        const { id: accountId, name: accountName, industry, region, segment, sentiment, atRisk, arr } = account;
        const [profile, asks, stories] = [profiles.get(accountId) ?? null, asked.get(accountId) ?? [], told.get(accountId) ?? []];
        if (account.coverage !== 'managed' && profile === null && asks.length + stories.length === 0) continue;
        const byPerson = [...Map.groupBy(asks, ({ personId }) => personId ?? '')].map(([, own]) => budgetOf(own.map(({ askedOn }) => askedOn), on, settings().advocacy).left);
        found.push({
          accountId, accountName, industry, region, segment, sentiment, atRisk, arr, productIds: (owned.get(accountId) ?? []).map(({ productId }) => productId),
          standing: profile?.standing ?? null, scopes: profile?.scopes ?? [], consentBy: profile?.consentBy ?? '', consentOn: profile?.consentOn ?? null, expiresOn: profile?.expiresOn ?? null, refusal: refusalOf(profile, null, on),
          asks: asks.filter(({ askedOn }) => askedOn >= since).length, lastAskOn: asks[0]?.askedOn ?? null, left: Math.min(settings().advocacy.asksAYear, ...byPerson), stories: stories.filter(({ state }) => state !== 'withdrawn').length, notes: profile?.notes ?? '',
        });
      }
      return { on, rows: found.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null) || Number(a.standing === null) - Number(b.standing === null)), products: products.all() };
    },

    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): AccountReference => {
      const isPast = asOf !== null && asOf < today();
      const on = isPast ? asOf : today();
      const { profile, asks, stories } = rows.ofAccount(accountId, on, isPast ? endOfDay(on, settings().timeZone ?? undefined) : null);
      return { profile: profile === null ? null : { ...profile, refusal: refusalOf(profile, null, on) }, asks, stories, advocates: isPast ? [] : rows.advocates(accountId, asks, on) };
    },
    stories: (): StoryRow[] => rows.stories(),
    asks: (): AskRow[] => rows.asks(),
    outcomes: (): OutcomeRow[] => rows.outcomeRows(),

    setProfile: ({ accountId, fields }: { accountId: string; fields: Given<ProfileFields> }, caller: Caller): Promise<WrittenRecord> => {
      const name = nameOf(accountId);
      const known = rows.profile(accountId);
      const values = given(fields);
      checkPerson(values.consentById, accountId, 'consentById');
      refuse(consentFault({ ...newProfile, ...known, ...values }, today()));
      return write(caller, known === null ? `Noted ${name} as a reference` : `Changed the reference of ${name}`, () => {
        const { scopes, ...plain } = values;
        const stored = { ...plain, ...(scopes === undefined ? {} : { scopes: JSON.stringify(scopes) }) };
        const id = known?.id ?? store.newId();
        if (known === null) orm.insert(referenceProfiles).values({ standing: newProfile.standing, ...stored, id, accountId }).run();
        else if (Object.keys(stored).length > 0) orm.update(referenceProfiles).set(stored).where(eq(referenceProfiles.id, id)).run();
        return { id };
      });
    },

    removeProfile: ({ accountId }: { accountId: string }, caller: Caller): Promise<Written> => {
      const name = nameOf(accountId);
      const known = rows.profile(accountId);
      if (known === null) throw new DaybookError('NOT_FOUND', 'Nothing is noted of this account as a reference any more.');
      return write(caller, `Removed the reference of ${name}`, () => {
        orm.update(referenceProfiles).set({ deletedAt: removedAt() }).where(eq(referenceProfiles.id, known.id)).run();
        return {};
      });
    },

    ask: ({ accountId, personId = null, scope, forWhom = '', askedOn = today(), state = 'asked', doneOn = null, notes = '', reason = '' }: Asking, caller: Caller): Promise<WrittenRecord> => {
      const name = nameOf(accountId);
      checkPerson(personId, accountId, 'personId');
      checkDay(askedOn, 'askedOn');
      const profile = rows.profile(accountId);
      const refusal = refusalOf(profile, scope, askedOn);
      if (refusal !== null) throw new DaybookError('INVALID', `${refusal} Note the consent first.`, 'scope');
      const budget = budgetOf(askedOf(accountId, personId), askedOn, settings().advocacy);
      const isAbove = personId !== null && budget.left === 0;
      if (isAbove && reason === '') throw new DaybookError('INVALID', budget.warning ?? 'The budget is used up. Say why they are asked again.', 'reason');
      return write(caller, `Asked ${name}${forWhom === '' ? '' : ` for ${forWhom}`}`, () => {
        const id = store.newId();
        orm.insert(referenceAsks).values({ id, accountId, personId, scope, forWhom, askedOn, state, doneOn: state === 'done' ? (doneOn ?? today()) : null, notes: [...(isAbove ? [`Above the budget: ${reason}`] : []), ...(notes === '' ? [] : [notes])].join('\n') }).run();
        return { id };
      });
    },

    changeAsk: ({ id, fields }: { id: string; fields: Given<Pick<AskFields, 'state' | 'doneOn' | 'notes' | 'forWhom'>> }, caller: Caller): Promise<WrittenRecord> => {
      const known = rows.ask(id);
      checkDay(fields.doneOn, 'doneOn');
      // Somebody who was asked first has to have agreed before it is done.
      if (fields.state === 'done' && known.state === 'asked' && rows.profile(known.accountId)?.standing === 'ask-first') throw new DaybookError('INVALID', 'This account is asked each time. Note that they agreed before it is done.', 'state');
      const done = fields.state === undefined ? {} : { doneOn: fields.state === 'done' ? (fields.doneOn ?? known.doneOn ?? today()) : null };
      return write(caller, `Changed an ask of ${known.accountName}`, () => {
        orm.update(referenceAsks).set({ ...given(fields), ...done }).where(eq(referenceAsks.id, id)).run();
        return { id };
      });
    },

    removeAsk: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const known = rows.ask(id);
      return write(caller, `Removed an ask of ${known.accountName}`, () => {
        orm.update(referenceAsks).set({ deletedAt: removedAt() }).where(eq(referenceAsks.id, id)).run();
        return {};
      });
    },
  };
};
