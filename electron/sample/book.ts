import type { accounts, actions, activities, attendances, commitments, contracts, people } from '#electron/store/schema.ts';
import type * as money from '#electron/store/schema-money.ts';
import type * as review from '#electron/store/schema-review.ts';
import type * as signals from '#electron/store/schema-signals.ts';
import type * as success from '#electron/store/schema-success.ts';
import type { Day } from '#shared/days.ts';

/** A time on the person's clock, `'2026-03-14T09:30'`; whoever writes it to the book turns it into an instant. */
export type LocalTime = string;

/** Points of usage, their months and snapshots of health are no records, and no facts; nor are contents of files. */
type Tracked = Exclude<keyof (typeof signals & typeof money & typeof review), 'usagePoints' | 'usageMonths' | 'healthSnapshots' | 'storedFiles'>;

type Stored = {
  accounts: typeof accounts.$inferInsert;
  people: typeof people.$inferInsert;
  contracts: typeof contracts.$inferInsert;
  activities: typeof activities.$inferInsert;
  attendances: typeof attendances.$inferInsert;
  commitments: typeof commitments.$inferInsert;
  actions: typeof actions.$inferInsert;
} & { [Table in keyof typeof success]: (typeof success)[Table]['$inferInsert'] } & { [Table in Tracked]: (typeof signals & typeof money & typeof review)[Table]['$inferInsert'] };
export type SampleTable = keyof Stored;
export type RowOf<T extends SampleTable> = Omit<Stored[T], 'rid' | 'deletedAt'>;

/** Something that became known at a time: a record was made, or fields of one changed. Fields that end in `At` are local times. */
export type Fact = { at: LocalTime } & { [T in SampleTable]: { table: T; id: string; isNew: boolean; fields: Partial<RowOf<T>> } }[SampleTable];

/** A value of usage, in a batch that is a fact. */
export type SamplePoint = { batchId: string; accountId: string; metricId: string; day: Day; value: number };

/** The sample book as the facts of two years, oldest first; whatever a fact refers to was made before it. Points are no facts: what became known with a batch is in it. */
export type SampleBook = { facts: Fact[]; points: SamplePoint[] };

/** What the generator does not invent: ids, and who the person is. */
export type SampleParts = { newId: () => string; me: { name: string; email: string } };

export const local = (on: Day, time: string): LocalTime => `${on}T${time}`;

/** A local time some minutes later on the same day, at the latest 23:59. */
export const minutesAfter = (at: LocalTime, minutes: number): LocalTime => {
  const [on = '', time = ''] = at.split('T');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = Math.min(hour * 60 + minute + minutes, 23 * 60 + 59);
  return local(on, `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`);
};
