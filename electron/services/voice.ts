import { eq } from 'drizzle-orm';
import { dayName, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { AccountVoice, LoopDraft, MentionFields, VoiceFields, VoiceItem, VoiceRow } from '#shared/voice.ts';
import { isEnded, loopMessage, voiceStatusNames, type VoiceStatus } from '#shared/voice-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { voiceItems, voiceMentions } from '#electron/store/schema-review.ts';
import { createVoiceRows } from '#electron/store/voice-rows.ts';
import { createVoiceWriter } from '#electron/store/voice-writer.ts';
import { createPlanWrites, given } from './plan-writes.ts';

type Said = Given<MentionFields> & { accountId: string };

/** What customers ask for, meet and say: items across accounts, who stands behind them, and whether they were told how it ended. */
export const createVoice = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createVoiceRows(context);
  const writer = createVoiceWriter(context);
  const { checkMember, checkPerson, write, removedAt } = createPlanWrites(context);
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const productNamed = db.prepare<[string], { name: string }>('SELECT name FROM products WHERE id = ? AND deleted_at IS NULL');
  const spoke = db.prepare<[string, string], { id: string; onDay: Day; name: string | null; email: string | null }>(
    'SELECT r.id, r.on_day AS onDay, p.name, p.email FROM voice_mentions r LEFT JOIN people p ON p.id = r.person_id AND p.deleted_at IS NULL AND p.left_on IS NULL WHERE r.item_id = ? AND r.account_id = ? AND r.deleted_at IS NULL ORDER BY r.on_day, r.rid',
  );

  const nameOf = (accountId: string): string => {
    const found = accountNamed.get(accountId);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found.name;
  };
  const checkDay = (on: Day | undefined, field: string): void => {
    if (on !== undefined && on > today()) throw new DaybookError('INVALID', 'That day has not come yet. Choose today or a day before.', field);
  };
  const checkFields = ({ productId, ownerId }: Given<VoiceFields>): void => {
    if (productId !== null && productId !== undefined && productNamed.get(productId) === undefined) throw new DaybookError('INVALID', 'That product is not in this book any more. Choose another.', 'productId');
    checkMember(ownerId, 'ownerId');
  };
  const checkSaid = ({ accountId, personId, onDay }: Said): string => {
    checkPerson(personId, accountId, 'personId');
    checkDay(onDay, 'onDay');
    return nameOf(accountId);
  };
  const add = (itemId: string, { accountId, personId = null, onDay = today(), quote = '' }: Said): string => writer.addMention({ itemId, accountId, personId, activityId: null, onDay, quote });
  const saidBy = (id: string, accountId: string) => {
    const found = spoke.all(id, accountId);
    if (found.length === 0) throw new DaybookError('NOT_FOUND', 'That account is not behind this any more.');
    return found;
  };

  return {
    list: async (): Promise<{ on: Day; currency: string; rows: VoiceRow[] }> => ({ on: today(), currency: settings().currency, rows: (await rows.all()).map(({ said: _said, ...row }) => row) }),
    told: async ({ ids }: { ids: string[] }): Promise<VoiceItem[]> => {
      const wanted = new Set(ids);
      return (await rows.all()).filter(({ id }) => wanted.has(id));
    },
    get: async ({ id }: { id: string }): Promise<VoiceItem> => {
      rows.stored(id);
      const found = (await rows.all()).find((item) => item.id === id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That is not among what customers said any more.');
      return found;
    },
    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): AccountVoice[] => rows.ofAccount(accountId, asOf === null || asOf >= today() ? null : endOfDay(asOf, settings().timeZone ?? undefined)),

    create: ({ kind, title, said, ...fields }: Given<Omit<VoiceFields, 'kind' | 'title'>> & Pick<VoiceFields, 'kind' | 'title'> & { said?: Said | undefined }, caller: Caller): Promise<WrittenRecord> => {
      checkFields(fields);
      if (said !== undefined) checkSaid(said);
      return write(caller, `Added “${title}”`, () => {
        const id = store.newId();
        orm.insert(voiceItems).values({ ...given(fields), id, kind, title, status: 'captured', statusOn: said?.onDay ?? today() }).run();
        if (said !== undefined) add(id, said);
        return { id };
      });
    },

    change: ({ id, fields }: { id: string; fields: Given<VoiceFields> }, caller: Caller): Promise<WrittenRecord> => {
      const item = rows.stored(id);
      checkFields(fields);
      const values = given(fields);
      return write(caller, `Changed “${item.title}”`, () => {
        if (Object.keys(values).length > 0) orm.update(voiceItems).set(values).where(eq(voiceItems.id, id)).run();
        return { id };
      });
    },

    move: ({ id, status, on = today(), reason }: { id: string; status: VoiceStatus; on?: Day | undefined; reason?: string | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const item = rows.stored(id);
      checkDay(on, 'on');
      const words = reason ?? (item.status === status ? item.statusNote : '');
      if (status === 'declined' && words === '') throw new DaybookError('INVALID', 'Say why it was declined; whoever asked will want to know.', 'reason');
      return write(caller, `“${item.title}”: ${voiceStatusNames[status].toLowerCase()}`, () => {
        orm.update(voiceItems).set({ status, statusOn: on, statusNote: words }).where(eq(voiceItems.id, id)).run();
        // Another end is another answer; what was told of the one before is not it.
        if (status !== item.status && isEnded(item.status)) db.prepare(`UPDATE voice_mentions SET told_on = NULL, told_note = '' WHERE item_id = ? AND told_on IS NOT NULL AND deleted_at IS NULL`).run(id);
        return { id };
      });
    },

    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const item = rows.stored(id);
      return write(caller, `Removed “${item.title}”`, () => {
        const deletedAt = removedAt();
        db.prepare('UPDATE voice_mentions SET deleted_at = ? WHERE item_id = ? AND deleted_at IS NULL').run(deletedAt, id);
        orm.update(voiceItems).set({ deletedAt }).where(eq(voiceItems.id, id)).run();
        return {};
      });
    },

    merge: ({ id, into }: { id: string; into: string }, caller: Caller): Promise<WrittenRecord> => {
      if (id === into) throw new DaybookError('INVALID', 'That is the same one. Choose another.', 'into');
      const [from, kept] = [rows.stored(id), rows.stored(into)];
      return write(caller, `Merged “${from.title}” into “${kept.title}”`, () => {
        // What was answered for the one that goes is no answer for the one that stays, unless both ended alike.
        if (from.status !== kept.status) db.prepare(`UPDATE voice_mentions SET told_on = NULL, told_note = '' WHERE item_id = ? AND told_on IS NOT NULL AND deleted_at IS NULL`).run(id);
        db.prepare('UPDATE voice_mentions SET item_id = ? WHERE item_id = ? AND deleted_at IS NULL').run(into, id);
        const detail = [kept.detail, from.detail === '' ? from.title : `${from.title}: ${from.detail}`].filter((part) => part !== '').join('\n');
        const lacks = {
          detail: detail.slice(0, 10_000), theme: kept.theme || from.theme, severity: kept.severity ?? from.severity, productId: kept.productId ?? from.productId, ownerId: kept.ownerId ?? from.ownerId,
          externalKey: kept.externalKey || from.externalKey, externalUrl: kept.externalKey === '' ? kept.externalUrl || from.externalUrl : kept.externalUrl,
        };
        orm.update(voiceItems).set(lacks).where(eq(voiceItems.id, into)).run();
        orm.update(voiceItems).set({ deletedAt: removedAt() }).where(eq(voiceItems.id, id)).run();
        return { id: into };
      });
    },

    say: ({ id, ...said }: Said & { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const item = rows.stored(id);
      const account = checkSaid(said);
      return write(caller, `${account} is behind “${item.title}”`, () => ({ id: add(id, said) }));
    },

    changeSaid: ({ id, fields }: { id: string; fields: Given<MentionFields> }, caller: Caller): Promise<WrittenRecord> => {
      const mention = rows.mention(id);
      checkSaid({ accountId: mention.accountId, ...fields });
      const values = { ...given(fields), ...(fields.onDay === undefined ? {} : writer.arrThen(mention.accountId, fields.onDay)) };
      return write(caller, `Changed what ${mention.accountName} said`, () => {
        if (Object.keys(values).length > 0) orm.update(voiceMentions).set(values).where(eq(voiceMentions.id, id)).run();
        return { id };
      });
    },

    removeSaid: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const mention = rows.mention(id);
      return write(caller, `Removed what ${mention.accountName} said`, () => {
        orm.update(voiceMentions).set({ deletedAt: removedAt() }).where(eq(voiceMentions.id, id)).run();
        return {};
      });
    },

    draft: ({ id, accountId }: { id: string; accountId: string }): LoopDraft => {
      const { kind, title, status, statusOn, statusNote } = rows.stored(id);
      const found = saidBy(id, accountId);
      const people = [...new Map(found.flatMap(({ name, email }) => (name === null ? [] : [[name, { name, email: email ?? '' }] as const]))).values()];
      return loopMessage({ kind, title, status, statusOn, reason: statusNote, saidOn: found[0]?.onDay ?? today(), people, me: settings().me });
    },

    tell: ({ id, accountId, on, note = '' }: { id: string; accountId: string; on: Day | null; note?: string | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const item = rows.stored(id);
      const name = nameOf(accountId);
      saidBy(id, accountId);
      checkDay(on ?? undefined, 'on');
      if (on !== null && !isEnded(item.status)) throw new DaybookError('INVALID', 'It is neither released nor declined yet, so there is nothing to tell.', 'on');
      if (on !== null && item.statusOn !== null && on < item.statusOn) throw new DaybookError('INVALID', `It ended on ${dayName(item.statusOn)}. Nobody can have been told before.`, 'on');
      return write(caller, on === null ? `${name} is to be told of “${item.title}”` : `Told ${name} of “${item.title}”`, () => {
        db.prepare('UPDATE voice_mentions SET told_on = ?, told_note = ? WHERE item_id = ? AND account_id = ? AND deleted_at IS NULL').run(on, on === null ? '' : note, id, accountId);
        return { id };
      });
    },
  };
};
