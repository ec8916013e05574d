import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Day } from '#shared/days.ts';
import { methods } from '#shared/kpi-movements.ts';
import { kpiKeys, type KpiKey } from '#shared/kpi-names.ts';
import type { PeriodKind } from '#shared/kpi-periods.ts';
import { ownerships } from '#shared/kpi-rules.ts';
import type { KpiAsked } from '#shared/kpis.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { periodOfText } from '#renderer/kpis/asked-period.ts';

export const views = { board: 'Board', waterfall: 'Waterfall', segments: 'Segments' } as const;
export type View = keyof typeof views;
export const viewNames = Object.keys(views) as View[];

type Shown = { asked: KpiAsked; view: View; kpi: KpiKey | null };
type Change = { view?: View; kpi?: KpiKey | null; period?: { kind: PeriodKind; on: Day | null }; owned?: KpiAsked['owned']; method?: KpiAsked['method']; segment?: string | null };

/** What the page shows, which the address holds, and a way to change it. The current quarter, point to point and owned at the start unless it says otherwise. */
export const useAsked = (): [Shown, (change: Change) => void] => {
  const search = useSearch({ from: '/kpis' });
  const navigate = useNavigate();
  const today = useToday();
  const { segments } = useSettings();
  const shown: Shown = {
    asked: {
      period: periodOfText(search.period, today), owned: ownerships.find((one) => one === search.owned) ?? 'start', method: methods.find((one) => one === search.method) ?? 'point', segment: segments.find(({ key }) => key === search.segment)?.key ?? null,
    },
    view: viewNames.find((one) => one === search.view) ?? 'board',
    kpi: kpiKeys.find((one) => one === search.kpi) ?? null,
  };
  const go = (change: Change): void => {
    const { asked, view, kpi } = shown;
    const next = { view, kpi, ...asked, ...change };
    const period = next.period.on === null ? next.period.kind : `${next.period.kind}.${next.period.on}`;
    void navigate({
      to: '/kpis', replace: true,
      search: { view: next.view === 'board' ? undefined : next.view, kpi: next.kpi ?? undefined, period: period === 'quarter' ? undefined : period, owned: next.owned === 'start' ? undefined : next.owned, method: next.method === 'point' ? undefined : next.method, segment: next.segment ?? undefined },
    });
  };
  return [shown, go];
};
