import { and, eq, isNull } from 'drizzle-orm';
import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { buyingRoleNames, type Person, type PersonFields } from '#shared/people.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { belowOf, isPresent, lineFault } from '#shared/stakeholder-rules.ts';
import type { Departure, InHand, LeftInput, StakeholderMap } from '#shared/stakeholders.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createPersonRows } from '#electron/store/person-rows.ts';
import { createRunWriter } from '#electron/store/run-writer.ts';
import { people } from '#electron/store/schema.ts';
import { sponsorPairs } from '#electron/store/schema-success.ts';
import { createStakeholderRows } from '#electron/store/stakeholder-rows.ts';

/** Whom the departure of makes a play worth starting. */
const startsPlaybook = ({ buyingRole }: Person): boolean => buyingRole === 'champion' || buyingRole === 'economic-buyer';

const openOfPerson = `
  SELECT 'commitments' AS entity, m.id, m.text AS label, CASE WHEN m.due_on IS NULL THEN 'Promised by them' ELSE 'Promised by them for ' || m.due_on END AS detail FROM commitments m WHERE m.person_id = @id AND m.state = 'open' AND m.deleted_at IS NULL
  UNION ALL SELECT 'objectives', o.id, o.name, 'Objective they own' FROM objectives o JOIN plans n ON n.id = o.plan_id AND n.deleted_at IS NULL WHERE o.customer_owner_id = @id AND o.status = 'open' AND o.deleted_at IS NULL
  UNION ALL SELECT 'milestones', s.id, s.name, 'Milestone they own' FROM milestones s JOIN objectives o ON o.id = s.objective_id AND o.deleted_at IS NULL WHERE s.customer_owner_id = @id AND s.status = 'open' AND s.deleted_at IS NULL
  UNION ALL SELECT 'criteria', k.id, k.metric, 'Criterion they accepted, not verified yet' FROM criteria k JOIN objectives o ON o.id = k.objective_id AND o.deleted_at IS NULL WHERE k.accepted_by_id = @id AND k.stage != 'verified' AND k.deleted_at IS NULL`;

