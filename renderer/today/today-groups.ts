import type { TodayItem, TodayRule } from '#shared/today.ts';

/** Rows of one account by one rule: the most pressing stands for the others, which are folded behind it. */
export type TodayGroup = { id: string; lead: TodayItem; others: TodayItem[] };

/** A promise of ours and an action of one's own are never folded: each is a deed of its own. */
const alone: readonly TodayRule[] = ['commitment-overdue', 'commitment-due', 'by-hand'];

const groupId = ({ rule, account, key }: TodayItem): string => (account === null || alone.includes(rule) ? key : `${rule} ${account.id}`);

/** Ranked rows, each with those of the same account and rule that come after it. The order of the first ones stays. */
export const groupsOf = (items: readonly TodayItem[]): TodayGroup[] =>
  [...Map.groupBy(items, groupId)].flatMap(([id, [lead, ...others]]) => (lead === undefined ? [] : [{ id, lead, others }]));

/** Every row by itself, for a list in which somebody looks for something. */
export const oneByOne = (items: readonly TodayItem[]): TodayGroup[] => items.map((lead) => ({ id: lead.key, lead, others: [] }));

/** A row that is shown. `group` is that of a row which others are folded behind; `isOther` is one that was folded and is shown. */
export type ShownRow = { item: TodayItem; group: TodayGroup | null; isOther: boolean };

/** The rows of the first groups, with those that were unfolded. */
export const shownOf = (groups: readonly TodayGroup[], many: number, unfolded: readonly string[]): ShownRow[] =>
  groups.slice(0, many).flatMap((group) => [
    { item: group.lead, group: group.others.length === 0 ? null : group, isOther: false },
    ...(unfolded.includes(group.id) ? group.others.map((item) => ({ item, group: null, isOther: true })) : []),
  ]);
