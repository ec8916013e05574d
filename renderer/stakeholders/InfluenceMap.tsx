import { Text, Title, VisuallyHidden } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { attitudeNames, attitudes, type Person } from '#shared/people.ts';
import { isPresent } from '#shared/stakeholder-rules.ts';
import type { StakeholderMap } from '#shared/stakeholders.ts';
import { AttitudeMark } from '#renderer/stakeholders/attitude-mark.tsx';
import { placeWords, roleWords } from '#renderer/stakeholders/map-words.ts';
import { dragSource, dropTarget, useFocusKept } from '#renderer/stakeholders/PersonCard.tsx';
import type { MapActions } from '#renderer/stakeholders/use-map.ts';
import classes from './stakeholders.module.css';

/** The columns, worst first, so that better is further right; the rows, most influence first. */
const columns = attitudes.toReversed();
const levelsOfInfluence = [5, 4, 3, 2, 1];
const influenceWords: Record<number, string> = { 5: 'Decides', 4: 'Strong', 3: 'Some', 2: 'Little', 1: 'None' };

/** Where an arrow takes a person; somebody without a place begins in the middle. */
const after = (key: string, { influence, attitude }: Person): Pick<Person, 'influence' | 'attitude'> | null => {
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 0], ArrowDown: [-1, 0] }[key];
  if (by === undefined) return null;
  if (influence === null || attitude === null) return { influence: influence ?? 3, attitude: attitude ?? 'neutral' };
  const [up = 0, right = 0] = by;
  return { influence: Math.max(1, Math.min(5, influence + up)), attitude: columns[Math.max(0, Math.min(columns.length - 1, columns.indexOf(attitude) + right))] ?? attitude };
};

const Chip = ({ person, isFocused, readOnly, onOpen, onKey }: { person: Person; isFocused: boolean; readOnly: boolean; onOpen: (person: Person) => void; onKey: (event: KeyboardEvent<HTMLElement>, person: Person) => void }) => (
  <li>
    <div
      ref={useFocusKept(isFocused)}
      className={classes['chip']}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button is not dragged in every browser, and holds no blocks.
      role="button"
      tabIndex={0}
      data-person={person.id}
      aria-label={`${placeWords(person)}${roleWords(person) === '' ? '' : `, ${roleWords(person)}`}`}
      onClick={() => onOpen(person)}
      onKeyDown={(event) => onKey(event, person)}
      {...dragSource(readOnly, person.id)}
    >
      <Text size="xs" fw={600} lh={1.2}>{person.name}</Text>
      {roleWords(person) === '' ? null : <Text size="xs" c="dimmed" lh={1.2}>{roleWords(person)}</Text>}
    </div>
  </li>
);

/** How much each person's word counts against how they stand to the product. Dragging or arrow keys change both. */
export const InfluenceMap = ({ map, actions, readOnly, onOpen }: { map: StakeholderMap; actions: MapActions; readOnly: boolean; onOpen: (person: Person) => void }) => {
  const present = map.people.filter((person) => isPresent(person, map.on));
  const unplaced = present.filter(({ influence, attitude }) => influence === null || attitude === null);
  const [said, setSaid] = useState('');
  const [focused, setFocused] = useState<string | null>(null);

  const put = (person: Person, to: Pick<Person, 'influence' | 'attitude'>): void => {
    if (to.influence === person.influence && to.attitude === person.attitude) return;
    setFocused(person.id);
    setSaid(placeWords({ ...person, ...to }));
    actions.place(person.id, to.influence, to.attitude);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, person: Person): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(person);
      return;
    }
    const to = readOnly ? null : after(event.key, person);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    put(person, to);
  };
  const chip = (person: Person) => <Chip key={person.id} person={person} isFocused={focused === person.id} readOnly={readOnly} onOpen={onOpen} onKey={onKey} />;
  const dropped = (to: Pick<Person, 'influence' | 'attitude'>) => dropTarget(readOnly, (dragged) => {
    const person = present.find(({ id }) => id === dragged);
    if (person !== undefined) put(person, to);
  });
  return (
    <div onFocus={({ target }) => { if (target.dataset['person'] !== focused) setFocused(null); }}>
      <p className={classes['hint']} aria-hidden>{readOnly ? '' : 'Drag a name, or focus it and press the arrow keys: left and right for attitude, up and down for influence.'}</p>
      <VisuallyHidden component="output" aria-live="polite">{said}</VisuallyHidden>
      <section className={classes['gridFrame']} aria-label="Influence map">
        <table className={classes['grid']}>
          <thead><tr><th scope="col">Influence</th>{columns.map((attitude) => <th key={attitude} scope="col"><AttitudeMark attitude={attitude} /></th>)}</tr></thead>
          <tbody>
            {levelsOfInfluence.map((influence) => (
              <tr key={influence}>
                <th scope="row"><Text span size="xs">{influence} <Text span size="xs" c="dimmed">{influenceWords[influence]}</Text></Text></th>
                {columns.map((attitude) => (
                  <td key={attitude} data-place={`${attitude}-${influence}`} {...dropped({ influence, attitude })}>
                    <ul className={classes['chips']} aria-label={`${attitudeNames[attitude]}, influence ${influence}`}>{present.filter((one) => one.influence === influence && one.attitude === attitude).map(chip)}</ul>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className={classes['unplaced']} aria-labelledby="unplaced" {...dropped({ influence: null, attitude: null })}>
        <Title order={2} id="unplaced" fz="sm">Without a place</Title>
        {unplaced.length === 0 ? <Text size="sm" c="dimmed">Everybody has a place.</Text> : <ul className={`${classes['chips']} ${classes['loose']}`}>{unplaced.map(chip)}</ul>}
      </section>
    </div>
  );
};
