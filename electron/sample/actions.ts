import type { CloseReason } from '#shared/actions.ts';
import { alertKey } from '#shared/alerts.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import { local, type Fact, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Verdict = { name: string; rule: 'licence-drop' | 'metric-drop'; title: string; notes: string; state: 'done' | 'in-work' | 'dismissed' | 'snoozed'; closeReason?: CloseReason; reason?: string; waits?: number };
/** What was done with alerts that the use of these accounts gives every month: it falls by more than a tenth. */
const verdicts: readonly Verdict[] = [
  { name: 'Corvane Aerospace Components', rule: 'licence-drop', title: 'Corvane Aerospace Components uses fewer of its licences', notes: 'Licence use fell by more than 10 % on the month, rule Licence use drops', state: 'done' },
  { name: 'Corvane Aerospace Components', rule: 'metric-drop', title: 'Metrics of Corvane Aerospace Components fell', notes: 'Weekly active users fell by more than 20 % on the month, rule Drop in a month', state: 'in-work' },
  { name: 'Juniper Loom Textiles', rule: 'licence-drop', title: 'Juniper Loom Textiles uses fewer of its licences', notes: 'Licence use fell by more than 10 % on the month, rule Licence use drops', state: 'done' },
  { name: 'Palisade Ridge Energy', rule: 'licence-drop', title: 'Palisade Ridge Energy uses fewer of its licences', notes: 'Licence use fell by more than 10 % on the month, rule Licence use drops', state: 'snoozed', reason: 'Better after the next call', waits: 9 },
  { name: 'Saltmarsh Seafood', rule: 'licence-drop', title: 'Saltmarsh Seafood uses fewer of its licences', notes: 'Licence use fell by more than 10 % on the month, rule Licence use drops', state: 'done' },
  { name: 'Saltmarsh Seafood', rule: 'metric-drop', title: 'Metrics of Saltmarsh Seafood fell', notes: 'Weekly active users fell by more than 20 % on the month, rule Drop in a month', state: 'dismissed', closeReason: 'already-solved', reason: 'The same fall as that of the licences' },
];

const byHand: readonly { name: string; title: string; type: string; notes: string; madeAgo: number; dueIn: number }[] = [
  { name: 'Halvorsen Dray Logistics', title: 'Ask the programme manager who owns the three bought depots', type: 'objective', notes: 'The account plan names nobody. Ask before the crane inspections begin.', madeAgo: 6, dueIn: -1 },
  { name: 'Copperkettle Brewing', title: 'Send the pricing of twenty more seats to the account executive', type: 'expansion', notes: '', madeAgo: 4, dueIn: 2 },
  { name: 'Marrowfield Health Network', title: 'Book the room for the audit rehearsal', type: 'activity', notes: 'Their quality lead prefers a Thursday.', madeAgo: 9, dueIn: 6 },
];

/** What a person did with usage alerts, and three actions made by hand. The alerts themselves come from the points, by the daily job. */
export const actionFacts = (accounts: readonly SampleAccount[], today: Day, newId: () => string): Fact[] => {
  const idOf = (name: string): string | null => accounts.find(({ spec }) => spec.name === name)?.id ?? null;
  // The newest month whose alerts were there for three days at least, so that nothing happened today.
  const occurrence = addMonths(`${addDays(today, -4).slice(0, 7)}-01`, -1).slice(0, 7);
  const on = workday(addDays(today, -2));
  const fact = (day: Day, fields: RowOf<'actions'>): Fact => ({ at: local(day, '16:20'), table: 'actions', id: fields.id, isNew: true, fields });
  return [
    ...verdicts.flatMap(({ name, rule, state, title, notes, closeReason = null, reason = '', waits }): Fact[] => {
      const accountId = idOf(name);
      if (accountId === null) return [];
      return [fact(on, { id: newId(), dedupeKey: alertKey(accountId, rule, occurrence), rule: 'usage-alert', accountId, state, until: waits === undefined ? null : addDays(today, waits), reason, onDay: on, type: 'risk', closeReason, title, notes })];
    }),
    ...byHand.flatMap(({ name, title, type, notes, madeAgo, dueIn }): Fact[] => {
      const [accountId, madeOn, id] = [idOf(name), workday(addDays(today, -madeAgo)), newId()];
      return accountId === null ? [] : [fact(madeOn, { id, dedupeKey: `by-hand:${id}:${madeOn}`, rule: 'by-hand', accountId, state: 'open', reason: '', onDay: madeOn, type, title, notes, dueOn: addDays(today, dueIn), madeOn })];
    }),
  ];
};
