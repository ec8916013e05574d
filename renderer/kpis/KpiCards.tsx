import { Title } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { archetypeNames } from '#shared/engagement.ts';
import { kpiDefinitions, kpiGroupNames, kpiGroups, type KpiKey } from '#shared/kpi-names.ts';
import type { KpiBoard, KpiTrend } from '#shared/kpis.ts';
import { useSettings } from '#renderer/data/book.ts';
import { KpiCard } from '#renderer/kpis/KpiCard.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import classes from './kpis.module.css';

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, j: 1, ArrowLeft: -1, ArrowUp: -1, k: -1 };

/** Every KPI as a card: what the archetype is measured by first, then group by group. On a card, arrows or J and K move and Enter opens; elsewhere they belong to the rows. */
export const KpiCards = ({ board, trend, selected, onSelect }: { board: KpiBoard; trend: KpiTrend | undefined; selected: KpiKey; onSelect: (key: KpiKey) => void }) => {
  const { archetype } = useSettings();
  const first = board.figures.filter(({ key }) => board.measuredBy.includes(key));
  const rest = board.figures.filter(({ key }) => !board.measuredBy.includes(key));
  const groups = [{ name: `Measured by: ${archetypeNames[archetype.chosen]}`, figures: first }, ...kpiGroups.map((group) => ({ name: kpiGroupNames[group], figures: rest.filter(({ key }) => kpiDefinitions[key].group === group) }))].filter(({ figures }) => figures.length > 0);
  const order = groups.flatMap(({ figures }) => figures);
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<KpiKey>(selected);
  const focus = (key: KpiKey): void => frame.current?.querySelector<HTMLElement>(`[data-kpi="${key}"]`)?.focus();
  useKeys('kpi-cards', { m: { does: 'Go to the cards; arrows or J and K move', run: () => focus(selected) } });
  const move = (event: KeyboardEvent): void => {
    const by = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    const at = order.findIndex(({ key }) => key === focused);
    const next = by === undefined ? undefined : order[at + by];
    if (by === undefined) return;
    event.preventDefault();
    if (next !== undefined) focus(next.key);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the cards inside are the controls; keys bubble up from them.
    <div ref={frame} onKeyDown={move}>
      {groups.map(({ name, figures }) => (
        <section key={name} aria-label={name} className={classes['group']}>
          <Title order={2} className={classes['groupName'] ?? ''}>{name}</Title>
          <div className={classes['cards']}>
            {figures.map((figure) => (
              <KpiCard
                key={figure.key} figure={figure} currency={board.currency} months={board.measured.months} previousName={board.previous.name} trend={trend?.values[figure.key]} isSelected={figure.key === selected} onSelect={() => onSelect(figure.key)}
                tabIndex={figure.key === focused ? 0 : -1} onFocus={() => setFocused(figure.key)}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
};
