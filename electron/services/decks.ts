import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { CustomerFacts } from '#shared/customer-facts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { deckChoice, type Deck, type DeckChoice, type Finding } from '#shared/deck.ts';
import { composeAll, thenDayOf, type Composed } from '#shared/deck-compose.ts';
import { internalFindings } from '#shared/deck-findings.ts';
import { formOf, plainChoice } from '#shared/deck-names.ts';
import type { DeckExport, DeckFile, DeckOf, DeckView } from '#shared/decks.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Look, PlacedSlide } from '#shared/placed-slides.ts';
import type { WrittenRecord } from '#shared/records.ts';
import { layOut } from '#shared/slide-layout.ts';
import type { Context } from '#electron/context.ts';
import { deckDocument, deckFile } from '#electron/decks/deck-file.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createReviewFacts } from '#electron/store/business-review-facts.ts';
import { createContentLock } from '#electron/store/business-review-lock.ts';
import { createReviewRows, type ReviewRecord } from '#electron/store/business-review-rows.ts';
import { createCustomerFacts } from '#electron/store/customer-facts.ts';
import { businessReviews, documentExports } from '#electron/store/schema-review.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createDeckLooks, type Template } from './deck-looks.ts';
import { createSlideSets } from './deck-sets.ts';
import { createDeckTemplates } from './deck-templates.ts';

type Made = Composed & { facts: CustomerFacts; choice: DeckChoice; review: ReviewRecord | null; thenOn: Day; look: Look; template: Template | null; slides: PlacedSlide[]; findings: Finding[] };

const storedChoice = (deck: string): DeckChoice | null => {
  const read = deckChoice.safeParse(JSON.parse(deck));
  return read.success ? read.data : null;
};

const order: Record<Finding['kind'], number> = { contradiction: 0, missing: 1, stale: 2, fit: 3, internal: 4 };

/** The decks of business reviews: what follows from an account, what a person chose of it, and the file (F19). */
export const createDecks = (context: Context) => {
  const { store, settings } = context;
  const { orm } = store;
  const facts = createCustomerFacts(context);
  const reviews = createReviewRows(context);
  const reviewFacts = createReviewFacts(context);
  const lock = createContentLock(context);
  const looks = createDeckLooks(context);

  const reviewOf = (reviewId: string | null, accountId: string): ReviewRecord | null => {
    if (reviewId === null) return null;
    const { record } = reviews.one(reviewId);
    if (record.accountId !== accountId) throw new DaybookError('INVALID', 'That business review is of another account.', 'reviewId');
    return record;
  };
  const choiceOf = (review: ReviewRecord | null): DeckChoice => (review === null ? null : storedChoice(review.deck)) ?? { ...plainChoice(formOf(review?.kind ?? 'quarterly')), templateId: settings().brand.templateId };

  /** The account on the earlier day; `null` where it was not in the book then. */
  const earlierOf = async (accountId: string, on: Day): Promise<CustomerFacts | null> => {
    try {
      return await facts.of(accountId, on);
    } catch (error) {
      if (error instanceof DaybookError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  };

  const make = async ({ accountId, reviewId, asOf, choice: asked }: DeckOf): Promise<Made> => {
    const review = reviewOf(reviewId, accountId);
    const choice = asked ?? choiceOf(review);
    // A review that was held is shown with what was known on its day, unless the book knew nothing of the account then.
    const heldOn = asOf === null && review?.state === 'held' ? review.heldOn : null;
    const now = (heldOn === null ? null : await earlierOf(accountId, heldOn)) ?? await facts.of(accountId, asOf);
    const thenOn = thenDayOf(now, choice);
    const earlier = thenOn < now.on ? await earlierOf(accountId, thenOn) : null;
    await turnOfOthers();
    const composed = composeAll(now, earlier, reviewId === null ? null : reviewFacts.of(reviewId), choice, settings().reviews.ratingGap);
    const { look, template, findings: ofLook } = looks.of(choice);
    await turnOfOthers();
    const laid = layOut(composed.deck, look);
    const findings = [...composed.deck.findings, ...ofLook, ...laid.findings, ...internalFindings(facts.leftOut(accountId))].toSorted((a, b) => order[a.kind] - order[b.kind]);
    return { ...composed, facts: now, choice, review, thenOn, look, template, slides: laid.slides, findings };
  };

  const sourcesOf = ({ slides }: Deck) => slides.flatMap(({ key, sources }) => sources.map((one) => ({ slide: key, ...one })));

  return {
    ...createSlideSets(context),
    ...createDeckTemplates(context),

    compose: async (asked: DeckOf): Promise<DeckView> => {
      const { facts: now, deck, strip, slides, look, findings, choice, review, thenOn } = await make(asked);
      return { account: { entity: 'accounts', id: now.accountId, label: now.account }, reviewId: asked.reviewId, on: now.on, asOf: now.asOf, thenOn, title: deck.title, choice, strip, slides, look, findings, isLocked: review !== null && lock.holds(review) };
    },

    choose: ({ reviewId, choice }: { reviewId: string; choice: DeckChoice | null }, { window }: Caller): Promise<WrittenRecord> => {
      const { record, accountName } = reviews.one(reviewId);
      lock.check(record);
      return store.write({ window, label: `Changed the deck of ${accountName}`, words: bookWords }, () => {
        orm.update(businessReviews).set({ deck: choice === null ? '{}' : JSON.stringify(choice) }).where(eq(businessReviews.id, reviewId)).run();
        return { id: reviewId };
      });
    },

    file: async (asked: DeckOf, { window }: Caller): Promise<DeckFile> => {
      const { facts: now, deck, slides, look, template, findings } = await make(asked);
      const { bytes, fileName, mime, format } = await (deck.form === 'thirty-minute' ? deckDocument(deck, look) : deckFile({ deck, slides, look, files: looks.picturesOf(slides, look), template }));
      const hash = createHash('sha256').update(bytes).digest('hex');
      const written = await store.write({ window, label: `Made the deck of ${now.account} as of ${dayName(now.on)}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(documentExports).values({
          id, accountId: now.accountId, reviewId: asked.reviewId, kind: 'deck', audience: 'customer', format, fileName, hash, madeAt: store.now().toISOString(), asOfDay: now.on,
          sources: JSON.stringify(sourcesOf(deck)), findings: JSON.stringify(findings),
        }).run();
        return { id };
      });
      return { ...written, fileName, mime, base64: Buffer.from(bytes).toString('base64'), hash };
    },

    files: ({ accountId }: { accountId: string }): DeckExport[] =>
      orm.select().from(documentExports).where(eq(documentExports.accountId, accountId)).orderBy(desc(documentExports.madeAt), desc(documentExports.rid)).all()
        .filter(({ deletedAt, kind }) => deletedAt === null && kind === 'deck')
        .map(({ id, fileName, format, madeAt, asOfDay, hash, findings }) => ({ id, fileName, format, madeAt, asOf: asOfDay, hash, findings: (JSON.parse(findings) as Finding[]).length })),
  };
};
