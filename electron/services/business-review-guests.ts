import { eq } from 'drizzle-orm';
import { defaultAgenda, type AgendaPoint } from '#shared/business-review-agenda.ts';
import type { Presence } from '#shared/business-review-words.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createContentLock } from '#electron/store/business-review-lock.ts';
import { createReviewProposal } from '#electron/store/business-review-proposal.ts';
import { createReviewRows, type ReviewRecord } from '#electron/store/business-review-rows.ts';
import { reviewAgenda, reviewAttendees } from '#electron/store/schema-review.ts';
import { createPlanWrites, given } from './plan-writes.ts';

type Point = AgendaPoint & { lead: string };

/** Who comes to a review, and what is talked about. The agenda is content, and may be locked. */
export const createReviewGuests = (context: Context) => {
  const { store } = context;
  const { db, orm } = store;
  const rows = createReviewRows(context);
  const lock = createContentLock(context);
  const addProposed = createReviewProposal(context);
  const { write, removedAt, checkPerson, checkMember } = createPlanWrites(context);
  const reviewOfAttendee = db.prepare<[string], string>('SELECT review_id FROM review_attendees WHERE id = ? AND deleted_at IS NULL').pluck();
  const reviewOfPoint = db.prepare<[string], string>('SELECT review_id FROM review_agenda WHERE id = ? AND deleted_at IS NULL').pluck();

  const attendeeOf = (id: string) => {
    const reviewId = reviewOfAttendee.get(id);
    if (reviewId === undefined) throw new DaybookError('NOT_FOUND', 'That attendee is not on the list any more.');
    const { record, accountName } = rows.one(reviewId);
    const { attendees } = rows.attendeesOf(record);
    return { record, accountName, attendees, attendee: attendees.find((one) => one.id === id) };
  };
  /** The review of a point of an agenda that may be changed. */
  const openPoint = (id: string): { record: ReviewRecord; accountName: string } => {
    const reviewId = reviewOfPoint.get(id);
    if (reviewId === undefined) throw new DaybookError('NOT_FOUND', 'That point is not on the agenda any more.');
    return openReview(reviewId);
  };
  const openReview = (reviewId: string): { record: ReviewRecord; accountName: string } => {
    const found = rows.one(reviewId);
    lock.check(found.record);
    return found;
  };
  const place = (ids: readonly string[]): void => {
    for (const [position, id] of ids.entries()) orm.update(reviewAgenda).set({ position }).where(eq(reviewAgenda.id, id)).run();
  };

  return {
    addAttendee: ({ reviewId, personId, memberId, role = '' }: { reviewId: string; personId: string | null; memberId: string | null; role?: string | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const { record, accountName } = rows.one(reviewId);
      if (personId !== null && memberId !== null) throw new DaybookError('INVALID', 'An attendee is of one side.', 'memberId');
      checkPerson(personId, record.accountId, 'personId');
      checkMember(memberId, 'memberId');
      const { attendees } = rows.attendeesOf(record);
      const twice = attendees.find((one) => one.personId === personId && one.memberId === memberId);
      if (twice !== undefined) throw new DaybookError('CONFLICT', `${twice.name} is on the list already.`);
      return write(caller, `Added an attendee to the review of ${accountName}`, () => {
        const id = store.newId();
        orm.insert(reviewAttendees).values({ id, reviewId, personId, memberId, role, position: attendees.length }).run();
        return { id };
      });
    },
    changeAttendee: ({ id, fields }: { id: string; fields: Given<{ role: string; matchedId: string | null; presence: Presence }> }, caller: Caller): Promise<WrittenRecord> => {
      const { accountName, attendees, attendee } = attendeeOf(id);
      const other = fields.matchedId === undefined || fields.matchedId === null ? undefined : attendees.find((one) => one.id === fields.matchedId);
      if (fields.matchedId !== undefined && fields.matchedId !== null && (other === undefined || other.side === attendee?.side)) throw new DaybookError('INVALID', 'Match an attendee with one of the other side.', 'matchedId');
      return write(caller, `Changed an attendee of the review of ${accountName}`, () => {
        const values = given(fields);
        if (Object.keys(values).length > 0) orm.update(reviewAttendees).set(values).where(eq(reviewAttendees.id, id)).run();
        return { id };
      });
    },
    removeAttendee: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { accountName, attendees } = attendeeOf(id);
      return write(caller, `Took an attendee off the review of ${accountName}`, () => {
        orm.update(reviewAttendees).set({ deletedAt: removedAt() }).where(eq(reviewAttendees.id, id)).run();
        for (const one of attendees) if (one.matchedId === id) orm.update(reviewAttendees).set({ matchedId: null }).where(eq(reviewAttendees.id, one.id)).run();
        return { id };
      });
    },
    propose: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord & { added: number }> => {
      const { record, accountName } = rows.one(id);
      return write(caller, `Proposed attendees for the review of ${accountName}`, () => ({ id, added: addProposed(id, record.accountId) }));
    },

    addPoint: ({ reviewId, ...point }: Point & { reviewId: string }, caller: Caller): Promise<WrittenRecord> => {
      const { accountName } = openReview(reviewId);
      return write(caller, `Added a point to the agenda of ${accountName}`, () => {
        const id = store.newId();
        orm.insert(reviewAgenda).values({ ...point, id, reviewId, position: rows.agendaOf(reviewId).length }).run();
        return { id };
      });
    },
    changePoint: ({ id, fields }: { id: string; fields: Given<Point> }, caller: Caller): Promise<WrittenRecord> => {
      const { accountName } = openPoint(id);
      return write(caller, `Changed the agenda of ${accountName}`, () => {
        const values = given(fields);
        if (Object.keys(values).length > 0) orm.update(reviewAgenda).set(values).where(eq(reviewAgenda.id, id)).run();
        return { id };
      });
    },
    movePoint: ({ id, to }: { id: string; to: number }, caller: Caller): Promise<WrittenRecord> => {
      const { record, accountName } = openPoint(id);
      const others = rows.agendaOf(record.id).map((one) => one.id).filter((one) => one !== id);
      return write(caller, `Moved a point of the agenda of ${accountName}`, () => {
        place(others.toSpliced(to, 0, id));
        return { id };
      });
    },
    removePoint: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { accountName } = openPoint(id);
      return write(caller, `Removed a point of the agenda of ${accountName}`, () => {
        orm.update(reviewAgenda).set({ deletedAt: removedAt() }).where(eq(reviewAgenda.id, id)).run();
        return { id };
      });
    },
    resetAgenda: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const { record, accountName } = openReview(id);
      return write(caller, `Made the agenda of ${accountName} anew`, () => {
        orm.update(reviewAgenda).set({ deletedAt: removedAt() }).where(eq(reviewAgenda.reviewId, id)).run();
        for (const [position, point] of defaultAgenda(record.minutes).entries()) orm.insert(reviewAgenda).values({ ...point, id: store.newId(), reviewId: id, position }).run();
        return { id };
      });
    },
  };
};
