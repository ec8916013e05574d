import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { Money } from '#shared/money.ts';
import { id, line, name, webAddress, type Written, type WrittenRecord } from '#shared/records.ts';
import { voiceKinds, voiceSeverities, voiceStatuses } from '#shared/voice-rules.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');

export const voiceFields = z.strictObject({
  kind: z.enum(voiceKinds), title: name, detail: text, theme: line, severity: z.enum(voiceSeverities).nullable(),
  productId: id.nullable(),
  /** The one of product who owns it. */
  ownerId: id.nullable(),
  /** The key of the issue in another system, such as PROD-12, and where it is. */
  externalKey: z.string().trim().max(60, 'That is longer than 60 characters.'),
  externalUrl: webAddress,
});
export type VoiceFields = z.infer<typeof voiceFields>;

export const mentionFields = z.strictObject({ personId: id.nullable(), onDay: day, quote: text });
export type MentionFields = z.infer<typeof mentionFields>;

/** An account behind an item, once: what it pays today by the ledger, and what it paid when it first said it. `toldOn` is set when all that it said was answered. */
export type VoiceAccount = { id: string; name: string; arr: Money[]; arrThen: Money; firstOn: Day; lastOn: Day; mentions: number; people: string[]; toldOn: Day | null };

/** How an item stands. `reason` is why it was declined, or what was promised. */
export type VoiceStanding = { status: (typeof voiceStatuses)[number]; statusOn: Day | null; reason: string };

/**
 * An item with what stands behind it. `arr` and `arrThen` are in the currency of the book: each account once, today's at the rates of today, that of then at the rates of its day.
 * `missing` names currencies without a rate, whose ARR is not in them. `rank` is the place among what is open.
 */
export type VoiceRow = VoiceFields & VoiceStanding & {
  id: string; productName: string; ownerName: string; accounts: VoiceAccount[]; mentions: number; lastOn: Day | null; arr: Money; arrThen: Money; missing: string[]; score: number; rank: number | null; untold: number;
};

/** What an account said. `call` is the title of the call whose note it is from. */
export type VoiceMention = MentionFields & { id: string; itemId: string; accountId: string; accountName: string; personName: string; activityId: string | null; call: string; arrThen: Money; toldOn: Day | null; toldNote: string };
export type VoiceItem = VoiceRow & { said: VoiceMention[] };

/** What one account said, with how each item stands. */
export type AccountVoice = VoiceMention & VoiceStanding & Pick<VoiceFields, 'kind' | 'title' | 'theme' | 'severity'>;

export type LoopDraft = { to: string[]; subject: string; text: string };

const one = z.strictObject({ id });
const said = mentionFields.partial().extend({ accountId: id });

export const voiceContract = {
  /** Every item, the highest rank first, then what ended, the newest first. */
  list: oc.output(type<{ on: Day; currency: string; rows: VoiceRow[] }>()),
  get: oc.errors(errors).input(one).output(type<VoiceItem>()),
  /** What is told to product: the given items with all that was said. */
  told: oc.input(z.strictObject({ ids: z.array(id).max(5_000) })).output(type<VoiceItem[]>()),
  /** What an account said, newest first; as it was known at the end of `asOf` where that is given. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountVoice[]>()),

  /** Makes an item; with `said`, an account that said it. */
  create: oc.errors(errors).input(voiceFields.partial().extend({ kind: voiceFields.shape.kind, title: name, said: said.optional() })).output(type<WrittenRecord>()),
  change: oc.errors(errors).input(one.extend({ fields: voiceFields.partial() })).output(type<WrittenRecord>()),
  /** Moves an item; today, where no day is given. Declined needs its reason. Open again, nobody counts as told. */
  move: oc.errors(errors).input(one.extend({ status: z.enum(voiceStatuses), on: day.optional(), reason: text.optional() })).output(type<WrittenRecord>()),
  /** Removes an item with all that was said of it. */
  remove: oc.errors(errors).input(one).output(type<Written>()),
  /** Makes one of two that are the same: what was said moves to the other, which takes what it lacks. */
  merge: oc.errors(errors).input(one.extend({ into: id })).output(type<WrittenRecord>()),

  /** An account says it too. Its ARR of that day is kept with it. */
  say: oc.errors(errors).input(said.extend({ id })).output(type<WrittenRecord>()),
  changeSaid: oc.errors(errors).input(one.extend({ fields: mentionFields.partial() })).output(type<WrittenRecord>()),
  removeSaid: oc.errors(errors).input(one).output(type<Written>()),

  /** The message that tells an account how an item ended. Nothing is sent by it. */
  draft: oc.errors(errors).input(one.extend({ accountId: id })).output(type<LoopDraft>()),
  /** Notes that an account was told, or with `on` null that it was not. */
  tell: oc.errors(errors).input(one.extend({ accountId: id, on: day.nullable(), note: text.optional() })).output(type<WrittenRecord>()),
};
