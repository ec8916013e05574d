import type { Direction } from '#shared/handoffs.ts';

/** The steps of a handoff by direction, in the order in which they are done. `key` names a step for good. */
export const handoffChecklists: Record<Direction, readonly { key: string; text: string }[]> = {
  in: [
    { key: 'read', text: 'Read the dossier and the last three call notes' },
    { key: 'talk', text: 'Talk it through with the person who hands over: what works, what hurts, what was promised' },
    { key: 'people', text: 'Check the people: who buys, who champions, who left' },
    { key: 'commitments', text: 'Agree on every open commitment: who keeps it and by when' },
    { key: 'renewal', text: 'Know the renewal: date, amount, terms, what it depends on' },
    { key: 'team', text: 'Meet the account team and set who does what' },
    { key: 'intro', text: 'Be introduced to the champion and the economic buyer by name' },
    { key: 'plan', text: 'Confirm the success plan with the customer' },
    { key: 'cadence', text: 'Plan the first cadence call' },
  ],
  out: [
    { key: 'tidy', text: 'Bring people, plan, commitments and sentiment up to date' },
    { key: 'dossier', text: 'Give the dossier to the person who takes over' },
    { key: 'talk', text: 'Talk it through: history, politics, risks, what not to say' },
    { key: 'commitments', text: 'Hand over or close every open commitment of yours' },
    { key: 'calendar', text: 'Move the planned calls to the new calendar' },
    { key: 'tell', text: 'Tell the champion and the economic buyer yourself' },
    { key: 'intro', text: 'Introduce the new CSM on a call with both of you' },
    { key: 'team', text: 'Tell the account team from which day on' },
    { key: 'access', text: 'Give over shared channels, documents and reports' },
  ],
};
