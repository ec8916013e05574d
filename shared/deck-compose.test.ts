import { describe, expect, test } from 'vitest';
import type { CustomerCriterion, CustomerFacts, CustomerObjective } from '#shared/customer-facts.ts';
import { withForm, withoutWords, withSet, withSlide, withSlideAt } from '#shared/deck-choices.ts';
import { composeAll, composeDeck, thenDayOf } from '#shared/deck-compose.ts';
import { plainChoice } from '#shared/deck-names.ts';
import type { DeckChoice, Slide, SlideKey } from '#shared/deck.ts';
import type { ReviewFacts } from '#shared/review-facts.ts';

const zero = { delivered: 0, yearly: 0, expected: 0, ratio: null, paybackMonths: null };
const empty: CustomerFacts = {
  accountId: 'A', account: 'Blue Heron', on: '2026-03-16', asOf: null, logoHash: null, us: { company: 'Brindlework', name: 'Ines Calder', title: '' }, team: [], people: [],
  journey: { customerSince: null, kickoffOn: null, firstValueOn: null, onboardedOn: null }, plan: null, objectives: [], value: { currency: 'USD', period: { from: '2025-03-17', to: '2026-03-16' }, price: null, low: zero, likely: zero, gains: [] },
  licences: null, activeUsers: null, metrics: [], useCases: [], products: [], support: null, contracts: [], calls: [], commitments: [], features: [], education: [], oldAfter: { usageDays: 60, planDays: 90 },
};
const criterion: CustomerCriterion = { id: 'K', metric: 'Calls at night', unit: 'calls', baseline: 20, target: 5, byOn: null, stage: 'accepted', acceptedBy: '', acceptedOn: null, deliveredOn: null, measurements: [{ id: 'M', on: '2026-03-01', value: 8, source: 'Their log' }], theirs: { on: '2026-03-01', score: 4, by: 'Ines Duarte', words: '' }, ours: null, verified: null };
const objective: CustomerObjective = { id: 'O', planId: 'P', name: 'Fewer calls at night', why: '', what: '', owner: '', customerOwner: 'Ines Duarte', dueOn: '2026-06-01', status: 'open', outcome: null, closedOn: null, lastValidatedOn: null, progress: 0.5, milestones: [], criteria: [criterion] };
const some: CustomerFacts = { ...empty, plan: { id: 'P', name: 'Plan', isDraft: false, dueOn: null, lastActivityOn: '2026-03-01' }, objectives: [objective], licences: { part: 80, whole: 100, on: '2026-03-10', wholeBy: 'metrics', isOld: false } };
const of = (change: Partial<CustomerCriterion>, about: Partial<CustomerObjective> = {}): CustomerFacts => ({ ...some, objectives: [{ ...objective, ...about, criteria: [{ ...criterion, ...change }] }] });

const keys = (facts: CustomerFacts, choice: DeckChoice = plainChoice('quarterly')): SlideKey[] => composeDeck(facts, null, choice).slides.map(({ key }) => key);
const says = (facts: CustomerFacts): string[] => composeDeck(facts, null, plainChoice('quarterly')).findings.map((one) => `${one.kind}: ${one.says}`);
const slide = (facts: CustomerFacts, key: SlideKey, choice = plainChoice('quarterly'), earlier: CustomerFacts | null = null): Slide | undefined => composeDeck(facts, null, choice, earlier).slides.find((one) => one.key === key);

