import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { id, line, name, type RecordLink } from '#shared/records.ts';

/** The types of actions (rules.md § 12). */
export const actionTypes = ['risk', 'expansion', 'lifecycle', 'activity', 'renewal', 'objective', 'digital'] as const;
export type ActionType = (typeof actionTypes)[number];
export const actionTypeNames: Record<ActionType, string> = {
  risk: 'Risk', expansion: 'Expansion', lifecycle: 'Lifecycle', activity: 'Activity', renewal: 'Renewal', objective: 'Objective', digital: 'Digital',
};

/** Where an action stands (rules.md § 12); a snoozed one is new or in work again on its day. */
export const actionStatuses = ['new', 'in-work', 'snoozed', 'success', 'lost'] as const;
export type ActionStatus = (typeof actionStatuses)[number];
export const actionStatusNames: Record<ActionStatus, string> = { new: 'New', 'in-work': 'In work', snoozed: 'Snoozed', success: 'Closed as success', lost: 'Closed lost' };

/** Why an action was closed lost (rules.md § 12). */
export const closeReasons = ['not-a-priority', 'already-solved', 'not-relevant', 'lack-of-engagement', 'not-needed'] as const;
export type CloseReason = (typeof closeReasons)[number];
export const closeReasonNames: Record<CloseReason, string> = {
  'not-a-priority': 'Not a priority', 'already-solved': 'Already solved', 'not-relevant': 'Not relevant', 'lack-of-engagement': 'Lack of engagement', 'not-needed': 'Not needed',
};

/** What the store keeps of an action. `open` is one that was made by hand or opened again. */
export type ActionState = 'open' | 'in-work' | 'snoozed' | 'done' | 'dismissed';

/** The status of an action on a day. One in work that waits for its day keeps its state beneath. */
export const statusOf = ({ state, until }: { state: ActionState; until: Day | null }, today: Day): ActionStatus => {
  if (state === 'done') return 'success';
  if (state === 'dismissed') return 'lost';
  if (until !== null && until > today) return 'snoozed';
  return state === 'in-work' ? 'in-work' : 'new';
};

/** What a person's own verdict says of the rule: work or success is right, closed lost as not relevant or not needed is noise; `null` says nothing. */
export const verdictOf = ({ state, closeReason }: { state: ActionState; closeReason: CloseReason | null }): 'right' | 'noise' | null => {
  if (state === 'done' || state === 'in-work') return 'right';
  return state === 'dismissed' && (closeReason === 'not-relevant' || closeReason === 'not-needed') ? 'noise' : null;
};

/** The fields of an action that a person makes. Without a due day it is on Today at once. */
export const actionFields = z.strictObject({ title: name, type: z.enum(actionTypes), accountId: id.nullable(), notes: z.string().trim().max(10_000, 'That is longer than 10,000 characters.'), dueOn: day.nullable() });
export type ActionFields = z.infer<typeof actionFields>;

/** An action in the list of the snoozed or closed ones. `why` is what the rule said; `by` is who closed or snoozed it, `on` when. */
export type ActionRow<Rule extends string = string> = {
  key: string;
  rule: Rule;
  type: ActionType;
  account: RecordLink | null;
  title: string;
  why: string;
  status: ActionStatus;
  until: Day | null;
  closeReason: CloseReason | null;
  reason: string;
  by: string;
  on: Day;
};

export const closeInput = z.strictObject({ key: z.string().min(3).max(200), closeReason: z.enum(closeReasons), reason: line.optional() });
