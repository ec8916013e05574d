import { proposeAttendees, type OurMember, type Pair, type Proposable } from '#shared/business-review-attendees.ts';
import type { Context } from '#electron/context.ts';
import { reviewAttendees } from '#electron/store/schema-review.ts';

type Known = { id: string; personId: string | null; memberId: string | null };
type PersonRow = Omit<Proposable, 'isKey' | 'isUseCaseOwner'> & { isKey: number; isUseCaseOwner: number };

/** Adds to a review those who should come and are not on its list, inside of a change. @returns how many. */
export const createReviewProposal = ({ store }: Context): ((reviewId: string, accountId: string) => number) => {
  const { db, orm } = store;
  const people = db.prepare<[string], PersonRow>(
    `SELECT p.id, p.name, p.level, p.buying_role AS buyingRole, p.is_key AS isKey,
       EXISTS (SELECT 1 FROM objectives o WHERE o.customer_owner_id = p.id AND o.status = 'open' AND o.deleted_at IS NULL) AS isUseCaseOwner
     FROM people p WHERE p.account_id = ? AND p.left_on IS NULL AND p.deleted_at IS NULL ORDER BY coalesce(p.influence, 0) DESC, p.is_key DESC, p.rid`,
  );
  const team = db.prepare<[string], OurMember>('SELECT m.id, m.name, r.job FROM account_roles r JOIN team_members m ON m.id = r.member_id AND m.deleted_at IS NULL WHERE r.account_id = ? AND r.deleted_at IS NULL ORDER BY r.rid');
  const pairs = db.prepare<[string], Pair & OurMember>('SELECT s.person_id AS personId, s.member_id AS memberId, m.id, m.name, m.job FROM sponsor_pairs s JOIN team_members m ON m.id = s.member_id AND m.deleted_at IS NULL WHERE s.account_id = ? AND s.deleted_at IS NULL ORDER BY s.rid');
  const known = db.prepare<[string], Known>('SELECT id, person_id AS personId, member_id AS memberId FROM review_attendees WHERE review_id = ? AND deleted_at IS NULL');

  return (reviewId, accountId) => {
    const [sponsors, of] = [pairs.all(accountId), team.all(accountId)];
    // A sponsor of the pairs may have no job at the account.
    const ours = [...of, ...sponsors.filter(({ memberId }) => !of.some(({ id }) => id === memberId))].filter((one, at, all) => all.findIndex(({ id }) => id === one.id) === at);
    const proposed = proposeAttendees(people.all(accountId).map((one) => ({ ...one, isKey: one.isKey === 1, isUseCaseOwner: one.isUseCaseOwner === 1 })), ours, sponsors);
    const there = known.all(reviewId);
    let added = 0;
    const add = (values: Omit<typeof reviewAttendees.$inferInsert, 'id' | 'reviewId' | 'position'>): string => {
      const id = store.newId();
      orm.insert(reviewAttendees).values({ ...values, id, reviewId, position: there.length + added }).run();
      added += 1;
      return id;
    };
    const idOf = new Map<string, string>();
    for (const { memberId, role } of proposed.ours) {
      const before = there.find((one) => one.personId === null && one.memberId === memberId);
      idOf.set(memberId ?? 'csm', before?.id ?? add({ memberId, role }));
    }
    for (const { personId, role, matchedWith } of proposed.theirs) {
      if (!there.some((one) => one.personId === personId)) add({ personId, role, matchedId: matchedWith === null ? null : (idOf.get(matchedWith) ?? null) });
    }
    return added;
  };
};
