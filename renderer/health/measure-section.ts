import { measureOf } from '#shared/health-model.ts';

/** The section of the account that a measure comes from. */
export const sectionOfMeasure = (key: string): string => {
  switch (measureOf(key)) {
    case 'licence-use':
    case 'active-users':
    case 'use-case':
      return 'adoption';
    case 'tickets':
      return 'support';
    case 'plan':
      return 'plan';
    case 'personas':
      return 'people';
    case 'recency':
      return 'timeline';
    case 'sentiment':
    case null:
      return 'summary';
  }
};
