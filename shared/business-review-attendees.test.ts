import { describe, expect, it } from 'vitest';
import { attendeeWarnings, proposeAttendees, type JudgedAttendee, type Proposable } from '#shared/business-review-attendees.ts';

const person = (id: string, of: Partial<Proposable>): Proposable => ({ id, name: id, level: null, buyingRole: null, isKey: false, isUseCaseOwner: false, ...of });
const team = [{ id: 'ae', name: 'A', job: 'ae' as const }, { id: 'sa', name: 'S', job: 'sa' as const }, { id: 'boss', name: 'B', job: 'executive' as const }, { id: 'other', name: 'O', job: 'executive' as const }];

describe('proposed attendees', () => {
  const people = [person('user', {}), person('lead', { isUseCaseOwner: true }), person('cfo', { level: 'executive', buyingRole: 'economic-buyer' }), person('coo', { level: 'vp' }), person('fan', { buyingRole: 'champion', level: 'manager' })];
  it('are the buyer, the champion, executives and use-case managers, each with one of ours', () => {
    expect(proposeAttendees(people, team, [{ personId: 'coo', memberId: 'other' }])).toEqual({
      theirs: [
        { personId: 'cfo', role: 'Economic buyer', matchedWith: 'boss' }, { personId: 'fan', role: 'Champion', matchedWith: 'csm' },
        { personId: 'coo', role: 'Executive', matchedWith: 'other' }, { personId: 'lead', role: 'Use-case manager', matchedWith: 'sa' },
      ],
      ours: [{ memberId: null, role: 'Leads the review' }, { memberId: 'ae', role: 'Account executive' }, { memberId: 'sa', role: 'Solutions architect' }, { memberId: 'boss', role: 'Executive sponsor' }, { memberId: 'other', role: 'Executive sponsor' }],
    });
  });

  it('leave an executive without a match where no executive of ours is in the team', () => {
    expect(proposeAttendees([person('coo', { level: 'vp' })], [], []).theirs).toEqual([{ personId: 'coo', role: 'Executive', matchedWith: null }]);
  });
});

describe('warnings of the attendees', () => {
  const one = (of: Partial<JudgedAttendee>): JudgedAttendee => ({ side: 'theirs', name: 'Ada', level: null, buyingRole: null, role: '', presence: 'invited', isMatched: false, ...of });
  const ours = one({ side: 'ours', name: 'Me' });
  const buyer = one({ buyingRole: 'economic-buyer' });
  const champion = one({ role: 'Champion' });
  it.each([
    ['all is well', [buyer, champion, ours], []],
    ['nobody known to buy', [champion, ours], ['No economic buyer comes, and none is known of this account.']],
    ['an executive without a match', [buyer, champion, ours, one({ name: 'Bo', level: 'vp' })], ['Bo is an executive and is matched with none of ours.']],
    ['an executive who declined', [buyer, champion, ours, one({ name: 'Bo', level: 'vp', presence: 'declined' })], ['Bo declined. Ask for another day, or who stands in.']],
    ['nobody', [], ['No economic buyer comes, and none is known of this account.', 'No champion comes.', 'Nobody of ours comes.']],
  ] as const)('%s', (_, attendees, says) => {
    expect(attendeeWarnings(attendees, [])).toEqual(says);
  });

  it('names the economic buyer who is known and not there', () => {
    expect(attendeeWarnings([champion, ours], ['Cy'])).toEqual(['No economic buyer comes: Cy should.']);
  });
});
