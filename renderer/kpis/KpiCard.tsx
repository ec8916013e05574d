import { VisuallyHidden } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { kpiDefinitions } from '#shared/kpi-names.ts';
import type { KpiFigure } from '#shared/kpis.ts';
import { changeOf, nameOnCard, sayValue, targetWords } from '#renderer/kpis/kpi-words.ts';
import { Spark } from '#renderer/kpis/Spark.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import classes from './kpis.module.css';

type Shown = { figure: KpiFigure; currency: string; months: number; previousName: string; trend: readonly (number | null)[] | undefined; isSelected: boolean; onSelect: () => void; onFocus: () => void; tabIndex: number };

/** A KPI with its change, its target and its last periods. It opens the panel with its definition and its rows. */
export const KpiCard = ({ figure, currency, months, previousName, trend, isSelected, onSelect, onFocus, tabIndex }: Shown) => {
  const { key, value, na, notes, isMet } = figure;
  const change = changeOf(figure, currency);
  const target = targetWords(figure, currency, months);
  const isUp = change?.says.startsWith('+') === true;
  const Arrow = isUp ? IconArrowUpRight : IconArrowDownRight;
  const Met = isMet === true ? IconCircleCheck : IconCircleX;
  const remark = [...(na === null ? [] : [na]), ...notes].join('. ');
  const isHeld = target !== null && value !== null;
  return (
    <button type="button" className={classes['card']} data-selected={isSelected || undefined} aria-pressed={isSelected} data-kpi={key} tabIndex={tabIndex} onClick={onSelect} onFocus={onFocus}>
      <span className={classes['cardName']}>{nameOnCard(key)}</span>
      <span className={classes['cardValue']} data-none={value === null || undefined}>{sayValue(value, kpiDefinitions[key].unit, currency)}</span>
      <span className={classes['cardLine']}>
        {change === null ? <span className={classes['quiet']}>{value === null ? '' : 'No period before'}</span> : change.isBetter === null ? <span className={classes['quiet']}>{change.says}</span> : (
          <span style={{ color: change.isBetter ? inks.green : inks.red, display: 'inline-flex', alignItems: 'center', gap: 2 }}>
            <Arrow size={13} aria-hidden />{change.says}<VisuallyHidden>{change.isBetter ? ', better' : ', worse'} than {previousName}</VisuallyHidden>
          </span>
        )}
        <Spark values={trend ?? []} />
      </span>
      <span className={classes['cardNote']} title={[...(isHeld ? [target] : []), ...(remark === '' ? [] : [remark])].join('. ')}>
        {isHeld ? <>{isMet === null ? null : <Met size={12} aria-hidden color={isMet ? inks.green : inks.red} />}{target}{isMet === null ? null : <VisuallyHidden>{isMet ? ', met' : ', not met'}</VisuallyHidden>}</> : remark}
      </span>
    </button>
  );
};
