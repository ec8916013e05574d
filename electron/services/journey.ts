import { and, eq, isNull } from 'drizzle-orm';
import { stageNames, type AccountRow, type Stage } from '#shared/accounts.ts';
import { addDays, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { gatesOf, mediansOf, openGates, visitsOf, type JourneyFacts, type StageMedian } from '#shared/journey-rules.ts';
import type { Journey, Review, ReviewDecision, ReviewLine, StoredReview } from '#shared/journey.ts';
import type { Written } from '#shared/records.ts';
import { quarterName, quarterOf, reviewRules, sharesOf, type Proposal, type ProposalKind, type Quarter, type ReviewRule } from '#shared/review-rules.ts';
import { segmentOf, type Priority } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createJourneyRecords, createStageMoves, journeyFactsOf } from '#electron/store/journey-rows.ts';
import { createReviewRows } from '#electron/store/review-rows.ts';
import { accounts } from '#electron/store/schema.ts';
import { priorityReviews } from '#electron/store/schema-success.ts';

type Decided = { accountId: string; kind: ProposalKind; decision: ReviewDecision; reason: string };
type Item = StoredReview['items'][number];

const ruleOrder = Object.keys(reviewRules) as ReviewRule[];
const gone = (): DaybookError => new DaybookError('NOT_FOUND', 'That account is not in this book any more.');

