import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { area, type Area } from '#shared/areas.ts';
import type { Proposal } from '#shared/capacity-moves.ts';
import type { Load, Outlook, WeekLoad } from '#shared/capacity-rules.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { reviewTexts, type OwnReview } from '#shared/own-review.ts';
import { entryMinutes } from '#shared/presets/capacity-limits.ts';
import type { RhythmEntry } from '#shared/presets/rhythm.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';

/** Minutes that somebody noted beside the calendar. */
export const timeFields = z.strictObject({ onDay: day, area, minutes: entryMinutes, accountId: id.nullable(), note: line });
export type TimeFields = z.infer<typeof timeFields>;
export type TimeEntry = TimeFields & { id: string; accountName: string };

/** An item of the rhythm in its period now; `dueOn` is the last day on which it is in time. */
export type RhythmStanding = RhythmEntry & { done: boolean; dueOn: Day; isOwn: boolean };

/** A week with what it holds. `ahead` are the weeks that are watched, this one first; `proposal` is what to move out of this page's week. */
export type WeekPage = { today: Day; week: WeekLoad; loads: Load[]; ahead: Outlook[]; proposal: Proposal; items: RhythmStanding[] };

/** Minutes of an area in a week of the log: of the calendar, and noted. */
export type AreaTime = { area: Area; calendar: number; noted: number };
/** The log of some days, the newest entry first, with the sums of what the calendar says. */
export type TimePage = { from: Day; to: Day; entries: TimeEntry[]; areas: AreaTime[] };

const one = z.strictObject({ id });
const span = z.strictObject({ from: day, to: day });

export const rhythmContract = {
  /** The week that holds `on`. */
  week: oc.input(z.strictObject({ on: day })).output(type<WeekPage>()),
  time: oc.errors(errors).input(span).output(type<TimePage>()),
  log: oc.errors(errors).input(timeFields.partial({ accountId: true, note: true })).output(type<WrittenRecord>()),
  changeEntry: oc.errors(errors).input(one.extend({ fields: timeFields.partial() })).output(type<WrittenRecord>()),
  removeEntry: oc.errors(errors).input(one).output(type<Written>()),
  /** Puts a planned call on another day, at the same time of the day. */
  move: oc.errors(errors).input(one.extend({ on: day })).output(type<WrittenRecord>()),
  /** The review of the own book of the fiscal quarter that holds `on`. */
  review: oc.input(z.strictObject({ on: day })).output(type<OwnReview>()),
  /** Writes texts of a review; the others stay. */
  write: oc.errors(errors).input(z.strictObject({ on: day, texts: reviewTexts.partial() })).output(type<WrittenRecord>()),
  /** Says when the review was held; `null` takes that back. The rhythm is ticked with it. */
  hold: oc.errors(errors).input(z.strictObject({ on: day, heldOn: day.nullable() })).output(type<WrittenRecord>()),
  /** The review as slides: the bytes of a PPTX in base64. */
  deck: oc.errors(errors).input(z.strictObject({ on: day })).output(type<{ base64: string }>()),
};
