import { refusalOf, budgetOf, type AskState, type Outcome, type ReferenceStanding, type Scope, type StoryState } from '#shared/advocacy-rules.ts';
import type { Advocate, AskRow, OutcomeRow, ProfileFields, StoryRow } from '#shared/advocacy.ts';
import type { Day, Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { referenceAsks, referenceProfiles, stories } from '#electron/store/schema-review.ts';

const [toProfile, toAsk, toStory] = [recordOf(referenceProfiles), recordOf(referenceAsks), recordOf(stories)];

/** The profile of an account as it is stored, with the name of whoever agreed. */
export type StoredProfile = ProfileFields & { id: string; accountId: string; consentBy: string };

type OutcomeFact = Outcome & { criterionId: string; accountId: string; verifiedBy: string; verifiedById: string | null };

/** Reads references: who may be named, what was asked, and the stories. */
export const createAdvocacyRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const names = db.prepare<[string], { name: string }>('SELECT name FROM people WHERE id = ?');
  const accountNames = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const live = 'r.deleted_at IS NULL AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = r.account_id AND a.deleted_at IS NULL)';
  const profiles = db.prepare<[], StoredRow>(`SELECT r.* FROM reference_profiles r WHERE ${live} ORDER BY r.rid`);
  const profilesEver = db.prepare<[string], StoredRow>('SELECT * FROM reference_profiles WHERE account_id = ? ORDER BY rid');
  const asks = db.prepare<[], StoredRow>(`SELECT r.* FROM reference_asks r WHERE ${live} ORDER BY r.asked_on DESC, r.rid DESC`);
  const asksEver = db.prepare<[string], StoredRow>('SELECT * FROM reference_asks WHERE account_id = ? ORDER BY asked_on DESC, rid DESC');
  const ask = db.prepare<[string], StoredRow>(`SELECT r.* FROM reference_asks r WHERE r.id = ? AND ${live}`);
  const told = db.prepare<[], StoredRow>(`SELECT r.* FROM stories r WHERE ${live} ORDER BY r.rid DESC`);
  const toldEver = db.prepare<[string], StoredRow>('SELECT * FROM stories WHERE account_id = ? ORDER BY rid DESC');
  const story = db.prepare<[string], StoredRow>(`SELECT r.* FROM stories r WHERE r.id = ? AND ${live}`);
  const metrics = db.prepare<[string], { metric: string }>('SELECT metric FROM criteria WHERE id = ?');
  const people = db.prepare<[string], { id: string; name: string; title: string; isChampion: 0 | 1 }>(
    `SELECT id, name, title, coalesce(buying_role, '') = 'champion' AS isChampion FROM people WHERE account_id = ? AND deleted_at IS NULL AND left_on IS NULL ORDER BY isChampion DESC, name COLLATE NOCASE`,
  );
  const verified = db.prepare<object, OutcomeFact>(
    `SELECT k.id AS criterionId, a.id AS accountId, a.name AS accountName, o.name AS objective, o.why, o.what, k.metric, k.unit, k.baseline, k.verified_on AS verifiedOn, k.verified_words AS words, k.impact, k.verified_by_id AS verifiedById, coalesce(p.name, '') AS verifiedBy,
       (SELECT x.value FROM measurements x WHERE x.criterion_id = k.id AND x.deleted_at IS NULL ORDER BY x.on_day DESC, x.rid DESC LIMIT 1) AS reached
     FROM criteria k JOIN objectives o ON o.id = k.objective_id AND o.deleted_at IS NULL JOIN plans l ON l.id = o.plan_id AND l.deleted_at IS NULL JOIN accounts a ON a.id = l.account_id AND a.deleted_at IS NULL LEFT JOIN people p ON p.id = k.verified_by_id
     WHERE k.stage = 'verified' AND k.deleted_at IS NULL AND k.verified_on IS NOT NULL AND (@id IS NULL OR k.id = @id) ORDER BY k.verified_on DESC, k.rid DESC`,
  );

  const personName = (id: string | null): string => (id === null ? '' : (names.get(id)?.name ?? ''));
  const profileOf = (row: StoredRow): StoredProfile => {
    const { id, accountId, standing, scopes, consentById, consentOn, expiresOn, notes } = toProfile(row);
    return { id, accountId, standing: standing as ReferenceStanding, scopes: JSON.parse(scopes) as Scope[], consentById, consentOn, expiresOn, notes, consentBy: personName(consentById) };
  };
  const askOf = (row: StoredRow): AskRow => {
    const { id, accountId, personId, scope, forWhom, askedOn, state, doneOn, notes } = toAsk(row);
    return { id, accountId, accountName: accountNames.get(accountId)?.name ?? '', personId, personName: personName(personId), scope: scope as Scope, forWhom, askedOn, state: state as AskState, doneOn, notes };
  };
  const storyOf = (row: StoredRow, profile: StoredProfile | null, on: Day): StoryRow => {
    const { id, accountId, criterionId, title, challenge, change, result, quote, quotePersonId, state, approvedById, approvedOn } = toStory(row);
    return {
      id, accountId, accountName: accountNames.get(accountId)?.name ?? '', criterionId, outcome: criterionId === null ? '' : (metrics.get(criterionId)?.metric ?? ''), title, challenge, change, result, quote, quotePersonId, quotePersonName: personName(quotePersonId),
      state: state as StoryState, approvedById, approvedByName: personName(approvedById), approvedOn, refusal: refusalOf(profile, 'case-study', on),
    };
  };
  const liveOf = (rows: readonly StoredRow[]): StoredRow[] => rows.filter((row) => row.deleted_at === null);
  const allProfiles = (): Map<string, StoredProfile> => new Map(profiles.all().map(profileOf).map((profile) => [profile.accountId, profile]));
  const profileOfAccount = (accountId: string): StoredProfile | null => liveOf(profilesEver.all(accountId)).map(profileOf)[0] ?? null;

  return {
    profiles: allProfiles,
    profile: profileOfAccount,
    asks: (): AskRow[] => asks.all().map(askOf),
    stories: (): StoryRow[] => {
      const known = allProfiles();
      return told.all().map((row) => storyOf(row, known.get(String(row['account_id'])) ?? null, today()));
    },
    /** @throws DaybookError NOT_FOUND */
    ask: (id: string): AskRow => {
      const found = ask.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That ask is not in this book any more.');
      return askOf(found);
    },
    /** @throws DaybookError NOT_FOUND */
    story: (id: string): StoryRow => {
      const found = story.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That story is not in this book any more.');
      return storyOf(found, profileOfAccount(String(found['account_id'])), today());
    },
    /** What is known of an account, as it is or as it was known at an instant, at the end of the day `on`. */
    ofAccount: (accountId: string, on: Day, at: Instant | null): { profile: StoredProfile | null; asks: AskRow[]; stories: StoryRow[] } => {
      const known = (entity: 'reference_profiles' | 'reference_asks' | 'stories', rows: StoredRow[]): StoredRow[] => (at === null ? liveOf(rows) : asOf(db, entity, rows, at));
      const profile = known('reference_profiles', profilesEver.all(accountId)).map(profileOf)[0] ?? null;
      return { profile, asks: known('reference_asks', asksEver.all(accountId)).map(askOf), stories: known('stories', toldEver.all(accountId)).map((row) => storyOf(row, profile, on)) };
    },
    /** The people of an account with what can still be asked of them, champions first. */
    advocates: (accountId: string, asked: readonly AskRow[], on: Day): Advocate[] => {
      const byPerson = Map.groupBy(asked, ({ personId }) => personId ?? '');
      return people.all(accountId).map(({ isChampion, ...person }) => ({ ...person, isChampion: isChampion === 1, budget: budgetOf((byPerson.get(person.id) ?? []).map(({ askedOn }) => askedOn), on, settings().advocacy) }));
    },
    /** Verified outcomes, newest first; of one criterion where it is given. */
    outcomes: (id: string | null): OutcomeFact[] => verified.all({ id }),
    outcomeRows: (): OutcomeRow[] => {
      const storyOfCriterion = new Map(told.all().map((row) => [row['criterion_id'], row.id]));
      return verified.all({ id: null }).map(({ criterionId, accountId, accountName, objective, metric, words, verifiedBy, verifiedOn }) => ({ criterionId, accountId, accountName, objective, metric, words, verifiedBy, verifiedOn, storyId: storyOfCriterion.get(criterionId) ?? null })).toSorted((a, b) => Number(a.storyId !== null) - Number(b.storyId !== null));
    },
  };
};
