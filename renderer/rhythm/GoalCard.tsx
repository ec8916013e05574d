import { ActionIcon, Button, Group, Menu, NumberInput, Progress, Select, Text, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { goalStateNames, mostMeasures, standingNames } from '#shared/goal-rules.ts';
import { goalFields, type Goal, type GoalsPage } from '#shared/goals.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { CloseGoalDialog } from '#renderer/rhythm/CloseGoalDialog.tsx';
import { MeasureTable } from '#renderer/rhythm/MeasureTable.tsx';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import { shortDay } from '#renderer/ui/say.ts';
import classes from './rhythm.module.css';

const AddMeasure = ({ goal, kpis, onDone }: { goal: Goal; kpis: GoalsPage['kpis']; onDone: () => void }) => {
  const [kpi, setKpi] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [start, setStart] = useState<number | string>('');
  const [target, setTarget] = useState<number | string>('');
  const [isAsked, setAsked] = useState(false);
  const { write, isWriting, error } = useWrite('goals', 'addMeasure', { quiet: true });
  const read = kpis.find(({ key }) => key === kpi);
  const title = name.trim() || (read?.name ?? '');
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (title === '' || target === '') return;
    if ((await write({ objectiveId: goal.id, fields: { name: title, kpi, target: Number(target), start: start === '' ? null : Number(start), unit: read?.unit ?? '' } })) !== null) onDone();
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }} aria-label={`Add a measure to ${goal.name}`}>
      <Group gap="xs" align="flex-start" mt={8}>
        <Select label="Read from" placeholder="Told by hand" clearable searchable w={220} data={kpis.map((one) => ({ value: one.key, label: one.name }))} value={kpi} onChange={setKpi} comboboxProps={{ shadow: 'md' }} />
        <TextInput label="Measure" placeholder={read?.name ?? ''} w={230} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} error={isAsked && title === '' ? 'Say what is measured.' : null} />
        <NumberInput label="From" w={90} hideControls value={start} onChange={setStart} />
        <NumberInput label={`Target${read === undefined || read.unit === '' ? '' : ` (${read.unit})`}`} w={110} hideControls value={target} onChange={setTarget} error={isAsked && target === '' ? 'A target is needed.' : null} />
        <Button type="submit" mt={22} loading={isWriting}>Add the measure</Button>
        <Button variant="default" mt={22} onClick={onDone}>Cancel</Button>
      </Group>
      {error === null ? null : <Text size="sm" c={inks.red} role="alert">{sentenceOf(error)}</Text>}
    </form>
  );
};

const Acts = ({ goal, onClose, onAdd }: { goal: Goal; onClose: () => void; onAdd: () => void }) => {
  const { write: reopen } = useWrite('goals', 'reopen');
  const { write: remove } = useWrite('goals', 'remove');
  const isOpen = goal.state === 'open';
  return (
    <Group gap={6} wrap="nowrap">
      {isOpen ? <Button size="compact-sm" variant="default" aria-label={`Close: ${goal.name}`} onClick={onClose}>Close</Button> : <Button size="compact-sm" variant="default" aria-label={`Reopen: ${goal.name}`} onClick={() => void reopen({ id: goal.id })}>Reopen</Button>}
      <Menu shadow="md" position="bottom-end">
        <Menu.Target><ActionIcon variant="default" aria-label={`More for ${goal.name}`}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {isOpen && goal.kind === 'objective' && goal.measures.length < mostMeasures ? <Menu.Item onClick={onAdd}>Add a measure</Menu.Item> : null}
          <Menu.Item onClick={() => void remove({ id: goal.id })}>Remove</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
};

/** A big rock or an objective: its name, why, how far it is, and its measures. */
export const GoalCard = ({ goal, kpis, today }: { goal: Goal; kpis: GoalsPage['kpis']; today: Day }) => {
  const [isClosing, setClosing] = useState(false);
  const [isAdding, setAdding] = useState(goal.kind === 'objective' && goal.measures.length === 0 && goal.state === 'open');
  const { write } = useWrite('goals', 'change');
  const { id, name, why, notes, state, progress, standing, closedOn, measures } = goal;
  const isOpen = state === 'open';
  const percent = progress === null ? null : Math.round(progress * 100);
  return (
    <li className={classes['goal']}>
      <div className={classes['goalHead']}>
        <div className={classes['grow']}>
          {isOpen ? <SavedText aria-label={goal.kind === 'rock' ? 'Big rock' : 'Objective'} value={name} fault={(text) => faultOf(goalFields.shape.name, text)} onSave={(text) => void write({ id, fields: { name: text } })} /> : <Text size="sm" fw={500}>{name}</Text>}
        </div>
        <div style={{ width: 190 }}>
          <Progress value={percent ?? 0} aria-label={`Progress of ${name}`} transitionDuration={0} />
          <Text size="xs" c={standing === 'behind' ? inks.red : 'inherit'} fw={standing === 'behind' ? 600 : 400}>{percent === null ? '' : `${percent} % · `}{isOpen ? standingNames[standing] : `${goalStateNames[state]}${closedOn === null ? '' : ` on ${shortDay(closedOn, today)}`}`}</Text>
        </div>
        {isOpen && measures.length === 0 ? <SavedNumber aria-label={`Progress of ${name} in percent`} w={90} unit={['%', '%']} canBeEmpty value={percent} fault={(typed) => faultOf(goalFields.shape.progress, typed)} onSave={(typed) => void write({ id, fields: { progress: typed } })} /> : null}
        <Acts goal={goal} onClose={() => setClosing(true)} onAdd={() => setAdding(true)} />
      </div>
      {isOpen ? <SavedText mt={6} label="Why" aria-label={`Why: ${name}`} value={why} onSave={(text) => void write({ id, fields: { why: text } })} /> : why === '' ? null : <Text size="sm" mt={4}>{why}</Text>}
      {isOpen || notes === '' ? null : <Text size="sm" mt={4}>“{notes}”</Text>}
      {measures.length === 0 ? null : <MeasureTable goal={goal} />}
      {isAdding && isOpen ? <AddMeasure goal={goal} kpis={kpis} onDone={() => setAdding(false)} /> : null}
      {isClosing ? <CloseGoalDialog goal={goal} onClose={() => setClosing(false)} /> : null}
    </li>
  );
};
