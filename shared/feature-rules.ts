import { addDays, type Day } from '#shared/days.ts';
import type { ProductState, UseCaseState } from '#shared/adoption-rules.ts';

/** What came of showing a feature. */
export const educationOutcomes = ['shown', 'interested', 'trying', 'adopted', 'not-now', 'no-fit'] as const;
export type EducationOutcome = (typeof educationOutcomes)[number];
export const educationOutcomeNames: Record<EducationOutcome, string> = { shown: 'Shown, nothing yet', interested: 'Interested', trying: 'Trying it', adopted: 'Uses it', 'not-now': 'Not now', 'no-fit': 'No fit' };

export type FeatureFacts = { id: string; productId: string; productName: string; name: string; notes: string; releasedOn: Day | null };
/** An open objective with all that it says. */
export type ObjectiveFacts = { id: string; accountId: string; name: string; words: string };
/** What an account has and works on. */
export type HoldingFacts = { accountId: string; products: ReadonlyMap<string, ProductState>; useCases: readonly { name: string; words: string; productId: string | null; state: UseCaseState }[] };

/** Why a feature may matter to an account: the objective and the words that both have, or the use case of its product that the account works on. */
export type FeatureMatch = { featureId: string; accountId: string; objectiveId: string | null; objectiveName: string; why: string; weight: number };

const empty = new Set('date days week weeks weekly month months monthly year hour hours find finds found kind place places first second half whole full open opened closed start started need needs half every side back begin begins reach single already without across between another hang hangs comes came went about above after again against all also always and any are around because been before being below best better between both but can cannot come could does done down during each else even ever every few for from further get gets give goes good had has have having here high how into its itself just keep kept last later least less like made make makes many may more most much must need needs never new next nobody none not now nothing off once one only other others our out over own people per put read reads same say see seen shall should show shown shows since some such take takes team teams than that the their them then there these they thing things this those though three through time today too two under until use used user users uses using very was way well were what when where which while who whom whose why will with within without work working works would year years yet you your'.split(' '));

/** A word without the endings that tell its forms apart; good enough to find “calibrations” by “calibrated”. */
const stemOf = (word: string): string => {
  for (const ending of ['ations', 'ation', 'ating', 'ates', 'ated', 'ate', 'ings', 'ing', 'ies', 'ied', 'ers', 'ed', 'es', 'er', 's', 'e', 'y']) if (word.endsWith(ending) && word.length - ending.length >= 4) return word.slice(0, -ending.length);
  return word;
};

/** The telling words of a text by their stems: four letters or more, and no word of every day. */
export const wordsOf = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [word] of text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().matchAll(/\p{L}[\p{L}\p{N}]{3,}/gu)) if (!empty.has(word) && !found.has(stemOf(word))) found.set(stemOf(word), word);
  return found;
};

/** Stems that more than a fifth of the objectives have say nothing of one of them; of few objectives each word counts. */
const commonIn = (all: readonly ReadonlyMap<string, string>[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const words of all) for (const stem of words.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return all.length < 10 ? new Set() : new Set([...counts].flatMap(([stem, n]) => (n * 5 > all.length ? [stem] : [])));
};

const quoted = (words: readonly string[]): string => words.slice(0, 4).map((word) => `“${word}”`).join(', ');

/**
 * Released features that may serve what accounts want, the likeliest of an account first: those of a product that it has or tries, which share telling words with an open objective, or are of a use case
 * that it plans or works on and has not adopted. A feature matches an account once, by its best objective.
 * @param wordsIn takes the text of an objective apart, where somebody remembers it
 */
export const matchFeatures = (features: readonly FeatureFacts[], objectives: readonly ObjectiveFacts[], holdings: readonly HoldingFacts[], today: Day, { featureDays }: { featureDays: number }, wordsIn: (text: string) => ReadonlyMap<string, string> = wordsOf): FeatureMatch[] => {
  const released = features.filter(({ releasedOn }) => releasedOn !== null && releasedOn <= today && releasedOn >= addDays(today, -featureDays)).map((feature) => ({ feature, words: wordsOf(`${feature.name} ${feature.notes}`) }));
  const asked = objectives.map((objective) => ({ objective, words: wordsIn(objective.words) }));
  const common = commonIn(asked.map(({ words }) => words));
  const askedBy = Map.groupBy(asked, ({ objective }) => objective.accountId);
  const both = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] => [...one].flatMap(([stem, word]) => (other.has(stem) && !common.has(stem) ? [word] : []));

  const stemsOf = new Map<string, ReadonlyMap<string, string>>();
  const stems = (text: string): ReadonlyMap<string, string> => {
    const found = stemsOf.get(text) ?? wordsOf(text);
    stemsOf.set(text, found);
    return found;
  };

  return holdings.flatMap(({ accountId, products, useCases }) => {
    const worked = useCases.filter(({ state }) => state === 'planned' || state === 'enabling').map((one) => ({ ...one, stems: stems(one.words) }));
    return released.flatMap(({ feature, words }): FeatureMatch[] => {
      const state = products.get(feature.productId);
      if (state !== 'owned' && state !== 'trial') return [];
      const has = `${state === 'owned' ? 'They have' : 'They try'} ${feature.productName}`;
      const [best] = (askedBy.get(accountId) ?? []).map((one) => ({ ...one, shared: both(words, one.words) })).filter(({ shared }) => shared.length > 0).toSorted((a, b) => b.shared.length - a.shared.length);
      const useCase = worked.find((one) => one.productId === feature.productId && both(words, one.stems).length > 0) ?? worked.find((one) => one.productId === feature.productId);
      if (best === undefined && useCase === undefined) return [];
      const by = [
        ...(best === undefined ? [] : [`“${best.objective.name}” and the feature speak of ${quoted(best.shared)}`]),
        ...(useCase === undefined ? [] : [`they ${useCase.state === 'planned' ? 'plan' : 'work on'} “${useCase.name}”, a use case of it`]),
      ];
      return [{ featureId: feature.id, accountId, objectiveId: best?.objective.id ?? null, objectiveName: best?.objective.name ?? '', why: `${has}; ${by.join(', and ')}`, weight: (best?.shared.length ?? 0) * 2 + (useCase === undefined ? 0 : 1) }];
    }).toSorted((a, b) => b.weight - a.weight);
  });
};
