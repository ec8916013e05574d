import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { mostRocks } from '#shared/goal-rules.ts';
import type { Goal, GoalsPage } from '#shared/goals.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { GoalCard } from '#renderer/rhythm/GoalCard.tsx';
import { PeriodNav, useQuarter } from '#renderer/rhythm/PeriodNav.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './rhythm.module.css';

const AddGoal = ({ label, action, disabled = false, onAdd }: { label: string; action: string; disabled?: boolean; onAdd: (name: string) => Promise<object | null> }) => {
  const [name, setName] = useState('');
  const [isAsked, setAsked] = useState(false);
  const submit = async (): Promise<void> => {
    setAsked(name.trim() === '');
    if (name.trim() !== '' && (await onAdd(name.trim())) !== null) setName('');
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Group gap="xs" align="flex-end" mt={8}>
        <TextInput label={label} w={380} maxLength={200} disabled={disabled} value={name} onChange={(event) => setName(event.currentTarget.value)} error={isAsked && name.trim() === '' ? 'Say what it is.' : null} />
        <Button type="submit" variant="default" disabled={disabled}>{action}</Button>
      </Group>
    </form>
  );
};

const List = ({ id, goals, page }: { id: string; goals: readonly Goal[]; page: GoalsPage }) =>
  goals.length === 0 ? null : <ul className={classes['goals']} aria-labelledby={id}>{goals.map((goal) => <GoalCard key={goal.id} goal={goal} kpis={page.kpis} today={page.today} />)}</ul>;

const Left = ({ goals, on }: { goals: readonly Goal[]; on: Day }) => {
  const { write } = useWrite('goals', 'carry');
  if (goals.length === 0) return null;
  return (
    <section className={classes['part']} aria-labelledby="left-title">
      <Title order={2} id="left-title">Left open before</Title>
      <ul className={classes['moves']}>
        {goals.map(({ id, name, kind, period, progress }) => (
          <li key={id}>
            <div><Text size="sm">{name}</Text><Text size="xs" className={classes['quiet']}>{kind === 'rock' ? 'Big rock' : `Objective of the ${period}`}{progress === null ? '' : `, ${Math.round(progress * 100)} %`}</Text></div>
            <Button size="compact-sm" variant="default" aria-label={`Carry over: ${name}`} onClick={() => void write({ id, on })}>Carry over</Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Body = ({ page, on }: { page: GoalsPage; on: Day }) => {
  const addRock = useWrite('goals', 'addRock').write;
  const addObjective = useWrite('goals', 'addObjective').write;
  const { quarter, year, rocks, objectives, yearly, left } = page;
  return (
    <>
      <PeriodNav kind="quarter" name={quarter.name} />
      <section aria-labelledby="rocks-title">
        <Title order={2} id="rocks-title">Big rocks <Text span size="sm" fw={400} className={classes['quiet']}>{rocks.length} of {mostRocks}</Text></Title>
        {rocks.length === 0 ? <Text size="sm" className={classes['quiet']}>The one to five things that must be done in this quarter, whatever else comes.</Text> : null}
        <List id="rocks-title" goals={rocks} page={page} />
        <AddGoal label="A big rock of the quarter" action="Add the rock" disabled={rocks.length >= mostRocks} onAdd={(name) => addRock({ on, name })} />
      </section>
      <section className={classes['part']} aria-labelledby="objectives-title">
        <Title order={2} id="objectives-title">Objectives of the quarter</Title>
        {objectives.length === 0 ? <Text size="sm" className={classes['quiet']}>What you want to reach, with one to four measures; a measure is read from a KPI or told by hand.</Text> : null}
        <List id="objectives-title" goals={objectives} page={page} />
        <AddGoal label="An objective of the quarter" action="Add the objective" onAdd={(name) => addObjective({ on, period: 'quarter', name })} />
      </section>
      <section className={classes['part']} aria-labelledby="yearly-title">
        <Title order={2} id="yearly-title">Objectives of {year.name}</Title>
        <List id="yearly-title" goals={yearly} page={page} />
        <AddGoal label="An objective of the year" action="Add for the year" onAdd={(name) => addObjective({ on, period: 'year', name })} />
      </section>
      <Left goals={left} on={on} />
    </>
  );
};

/** Goals of the person: the big rocks of a fiscal quarter, and objectives with measures, of the quarter and of the year (F32). */
export const GoalsPanel = () => {
  const on = useQuarter();
  const read = useRead('goals', 'list', { on }, { keep: true });
  return <Loaded read={read}>{(page) => <Body page={page} on={on} />}</Loaded>;
};
