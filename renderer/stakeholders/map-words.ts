import { attitudeNames, buyingRoleNames, levelNames, type Person } from '#shared/people.ts';

/** What a person is there: the buying role, else the role in the CSM's words. */
export const roleWords = (person: Person): string => (person.buyingRole === null ? person.role : buyingRoleNames[person.buyingRole]);

/** Level and role in a line. */
export const standingWords = (person: Person): string => [person.level === null ? '' : levelNames[person.level], roleWords(person)].filter((one) => one !== '').join(' · ');

/** Where a person stands on the influence map, for a screen reader. */
export const placeWords = ({ name, influence, attitude }: Pick<Person, 'name' | 'influence' | 'attitude'>): string =>
  `${name}: ${influence === null ? 'influence not known' : `influence ${influence} of 5`}, ${attitude === null ? 'attitude not known' : attitudeNames[attitude].toLowerCase()}`;
