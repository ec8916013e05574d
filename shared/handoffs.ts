import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { addDays, day, type Day } from '#shared/days.ts';
import type { Dossier } from '#shared/dossier.ts';
import { errors } from '#shared/errors.ts';
import { id, line, name, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

/** `in`: the account comes to this book. `out`: somebody else takes it over. */
export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];

const text = z.string().trim().max(20_000, 'That is longer than 20,000 characters.');

export const handoffFields = z.strictObject({
  direction: z.enum(directions),
  /** Who hands over, or takes over. */
  otherName: name,
  otherEmail: line.toLowerCase(),
  onDay: day,
  reason: line,
  notes: text,
});
export type HandoffFields = z.infer<typeof handoffFields>;

/** One step of a handoff; `doneOn` is the day on which it was ticked. */
export type HandoffStep = { key: string; text: string; doneOn: Day | null };
export type Handoff = HandoffFields & { id: string; accountId: string; checklist: HandoffStep[]; state: 'open' | 'complete'; completedOn: Day | null };

/** Who looked after an account, and from when to when, both days included; `null` is not known, or until now. */
export type Ownership = { owner: string; isMe: boolean; from: Day | null; to: Day | null };

/**
 * Who had the account when, oldest first. The first day of a handoff in is ours, and so is the last day of one out. `csmSince` counts where no handoff in is known,
 * `ownedTo` where no handoff out is.
 */
export const ownershipOf = (account: { csmSince: Day | null; ownedTo: Day | null }, handoffs: readonly Pick<Handoff, 'direction' | 'otherName' | 'completedOn'>[]): Ownership[] => {
  const done = handoffs.filter((one): one is typeof one & { completedOn: Day } => one.completedOn !== null).toSorted((a, b) => a.completedOn.localeCompare(b.completedOn));
  const periods: Ownership[] = [];
  let mine: Ownership | null = done[0]?.direction === 'in' ? null : { owner: 'You', isMe: true, from: account.csmSince, to: null };
  for (const { direction, otherName, completedOn } of done) {
    if (direction === 'in') {
      const last = periods.at(-1);
      if (last === undefined || last.isMe) periods.push({ owner: otherName, isMe: false, from: null, to: addDays(completedOn, -1) });
      else last.to = addDays(completedOn, -1);
      mine = { owner: 'You', isMe: true, from: completedOn, to: null };
    } else {
      periods.push({ ...(mine ?? { owner: 'You', isMe: true, from: null }), to: completedOn }, { owner: otherName, isMe: false, from: addDays(completedOn, 1), to: null });
      mine = null;
    }
  }
  if (mine !== null) periods.push({ ...mine, to: account.ownedTo });
  return periods.filter(({ from, to }) => from === null || to === null || from <= to);
};

/** True where an account was handed out: its last day in this book has passed. */
export const isHandedOut = ({ ownedTo }: { ownedTo: Day | null }, on: Day): boolean => ownedTo !== null && ownedTo < on;

export const accountPlanFields = z.strictObject({
  industry: text, trends: text, challenges: text, goals: text, useCasesToday: text, useCasesPossible: text, budget: text, resourcing: text, roadmap: text,
});
export type AccountPlanFields = z.infer<typeof accountPlanFields>;
export type AccountPlanField = keyof AccountPlanFields;

/** The parts of an account plan in their order, and what each asks. */
export const accountPlanParts: readonly { field: AccountPlanField; label: string; asks: string }[] = [
  { field: 'industry', label: 'Industry', asks: 'What the customer does, for whom, and against whom' },
  { field: 'trends', label: 'Trends', asks: 'What moves their market in the next two years' },
  { field: 'challenges', label: 'Challenges', asks: 'What keeps their executives awake' },
  { field: 'goals', label: 'Goals', asks: 'What they said in public that they want to reach' },
  { field: 'useCasesToday', label: 'Use cases today', asks: 'What they use the product for now, and who' },
  { field: 'useCasesPossible', label: 'Use cases possible', asks: 'Where else it could help, and what it would take' },
  { field: 'budget', label: 'Budget', asks: 'Whose budget pays, when it is planned, what competes for it' },
  { field: 'resourcing', label: 'Resourcing', asks: 'Who works on the account on both sides, and who is missing' },
  { field: 'roadmap', label: 'Roadmap alignment', asks: 'Which plans of theirs and of the product meet, and when' },
];
export const emptyAccountPlan: AccountPlanFields = { industry: '', trends: '', challenges: '', goals: '', useCasesToday: '', useCasesPossible: '', budget: '', resourcing: '', roadmap: '' };

/** The account plan as Markdown; parts that nobody filled are left out. */
export const accountPlanMarkdown = (accountName: string, fields: AccountPlanFields, on: Day): string =>
  [`# Account plan: ${accountName}`, `As of ${on}`, ...accountPlanParts.flatMap(({ field, label }) => (fields[field] === '' ? [] : [`## ${label}`, fields[field]]))].join('\n\n').concat('\n');

export const handoffsContract = {
  /** The handoffs of an account, newest first, and who had it when. */
  list: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<{ handoffs: Handoff[]; ownership: Ownership[] }>()),
  start: oc.errors(errors).input(handoffFields.partial().extend({ accountId: id, direction: z.enum(directions), otherName: name, onDay: day })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: handoffFields.omit({ direction: true }).partial() })).output(type<WrittenRecord>()),
  tick: oc.errors(errors).input(z.strictObject({ id, key: z.string().max(60), done: z.boolean() })).output(type<WrittenRecord>()),
  /** Ends a handoff and sets the ownership dates of the account: `on` is the first day of an account that came in, the last day of one that went out. */
  complete: oc.errors(errors).input(z.strictObject({ id, on: day, setsCsmSince: z.boolean() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  dossier: oc.errors(errors).input(z.strictObject({ id })).output(type<{ handoff: Handoff; account: RecordLink; dossier: Dossier }>()),
  /** The account plan; `isSuggested` where the account is large enough to need one. */
  plan: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<{ fields: AccountPlanFields; isSuggested: boolean; why: string }>()),
  savePlan: oc.errors(errors).input(z.strictObject({ accountId: id, fields: accountPlanFields.partial() })).output(type<WrittenRecord>()),
};