describe('slides', () => {
  test('an account that nothing is known of has a title alone; one with little has few', () => {
    expect(keys(empty)).toEqual(['title']);
    expect(keys(some)).toEqual(['title', 'objectives', 'criteria', 'licences', 'health', 'goals', 'definitions', 'sources']);
  });
  test('a form leaves slides out, and each can be turned on', () => {
    expect(keys(some, plainChoice('executive'))).not.toContain('licences');
    expect(keys(some, withSlide(plainChoice('executive'), 'licences', { isOff: false }))).toContain('licences');
    expect(withForm(withSlide(plainChoice('quarterly'), 'licences', { title: 'Ours' }), 'executive').slides.find(({ key }) => key === 'licences')).toMatchObject({ isOff: true, title: 'Ours' });
  });
  test.each<[SlideKey, string]>([
    ['title', 'Blue Heron and Brindlework: quarterly business review'],
    ['objectives', '1 objective under way'],
    ['criteria', '0 of 1 target met, rated 4 of 5 by you'],
    ['licences', '80 % of your 100 licences are in use'],
    ['health', '80 % of the licences in use and 1 of 1 objective reached or on time'],
    ['goals', '1 goal ahead, due by 1 Jun 2026'],
  ])('%s says its message in its title', (key, title) => expect(slide(some, key)?.title).toBe(title));
  test('notes are what to say, then where the figures are from', () => {
    const { talk = [], notes = [], sources = [] } = slide(some, 'criteria') ?? {};
    expect(notes.slice(0, talk.length)).toEqual(talk);
    expect(notes.slice(talk.length)).toEqual(['Where the figures come from:', '- Calls at night: 8 calls, from 20 calls, target 5 calls (Their log, as of 1 Mar 2026)', '- Calls at night: your rating 4 of 5 (rated by Ines Duarte, as of 1 Mar 2026)', expect.stringContaining('0 of 1 target met')]);
    expect(sources).toHaveLength(3);
  });
  test('then and now compares what was known on both days, the best of it in the title', () => {
    const earlier: CustomerFacts = { ...of({ measurements: [{ id: 'M0', on: '2025-03-01', value: 16, source: '' }] }), on: '2025-03-16', licences: { part: 60, whole: 100, on: '2025-03-10', wholeBy: 'metrics', isOld: false } };
    const made = slide(some, 'then-and-now', plainChoice('quarterly'), earlier);
    expect(made?.title).toBe('Calls at night fell by 50 % since 16 Mar 2025');
    expect(made?.blocks[0]).toMatchObject({ rows: [['Calls at night', '16 calls', '8 calls', '50 % less'], ['People with a licence in use', '60', '80', '33 % more']] });
    expect(slide(some, 'then-and-now')).toBeUndefined();
    expect([thenDayOf(some, { thenOn: null }), thenDayOf({ ...some, journey: { ...some.journey, customerSince: '2025-09-01' } }, { thenOn: null }), thenDayOf(some, { thenOn: '2025-12-01' })]).toEqual(['2025-03-16', '2025-09-01', '2025-12-01']);
  });
  test('the agenda is that of the review, its guests beside those they are matched with', () => {
    const review: ReviewFacts = {
      id: 'R', accountId: 'A', kind: 'executive', name: 'Spring review', on: '2026-04-01', startsAt: null, minutes: 60, purpose: 'Agree on the next year', agreed: '',
      attendees: [{ side: 'theirs', name: 'Ines Duarte', title: 'COO', role: 'Economic buyer', matchedWith: 'Omar Field' }, { side: 'ours', name: 'Zoe Hart', title: '', role: '', matchedWith: '' }, { side: 'ours', name: 'Omar Field', title: 'VP', role: '', matchedWith: 'Ines Duarte' }],
      agenda: [{ kind: 'welcome', name: 'Welcome', minutes: 10, looks: 'none', lead: '' }, { kind: 'value', name: 'Return', minutes: 50, looks: 'back', lead: '' }],
    };
    const deck = composeDeck(some, review, plainChoice('executive'));
    const agenda = deck.slides.find(({ key }) => key === 'agenda');
    expect([deck.title, agenda?.title]).toEqual(['Blue Heron and Brindlework: Spring review', '60 minutes, 50 of them on your objectives']);
    expect(agenda?.blocks[1]).toMatchObject({ rows: [['Ines Duarte, COO', 'Omar Field, VP'], ['', 'Zoe Hart']] });
    expect(JSON.stringify(deck)).not.toContain('Economic buyer');
  });
});

