import { healthModel, measureKeys, measureNames, type HealthModel, type MeasureKey } from '#shared/health-model.ts';

/** What is wrong with a draft, by the path of the field; what is of no single field is under its part. */
export const faultsOf = (draft: HealthModel): Map<string, string> => new Map((healthModel.safeParse(draft).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));

type Group = HealthModel['groups'][number];

/** The share of a group in the whole, and of a measure in its group, 0 to 100; 0 where nothing has a weight. */
export const shareOf = (weight: number, all: readonly { weight: number }[]): number => {
  const sum = all.reduce((total, one) => total + one.weight, 0);
  return sum > 0 ? (weight / sum) * 100 : 0;
};

const withGroup = (draft: HealthModel, key: string, change: (group: Group) => Group): HealthModel => ({ ...draft, groups: draft.groups.map((group) => (group.key === key ? change(group) : group)) });

export const setGroup = (draft: HealthModel, key: string, fields: Partial<Pick<Group, 'name' | 'weight'>>): HealthModel => withGroup(draft, key, (group) => ({ ...group, ...fields }));
export const setMeasure = (draft: HealthModel, group: string, key: MeasureKey, weight: number): HealthModel => withGroup(draft, group, (own) => ({ ...own, measures: own.measures.map((one) => (one.key === key ? { key, weight } : one)) }));

/** Moves a measure into a group, or out of the model where there is none. It keeps its weight. */
export const moveMeasure = (draft: HealthModel, key: MeasureKey, to: string | null): HealthModel => {
  const weight = draft.groups.flatMap(({ measures }) => measures).find((one) => one.key === key)?.weight ?? 10;
  return { ...draft, groups: draft.groups.map((group) => ({ ...group, measures: [...group.measures.filter((one) => one.key !== key), ...(group.key === to ? [{ key, weight }] : [])] })) };
};

/** Adds an empty group with a key of its own. */
export const addGroup = (draft: HealthModel): HealthModel => {
  const taken = new Set(draft.groups.map(({ key }) => key));
  const key = Array.from({ length: taken.size + 1 }, (_, index) => `group-${index + 1}`).find((one) => !taken.has(one)) ?? 'group';
  return { ...draft, groups: [...draft.groups, { key, name: 'New group', weight: 10, measures: [] }] };
};
export const removeGroup = (draft: HealthModel, key: string): HealthModel => ({ ...draft, groups: draft.groups.filter((group) => group.key !== key) });

/** Measures that no group of the draft has. */
export const leftOut = (draft: HealthModel): { key: MeasureKey; name: string }[] => {
  const inUse = new Set(draft.groups.flatMap(({ measures }) => measures.map(({ key }) => key)));
  return measureKeys.filter((key) => !inUse.has(key)).map((key) => ({ key, name: measureNames[key] }));
};
