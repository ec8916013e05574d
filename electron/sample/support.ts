import { addDays, daysBetween, type Day } from '#shared/days.ts';
import type { Severity } from '#shared/support-rules.ts';
import type { Arc } from '#electron/sample/accounts.ts';
import { local, minutesAfter, type Fact } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

/** From how many days ago on an account opens how many cases a month, how many of a hundred are urgent and high, and how long they stay open. */
type Phase = { fromAgo: number; aMonth: number; urgent: number; high: number; daysOpen: number };
const calm: Phase = { fromAgo: 420, aMonth: 0.6, urgent: 2, high: 10, daysOpen: 5 };

const phases: Record<Arc, readonly Phase[]> = {
  steady: [calm],
  expanding: [{ ...calm, aMonth: 1, high: 14 }],
  onboarding: [{ ...calm, aMonth: 4.5, urgent: 0, high: 8, daysOpen: 4 }],
  recovered: [{ fromAgo: 420, aMonth: 5, urgent: 14, high: 38, daysOpen: 15 }, { fromAgo: 240, aMonth: 1.2, urgent: 0, high: 12, daysOpen: 5 }, { ...calm, fromAgo: 120 }],
  sliding: [calm, { fromAgo: 105, aMonth: 3.4, urgent: 10, high: 36, daysOpen: 16 }, { fromAgo: 40, aMonth: 8, urgent: 18, high: 40, daysOpen: 26 }],
  'at risk': [calm, { fromAgo: 130, aMonth: 4, urgent: 12, high: 38, daysOpen: 17 }, { fromAgo: 45, aMonth: 11, urgent: 24, high: 42, daysOpen: 30 }],
  wobbly: [{ ...calm, aMonth: 1.6, high: 22, daysOpen: 9 }],
  silent: [{ ...calm, aMonth: 0.5 }, { fromAgo: 150, aMonth: 0, urgent: 0, high: 0, daysOpen: 0 }],
};

/** What goes wrong with the parts of the product; `%` is a place of the account. */
const themes: Record<string, readonly string[]> = {
  'Sync errors': ['Bridge writes the same work order twice', 'Nightly sync stopped at 02:40', 'Assets of % missing after the sync', 'Bridge reports success but nothing arrives', 'Cost centres come over empty'],
  'Offline work': ['Fieldbook loses photos taken offline at %', 'Jobs closed offline are open again', 'Fieldbook asks for a sign-in without network', 'Drafts gone after the battery ran out at %'],
  'Sign-in': ['New starters at % cannot sign in', 'Single sign-on loops back to the start', 'Locked out after the password change'],
  Reports: ['Audit Trail export ends after 5,000 rows', 'Figures of % differ between report and list', 'Monthly report arrives without its chart'],
  Intake: ['Requests from % land with the wrong team', 'Intake form shows the old categories', 'Attachments over 10 MB are refused'],
  'Stock counts': ['Stockroom shows parts that were used up', 'Count at % cannot be closed', 'Reorder level ignored for consumables'],
  Notifications: ['No push messages since the update', 'Everybody at % gets every message'],
  'How to': ['How to move a crew to another site', 'How to copy a checklist for %', 'Can a supplier see only their own jobs'],
};
const kinds: Record<'well' | 'begins' | 'ill', readonly string[]> = {
  well: ['How to', 'Reports', 'Sign-in', 'Intake', 'Notifications', 'Stock counts', 'How to'],
  begins: ['How to', 'Sign-in', 'How to', 'Intake', 'Notifications'],
  ill: ['Sync errors', 'Sync errors', 'Offline work', 'Reports', 'Stock counts', 'Offline work'],
};

const kindOf = (arc: Arc, { urgent, high }: Phase): keyof typeof kinds => (arc === 'onboarding' ? 'begins' : urgent + high > 30 ? 'ill' : 'well');

const severityOf = ({ urgent, high }: Phase, random: Random): Severity => {
  const roll = random.next() * 100;
  return roll < urgent ? 'urgent' : roll < urgent + high ? 'high' : roll < 80 ? 'normal' : 'low';
};

/** Support cases as the story of each account has them: few and small where it goes well, more and worse before it does not. */
export const supportFacts = (accounts: readonly SampleAccount[], { today, random, newId }: { today: Day; random: Random; newId: () => string }): Fact[] => {
  const opened = accounts.flatMap((account) => {
    const { arc } = account.spec;
    const known = daysBetween(account.since, today);
    return phases[arc].flatMap((phase, index) => {
      const from = Math.min(phase.fromAgo, known - 3);
      const to = Math.max(2, phases[arc][index + 1]?.fromAgo ?? 2);
      const many = Math.max(0, Math.round(((from - to) / 30) * phase.aMonth + random.next() - 0.5));
      return Array.from({ length: many }, () => ({ account, phase, on: workday(addDays(today, -random.int(to, Math.max(to, from)))) }));
    });
  }).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

  return opened.flatMap(({ account, phase, on }, index): Fact[] => {
    const id = newId();
    const theme = random.pick(kinds[kindOf(account.spec.arc, phase)]);
    const title = random.pick(themes[theme] ?? ['Question']).replace('%', account.spec.site);
    const at = minutesAfter(local(on, '08:20'), random.int(0, 480));
    const closedOn = workday(addDays(on, Math.max(1, Math.round(phase.daysOpen * (0.4 + random.next() * 1.3)))));
    const severity = severityOf(phase, random);
    const isWaiting = random.chance(0.3);
    const fields = { id, accountId: account.id, number: `#${4_100 + index}`, title, severity, status: 'open', theme, openedOn: on, closedOn: null };
    return [
      { at, table: 'supportCases', id, isNew: true, fields },
      ...(closedOn > on && closedOn < today ? [{ at: local(closedOn, '17:20'), table: 'supportCases' as const, id, isNew: false, fields: { status: 'closed', closedOn } }] : isWaiting && addDays(on, 1) < today ? [{ at: local(workday(addDays(today, -1)) > on ? workday(addDays(today, -1)) : on, '17:40'), table: 'supportCases' as const, id, isNew: false, fields: { status: 'waiting' } }] : []),
    ];
  });
};
