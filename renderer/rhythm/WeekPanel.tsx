import { Text, Title } from '@mantine/core';
import type { Outlook } from '#shared/capacity-rules.ts';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import type { WeekPage } from '#shared/rhythm.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AreaTable } from '#renderer/rhythm/AreaTable.tsx';
import { LoadBar } from '#renderer/rhythm/LoadBar.tsx';
import { OverfullPanel } from '#renderer/rhythm/OverfullPanel.tsx';
import { PeriodNav, useWeek } from '#renderer/rhythm/PeriodNav.tsx';
import { RhythmList } from '#renderer/rhythm/RhythmList.tsx';
import { WeekDays } from '#renderer/rhythm/WeekDays.tsx';
import { plannedWords, roomWords } from '#renderer/rhythm/week-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import { shortDay } from '#renderer/ui/say.ts';
import classes from './rhythm.module.css';

const weekName = (from: Day, today: Day): string => {
  const days = `${shortDay(from, today)} to ${shortDay(addDays(from, 6), today)}`;
  return from === startOfWeek(today) ? `This week, ${days}` : from === addDays(startOfWeek(today), 7) ? `Next week, ${days}` : days;
};

const Watched = ({ one, today, isShown }: { one: Outlook; today: Day; isShown: boolean }) => {
  const room = roomWords(one);
  return (
    <li data-shown={isShown || undefined}>
      <AnchorLink to="/rhythm" search={{ week: one.from }} size="sm" fw={500} c="inherit">{weekName(one.from, today)}</AnchorLink>
      <LoadBar capacity={one.over > 0 ? one.capacity : Math.max(one.capacity, one.needed)} used={0} ahead={one.scheduled} kept={one.kept} />
      <Text size="xs" className={classes['quiet']}>{plannedWords(one)}</Text>
      <Text size="xs" fw={600} c={room.isOver ? inks.red : 'inherit'}>{room.says}</Text>
    </li>
  );
};

const Body = ({ page }: { page: WeekPage }) => {
  const { today, week, loads, ahead, proposal, items } = page;
  return (
    <>
      <PeriodNav kind="week" name={weekName(week.from, today)} />
      <ul className={classes['ahead']} aria-label="The weeks ahead">{ahead.map((one) => <Watched key={one.from} one={one} today={today} isShown={one.from === week.from} />)}</ul>
      <OverfullPanel outlook={week.outlook} proposal={proposal} today={today} />
      <WeekDays week={week} loads={loads} today={today} />
      <div className={classes['columns']}>
        <section aria-labelledby="areas-title">
          <Title order={2} id="areas-title">Hours by area</Title>
          <Text size="sm" className={classes['quiet']}>Used is what was held and noted, ahead what is planned or due. An area keeps what is left of its hours.</Text>
          <AreaTable week={week} />
        </section>
        <RhythmList items={items} today={today} />
      </div>
    </>
  );
};

/** A week against its hours: what was used, what is ahead, what is overfull, and what to move. */
export const WeekPanel = () => {
  const week = useWeek();
  const read = useRead('rhythm', 'week', { on: week }, { keep: true });
  return <Loaded read={read}>{(page) => <Body page={page} />}</Loaded>;
};
