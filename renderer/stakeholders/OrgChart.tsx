import { Text, Title, VisuallyHidden } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Person } from '#shared/people.ts';
import { belowOf, chartOf, isPresent, type Branch } from '#shared/stakeholder-rules.ts';
import type { StakeholderMap } from '#shared/stakeholders.ts';
import { dropTarget, PersonCard, type CardDeeds } from '#renderer/stakeholders/PersonCard.tsx';
import type { MapActions } from '#renderer/stakeholders/use-map.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import classes from './stakeholders.module.css';

const Tree = ({ branches, deeds }: { branches: readonly Branch<Person>[]; deeds: CardDeeds }) => (
  <ul className={classes['tree']}>
    {branches.map(({ person, reports }) => (
      <li key={person.id}>
        <PersonCard person={person} deeds={deeds} />
        {reports.length === 0 ? null : <Tree branches={reports} deeds={deeds} />}
      </li>
    ))}
  </ul>
);

const inOrder = (branches: readonly Branch<Person>[]): Person[] => branches.flatMap(({ person, reports }) => [person, ...inOrder(reports)]);

type Moving = { id: string; at: number };
const forward: readonly string[] = ['ArrowDown', 'ArrowRight'];
const backward: readonly string[] = ['ArrowUp', 'ArrowLeft'];

const focusCard = (within: HTMLElement | null, id: string): void => within?.querySelector<HTMLElement>(`[data-person="${id}"]`)?.focus();

/** Who reports to whom. A card is moved by dragging it onto another, or by M, arrows and Enter. */
export const OrgChart = ({ map, actions, readOnly, onOpen }: { map: StakeholderMap; actions: MapActions; readOnly: boolean; onOpen: (person: Person) => void }) => {
  const present = map.people.filter((person) => isPresent(person, map.on));
  const { top, unplaced } = chartOf(present);
  const order = [...inOrder(top), ...unplaced];
  const [moving, setMoving] = useState<Moving | null>(null);
  const [said, setSaid] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);

  const nameOf = (id: string | null): string => order.find((one) => one.id === id)?.name ?? 'nobody';
  /** Whom a person may report to; the last one is nobody. */
  const managersOf = (id: string): (string | null)[] => {
    const below = belowOf(present, id);
    return [...order.filter((one) => one.id !== id && !below.has(one.id)).map((one) => one.id), null];
  };
  const start = (person: Person): void => {
    if (readOnly) return;
    const at = Math.max(0, managersOf(person.id).indexOf(person.reportsToId));
    setMoving({ id: person.id, at });
    setSaid(`Moving ${person.name}. Reports to ${nameOf(managersOf(person.id)[at] ?? null)}. Arrows choose another, Enter sets it, Escape stops.`);
  };
  const put = (id: string, manager: string | null): void => {
    setMoving(null);
    setSaid(`${nameOf(id)} reports to ${nameOf(manager)}.`);
    setFocused(id);
    actions.move(id, manager);
  };
  const step = (by: number): void => {
    if (moving === null) return;
    const managers = managersOf(moving.id);
    const at = (moving.at + by + managers.length) % managers.length;
    setMoving({ ...moving, at });
    setSaid(`Reports to ${nameOf(managers[at] ?? null)}?`);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, person: Person): void => {
    const take = (run: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    if (moving !== null) {
      if (forward.includes(event.key)) return take(() => step(1));
      if (backward.includes(event.key)) return take(() => step(-1));
      if (event.key === 'Enter') return take(() => put(moving.id, managersOf(moving.id)[moving.at] ?? null));
      if (event.key === 'Escape') return take(() => { setMoving(null); setSaid('Nothing was moved.'); });
      return undefined;
    }
    const reports = order.filter((one) => one.reportsToId === person.id);
    const beside = order.filter((one) => one.reportsToId === person.reportsToId);
    const go = (to: Person | undefined): void => { if (to !== undefined) focusCard(frame.current, to.id); };
    const next = (by: number): Person | undefined => beside[beside.findIndex(({ id }) => id === person.id) + by];
    if (event.key === 'Enter' || event.key === ' ') return take(() => onOpen(person));
    if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey && !event.altKey) return take(() => start(person));
    if (event.key === 'ArrowUp') return take(() => go(order.find((one) => one.id === person.reportsToId)));
    if (event.key === 'ArrowDown') return take(() => go(reports[0]));
    if (event.key === 'ArrowRight') return take(() => go(next(1)));
    if (event.key === 'ArrowLeft') return take(() => go(next(-1)));
    return undefined;
  };
  useKeys('org-chart', {
    ...(readOnly ? {} : { m: { does: 'Set who the person reports to (on a card)', run: () => { const [first] = order; if (first !== undefined) focusCard(frame.current, first.id); } } }),
    ArrowDown: { does: 'Go to the chart; on a card, arrows go along the lines', run: () => { const [first] = order; if (first !== undefined) focusCard(frame.current, first.id); } },
  });

  const deeds: CardDeeds = { readOnly, onOpen, onKey, focused, moving: moving?.id ?? null, target: moving === null ? null : (managersOf(moving.id)[moving.at] ?? null), onDropped: (dragged, onto) => put(dragged, onto) };
  return (
    <div ref={frame} onFocus={({ target }) => { if (target.dataset['person'] !== focused) setFocused(null); }} onBlur={(event) => { if (moving !== null && !event.currentTarget.contains(event.relatedTarget)) setMoving(null); }}>
      <p className={classes['hint']} aria-hidden>{moving === null ? (readOnly ? '' : 'Drag a card onto another to set who they report to, or press M on a card.') : `${nameOf(moving.id)} reports to: ${nameOf(deeds.target)}. Arrows choose, Enter sets, Escape stops.`}</p>
      <VisuallyHidden component="output" aria-live="polite">{said}</VisuallyHidden>
      {top.length === 0 ? <EmptyState title="No reporting lines yet">{readOnly ? 'None were known on that day.' : 'Put a person below another to begin the chart.'}</EmptyState> : <section className={classes['chart']} aria-label="Org chart"><Tree branches={top} deeds={deeds} /></section>}
      {unplaced.length === 0 && top.length === 0 ? null : (
        <section className={classes['unplaced']} aria-labelledby="unplaced" {...dropTarget(readOnly, (dragged) => put(dragged, null))}>
          <Title order={2} id="unplaced" fz="sm">Without a place</Title>
          {unplaced.length === 0
            ? <Text size="sm" c="dimmed">Everybody has a place.{readOnly ? '' : ' Drop a card here to take it out of the lines.'}</Text>
            : <ul className={classes['cards']}>{unplaced.map((person) => <li key={person.id}><PersonCard person={person} deeds={deeds} /></li>)}</ul>}
        </section>
      )}
    </div>
  );
};
