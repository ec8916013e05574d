import { addDays, type Day } from '#shared/days.ts';
import { emptyRichText, fromPlainText, plainTextOf } from '#shared/rich-text.ts';
import { local, type Fact, type SampleParts } from '#electron/sample/book.ts';
import { workday, workdaysFrom } from '#electron/sample/calendar.ts';
import { attendanceFacts } from '#electron/sample/facts.ts';
import { agendaOf, castOn, invited, slotsOf, themes } from '#electron/sample/notes.ts';
import { fill, type Dealer } from '#electron/sample/phrasing.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount, ThemeName } from '#electron/sample/timeline.ts';

/** Calls in the calendar: working days from today (0 is today itself, whatever day it is), and the time on the person's clock. */
const planned: { account: string; in: number; time: string; theme: ThemeName }[] = [
  { account: 'Saltmarsh Seafood', in: 0, time: '09:30', theme: 'support' },
  { account: 'Quarrystone Aggregates', in: 0, time: '11:00', theme: 'renewal' },
  { account: 'Palisade Ridge Energy', in: 0, time: '14:00', theme: 'change' },
  { account: 'Pacific Quoin Construction', in: 0, time: '16:00', theme: 'expansion' },
  { account: 'Hexley Robotics', in: 1, time: '11:00', theme: 'integration' },
  { account: 'Fennimore Chemicals', in: 2, time: '13:30', theme: 'onboarding' },
  { account: 'Oakhaven Senior Living', in: 2, time: '15:30', theme: 'renewal' },
  { account: 'Juniper Loom Textiles', in: 3, time: '09:30', theme: 'adoption' },
  { account: 'Halvorsen Dray Logistics', in: 4, time: '10:00', theme: 'expansion' },
  { account: 'Tamarack Lift Service', in: 4, time: '14:30', theme: 'onboarding' },
  { account: 'Tidewell Ports Authority', in: 5, time: '15:00', theme: 'adoption' },
  { account: 'Kestrel and Vane Insurance', in: 6, time: '10:30', theme: 'adoption' },
  { account: 'Thistledown Packaging', in: 7, time: '13:00', theme: 'renewal' },
  { account: 'Tannersby Foods', in: 8, time: '11:30', theme: 'feedback' },
  { account: 'Ombrello Hotels', in: -1, time: '15:00', theme: 'adoption' },
  { account: 'Brightmoor Retail Group', in: -2, time: '10:30', theme: 'renewal' },
];

/** A note that was begun on the last working day and not finished. */
const draft = {
  account: 'Sollenbach Werke', time: '13:00', title: 'Cadence call: shutdown plan of hall 7',
  lines: ['{champion} and {other} on the call, {exec} sent regrets.', 'Scheduler plans {58-71}% of the work in hall 7 now, hall 3 follows as soon as the crane is back.', 'Open: who trains the new foremen, and whether the works council wants to'],
};

type Parts = { today: Day; random: Random; deal: Dealer; parts: SampleParts };

/** What stands in the calendar, and what was begun and not finished. */
export const plannedFacts = (accounts: readonly SampleAccount[], { today, random, deal, parts }: Parts): Fact[] => {
  const find = (name: string): SampleAccount => {
    const account = accounts.find((one) => one.spec.name === name);
    if (account === undefined) throw new Error(`There is no account ${name}.`);
    return account;
  };

  const calls = planned.flatMap(({ account: name, in: days, time, theme }): Fact[] => {
    const account = find(name);
    const on = days === 0 ? today : workdaysFrom(today, days);
    const at = local(workdaysFrom(days < 0 ? on : today, -random.int(1, 6)), `${random.int(10, 16)}:${random.int(10, 59)}`);
    const cast = castOn(account, addDays(today, -1), random);
    const slots = slotsOf(account, on, cast, random);
    const id = parts.newId();
    const row = {
      id, accountId: account.id, type: 'call', state: 'planned', title: fill(deal(account.id, themes[theme].titles), slots, random), onDay: on, startsAt: local(on, time), minutes: random.pick([30, 30, 45]),
      sentiment: null, agenda: agendaOf(themes[theme], account, slots, deal, random), body: JSON.stringify(emptyRichText), bodyText: '', loggedAt: null, followUpSentAt: null,
    };
    return [{ at, table: 'activities', id, isNew: true, fields: row }, ...attendanceFacts(at, id, invited(cast, parts.me), parts.newId)];
  });

  const account = find(draft.account);
  const on = workday(addDays(today, -1));
  const cast = castOn(account, on, random);
  const slots = slotsOf(account, on, cast, random);
  const body = fromPlainText(draft.lines.map((line) => fill(line, slots, random)).join('\n'));
  const id = parts.newId();
  const row = {
    id, accountId: account.id, type: 'call', state: 'draft', title: draft.title, onDay: on, startsAt: local(on, draft.time), minutes: 30,
    sentiment: null, agenda: '', body: JSON.stringify(body), bodyText: plainTextOf(body), loggedAt: null, followUpSentAt: null,
  };
  const at = local(on, '13:40');
  return [...calls, { at, table: 'activities', id, isNew: true, fields: row }, ...attendanceFacts(at, id, invited(cast, parts.me), parts.newId)];
};