describe('findings', () => {
  test.each<[string, CustomerFacts, string]>([
    ['no plan', empty, 'missing: There is no success plan, so the deck has no objectives, goals or roadmap.'],
    ['a draft', { ...some, plan: { id: 'P', name: 'Plan', isDraft: true, dueOn: null, lastActivityOn: '2026-03-01' } }, 'missing: The success plan is still a draft. Agree on it with the customer before it is shown to them.'],
    ['delivered below its target', of({ stage: 'delivered' }), 'contradiction: “Calls at night” is called delivered at 8 calls, short of its target of 5 calls.'],
    ['ratings far apart', of({ ours: { on: '2026-03-01', score: 2, by: '', words: '' } }), 'contradiction: “Calls at night” is rated 4 of 5 by the customer and 2 by us.'],
    ['reached without its target', of({}, { status: 'closed', outcome: 'achieved', closedOn: '2026-03-02' }), 'contradiction: “Fewer calls at night” was closed as reached, and “Calls at night” is short of its target.'],
    ['old measurement', of({ measurements: [{ id: 'M', on: '2025-11-01', value: 8, source: '' }] }), 'stale: “Calls at night” was last measured on 1 Nov 2025.'],
    ['past its day', of({}, { dueOn: '2026-01-01' }), 'stale: “Fewer calls at night” was due on 1 Jan 2026 and is open.'],
    ['contract and use disagree', { ...some, contracts: [{ id: 'C', name: 'Platform', startOn: '2025-01-01', endOn: null, renewalOn: null, isRunning: true, seats: 120, price: { minor: 0, currency: 'USD' }, lines: [] }] }, 'contradiction: The contracts that run have 120 seats, usage data says 100 licences.'],
    ['more used than bought', { ...some, licences: { part: 110, whole: 100, on: '2026-03-10', wholeBy: 'metrics', isOld: false } }, 'contradiction: 110 licences are in use, and only 100 are bought.'],
  ])('%s', (_, facts, sentence) => expect(says(facts)).toContain(sentence));
  test('close ratings and met targets are none', () => expect(says(of({ stage: 'delivered', target: 8, ours: { on: '2026-03-01', score: 3, by: '', words: '' } })).filter((one) => one.startsWith('contradiction'))).toEqual([]));
  test('of a slide that is off, nothing is said', () => expect(composeDeck(of({ stage: 'delivered' }), null, withSlide(plainChoice('quarterly'), 'criteria', { isOff: true })).findings.filter(({ slide: key }) => key === 'criteria')).toEqual([]));
});

describe('what a person writes', () => {
  const written = withSlide(plainChoice('quarterly'), 'licences', { title: 'Room for 20 more', notes: 'Pause here' });
  test('stands on the slide, with the sources behind its notes, until it is taken back', () => {
    const made = slide(some, 'licences', written);
    expect(made).toMatchObject({ title: 'Room for 20 more', talk: ['Pause here'] });
    expect(made?.notes.at(-1)).toContain('usage data');
    expect(slide(some, 'licences', withoutWords(written, 'licences'))).toEqual(slide(some, 'licences'));
  });
  test('is asked for a figure that nothing bears out, and only for that', () => {
    const about = (title: string): string[] => composeDeck(some, null, withSlide(plainChoice('quarterly'), 'licences', { title })).findings.filter(({ says: it }) => it.includes('written by hand')).map(({ says: it }) => it);
    expect(about('Room for 20 more')).toEqual([]);
    expect(about('Saved 1,250 hours')).toEqual(['Licences: nothing in the book bears out 1250, which was written by hand.']);
  });
  test('a slide moves among all, and a saved set brings its order without its words', () => {
    expect(keys(some, withSlideAt(plainChoice('quarterly'), 'licences', 1)).slice(0, 3)).toEqual(['title', 'licences', 'objectives']);
    const set = withSlideAt(plainChoice('executive'), 'goals', 1);
    const used = withSet(written, set);
    expect([used.form, keys(some, used)[1], slide(some, 'licences', withSlide(used, 'licences', { isOff: false }))?.title]).toEqual(['executive', 'goals', 'Room for 20 more']);
  });
  test('the strip keeps slides that are off or have nothing to show', () => {
    const { strip } = composeAll(some, null, null, written);
    expect(strip).toHaveLength(16);
    expect(strip.find(({ key }) => key === 'value')).toMatchObject({ slide: null, isOff: false });
    expect(strip.find(({ key }) => key === 'licences')?.isChanged).toBe(true);
  });
});
