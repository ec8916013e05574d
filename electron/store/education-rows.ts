import type { AccountRow } from '#shared/accounts.ts';
import type { ProductState, UseCaseState } from '#shared/adoption-rules.ts';
import type { Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { EducationRow, FeatureToShow } from '#shared/expansion.ts';
import { matchFeatures, wordsOf, type EducationOutcome, type FeatureFacts, type HoldingFacts, type ObjectiveFacts } from '#shared/feature-rules.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { columnsOf, recordOf, type StoredRow } from '#electron/store/rows.ts';
import { featureEducation } from '#electron/store/schema-money.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

const toEducation = recordOf(featureEducation);
type Stored = ReturnType<typeof toEducation>;
type Names = { accountName: string; featureName: string; productName: string; personName: string | null; objectiveName: string | null };

const names = 'a.name AS accountName, f.name AS featureName, p.name AS productName, e.name AS personName, o.name AS objectiveName';
const joins = `JOIN accounts a ON a.id = r.account_id AND a.deleted_at IS NULL JOIN features f ON f.id = r.feature_id JOIN products p ON p.id = f.product_id
  LEFT JOIN people e ON e.id = r.person_id LEFT JOIN objectives o ON o.id = r.objective_id`;
const select = (where: string): string => `SELECT ${columnsOf(featureEducation, 'r')}, ${names} FROM feature_education r ${joins} WHERE r.deleted_at IS NULL AND ${where} ORDER BY r.on_day DESC, r.rid DESC`;

const rowOf = ({ id, accountId, featureId, objectiveId, personId, onDay, outcome, notes, accountName, featureName, productName, personName, objectiveName }: Stored & Names): EducationRow => ({
  id, accountId, featureId, objectiveId, personId, onDay, notes, accountName, featureName, productName, outcome: outcome as EducationOutcome, personName: personName ?? '', objectiveName: objectiveName ?? '',
});

/** How many texts are taken apart before others may have the thread. */
const textsAtOnce = 100;

/** Reads what was shown to whom, and which released features accounts were not shown yet though these may serve them. */
export const createEducationRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const all = db.prepare<[], Stored & Names>(select('TRUE'));
  const ofAccount = db.prepare<[string], Stored & Names>(select('r.account_id = ?'));
  const one = db.prepare<[string], Stored & Names>(select('r.id = ?'));
  const ever = db.prepare<[string], StoredRow>('SELECT * FROM feature_education WHERE account_id = ? ORDER BY on_day DESC, rid DESC');
  const namesOf = db.prepare<[string], Names>(`SELECT ${names} FROM feature_education r ${joins} WHERE r.id = ?`);
  const features = db.prepare<[], FeatureFacts>('SELECT f.id, f.product_id AS productId, p.name AS productName, f.name, f.notes, f.released_on AS releasedOn FROM features f JOIN products p ON p.id = f.product_id AND p.deleted_at IS NULL WHERE f.deleted_at IS NULL ORDER BY f.released_on DESC, f.rid');
  const objectives = db.prepare<[], ObjectiveFacts>(
    `SELECT o.id, p.account_id AS accountId, o.name, o.name || ' ' || o.why || ' ' || o.what AS words FROM objectives o JOIN plans p ON p.id = o.plan_id AND p.deleted_at IS NULL AND p.status <> 'closed'
     WHERE o.status = 'open' AND o.deleted_at IS NULL ORDER BY o.rid`,
  );
  const owned = db.prepare<[], { accountId: string; productId: string; state: ProductState }>('SELECT account_id AS accountId, product_id AS productId, state FROM account_products WHERE deleted_at IS NULL');
  const worked = db.prepare<[], { accountId: string; productId: string | null; name: string; words: string; state: UseCaseState }>(
    `SELECT w.account_id AS accountId, u.product_id AS productId, u.name, u.name || ' ' || u.about AS words, w.state FROM account_use_cases w JOIN use_cases u ON u.id = w.use_case_id AND u.deleted_at IS NULL
     WHERE w.deleted_at IS NULL AND w.state IN ('planned', 'enabling') ORDER BY u.position, u.rid`,
  );
  const shownTo = db.prepare<[], { accountId: string; featureId: string }>('SELECT account_id AS accountId, feature_id AS featureId FROM feature_education WHERE deleted_at IS NULL');

  let known = new Map<string, ReadonlyMap<string, string>>();
  const words = (text: string): ReadonlyMap<string, string> => known.get(text) ?? wordsOf(text);
  /** Takes texts apart that are new since the last time, a few at a time; those that are gone are let go. */
  const takeApart = async (texts: readonly string[]): Promise<void> => {
    const next = new Map<string, ReadonlyMap<string, string>>();
    for (const [at, text] of texts.entries()) {
      next.set(text, words(text));
      if (at % textsAtOnce === textsAtOnce - 1) await turnOfOthers();
    }
    known = next;
  };

  return {
    list: (): EducationRow[] => all.all().map(rowOf),
    ofAccount: (accountId: string): EducationRow[] => ofAccount.all(accountId).map(rowOf),
    knownAt: (accountId: string, at: Instant): EducationRow[] =>
      asOf(db, 'feature_education', ever.all(accountId), at).map(toEducation).flatMap((stored) => {
        const by = namesOf.get(stored.id);
        return by === undefined ? [] : [rowOf({ ...stored, ...by })];
      }),
    /** @throws DaybookError NOT_FOUND */
    one: (id: string): EducationRow => {
      const found = one.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That is not in the log any more.');
      return rowOf(found);
    },

    /** What managed accounts were not shown yet: PR1 first, then the likeliest. */
    toShow: async (accounts: readonly AccountRow[]): Promise<FeatureToShow[]> => {
      const [on, limits] = [today(), settings().expansion];
      const [released, asked, productsOf, useCasesOf] = [features.all(), objectives.all(), Map.groupBy(owned.all(), ({ accountId }) => accountId), Map.groupBy(worked.all(), ({ accountId }) => accountId)];
      await takeApart(asked.map((objective) => objective.words));
      const named = new Map(released.map((feature) => [feature.id, feature]));
      const shown = new Set(shownTo.all().map(({ accountId, featureId }) => `${accountId} ${featureId}`));
      const managed = new Map(accounts.filter((account) => account.coverage === 'managed' && !isHandedOut(account, on)).map((account) => [account.id, account]));
      const holdings = [...managed.keys()].flatMap((accountId): HoldingFacts[] => {
        const products = productsOf.get(accountId);
        return products === undefined ? [] : [{ accountId, products: new Map(products.map(({ productId, state }) => [productId, state])), useCases: useCasesOf.get(accountId) ?? [] }];
      });
      return matchFeatures(released, asked, holdings, on, limits, words)
        .filter(({ accountId, featureId }) => !shown.has(`${accountId} ${featureId}`))
        .flatMap(({ weight, ...match }) => {
          const [feature, account] = [named.get(match.featureId), managed.get(match.accountId)];
          return feature === undefined || account === undefined ? [] : [{ ...match, weight, featureName: feature.name, productName: feature.productName, releasedOn: feature.releasedOn, accountName: account.name, priority: account.priority.priority }];
        })
        .toSorted((a, b) => a.priority.localeCompare(b.priority) || b.weight - a.weight)
        .map(({ weight: _weight, ...row }) => row);
    },
  };
};