export const createStakeholders = (context: Context) => {
  const { store, today } = context;
  const { db, orm } = store;
  const rows = createStakeholderRows(context);
  const personRows = createPersonRows(context);
  const runs = createRunWriter(context);
  const accountIdOf = db.prepare<[string], { accountId: string }>('SELECT account_id AS accountId FROM people WHERE id = ? AND deleted_at IS NULL');
  const member = db.prepare<[string], { name: string }>('SELECT name FROM team_members WHERE id = ? AND deleted_at IS NULL');
  const pairOf = db.prepare<[string, string], { id: string }>('SELECT id FROM sponsor_pairs WHERE person_id = ? AND member_id = ? AND deleted_at IS NULL');
  const pairNamed = db.prepare<[string], { theirs: string; ours: string }>('SELECT p.name AS theirs, m.name AS ours FROM sponsor_pairs s JOIN people p ON p.id = s.person_id JOIN team_members m ON m.id = s.member_id WHERE s.id = ? AND s.deleted_at IS NULL');
  const inHand = db.prepare<object, InHand>(openOfPerson);

  const find = (id: string): { person: Person; all: Person[] } => {
    const found = accountIdOf.get(id);
    const all = found === undefined ? [] : personRows.ofAccount(found.accountId);
    const person = all.find((one) => one.id === id);
    if (person === undefined) throw new DaybookError('NOT_FOUND', 'That person is not in this book any more.');
    return { person, all };
  };
  const set = (id: string, label: string, values: Given<PersonFields>, { window }: Caller, mergeKey?: string): Promise<WrittenRecord> =>
    store.write({ window, label, words: bookWords, ...(mergeKey === undefined ? {} : { mergeKey }) }, () => {
      orm.update(people).set(values).where(eq(people.id, id)).run();
      return { id };
    });

  const departureOf = (personId: string): Departure => {
    const { person, all } = find(personId);
    const present = all.filter((one) => one.id !== personId && isPresent(one, today()));
    return {
      person,
      reports: present.filter((one) => one.reportsToId === personId).map(({ id, name }) => ({ entity: 'people', id, label: name })),
      inHand: inHand.all({ id: personId }),
      pairs: rows.pairsOf(person.accountId, all).filter((pair) => pair.personId === personId),
      isOnlyChampion: person.buyingRole === 'champion' && !present.some((one) => one.buyingRole === 'champion' && one.attitude !== 'opponent'),
      startsPlaybook: startsPlaybook(person),
      candidates: present.map(({ id, name, title }) => ({ entity: 'people', id, label: name, title })),
    };
  };

  const checkDeparture = (input: LeftInput, { person, candidates }: Departure): void => {
    if (person.leftOn !== null) throw new DaybookError('CONFLICT', `${person.name} left on ${dayName(person.leftOn)} already.`);
    if (input.leftOn > today()) throw new DaybookError('INVALID', 'The day is still to come. Record the departure once it has happened.', 'leftOn');
    if (input.replacement?.kind !== 'existing') return;
    const { personId } = input.replacement;
    if (personId === person.id) throw new DaybookError('INVALID', 'Nobody takes over from themselves. Choose another person.', 'replacement');
    if (!candidates.some(({ id }) => id === personId)) throw new DaybookError('INVALID', 'Who takes over is not a person who is there. Choose one of this account who has not left.', 'replacement');
  };

  /** Makes or finds who takes over, with their place in the org chart so that no line goes in a circle; answers the id. */
  const takeOver = ({ replacement, takes }: LeftInput, person: Person): string | null => {
    if (replacement === null) return null;
    const role = { ...(takes.buyingRole && person.buyingRole !== null ? { buyingRole: person.buyingRole } : {}), ...(takes.isKey && person.isKey ? { isKey: true } : {}) };
    if (replacement.kind === 'new') {
      const id = store.newId();
      const { name, title, email, level } = replacement;
      orm.insert(people).values({ id, accountId: person.accountId, name, title, email, level, reportsToId: person.reportsToId, ...role }).run();
      return id;
    }
    const isBelow = belowOf(personRows.ofAccount(person.accountId), person.id).has(replacement.personId);
    const values = { ...role, ...(isBelow ? { reportsToId: person.reportsToId } : {}) };
    if (Object.keys(values).length > 0) orm.update(people).set(values).where(eq(people.id, replacement.personId)).run();
    return replacement.personId;
  };

  /** Lets go of, or hands on, what the person had. Reports go to the replacement, else to the person's own manager. */
  const handOn = (input: LeftInput, person: Person, to: string | null): void => {
    const { takes } = input;
    const removedAt = store.now().toISOString();
    db.prepare('UPDATE people SET reports_to_id = @manager WHERE reports_to_id = @from AND deleted_at IS NULL AND id IS NOT @to').run({ manager: to ?? person.reportsToId, from: person.id, to });
    if (to === null || !takes.pairs) db.prepare('UPDATE sponsor_pairs SET deleted_at = ? WHERE person_id = ? AND deleted_at IS NULL').run(removedAt, person.id);
    if (to === null) return;
    const bound = { to, from: person.id };
    if (takes.pairs) db.prepare('UPDATE sponsor_pairs SET person_id = @to WHERE person_id = @from AND deleted_at IS NULL').run(bound);
    if (takes.commitments) db.prepare(`UPDATE commitments SET person_id = @to, owner = (SELECT name FROM people WHERE id = @to) WHERE person_id = @from AND state = 'open' AND deleted_at IS NULL`).run(bound);
    if (!takes.objectives) return;
    db.prepare(`UPDATE objectives SET customer_owner_id = @to WHERE customer_owner_id = @from AND status = 'open' AND deleted_at IS NULL`).run(bound);
    db.prepare(`UPDATE milestones SET customer_owner_id = @to WHERE customer_owner_id = @from AND status = 'open' AND deleted_at IS NULL`).run(bound);
  };

  return {
    map: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): StakeholderMap => rows.map(accountId, asOf),

    move: ({ id, reportsToId }: { id: string; reportsToId: string | null }, caller: Caller): Promise<WrittenRecord> => {
      const { person, all } = find(id);
      const fault = lineFault(all, id, reportsToId);
      if (fault !== null) throw new DaybookError('INVALID', fault, 'reportsToId');
      const manager = all.find((one) => one.id === reportsToId);
      return set(id, manager === undefined ? `${person.name} reports to nobody` : `${person.name} reports to ${manager.name}`, { reportsToId }, caller);
    },

    place: ({ id, influence, attitude }: { id: string } & Pick<Person, 'influence' | 'attitude'>, caller: Caller): Promise<WrittenRecord> =>
      set(id, `Placed ${find(id).person.name} on the influence map`, { influence, attitude }, caller, `place:${id}`),

    setRole: ({ id, buyingRole }: { id: string } & Pick<Person, 'buyingRole'>, caller: Caller): Promise<WrittenRecord> => {
      const { person } = find(id);
      return set(id, buyingRole === null ? `${person.name} has no buying role` : `${person.name} is ${buyingRoleNames[buyingRole].toLowerCase()}`, { buyingRole }, caller);
    },

    pair: ({ personId, memberId, note }: { personId: string; memberId: string; note: string }, { window }: Caller): Promise<WrittenRecord> => {
      const { person } = find(personId);
      const ours = member.get(memberId);
      if (ours === undefined) throw new DaybookError('NOT_FOUND', 'That team member is not in this book any more.');
      if (!isPresent(person, today())) throw new DaybookError('INVALID', `${person.name} left. Choose someone who is there.`, 'personId');
      if (pairOf.get(personId, memberId) !== undefined) throw new DaybookError('CONFLICT', `${person.name} and ${ours.name} are a pair already.`);
      return store.write({ window, label: `Paired ${person.name} with ${ours.name}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(sponsorPairs).values({ id, accountId: person.accountId, personId, memberId, note }).run();
        return { id };
      });
    },

    unpair: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const found = pairNamed.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That pair is not in this book any more.');
      return store.write({ window, label: `Ended the pair of ${found.theirs} and ${found.ours}`, words: bookWords }, () => {
        orm.update(sponsorPairs).set({ deletedAt: store.now().toISOString() }).where(and(eq(sponsorPairs.id, id), isNull(sponsorPairs.deletedAt))).run();
        return {};
      });
    },

    departure: ({ personId }: { personId: string }): Departure => departureOf(personId),

    left: (input: LeftInput, { window }: Caller): Promise<WrittenRecord & { runId: string | null }> => {
      const departure = departureOf(input.personId);
      const { person } = departure;
      checkDeparture(input, departure);
      return store.write({ window, label: `${person.name} left`, words: bookWords }, () => {
        const to = takeOver(input, person);
        handOn(input, person, to);
        orm.update(people).set({ leftOn: input.leftOn, replacedById: to }).where(eq(people.id, person.id)).run();
        const role = person.buyingRole === null ? '' : `, ${buyingRoleNames[person.buyingRole].toLowerCase()},`;
        const runId = input.startsPlaybook ? runs.start({ playbook: 'champion-left', accountId: person.accountId, anchorOn: input.leftOn, why: `${person.name}${role} left on ${dayName(input.leftOn)}` }) : null;
        return { id: to ?? person.id, runId };
      });
    },
  };
};