export const createJourney = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createAccountRows(context);
  const records = createJourneyRecords(db);
  const recordsOfBook = keepByAccount(context, records);
  const moves = createStageMoves(db, () => settings().timeZone ?? undefined);
  const reviews = createReviewRows(context);
  const stageNow = db.prepare<[string], { stage: Stage | null; stageOn: Day | null }>('SELECT stage, stage_on AS stageOn FROM accounts WHERE id = ?');

  const find = (id: string): AccountRow => {
    const row = rows.one(id);
    if (row === null) throw gone();
    return row;
  };

  const factsOf = (row: AccountRow): JourneyFacts | null => {
    const own = records([row.id], today()).get(row.id);
    return own === undefined ? null : journeyFactsOf(row, own);
  };

  /** The quarter of a key: this one or the one before; `null` is the one that is due. */
  const quarterFor = (key: string | null, all: readonly AccountRow[]): { quarter: Quarter; isDue: boolean; isOverdue: boolean } => {
    const due = reviews.due(all);
    if (key === null || key === due.quarter.key) return due;
    const now = quarterOf(today(), settings().fiscalYearStart);
    const quarter = [now, quarterOf(addDays(now.from, -1), settings().fiscalYearStart)].find((one) => one.key === key);
    if (quarter === undefined) throw new DaybookError('INVALID', `${quarterName(key)} cannot be reviewed any more. Only this quarter and the last one can.`, 'quarter');
    return { quarter, isDue: false, isOverdue: quarter !== now };
  };

  /** What accepting a proposal writes to the account, or keeping what is. */
  const fieldsFor = (proposal: Proposal, decision: ReviewDecision, reason: string): Partial<typeof accounts.$inferInsert> => {
    const accepted = decision === 'accepted';
    switch (proposal.kind) {
      case 'segment':
        return accepted ? { segment: proposal.after } : {};
      case 'stage':
        return accepted ? { stage: proposal.after, stageOn: today() } : {};
      case 'priority':
        if (proposal.rule === 'priority-moved') return accepted ? {} : { priorityOverride: proposal.before, priorityReason: reason };
        return accepted ? { priorityOverride: null, priorityReason: '' } : {};
      case 'none':
        return {};
    }
  };

  const keepReview = (quarter: string, accountId: string, items: readonly Item[], isOpen: boolean, priority: Priority): void => {
    const decision = isOpen ? 'open' : items.every((item) => item.kind === 'none') ? 'confirmed' : items.every((item) => item.decision === 'accepted') ? 'accepted' : items.every((item) => item.decision === 'kept') ? 'kept' : 'mixed';
    const values = {
      onDay: today(), decision, proposal: JSON.stringify({ items, priority }), rule: items.map((item) => item.rule).join(', '), reason: items.flatMap((item) => (item.reason === '' ? [] : [item.reason])).join('; '),
    };
    const [known] = orm.select({ id: priorityReviews.id }).from(priorityReviews).where(and(eq(priorityReviews.accountId, accountId), eq(priorityReviews.quarter, quarter), isNull(priorityReviews.deletedAt))).all();
    if (known === undefined) orm.insert(priorityReviews).values({ id: store.newId(), accountId, quarter, ...values }).run();
    else orm.update(priorityReviews).set(values).where(eq(priorityReviews.id, known.id)).run();
  };

  /** Writes what was decided of one account's proposals, and gives all that is decided of it by now. */
  const applyTo = (accountId: string, decided: readonly Decided[], proposed: readonly Proposal[], before: readonly Item[]): Item[] => {
    const items = [...before];
    for (const { kind, decision, reason } of decided) {
      const proposal = proposed.find((one) => one.kind === kind);
      if (proposal === undefined || items.some((item) => item.kind === kind)) throw new DaybookError('CONFLICT', 'That proposal does not stand any more. The list shows what does.');
      const fields = fieldsFor(proposal, decision, reason);
      if (Object.keys(fields).length > 0) orm.update(accounts).set(fields).where(eq(accounts.id, accountId)).run();
      items.push({ ...proposal, decision, reason });
    }
    return items;
  };

  return {
    read: ({ accountId, asOf: on }: { accountId: string; asOf: Day | null }): Journey => {
      const now = stageNow.get(accountId);
      if (now === undefined) throw gone();
      const isPast = on !== null && on < today();
      const visits = visitsOf(moves.one(accountId, now, isPast ? endOfDay(on, settings().timeZone ?? undefined) : null));
      if (isPast) return { stage: visits.at(-1)?.stage ?? null, visits, gates: null };
      const found = factsOf(find(accountId));
      return { stage: now.stage, visits, gates: now.stage === null || found === null ? [] : gatesOf(now.stage, found, settings().journey) };
    },

    medians: (): Partial<Record<Stage, StageMedian>> => mediansOf(moves.all().flatMap(visitsOf)),

    move: async ({ accountId, to, reason }: { accountId: string; to: Stage; reason: string }, { window }: Caller): Promise<Written> => {
      const row = find(accountId);
      const found = factsOf(row);
      if (row.stage === to) throw new DaybookError('CONFLICT', `${row.name} is in ${stageNames[to]} already.`);
      const open = found === null ? [] : openGates(row.stage, to, found, settings().journey);
      if (open.length > 0 && reason === '') throw new DaybookError('INVALID', `Say why ${row.name} moves on while this is open: ${open.map(({ says }) => says.toLowerCase()).join('; ')}.`, 'reason');
      return store.write({ window, label: `Moved ${row.name} to ${stageNames[to]}${reason === '' ? '' : `: ${reason}`}`, words: bookWords }, () => {
        orm.update(accounts).set({ stage: to, stageOn: today() }).where(eq(accounts.id, accountId)).run();
        return {};
      });
    },

    review: async ({ quarter: key }: { quarter: string | null }): Promise<Review> => {
      const [known, all] = [await recordsOfBook(), await rows.all()];
      const { quarter, isDue, isOverdue } = quarterFor(key, all);
      const asked = reviews.reviewed(quarter, all);
      const stored = reviews.stored(quarter.key);
      const open = asked.filter(({ id }) => stored.get(id)?.isOpen !== false);
      const proposed = reviews.proposals(quarter.key, open, known, settings());
      const lines = asked.flatMap((row): ReviewLine[] => {
        const decided = stored.get(row.id)?.items ?? [];
        const left = (proposed.get(row.id) ?? []).filter(({ kind }) => !decided.some((item) => item.kind === kind) && (kind !== 'none' || decided.length === 0));
        const about = { accountId: row.id, name: row.name, segment: segmentOf(settings(), row.segment).name, priority: row.priority.priority };
        return [...decided.map((item) => ({ ...item, ...about })), ...left.map((proposal) => ({ ...proposal, ...about, decision: null, reason: '' }))];
      });
      return {
        quarter, isDue, isOverdue,
        lines: lines.toSorted((a, b) => ruleOrder.indexOf(a.rule) - ruleOrder.indexOf(b.rule) || a.name.localeCompare(b.name)),
        shares: sharesOf(all, settings()),
        done: asked.filter(({ id }) => stored.get(id)?.isOpen === false).length,
        accounts: asked.length,
      };
    },

    decide: async ({ quarter: key, decisions }: { quarter: string; decisions: Decided[] }, { window }: Caller): Promise<Written> => {
      const all = await rows.all();
      const { quarter } = quarterFor(key, all);
      const without = decisions.find(({ decision, reason }) => decision === 'kept' && reason === '');
      if (without !== undefined) throw new DaybookError('INVALID', 'Say why it stays as it is.', 'reason');
      const byAccount = Map.groupBy(decisions, ({ accountId }) => accountId);
      const asked = reviews.reviewed(quarter, all).filter(({ id }) => byAccount.has(id));
      if (asked.length !== byAccount.size) throw gone();
      const ids = [...byAccount.keys()];
      const proposed = reviews.proposals(quarter.key, asked, records(ids, today()), settings());
      const stored = reviews.stored(quarter.key);
      const [first] = asked;
      const label = `Reviewed ${asked.length === 1 && first !== undefined ? first.name : `${asked.length} accounts`} for ${quarterName(quarter.key)}`;
      return store.write({ window, label, words: bookWords }, () => {
        const itemsOf = new Map([...byAccount].map(([id, decided]) => [id, applyTo(id, decided, proposed.get(id) ?? [], stored.get(id)?.items ?? [])]));
        const now = [...rows.some(ids).values()];
        const after = reviews.proposals(quarter.key, now, records(ids, today()), settings());
        for (const row of now) {
          const items = itemsOf.get(row.id) ?? [];
          // An account is done once no rule proposes anything that was not decided.
          const isOpen = (after.get(row.id) ?? []).some(({ kind }) => kind !== 'none' && !items.some((item) => item.kind === kind));
          keepReview(quarter.key, row.id, items, isOpen, row.priority.priority);
        }
        return {};
      });
    },
  };
};
