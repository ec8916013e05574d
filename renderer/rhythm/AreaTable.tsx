import { Text } from '@mantine/core';
import { areaNames } from '#shared/areas.ts';
import type { WeekLoad } from '#shared/capacity-rules.ts';
import { sayHours } from '#shared/hours.ts';
import { LoadBar } from '#renderer/rhythm/LoadBar.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import classes from './rhythm.module.css';

const says = (minutes: number): string => (minutes === 0 ? '–' : sayHours(minutes));

/** The hours of each area in a week: planned, used and ahead. */
export const AreaTable = ({ week: { areas } }: { week: WeekLoad }) => {
  const total = (pick: (one: (typeof areas)[number]) => number): number => areas.reduce((sum, one) => sum + pick(one), 0);
  const left = total(({ planned, used, ahead }) => planned - used - ahead);
  return (
    <table className={classes['table']} aria-labelledby="areas-title">
      <thead><tr><th scope="col">Area</th><th scope="col" data-right>Planned</th><th scope="col" data-right>Used</th><th scope="col" data-right>Ahead</th><th scope="col" data-right>Against the plan</th><th scope="col" style={{ width: '22%' }}><span className={classes['quiet']}>Share</span></th></tr></thead>
      <tbody>
        {areas.map(({ area, planned, used, ahead }) => {
          const left = planned - used - ahead;
          return (
            <tr key={area}>
              <th scope="row">{areaNames[area]}</th>
              <td data-right>{says(planned)}</td><td data-right>{says(used)}</td><td data-right>{says(ahead)}</td>
              <td data-right><Text span inherit c={left < 0 ? inks.red : 'inherit'}>{left < 0 ? `${sayHours(-left)} over` : left === 0 ? 'Even' : `${sayHours(left)} left`}</Text></td>
              <td><LoadBar capacity={planned} used={used} ahead={ahead} /></td>
            </tr>
          );
        })}
      </tbody>
      <tfoot><tr><th scope="row">All areas</th><td data-right>{says(total((one) => one.planned))}</td><td data-right>{says(total((one) => one.used))}</td><td data-right>{says(total((one) => one.ahead))}</td><td data-right colSpan={2}>{left < 0 ? `${sayHours(-left)} over` : `${sayHours(left)} left`}</td></tr></tfoot>
    </table>
  );
};
