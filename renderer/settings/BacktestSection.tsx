import { Button, SimpleGrid } from '@mantine/core';
import { backtestLimits, publishedBacktestLimits, type BacktestLimits } from '#shared/presets/backtest-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const days = ['day', 'days'] as const;
const horizonNames = ['Look first', 'Then', 'Last'] as const;

/** What a backtest looks at, and below what it gives counts only. */
export const BacktestSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const { backtest } = settings;
  const change = (part: Partial<BacktestLimits>): void => save((now) => ({ backtest: { ...now.backtest, ...part } }));
  const horizonsWith = (index: number, entry: number | null): (number | null)[] => backtest.horizons.map((one, at) => (at === index ? entry : one));
  return (
    <Section title="Backtest" says="The score is looked at on three days before each decision. Below the minimum a backtest shows counts only and gives no advice; the minimum can be raised, not lowered.">
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
        {horizonNames.map((label, index) => (
          <SavedNumber key={label} label={label} description="before the decision" unit={days} value={backtest.horizons[index] ?? null} fault={(entry) => faultOf(backtestLimits.shape.horizons, horizonsWith(index, entry))} onSave={(entry) => { if (entry !== null) change({ horizons: horizonsWith(index, entry).filter((one) => one !== null) }); }} />
        ))}
        <SavedNumber label="A score counts for" description="after the day that it was written on" unit={days} value={backtest.scoreWithinDays} fault={(entry) => faultOf(backtestLimits.shape.scoreWithinDays, entry)} onSave={(entry) => { if (entry !== null) change({ scoreWithinDays: entry }); }} />
        <SavedNumber label="Outcomes at least" description="with a score" unit={['outcome', 'outcomes']} value={backtest.minOutcomes} fault={(entry) => faultOf(backtestLimits.shape.minOutcomes, entry)} onSave={(entry) => { if (entry !== null) change({ minOutcomes: entry }); }} />
        <SavedNumber label="Losses at least" description="among them" unit={['loss', 'losses']} value={backtest.minLosses} fault={(entry) => faultOf(backtestLimits.shape.minLosses, entry)} onSave={(entry) => { if (entry !== null) change({ minLosses: entry }); }} />
      </SimpleGrid>
      <div><Button variant="default" disabled={JSON.stringify(backtest) === JSON.stringify(publishedBacktestLimits)} onClick={() => change(publishedBacktestLimits)}>Back to the published figures</Button></div>
    </Section>
  );
};
