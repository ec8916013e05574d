import { addDays, type Day } from '#shared/days.ts';
import { npsGroup, usualScales, type SurveyKind } from '#shared/survey-rules.ts';
import type { Arc } from '#electron/sample/accounts.ts';
import { local, type Fact, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { SamplePerson } from '#electron/sample/people.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Making = { today: Day; random: Random; newId: () => string };

/** The least and the most that people of an account give out of 10, now and half a year ago. */
const moods: Record<Arc, { now: readonly [number, number]; before: readonly [number, number] }> = {
  steady: { now: [7, 10], before: [7, 10] }, expanding: { now: [8, 10], before: [8, 10] }, recovered: { now: [7, 9], before: [3, 7] }, onboarding: { now: [7, 9], before: [7, 9] },
  sliding: { now: [4, 8], before: [7, 9] }, wobbly: { now: [5, 8], before: [6, 9] }, 'at risk': { now: [1, 6], before: [5, 8] }, silent: { now: [4, 7], before: [6, 8] },
};

const comments = {
  promoter: ['It is the first thing my crew opens in the morning.', 'The audit took a day and not a week.', 'Quick answers, and somebody who knows our plant.', '', '', 'I have told two other sites about it.'],
  passive: ['Good for planned work. Reports take too many clicks.', '', 'Fine, once everybody has access.', '', 'Does what it should; the phone app could be faster.'],
  detractor: ['Orders still have to be corrected by hand in finance.', 'Half of my people went back to paper after the update.', 'Nobody has asked us what we need for a while.', 'Support closed the case before it was solved.', 'Too slow on the phones that we have.'],
} as const;

const surveySpecs: readonly { kind: SurveyKind; name: string; question: string; sentAgo: number; share: number; when: 'now' | 'before' }[] = [
  { kind: 'nps', name: 'Relationship survey, last year', question: 'How likely are you to recommend Fieldbook to a colleague?', sentAgo: 380, share: 0.3, when: 'before' },
  { kind: 'nps', name: 'Relationship survey, autumn', question: 'How likely are you to recommend Fieldbook to a colleague?', sentAgo: 200, share: 0.34, when: 'before' },
  { kind: 'nps', name: 'Relationship survey, spring', question: 'How likely are you to recommend Fieldbook to a colleague?', sentAgo: 24, share: 0.4, when: 'now' },
  { kind: 'csat', name: 'After a support case', question: 'How satisfied are you with how your case was handled?', sentAgo: 330, share: 0.22, when: 'now' },
  { kind: 'ces', name: 'After onboarding', question: 'The team made it easy for us to get started.', sentAgo: 300, share: 0.08, when: 'now' },
];

const there = (person: SamplePerson, on: Day): boolean => person.since <= on && (person.leftOn === null || person.leftOn > on);
/** An answer of 0 to 10 on another scale. */
const scaled = (score: number, { scaleMin, scaleMax }: { scaleMin: number; scaleMax: number }): number => scaleMin + Math.round((score / 10) * (scaleMax - scaleMin));

/** How a detractor was followed up: those of long ago were, of the new ones some are planned and some wait for it. */
const followUpFacts = (answer: RowOf<'surveyResponses'> & { id: string }, { today, random }: Making): Fact[] => {
  const on = workday(addDays(answer.onDay, random.int(1, 4)));
  const change = (day: Day, fields: Partial<RowOf<'surveyResponses'>>): Fact[] => (day < today && day > answer.onDay ? [{ at: local(day, '16:20'), table: 'surveyResponses', id: answer.id, isNew: false, fields }] : []);
  if (answer.onDay < addDays(today, -60)) return change(on, { followUp: 'done', followUpNote: random.pick(['Called; they were glad to be asked. The admin shows the crew again.', 'Met with the solutions architect, mended in a week.', 'Wrote; no answer. Talked about it on the next call.']) });
  return random.chance(0.45) ? change(on, { followUp: 'due', followUpDueOn: addDays(today, random.int(-3, 6)), followUpNote: 'Call, and bring the solutions architect' }) : [];
};

/** Surveys and what people answered, by how it went with their account. */
export const surveyFacts = (accounts: readonly SampleAccount[], make: Making): Fact[] => {
  const { today, random, newId } = make;
  return surveySpecs.flatMap(({ kind, name, question, sentAgo, share, when }) => {
    const surveyId = newId();
    const sentOn = workday(addDays(today, -sentAgo));
    const scale = usualScales[kind];
    const answers = accounts.flatMap((account) => account.people.flatMap((person): Fact[] => {
      const [isIn, after, mood, comment] = [random.chance(share), random.int(1, kind === 'nps' ? 12 : sentAgo - 2), random.next(), random.next()];
      const onDay = workday(addDays(sentOn, after));
      if (!isIn || onDay >= today || onDay <= sentOn || onDay <= account.since || !there(person, onDay)) return [];
      const [low, high] = moods[account.spec.arc][when];
      const given = low + Math.floor(mood * (high - low + 1));
      const group = comments[npsGroup(given)];
      const id = newId();
      const fields = { id, surveyId, accountId: account.id, personId: person.id, onDay, score: scaled(given, scale), comment: kind === 'nps' ? (group[Math.floor(comment * group.length)] ?? '') : '' };
      return [{ at: local(onDay, '12:30'), table: 'surveyResponses', id, isNew: true, fields }, ...(kind === 'nps' && given <= 6 ? followUpFacts(fields, make) : [])];
    }));
    return [{ at: local(sentOn, '10:00'), table: 'surveys', id: surveyId, isNew: true, fields: { id: surveyId, name, kind, question, ...scale, sentOn } }, ...answers];
  });
};
