import type { PlaybookStep } from '#shared/playbooks.ts';

/** A step with what most steps have: done by the CSM in every branch, counted in working days from the anchor. */
export const step = (given: Pick<PlaybookStep, 'key' | 'name' | 'detail' | 'offset'> & Partial<PlaybookStep>): PlaybookStep => ({
  role: 'csm', branch: '', unit: 'working', after: 'anchor', checklist: [], template: null, ...given,
});
