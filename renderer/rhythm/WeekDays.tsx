import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { areaNames } from '#shared/areas.ts';
import type { DayLoad, Load, LoadKind, WeekLoad } from '#shared/capacity-rules.ts';
import { sayHours } from '#shared/hours.ts';
import { LoadBar } from '#renderer/rhythm/LoadBar.tsx';
import { dayWords } from '#renderer/rhythm/week-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import { addressOf } from '#renderer/ui/record-address.ts';
import { count } from '#renderer/ui/say.ts';
import classes from './rhythm.module.css';

const dayTitle = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const kindNames: Record<LoadKind, string> = { held: 'held', logged: 'noted', planned: 'planned', cadence: 'due, not planned', rhythm: 'rhythm', step: 'step', milestone: 'milestone' };

const Item = ({ load }: { load: Load }) => {
  const address = load.record === null ? null : addressOf(load.record, load.account?.id ?? null);
  const title = load.kind === 'logged' ? load.title || areaNames[load.area] : load.title;
  return (
    <li>
      {address === null ? <span>{title}</span> : <AnchorLink {...address} size="xs" c="inherit">{title}</AnchorLink>}
      <div className={classes['quiet']}>{load.account !== null && load.kind !== 'cadence' ? `${load.account.label}, ` : ''}{kindNames[load.kind]}, {sayHours(load.minutes)}</div>
    </li>
  );
};

/** So many entries of a day are shown at first. */
const shownItems = 6;

const Items = ({ loads, name }: { loads: readonly Load[]; name: string }) => {
  const [isWhole, setWhole] = useState(false);
  const its = loads.filter((load) => load.minutes > 0 && load.kind !== 'rhythm');
  const daily = loads.filter((load) => load.kind === 'rhythm');
  const shown = isWhole || its.length <= shownItems + 1 ? its : its.slice(0, shownItems);
  if (its.length + daily.length === 0) return null;
  return (
    <>
      <ul className={classes['items']}>
        {shown.map((load) => <Item key={load.key} load={load} />)}
        {daily.length === 0 ? null : <li title={daily.map(({ title, minutes }) => `${title}, ${sayHours(minutes)}`).join('\n')}>Daily rhythm<div className={classes['quiet']}>{count(daily.length, 'item')}, {sayHours(daily.reduce((sum, { minutes }) => sum + minutes, 0))}</div></li>}
      </ul>
      {shown.length === its.length ? null : <Button size="compact-xs" variant="default" mt={4} aria-label={`Show ${its.length - shown.length} more of ${name}`} onClick={() => setWhole(true)}>{its.length - shown.length} more</Button>}
    </>
  );
};

const Day = ({ day, loads, today }: { day: DayLoad; loads: readonly Load[]; today: string }) => {
  const { on, isWorking, capacity, used, ahead } = day;
  const name = dayTitle.format(new Date(`${on}T00:00:00Z`));
  const { says, isOver } = dayWords(day);
  return (
    <section className={classes['day']} data-off={isWorking ? undefined : true} data-today={on === today || undefined} aria-label={name}>
      <h3>{name}{on === today ? ' (today)' : ''}</h3>
      {!isWorking && used + ahead === 0 ? <Text size="xs" className={classes['quiet']}>{says}</Text> : (
        <>
          <LoadBar capacity={isWorking ? capacity : used + ahead} used={used} ahead={ahead} />
          <Text size="xs" c={isOver ? inks.red : 'inherit'} fw={isOver ? 600 : 400}>{says}</Text>
        </>
      )}
      <Items loads={loads} name={name} />
    </section>
  );
};

/** The seven days of a week with what is on each, and what is due by its end. */
export const WeekDays = ({ week, loads, today }: { week: WeekLoad; loads: readonly Load[]; today: string }) => {
  const anyDay = loads.filter((load) => load.isAnyDay);
  return (
    <section aria-labelledby="days-title">
      <Title order={2} id="days-title" mb={6}>Day by day <Text span size="xs" fw={400} className={classes['quiet']}><span className={classes['key']} data-part="used" />used <span className={classes['key']} data-part="ahead" style={{ marginLeft: 10 }} />ahead <span className={classes['key']} data-part="kept" style={{ marginLeft: 10 }} />kept for areas</Text></Title>
      <div className={classes['days']}>{week.days.map((day) => <Day key={day.on} day={day} loads={loads.filter((load) => load.on === day.on && !load.isAnyDay)} today={today} />)}</div>
      {anyDay.length === 0 ? null : <Text size="sm" mt={8}><b>By the end of the week</b>, {sayHours(week.anyDay)}: {anyDay.map(({ title, minutes }) => `${title} (${sayHours(minutes)})`).join(', ')}</Text>}
    </section>
  );
};
