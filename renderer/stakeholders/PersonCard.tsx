import { Text } from '@mantine/core';
import { useEffect, useRef, type DragEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Person } from '#shared/people.ts';
import { AttitudeMark } from '#renderer/stakeholders/attitude-mark.tsx';
import { standingWords } from '#renderer/stakeholders/map-words.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './stakeholders.module.css';

/** What the page does with a card. `onDropped` gets the id of the person that was dropped on this one. */
export type CardDeeds = {
  readOnly: boolean;
  onOpen: (person: Person) => void;
  onKey: (event: KeyboardEvent<HTMLElement>, person: Person) => void;
  onDropped: (dragged: string, onto: string) => void;
  /** The card that is being moved by key, and the one it would go below. */
  moving: string | null;
  target: string | null;
  /** Whose card has the focus once it is at its new place. */
  focused: string | null;
};

/** Puts the focus on an element that was moved to another place of the page, and so made anew. */
export const useFocusKept = (isFocused: boolean): RefObject<HTMLDivElement | null> => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFocused) element.current?.focus();
  }, [isFocused]);
  return element;
};

/** The id of a dragged person; empty where something else is dragged. */
export const draggedId = (event: DragEvent): string => event.dataTransfer.getData('text/x-daybook-person');

/** Lets an element take dropped persons. */
export const dropTarget = (readOnly: boolean, onDropped: (dragged: string) => void) =>
  readOnly ? {} : {
    onDragOver: (event: DragEvent<HTMLElement>): void => {
      if (!event.dataTransfer.types.includes('text/x-daybook-person')) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.dataset['over'] = 'true';
    },
    onDragLeave: (event: DragEvent<HTMLElement>): void => { delete event.currentTarget.dataset['over']; },
    onDrop: (event: DragEvent<HTMLElement>): void => {
      event.preventDefault();
      event.stopPropagation();
      delete event.currentTarget.dataset['over'];
      const dragged = draggedId(event);
      if (dragged !== '') onDropped(dragged);
    },
  };

/** Lets an element be dragged as a person. */
export const dragSource = (readOnly: boolean, id: string) =>
  readOnly ? {} : { draggable: true, onDragStart: (event: DragEvent): void => { event.dataTransfer.setData('text/x-daybook-person', id); event.dataTransfer.effectAllowed = 'move'; } };

const ChampionStrength = ({ strength }: { strength: number }) => <Text size="xs" lh={1.3}>Strength <span className={classes['pips']} aria-hidden>{'●'.repeat(strength)}{'○'.repeat(5 - strength)}</span> {strength} of 5</Text>;

/** One person on the org chart: opens by Enter, is moved by dragging or by M. */
export const PersonCard = ({ person, deeds }: { person: Person; deeds: CardDeeds }) => (
  <div
    ref={useFocusKept(deeds.focused === person.id)}
    className={classes['card']}
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button is not dragged in every browser, and holds no blocks.
    role="button"
    tabIndex={0}
    data-person={person.id}
    data-moving={deeds.moving === person.id || undefined}
    data-target={deeds.target === person.id || undefined}
    data-key={person.isKey || undefined}
    onClick={() => deeds.onOpen(person)}
    onKeyDown={(event) => deeds.onKey(event, person)}
    {...dragSource(deeds.readOnly, person.id)}
    {...dropTarget(deeds.readOnly, (dragged) => { if (dragged !== person.id) deeds.onDropped(dragged, person.id); })}
  >
    <Text size="sm" fw={600} lh={1.25}>{person.name}</Text>
    {person.title === '' ? null : <Text size="xs" c="dimmed" lh={1.25}>{person.title}</Text>}
    {standingWords(person) === '' ? null : <Text size="xs" lh={1.3}>{standingWords(person)}</Text>}
    <div className={classes['cardFoot']}><AttitudeMark attitude={person.attitude} /><Text span size="xs" c="dimmed">{person.lastMetOn === null ? 'not met yet' : <>met <DayText on={person.lastMetOn} size="xs" /></>}</Text></div>
    {person.buyingRole === 'champion' && person.championStrength !== null ? <ChampionStrength strength={person.championStrength} /> : null}
  </div>
);
