import { addDays, addMonths, daysBetween, type Day } from '#shared/days.ts';
import { healthPresets } from '#shared/presets/health-models.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import { castOn, slotsOf } from '#electron/sample/notes.ts';
import { createDealer, fill } from '#electron/sample/phrasing.ts';
import type { Random } from '#electron/sample/random.ts';
import { healthUpdate } from '#electron/sample/themes/writing.ts';
import { phaseAt, type SampleAccount } from '#electron/sample/timeline.ts';

/** Months before this one for which the large accounts have an update. */
const months = 5;
/** Since when the small accounts have a model of their own. */
const ownModelAgo = 210;

const updateOf = (account: SampleAccount, month: Day, { today, random, newId, deal }: { today: Day; random: Random; newId: () => string; deal: ReturnType<typeof createDealer> }): Fact[] => {
  const onDay = workday(addDays(addMonths(month, 1), -random.int(2, 6)));
  if (onDay <= addDays(account.since, 20) || onDay >= today) return [];
  const slots = slotsOf(account, onDay, castOn(account, onDay, random), random);
  const say = (cards: readonly string[], count: number): string => Array.from({ length: count }, () => fill(deal(account.id, cards), slots, random)).join('\n');
  const id = newId();
  const fields = {
    id, accountId: account.id, month: month.slice(0, 7), onDay,
    currentState: say(healthUpdate[phaseAt(account.spec.arc, daysBetween(onDay, today)).sentiment ?? 'green'], 2).replaceAll('\n', ' '),
    considerations: say(healthUpdate.considerations, 2), watchItems: say(healthUpdate.watch, 1), nextSteps: say(healthUpdate.next, 2),
  };
  return [{ at: local(onDay, `16:${random.int(10, 55)}`), table: 'healthUpdates', id, isNew: true, fields }];
};

/** Monthly updates of the large accounts, and a model of their own for the small ones, where the CSM's word says more than licences do. */
export const healthFacts = (accounts: readonly SampleAccount[], { today, random, newId }: { today: Day; random: Random; newId: () => string }): Fact[] => {
  const deal = createDealer(random);
  const thisMonth = `${today.slice(0, 7)}-01`;
  const modelId = newId();
  const activeFrom = workday(addDays(today, -ownModelAgo));
  const model = { ...healthPresets.fy23, name: 'Small accounts, FY23 weights' };
  return [
    { at: local(activeFrom, '09:20'), table: 'healthModels', id: modelId, isNew: true, fields: { id: modelId, segment: 'commercial', version: 1, name: model.name, model: JSON.stringify(model), activeFrom, note: 'Few small accounts fill their licences; their CSM’s word says more' } },
    ...accounts
      .filter(({ spec }) => spec.segment === 'enterprise' && spec.arc !== 'silent')
      .flatMap((account) => Array.from({ length: months }, (_, index) => addMonths(thisMonth, index - months)).flatMap((month) => updateOf(account, month, { today, random, newId, deal }))),
  ];
};
