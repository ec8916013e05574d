import { useState } from 'react';
import type { Person } from '#shared/people.ts';
import type { StakeholderMap } from '#shared/stakeholders.ts';
import { useWrite } from '#renderer/data/writes.ts';

export type MapActions = { move: (id: string, reportsToId: string | null) => void; place: (id: string, influence: Person['influence'], attitude: Person['attitude']) => void };

type Pending = Record<string, { fields: Partial<Person>; turn: symbol; isWritten: boolean }>;

const without = (pending: Pending, gone: (id: string) => boolean): Pending => Object.fromEntries(Object.entries(pending).filter(([id]) => !gone(id)));

/**
 * The map with what is being written shown already, so that nothing jumps back while several moves follow each other. What was written
 * counts until it was read; a refused write takes its own away.
 */
export const useMapActions = (read: StakeholderMap): { map: StakeholderMap; actions: MapActions } => {
  const [pending, setPending] = useState<Pending>({});
  const { write: move } = useWrite('stakeholders', 'move');
  const { write: place } = useWrite('stakeholders', 'place');
  const isRead = (id: string): boolean => {
    const [own, person] = [pending[id], read.people.find((one) => one.id === id)];
    return own !== undefined && own.isWritten && person !== undefined && Object.entries(own.fields).every(([field, value]) => person[field as keyof Person] === value);
  };
  if (Object.keys(pending).some(isRead)) setPending(without(pending, isRead));

  const shown = async (id: string, fields: Partial<Person>, write: () => Promise<object | null>): Promise<void> => {
    const turn = Symbol(id);
    const drop = (): void => setPending((now) => without(now, (one) => one === id && now[one]?.turn === turn));
    setPending((now) => ({ ...now, [id]: { fields: { ...now[id]?.fields, ...fields }, turn, isWritten: false } }));
    if ((await write()) === null) return drop();
    setPending((now) => (now[id]?.turn === turn ? { ...now, [id]: { ...now[id], isWritten: true } } : now));
    // Another window may have changed it in the meantime; then what is read wins.
    setTimeout(drop, 2_000);
    return undefined;
  };
  return {
    map: { ...read, people: read.people.map((person) => ({ ...person, ...pending[person.id]?.fields })) },
    actions: {
      move: (id, reportsToId) => void shown(id, { reportsToId }, () => move({ id, reportsToId })),
      place: (id, influence, attitude) => void shown(id, { influence, attitude }, () => place({ id, influence, attitude })),
    },
  };
};
