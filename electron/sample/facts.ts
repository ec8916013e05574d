import { newAccount, type AccountFields } from '#shared/accounts.ts';
import type { Attendee } from '#shared/calls.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import { plainTextOf } from '#shared/rich-text.ts';
import { local, minutesAfter, type Fact, type LocalTime, type RowOf, type SampleParts } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Note } from '#electron/sample/notes.ts';
import { domainOf } from '#electron/sample/people.ts';
import type { Random } from '#electron/sample/random.ts';
import { stagesOf, type Entry, type SampleAccount } from '#electron/sample/timeline.ts';

export const attendanceFacts = (at: LocalTime, activityId: string, attendees: readonly Attendee[], newId: () => string): Fact[] =>
  attendees.map((attendee) => {
    const id = newId();
    return { at, table: 'attendances', id, isNew: true, fields: { id, activityId, ...attendee } };
  });

/** An account with its people and contracts, and what was learned about them since. */
export const accountFacts = (account: SampleAccount, contracts: readonly RowOf<'contracts'>[], parentId: string | null, today: Day, random: Random): Fact[] => {
  const { spec, since, id } = account;
  const start = local(since, '09:00');
  const known = stagesOf(account, today, random);
  const firstTerm = contracts.reduce((earliest, one) => (one.startOn < earliest ? one.startOn : earliest), today);
  const domain = domainOf(spec.name);
  const fields = {
    ...newAccount, id, name: spec.name, parentId, segment: spec.segment, stage: known[0]?.stage ?? null, stageOn: known[0]?.on ?? null, industry: spec.industry, region: spec.region, website: `https://www.${domain}`, domains: domain, about: spec.about,
    customerSince: account.isNew ? since : addMonths(firstTerm < since ? firstTerm : since, -12 * (spec.earlierTerms ?? 0)), csmSince: since,
  };
  const decided: Partial<AccountFields> = {
    ...spec.decided,
    ...(spec.growthIn === undefined ? {} : { growthExpectedOn: addDays(today, spec.growthIn) }),
    ...(spec.upgradeIn === undefined ? {} : { upgradeExpectedOn: addDays(today, spec.upgradeIn) }),
  };
  return [
    { at: start, table: 'accounts', id, isNew: true, fields },
    ...account.people.flatMap(({ since: from, leftOn, ...person }): Fact[] => [
      { at: from === since ? start : local(from, '10:00'), table: 'people', id: person.id, isNew: true, fields: { ...person, leftOn: null } },
      ...(leftOn === null ? [] : [{ at: local(leftOn, '12:00'), table: 'people' as const, id: person.id, isNew: false, fields: { leftOn } }]),
    ]),
    ...contracts.map((contract): Fact => {
      const signed = workday(addDays(contract.startOn, -random.int(3, 16)));
      return { at: signed <= since ? start : local(signed, '15:00'), table: 'contracts', id: contract.id, isNew: true, fields: contract };
    }),
    ...known.slice(1).map(({ stage, on }): Fact => ({ at: local(on, '16:30'), table: 'accounts', id, isNew: false, fields: { stage, stageOn: on } })),
    ...(spec.decidedAgo === undefined ? [] : [{ at: local(workday(addDays(today, -spec.decidedAgo)), '17:00'), table: 'accounts' as const, id, isNew: false, fields: decided }]),
  ];
};

/** An entry of the timeline with who was there and what was promised, and what became of the promises. */
export const entryFacts = (entry: Entry, note: Note, parts: SampleParts): Fact[] => {
  const { id, account, loggedAt: at } = entry;
  const loggedOn = at.slice(0, 10);
  const followUpSentAt = entry.isFollowedUp ? minutesAfter(at, 15) : null;
  const row = {
    id, accountId: account.id, type: entry.type, state: entry.state, title: note.title, onDay: entry.on, startsAt: entry.startsAt, minutes: entry.minutes, sentiment: entry.sentiment,
    agenda: note.agenda, body: JSON.stringify(note.body), bodyText: plainTextOf(note.body), loggedAt: at, followUpSentAt,
  };
  return [
    { at, table: 'activities', id, isNew: true, fields: row },
    ...attendanceFacts(at, id, note.attendees, parts.newId),
    ...(entry.sentiment === null ? [] : [{ at, table: 'accounts' as const, id: account.id, isNew: false, fields: { sentiment: entry.sentiment, sentimentOn: loggedOn } }]),
    ...note.worded.flatMap((one): Fact[] => [
      {
        at, table: 'commitments', id: one.id, isNew: true,
        fields: {
          id: one.id, accountId: account.id, side: one.side, personId: one.person?.id ?? null, owner: one.person?.name ?? parts.me.name, text: one.text, dueOn: one.dueOn, state: 'open',
          activityId: id, sentence: one.sentence, madeOn: entry.on, closedOn: null, closeReason: '',
        },
      },
      ...(one.closed === null ? [] : [{ at: local(one.closed.on, '16:00'), table: 'commitments' as const, id: one.id, isNew: false, fields: { state: one.closed.state, closedOn: one.closed.on, closeReason: one.closed.reason } }]),
    ]),
  ];
};
