import type { levels } from '#shared/people.ts';

export const levelNames: Record<(typeof levels)[number], string> = { executive: 'Executive', vp: 'VP', director: 'Director', manager: 'Manager', individual: 'Individual' };
