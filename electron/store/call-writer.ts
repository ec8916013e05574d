import { eq } from 'drizzle-orm';
import type { Attendee, CallDraft } from '#shared/calls.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given } from '#shared/records.ts';
import { emptyRichText, nodesOf, plainTextOf, type RichText } from '#shared/rich-text.ts';
import type { Context } from '#electron/context.ts';
import { activities, attendances, commitments } from '#electron/store/schema.ts';
import { createVoiceWriter } from '#electron/store/voice-writer.ts';

type Known = { id: string; account_id: string | null; state: string; body: string };

/** Writes a call with its attendees and the commitments made in its note. Runs inside a change. */
export const createCallWriter = (context: Context) => {
  const { store, today } = context;
  const { db, orm } = store;
  const voice = createVoiceWriter(context);
  const known = db.prepare<[string], Known & { deleted_at: string | null }>('SELECT id, account_id, state, body, deleted_at FROM activities WHERE id = ?');
  const account = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const attendanceOf = db.prepare<[string], { id: string; person_id: string | null; name: string; email: string; side: string; presence: string }>('SELECT id, person_id, name, email, side, presence FROM attendances WHERE activity_id = ? AND deleted_at IS NULL');
  const promisesOf = db.prepare<[string], { id: string; text: string; side: string; due_on: string | null; deleted_at: string | null; state: string }>('SELECT id, text, side, due_on, deleted_at, state FROM commitments WHERE activity_id = ?');
  const personOf = db.prepare<[string], { id: string }>('SELECT id FROM people WHERE id = ? AND deleted_at IS NULL');

  const accountName = (id: string): string => {
    const found = account.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found.name;
  };

  const keyOf = (one: { personId: string | null; name: string; email: string }): string => one.personId ?? (one.email || one.name.toLowerCase());

  const saveAttendees = (activityId: string, wanted: readonly Attendee[]): void => {
    const gone = wanted.find((one) => one.personId !== null && personOf.get(one.personId) === undefined);
    if (gone !== undefined) throw new DaybookError('NOT_FOUND', `${gone.name || 'One of the attendees'} is not in this book any more. Take them off the call.`);
    const before = new Map(attendanceOf.all(activityId).map((row) => [keyOf({ personId: row.person_id, name: row.name, email: row.email }), row]));
    const after = new Map(wanted.filter((one) => keyOf(one) !== '').map((one) => [keyOf(one), one]));
    for (const [key, one] of after) {
      const values = { personId: one.personId, name: one.name, email: one.email, side: one.side, presence: one.presence };
      const old = before.get(key);
      if (old === undefined) orm.insert(attendances).values({ ...values, id: store.newId(), activityId }).run();
      else orm.update(attendances).set(values).where(eq(attendances.id, old.id)).run();
    }
    const at = store.now().toISOString();
    for (const [key, old] of before) if (!after.has(key)) orm.update(attendances).set({ deletedAt: at }).where(eq(attendances.id, old.id)).run();
  };

  /** The block of the note that a commitment stands in, in words. */
  const sentenceOf = (note: RichText, id: string): string => {
    const holder = note.content.find((block) => nodesOf({ type: 'doc', content: [block] }, 'commitment').some((node) => node.attrs.id === id));
    return holder === undefined ? '' : plainTextOf({ type: 'doc', content: [holder] }).slice(0, 1_000);
  };

  /** Makes, changes and takes away commitments as the note says; one that was kept or dropped meanwhile stays as it is. */
  const saveCommitments = (activityId: string, accountId: string, note: RichText, before: RichText): void => {
    const nodes = new Map(nodesOf(note, 'commitment').map((node) => [node.attrs.id, node.attrs]));
    const saved = new Map(promisesOf.all(activityId).map((row) => [row.id, row]));
    for (const [id, { text, side, dueOn }] of nodes) {
      const old = saved.get(id);
      if (old === undefined) {
        const mentioned = note.content.flatMap((block) => (nodesOf({ type: 'doc', content: [block] }, 'commitment').some((node) => node.attrs.id === id) ? nodesOf({ type: 'doc', content: [block] }, 'mention') : []));
        const personId = side === 'theirs' ? (mentioned.map((node) => node.attrs.id).find((one) => personOf.get(one) !== undefined) ?? null) : null;
        orm.insert(commitments).values({ id, accountId, side, text, dueOn, activityId, personId, sentence: sentenceOf(note, id), state: 'open', madeOn: today() }).run();
      } else if (old.deleted_at !== null) {
        orm.update(commitments).set({ deletedAt: null, text, side, dueOn }).where(eq(commitments.id, id)).run();
      }
    }
    const at = store.now().toISOString();
    for (const gone of nodesOf(before, 'commitment').map((node) => node.attrs.id)) {
      const old = saved.get(gone);
      if (!nodes.has(gone) && old?.deleted_at === null && old.state === 'open') orm.update(commitments).set({ deletedAt: at }).where(eq(commitments.id, gone)).run();
    }
  };

  /** Saves the given fields, making the call where it is new. Answers its id. */
  const save = (id: string, fields: Given<CallDraft>, stateIfNew: 'draft' | 'planned'): string => {
    const before = known.get(id);
    if (before !== undefined && before.deleted_at !== null) throw new DaybookError('NOT_FOUND', 'This call was removed. Undo brings it back.');
    if (fields.accountId !== undefined) accountName(fields.accountId);
    const { accountId, on, attendees, body, ...plain } = fields;
    const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
    const note = body === undefined ? {} : { body: JSON.stringify(body), bodyText: plainTextOf(body) };
    const values = { ...given, ...note, ...(accountId === undefined ? {} : { accountId }), ...(on === undefined ? {} : { onDay: on }) };
    if (before === undefined) orm.insert(activities).values({ type: 'call', onDay: today(), body: JSON.stringify(emptyRichText), ...values, id, state: stateIfNew }).run();
    else if (Object.keys(values).length > 0) orm.update(activities).set(values).where(eq(activities.id, id)).run();
    if (attendees !== undefined) saveAttendees(id, attendees);
    const holder = accountId ?? before?.account_id ?? null;
    if (body !== undefined && holder !== null) {
      const was = before === undefined ? emptyRichText : (JSON.parse(before.body) as RichText);
      saveCommitments(id, holder, body, was);
      voice.saveNote(id, holder, body, was);
    }
    if (before !== undefined && holder !== null && (accountId !== undefined || on !== undefined)) voice.follow(id, holder);
    if (accountId !== undefined && before !== undefined && before.account_id !== accountId) orm.update(commitments).set({ accountId }).where(eq(commitments.activityId, id)).run();
    return id;
  };

  return {
    accountName,
    save,
    /** The call took place, or did not. Those who were invited to a held call were there unless it says otherwise; its sentiment becomes the account's. */
    log: (id: string, state: 'held' | 'no-show' | 'cancelled', fields: Given<CallDraft>): string => {
      save(id, fields, 'draft');
      const call = orm.select().from(activities).where(eq(activities.id, id)).get();
      if (call === undefined) throw new DaybookError('NOT_FOUND', 'That call is not in this book any more.');
      if (call.accountId === null) throw new DaybookError('INVALID', 'Choose the account of this call before it is logged.', 'accountId');
      if (state === 'held' && call.onDay > today()) throw new DaybookError('INVALID', 'A call in the future cannot be logged as held. Change its day first.', 'on');
      orm.update(activities).set({ state, loggedAt: call.loggedAt ?? store.now().toISOString() }).where(eq(activities.id, id)).run();
      if (state === 'held') {
        db.prepare(`UPDATE attendances SET presence = 'attended' WHERE activity_id = ? AND presence = 'invited' AND deleted_at IS NULL`).run(id);
        if (call.sentiment !== null) db.prepare('UPDATE accounts SET sentiment = ?, sentiment_on = ? WHERE id = ? AND coalesce(sentiment_on, \'\') <= ?').run(call.sentiment, call.onDay, call.accountId, call.onDay);
      }
      return id;
    },
    /** Removes a call with what was promised in it and is still open. */
    remove: (id: string): void => {
      const at = store.now().toISOString();
      orm.update(activities).set({ deletedAt: at }).where(eq(activities.id, id)).run();
      db.prepare(`UPDATE commitments SET deleted_at = ? WHERE activity_id = ? AND state = 'open' AND deleted_at IS NULL`).run(at, id);
      voice.forget(id, at);
    },
  };
};
