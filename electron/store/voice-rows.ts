import type { Day, Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { arrOf, noArr } from '#shared/ledger-rules.ts';
import type { Money } from '#shared/money.ts';
import { convert, type Rate } from '#shared/rates.ts';
import type { AccountVoice, VoiceAccount, VoiceItem, VoiceMention, VoiceRow } from '#shared/voice.ts';
import { isEnded, rankItems, type VoiceKind, type VoiceSeverity, type VoiceStatus } from '#shared/voice-rules.ts';
import type { Context } from '#electron/context.ts';
import { createArrReader } from '#electron/store/arr-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { ledgerRules } from '#electron/store/ledger-sync.ts';
import { columnsOf, recordOf, type StoredRow } from '#electron/store/rows.ts';
import { voiceItems, voiceMentions } from '#electron/store/schema-review.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createRates } from '#electron/store/value-rows.ts';

const toItem = recordOf(voiceItems);
const toMention = recordOf(voiceMentions);
type StoredItem = ReturnType<typeof toItem> & { productName: string | null; ownerName: string | null };
type StoredMention = ReturnType<typeof toMention> & { accountName: string; personName: string | null; call: string | null };

/** ARR of so many accounts is read before others have their turn. */
const accountsAtOnce = 100;

const mentionOf = ({ id, itemId, accountId, accountName, personId, personName, activityId, call, onDay, quote, arrMinor, currency, toldOn, toldNote }: StoredMention): VoiceMention => ({
  id, itemId, accountId, accountName, personId, personName: personName ?? '', activityId: call === null ? null : activityId, call: call ?? '', onDay, quote, arrThen: { minor: arrMinor, currency }, toldOn, toldNote,
});

/** The accounts of mentions, oldest first, each once. */
const accountsOf = (said: readonly StoredMention[], arr: ReadonlyMap<string, Money[]>): VoiceAccount[] =>
  [...Map.groupBy(said, ({ accountId }) => accountId)].flatMap(([id, own]) => {
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const toldOn = own.some((one) => one.toldOn === null) ? null : (own.map((one) => one.toldOn).toSorted().at(-1) ?? null);
    return [{ id, name: first.accountName, arr: arr.get(id) ?? [], arrThen: { minor: first.arrMinor, currency: first.currency }, firstOn: first.onDay, lastOn: last.onDay, mentions: own.length, people: [...new Set(own.flatMap(({ personName }) => (personName === null ? [] : [personName])))], toldOn }];
  });

/** Reads what customers say, with what stands behind it. */
export const createVoiceRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rates = createRates(context);
  const arrReader = createArrReader(db);
  const itemFrom = `SELECT ${columnsOf(voiceItems, 'r')}, p.name AS productName, m.name AS ownerName FROM voice_items r LEFT JOIN products p ON p.id = r.product_id AND p.deleted_at IS NULL LEFT JOIN team_members m ON m.id = r.owner_id`;
  const mentionColumns = `${columnsOf(voiceMentions, 'r')}, a.name AS accountName, p.name AS personName, CASE WHEN c.id IS NULL THEN NULL WHEN c.title = '' THEN c.type ELSE c.title END AS call`;
  const mentionJoins = 'JOIN accounts a ON a.id = r.account_id AND a.deleted_at IS NULL LEFT JOIN people p ON p.id = r.person_id LEFT JOIN activities c ON c.id = r.activity_id AND c.deleted_at IS NULL';
  const items = db.prepare<[], StoredItem>(`${itemFrom} WHERE r.deleted_at IS NULL ORDER BY r.rid`);
  const one = db.prepare<[string], StoredItem>(`${itemFrom} WHERE r.id = ? AND r.deleted_at IS NULL`);
  const mentions = db.prepare<[], StoredMention>(`SELECT ${mentionColumns} FROM voice_mentions r ${mentionJoins} WHERE r.deleted_at IS NULL ORDER BY r.on_day, r.rid`);
  const mention = db.prepare<[string], StoredMention>(`SELECT ${mentionColumns} FROM voice_mentions r ${mentionJoins} WHERE r.id = ? AND r.deleted_at IS NULL`);
  const ever = db.prepare<[string], StoredRow>('SELECT * FROM voice_mentions WHERE account_id = ? ORDER BY on_day DESC, rid DESC');
  const around = db.prepare<[string], Pick<StoredMention, 'accountName' | 'personName' | 'call'>>(`SELECT a.name AS accountName, p.name AS personName, CASE WHEN c.id IS NULL THEN NULL WHEN c.title = '' THEN c.type ELSE c.title END AS call FROM voice_mentions r JOIN accounts a ON a.id = r.account_id LEFT JOIN people p ON p.id = r.person_id LEFT JOIN activities c ON c.id = r.activity_id AND c.deleted_at IS NULL WHERE r.id = ?`);
  const itemEver = db.prepare<[string], StoredRow>('SELECT * FROM voice_items WHERE id = ?');

  /** ARR of accounts today by currency, as the ledger has it. */
  const arrToday = async (ids: readonly string[]): Promise<Map<string, Money[]>> => {
    const found = new Map<string, Money[]>();
    for (let at = 0; at < ids.length; at += accountsAtOnce) {
      const some = ids.slice(at, at + accountsAtOnce);
      const bases = arrReader(some);
      for (const id of some) found.set(id, arrOf(bases.get(id) ?? noArr, today(), ledgerRules(context)));
      if (at + accountsAtOnce < ids.length) await turnOfOthers();
    }
    return found;
  };

  const rowOf = (item: StoredItem, said: readonly StoredMention[], arr: ReadonlyMap<string, Money[]>, known: readonly Rate[]): VoiceRow => {
    const { currency } = settings();
    const accounts = accountsOf(said, arr);
    const now = convert(accounts.flatMap((account) => account.arr), known, today(), currency);
    const before = accounts.map(({ arrThen, firstOn }) => convert([arrThen], known, firstOn, currency));
    const { id, title, detail, theme, statusOn, statusNote, productId, productName, ownerId, ownerName, externalKey, externalUrl } = item;
    const status = item.status as VoiceStatus;
    return {
      id, kind: item.kind as VoiceKind, title, detail, theme, severity: item.severity as VoiceSeverity | null, status, statusOn, reason: statusNote, productId, productName: productName ?? '', ownerId, ownerName: ownerName ?? '', externalKey, externalUrl,
      accounts, mentions: said.length, lastOn: said.at(-1)?.onDay ?? null,
      arr: { minor: now.minor, currency }, arrThen: { minor: before.reduce((total, { minor }) => total + minor, 0), currency }, missing: [...new Set([now, ...before].flatMap(({ missing }) => missing))].toSorted(),
      score: 0, rank: null, untold: isEnded(status) ? accounts.filter(({ toldOn }) => toldOn === null).length : 0,
    };
  };

  /** Every item with its rank and what was said. */
  const all = async (): Promise<VoiceItem[]> => {
    const [stored, said, known] = [items.all(), Map.groupBy(mentions.all(), ({ itemId }) => itemId), rates()];
    await turnOfOthers();
    const arr = await arrToday([...new Set([...said.values()].flatMap((own) => own.map(({ accountId }) => accountId)))]);
    const rows: VoiceItem[] = [];
    for (const item of stored) {
      const own = said.get(item.id) ?? [];
      rows.push({ ...rowOf(item, own, arr, known), said: own.map(mentionOf) });
      if (rows.length % 200 === 0) await turnOfOthers();
    }
    const ranks = rankItems(rows.map(({ id, status, severity, arr: { minor }, accounts, lastOn }) => ({ id, status, severity, arrMinor: minor, accounts: accounts.length, lastOn })), settings().voice);
    return rows
      .map((row) => ({ ...row, ...(ranks.get(row.id) ?? { score: 0, rank: null }) }))
      .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (b.statusOn ?? '').localeCompare(a.statusOn ?? '') || a.title.localeCompare(b.title));
  };

  return {
    all,
    /** @throws DaybookError NOT_FOUND */
    stored: (id: string): StoredItem & { kind: VoiceKind; status: VoiceStatus } => {
      const found = one.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That is not among what customers said any more.');
      return { ...found, kind: found.kind as VoiceKind, status: found.status as VoiceStatus };
    },
    /** @throws DaybookError NOT_FOUND */
    mention: (id: string): VoiceMention => {
      const found = mention.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That mention is not in this book any more.');
      return mentionOf(found);
    },
    /** What an account said, newest first, as it is or as it was known at an instant. */
    ofAccount: (accountId: string, at: Instant | null): AccountVoice[] =>
      (at === null ? ever.all(accountId).filter((row) => row['deleted_at'] === null) : asOf(db, 'voice_mentions', ever.all(accountId), at)).map(toMention).flatMap((stored) => {
        const [by, item] = [around.get(stored.id), itemEver.get(stored.itemId)];
        const [known] = item === undefined ? [] : at === null ? [item].filter((row) => row['deleted_at'] === null) : asOf(db, 'voice_items', [item], at);
        if (by === undefined || known === undefined) return [];
        const { kind, title, theme, severity, status, statusOn, statusNote } = toItem(known);
        return [{ ...mentionOf({ ...stored, ...by }), kind: kind as VoiceKind, title, theme, severity: severity as VoiceSeverity | null, status: status as VoiceStatus, statusOn, reason: statusNote }];
      }),
  };
};

/** A mention whose customer was not told how it ended. */
export type OpenLoop = { itemId: string; title: string; kind: VoiceKind; status: VoiceStatus; statusOn: Day; accountId: string; firstOn: Day; people: string };

/** Reads who was not told yet how it ended, of what ended since a day: one row an item and account. */
export const createOpenLoops = ({ store }: Pick<Context, 'store'>): ((since: Day) => OpenLoop[]) => {
  const loops = store.db.prepare<[string], OpenLoop>(
    `SELECT i.id AS itemId, i.title, i.kind, i.status, i.status_on AS statusOn, r.account_id AS accountId, min(r.on_day) AS firstOn, coalesce(group_concat(DISTINCT p.name), '') AS people
     FROM voice_items i JOIN voice_mentions r ON r.item_id = i.id AND r.deleted_at IS NULL AND r.told_on IS NULL LEFT JOIN people p ON p.id = r.person_id AND p.deleted_at IS NULL
     WHERE i.status IN ('released', 'declined') AND i.deleted_at IS NULL AND i.status_on >= ? GROUP BY i.id, r.account_id ORDER BY i.status_on, i.rid`,
  );
  return (since) => loops.all(since);
};
