import { eq } from 'drizzle-orm';
import type { Day } from '#shared/days.ts';
import { arrOf, noArr } from '#shared/ledger-rules.ts';
import type { Money } from '#shared/money.ts';
import { sumOf } from '#shared/rates.ts';
import { nodesOf, type RichText } from '#shared/rich-text.ts';
import { sameTitle, type VoiceKind, type VoiceStatus } from '#shared/voice-rules.ts';
import type { Context } from '#electron/context.ts';
import { createArrReader } from '#electron/store/arr-rows.ts';
import { ledgerRules } from '#electron/store/ledger-sync.ts';
import { voiceItems, voiceMentions } from '#electron/store/schema-review.ts';
import { createRates } from '#electron/store/value-rows.ts';

type Said = { id: string; item_id: string; account_id: string; on_day: string; deleted_at: string | null; told_on: string | null };
export type NewMention = { id?: string; itemId: string; accountId: string; personId: string | null; activityId: string | null; onDay: Day; quote: string };

/** The title of an item that is made from a quote. */
export const titleOfQuote = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 117).trimEnd()}…`);

/** Writes what customers say. Runs inside a change. */
export const createVoiceWriter = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rates = createRates(context);
  const arr = createArrReader(db);
  const openItems = db.prepare<[string], { id: string; title: string; status: VoiceStatus }>(`SELECT id, title, status FROM voice_items WHERE kind = ? AND deleted_at IS NULL AND status NOT IN ('released', 'declined') ORDER BY rid`);
  const saidIn = db.prepare<[string], Said>('SELECT id, item_id, account_id, on_day, deleted_at, told_on FROM voice_mentions WHERE activity_id = ?');
  const saidOf = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM voice_mentions WHERE item_id = ? AND deleted_at IS NULL');
  const item = db.prepare<[string], { status: VoiceStatus; deleted_at: string | null }>('SELECT status, deleted_at FROM voice_items WHERE id = ?');
  const personOf = db.prepare<[string, string], { id: string }>('SELECT id FROM people WHERE id = ? AND account_id = ? AND deleted_at IS NULL');
  const callOf = db.prepare<[string], { on_day: string }>('SELECT on_day FROM activities WHERE id = ?');

  /** What an account paid on a day by the ledger; of several currencies the sum in that of the book, or the largest where one has no rate. */
  const arrThen = (accountId: string, on: Day): Money => {
    const known = arrOf(arr([accountId]).get(accountId) ?? noArr, on, ledgerRules(context));
    const { total, apart, parts } = sumOf(known, rates(), on, settings().currency);
    return apart.length > 0 ? (parts[0] ?? total) : total;
  };
  const valuesOf = (accountId: string, on: Day): { arrMinor: number; currency: string } => {
    const { minor, currency } = arrThen(accountId, on);
    return { arrMinor: minor, currency };
  };

  const addMention = ({ id = store.newId(), onDay, accountId, ...mention }: NewMention): string => {
    orm.insert(voiceMentions).values({ ...mention, id, accountId, onDay, ...valuesOf(accountId, onDay) }).run();
    return id;
  };
  /** The open item of that kind and title, or a new one. */
  const itemNamed = (kind: VoiceKind, title: string): string => {
    const known = kind === 'quote' ? undefined : openItems.all(kind).find((one) => sameTitle(one.title, title));
    if (known !== undefined) return known.id;
    const id = store.newId();
    orm.insert(voiceItems).values({ id, kind, title, status: 'captured', statusOn: today() }).run();
    return id;
  };
  /** Takes a mention away, and its item where nobody else said it and nothing came of it yet. */
  const dropMention = (mention: Pick<Said, 'id' | 'item_id'>, at: string): void => {
    orm.update(voiceMentions).set({ deletedAt: at }).where(eq(voiceMentions.id, mention.id)).run();
    if ((saidOf.get(mention.item_id)?.n ?? 0) === 0 && item.get(mention.item_id)?.status === 'captured') orm.update(voiceItems).set({ deletedAt: at }).where(eq(voiceItems.id, mention.item_id)).run();
  };
  const restore = (mention: Said): void => {
    if (item.get(mention.item_id)?.deleted_at !== null) orm.update(voiceItems).set({ deletedAt: null }).where(eq(voiceItems.id, mention.item_id)).run();
    orm.update(voiceMentions).set({ deletedAt: null }).where(eq(voiceMentions.id, mention.id)).run();
  };
  const dayOf = (activityId: string): Day => [callOf.get(activityId)?.on_day ?? today(), today()].toSorted()[0] ?? today();

  return {
    addMention,
    arrThen: valuesOf,
    /** Makes and takes away what customers say as a note says; what came of it meanwhile stays. */
    saveNote: (activityId: string, accountId: string, note: RichText, before: RichText): void => {
      const wanted = note.content.flatMap((block) => nodesOf({ type: 'doc', content: [block] }, 'voice').map((node) => ({ ...node.attrs, block })));
      const old = nodesOf(before, 'voice').map((node) => node.attrs.id);
      if (wanted.length + old.length === 0) return;
      const saved = new Map(saidIn.all(activityId).map((row) => [row.id, row]));
      for (const { id, kind, text, block } of wanted) {
        const known = saved.get(id);
        if (known?.deleted_at === null) continue;
        if (known !== undefined) {
          restore(known);
          continue;
        }
        const personId = nodesOf({ type: 'doc', content: [block] }, 'mention').map((node) => node.attrs.id).find((one) => personOf.get(one, accountId) !== undefined) ?? null;
        const isQuote = kind === 'quote';
        addMention({ id, itemId: itemNamed(kind, isQuote ? titleOfQuote(text) : text.slice(0, 200)), accountId, personId, activityId, onDay: dayOf(activityId), quote: isQuote ? text : '' });
      }
      const kept = new Set(wanted.map(({ id }) => id));
      const at = store.now().toISOString();
      for (const id of old) {
        const gone = saved.get(id);
        if (!kept.has(id) && gone?.deleted_at === null && gone.told_on === null) dropMention(gone, at);
      }
    },
    /** The call has another account or day: what was said in it goes with it. */
    follow: (activityId: string, accountId: string): void => {
      const onDay = dayOf(activityId);
      for (const { id, account_id: account, on_day: on } of saidIn.all(activityId)) {
        if (account === accountId && on === onDay) continue;
        orm.update(voiceMentions).set({ accountId, onDay, ...valuesOf(accountId, onDay), ...(account === accountId ? {} : { personId: null }) }).where(eq(voiceMentions.id, id)).run();
      }
    },
    /** The call goes, and with it what was said in it and is not answered. */
    forget: (activityId: string, at: string): void => {
      for (const mention of saidIn.all(activityId)) if (mention.deleted_at === null && mention.told_on === null) dropMention(mention, at);
    },
    dropMention: (id: string, itemId: string, at: string): void => dropMention({ id, item_id: itemId }, at),
  };
};
