import { ActionIcon, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Goal, GoalMeasure } from '#shared/goals.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import classes from './rhythm.module.css';

const say = (value: number | null, unit: string): string => (value === null ? 'n/a' : `${value.toLocaleString('en', { maximumFractionDigits: 1 })}${unit === '' ? '' : ` ${unit}`}`);

const Row = ({ measure, isOpen, period }: { measure: GoalMeasure; isOpen: boolean; period: string }) => {
  const { write } = useWrite('goals', 'changeMeasure');
  const { write: remove } = useWrite('goals', 'remove');
  const { id, name, kpi, start, target, current, unit, progress, says } = measure;
  const figure = { hideControls: true, allowDecimal: true, allowNegative: true, w: 100, ml: 'auto' } as const;
  return (
    <tr>
      <th scope="row">{name}<Text size="xs" fw={400} className={classes['quiet']}>{says}</Text></th>
      <td data-right>{isOpen ? <SavedNumber {...figure} canBeEmpty placeholder="0" aria-label={`${name}: from`} value={start} onSave={(typed) => void write({ id, fields: { start: typed } })} /> : say(start, unit)}</td>
      <td data-right>{kpi === null && isOpen ? <SavedNumber {...figure} canBeEmpty aria-label={`${name}: now`} value={current} onSave={(typed) => void write({ id, fields: { current: typed } })} /> : kpi === null ? say(current, unit) : <AnchorLink to="/kpis" search={{ kpi, period }} size="sm">{say(current, unit)}</AnchorLink>}</td>
      <td data-right>{isOpen ? <SavedNumber {...figure} aria-label={`${name}: target`} value={target} onSave={(typed) => { if (typed !== null) void write({ id, fields: { target: typed } }); }} /> : say(target, unit)}</td>
      <td data-right>{progress === null ? 'n/a' : `${Math.round(progress * 100)} %`}</td>
      <td data-right>{isOpen ? <ActionIcon variant="subtle" color="gray" aria-label={`Remove the measure ${name}`} onClick={() => void remove({ id })}><IconTrash size={14} aria-hidden /></ActionIcon> : null}</td>
    </tr>
  );
};

/** The measures of an objective, each with where it came from, where it is and where it is to go. */
export const MeasureTable = ({ goal }: { goal: Goal }) => (
  <table className={classes['table']} style={{ marginTop: 8, maxWidth: 860 }} aria-label={`Measures of ${goal.name}`}>
    <thead><tr><th scope="col">Measure</th><th scope="col" data-right>From</th><th scope="col" data-right>Now</th><th scope="col" data-right>Target</th><th scope="col" data-right>Progress</th><th scope="col"><VisuallyHidden>Remove</VisuallyHidden></th></tr></thead>
    <tbody>{goal.measures.map((measure) => <Row key={measure.id} measure={measure} isOpen={goal.state === 'open'} period={`${goal.period}.${goal.from}`} />)}</tbody>
  </table>
);
