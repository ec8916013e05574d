import { Button, Text } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Day } from '#shared/days.ts';
import type { Milestone, Objective, Plan } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { barOf, movedBy, scaleOf, type Scale } from '#renderer/plans/gantt.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './gantt.module.css';

type Days = { startOn: Day | null; dueOn: Day };
const stateOf = ({ status, dueOn, progress }: Milestone, today: Day): string => (status === 'done' ? 'done' : dueOn !== null && dueOn < today ? `overdue, ${progress} %` : `${progress} %`);

/** This near to the right edge of a bar, a pointer takes hold of its end; in pixels. */
const endWidth = 7;

/** One milestone on the scale. It is dragged, by its right edge for its end alone; arrows move it by a day, with shift only its end, and it saves once the bar is left or Enter is pressed. */
const Bar = ({ milestone, scale, readOnly }: { milestone: Milestone; scale: Scale; readOnly: boolean }) => {
  const today = useToday();
  const { write } = useWrite('plans', 'updateMilestone');
  const [moved, setMoved] = useState<Days | null>(null);
  const held = useRef<{ x: number; from: Days; isEnd: boolean; pixelsADay: number } | null>(null);
  if (milestone.dueOn === null) return <Text size="xs" className={classes['none'] ?? ''}>No due day</Text>;
  const { startOn, dueOn } = moved ?? { startOn: milestone.startOn, dueOn: milestone.dueOn };
  const { left, width } = barOf(scale, startOn ?? dueOn, dueOn);
  const canMove = !readOnly && milestone.status === 'open';
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by !== 0 && canMove) {
      event.preventDefault();
      setMoved(movedBy({ startOn, dueOn }, by, event.shiftKey));
    } else if (event.key === 'Enter') save();
    else if (event.key === 'Escape') setMoved(null);
  };
  const save = (): void => {
    if (moved === null) return;
    void write({ id: milestone.id, fields: { startOn: moved.startOn, dueOn: moved.dueOn } }).then(() => setMoved(null));
  };
  const take = (event: PointerEvent<HTMLButtonElement>): void => {
    const track = event.currentTarget.parentElement;
    if (!canMove || track === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, from: { startOn, dueOn }, isEnd: startOn !== null && event.currentTarget.getBoundingClientRect().right - event.clientX < endWidth, pixelsADay: track.getBoundingClientRect().width / scale.days };
  };
  const drag = (event: PointerEvent): void => {
    if (held.current !== null) setMoved(movedBy(held.current.from, Math.round((event.clientX - held.current.x) / held.current.pixelsADay), held.current.isEnd));
  };
  const letGo = (): void => {
    if (held.current === null) return;
    const { from } = held.current;
    held.current = null;
    if (moved !== null && moved.dueOn === from.dueOn && moved.startOn === from.startOn) setMoved(null);
    else save();
  };
  const says = `${milestone.name}: ${startOn === null ? `due ${exactDay(dueOn)}` : `${exactDay(startOn)} to ${exactDay(dueOn)}`}, ${stateOf(milestone, today)}`;
  return (
    <button
      type="button" className={classes['bar'] ?? ''} title={says} aria-label={`${says}${canMove ? '. Left and right move it by a day, with shift only its end' : ''}`}
      data-state={milestone.status === 'done' ? 'done' : dueOn < today ? 'late' : 'open'} data-point={startOn === null || undefined} style={{ left: `${left}%`, width: startOn === null ? undefined : `${width}%` }}
      onKeyDown={press} onBlur={save} onPointerDown={take} onPointerMove={drag} onPointerUp={letGo} onPointerCancel={() => { held.current = null; setMoved(null); }} data-movable={canMove || undefined}
    >
      {startOn === null ? null : <span className={classes['done'] ?? ''} style={{ width: `${milestone.status === 'done' ? 100 : milestone.progress}%` }} />}
    </button>
  );
};

const Rows = ({ objective, scale, readOnly }: { objective: Objective; scale: Scale; readOnly: boolean }) => (
  <>
    <div className={classes['label'] ?? ''} data-objective>{objective.name}</div>
    <div className={classes['track'] ?? ''} data-objective>{objective.dueOn === null ? null : <span className={classes['due'] ?? ''} title={`${objective.name} is due on ${exactDay(objective.dueOn)}`} style={{ left: `${barOf(scale, objective.dueOn, objective.dueOn).left}%` }} />}</div>
    {objective.milestones.filter(({ status }) => status !== 'dropped').map((milestone) => (
      <div key={milestone.id} className={classes['row'] ?? ''}>
        <div className={classes['label'] ?? ''} title={milestone.name}>{milestone.name}</div>
        <div className={classes['track'] ?? ''}><Bar milestone={milestone} scale={scale} readOnly={readOnly || objective.status === 'closed'} /></div>
      </div>
    ))}
  </>
);

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** The milestones of a plan over time. The lists hold the same, one key away. */
export const PlanGantt = ({ plan, readOnly, onList }: { plan: Plan; readOnly: boolean; onList: () => void }) => {
  const today = useToday();
  const shown = plan.objectives.filter(({ milestones }) => milestones.length > 0);
  const scale = scaleOf(shown.flatMap(({ dueOn, milestones }) => [dueOn, ...milestones.flatMap((one) => [one.startOn, one.dueOn])]).filter((on) => on !== null));
  if (scale === null) return <EmptyState title="No milestone has a day yet" action={<Button variant="default" onClick={onList}>Show the lists (V)</Button>}>Give the milestones a start and a due day in the lists, and they stand here over time.</EmptyState>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls is reached by the keyboard.
    <section className={classes['scroll'] ?? ''} tabIndex={0} aria-label="Milestones over time">
      <div className={classes['chart'] ?? ''}>
        <div className={classes['label'] ?? ''} />
        <div className={classes['axis'] ?? ''} aria-hidden>{scale.months.map(({ on, at }) => <span key={on} style={{ left: `${at}%` }}>{monthName.format(new Date(`${on}T00:00:00Z`))}{on.slice(5, 7) === '01' ? ` ${on.slice(0, 4)}` : ''}</span>)}</div>
        {shown.map((objective) => <Rows key={objective.id} objective={objective} scale={scale} readOnly={readOnly} />)}
        {today < scale.from || today > scale.to ? null : <div className={classes['overlay'] ?? ''} aria-hidden><span style={{ left: `${barOf(scale, today, today).left}%` }} title="Today" /></div>}
      </div>
      <Text size="xs" c="dimmed" mt={6}>Drag a bar to move it, by its right end to change its last day. The line is today, a diamond is a milestone without a start, a small flag is the due day of an objective. V shows the lists.</Text>
    </section>
  );
};
