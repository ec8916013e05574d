/** The forms of a business review (rules.md § 8). A mini-review is held inside of a cadence call. */
export const reviewKinds = ['executive', 'quarterly', 'thirty-minute', 'mini'] as const;
export type ReviewKind = (typeof reviewKinds)[number];
export const reviewKindNames: Record<ReviewKind, string> = {
  executive: 'Executive business review', quarterly: 'Quarterly business review', 'thirty-minute': '30-minute review', mini: 'Mini-review',
};

/** `planned` means a month, `scheduled` that the customer agreed to the day. */
export const reviewStates = ['planned', 'scheduled', 'held', 'refused', 'cancelled'] as const;
export type ReviewState = (typeof reviewStates)[number];
export const reviewStateNames: Record<ReviewState, string> = { planned: 'Planned', scheduled: 'Scheduled', held: 'Held', refused: 'Refused', cancelled: 'Cancelled' };
/** A review that is still to come. */
export const isAhead = (state: ReviewState): boolean => state === 'planned' || state === 'scheduled';

/** The parts of an agenda (rules.md § 8). */
export const agendaKinds = ['welcome', 'journey', 'value', 'adoption', 'goals', 'actions', 'other'] as const;
export type AgendaKind = (typeof agendaKinds)[number];
export const agendaKindNames: Record<AgendaKind, string> = {
  welcome: 'Welcome', journey: 'Customer journey', value: 'Return and value', adoption: 'Adoption and metrics', goals: 'Goals and roadmap', actions: 'Actions', other: 'Other',
};

/** How a point counts among the time on objectives: it looks back at them, ahead to them, or is not about them. */
export const agendaLooks = ['back', 'ahead', 'none'] as const;
export type AgendaLook = (typeof agendaLooks)[number];
export const agendaLookNames: Record<AgendaLook, string> = { back: 'Looks back', ahead: 'Looks ahead', none: 'Neither' };

export const presences = ['to-invite', 'invited', 'accepted', 'declined', 'attended', 'absent'] as const;
export type Presence = (typeof presences)[number];
export const presenceNames: Record<Presence, string> = { 'to-invite': 'To invite', invited: 'Invited', accepted: 'Accepted', declined: 'Declined', attended: 'Attended', absent: 'Absent' };

/** The dated steps to a review and after it (rules.md § 8), in their order. */
export const stepsBefore = ['kickoff', 'schedule', 'build', 'internal', 'customer', 'final', 'agenda'] as const;
export const stepsAfter = ['summary', 'plan', 'first-action'] as const;
export const reviewStepKeys = [...stepsBefore, ...stepsAfter] as const;
export type ReviewStepKey = (typeof reviewStepKeys)[number];
export const reviewStepNames: Record<ReviewStepKey, string> = {
  kickoff: 'Kickoff and first talk', schedule: 'Agree on the day', build: 'Build the content', internal: 'Internal review', customer: 'Review with the champion', final: 'Final content, then locked', agenda: 'Send the agenda',
  summary: 'Send the summary', plan: 'Update the success plan', 'first-action': 'First action step done',
};
