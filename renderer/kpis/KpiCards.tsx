import { Title } from '@mantine/core';
import { archetypeNames } from '#shared/engagement.ts';
import { kpiDefinitions, kpiGroupNames, kpiGroups, type KpiKey } from '#shared/kpi-names.ts';
import type { KpiBoard, KpiTrend } from '#shared/kpis.ts';
import { useSettings } from '#renderer/data/book.ts';
import { KpiCard } from '#renderer/kpis/KpiCard.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import classes from './kpis.module.css';

/** Every KPI as a card: what the archetype is measured by first, then group by group. Arrows or J and K move, Enter opens. */
export const KpiCards = ({ board, trend, selected, onSelect }: { board: KpiBoard; trend: KpiTrend | undefined; selected: KpiKey; onSelect: (key: KpiKey) => void }) => {
  const { archetype } = useSettings();
  const first = board.figures.filter(({ key }) => board.measuredBy.includes(key));
  const rest = board.figures.filter(({ key }) => !board.measuredBy.includes(key));
  const groups = [{ name: `Measured by: ${archetypeNames[archetype.chosen]}`, figures: first }, ...kpiGroups.map((group) => ({ name: kpiGroupNames[group], figures: rest.filter(({ key }) => kpiDefinitions[key].group === group) }))].filter(({ figures }) => figures.length > 0);
  const order = groups.flatMap(({ figures }) => figures);
  const { rowProps } = useListKeys('kpi-cards', order.length);
  return (
    <div>
      {groups.map(({ name, figures }) => (
        <section key={name} aria-label={name} className={classes['group']}>
          <Title order={2} className={classes['groupName'] ?? ''}>{name}</Title>
          <div className={classes['cards']}>
            {figures.map((figure) => (
              <KpiCard
                key={figure.key} figure={figure} currency={board.currency} months={board.measured.months} previousName={board.previous.name} trend={trend?.values[figure.key]} isSelected={figure.key === selected} onSelect={() => onSelect(figure.key)}
                rowProps={rowProps(order.indexOf(figure))}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
};
