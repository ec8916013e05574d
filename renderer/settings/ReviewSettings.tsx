import { Button, Group, SimpleGrid, Stack, Title } from '@mantine/core';
import { reviewStepNames, stepsAfter, stepsBefore, type ReviewStepKey } from '#shared/business-review-words.ts';
import { reviewLimits, reviewPresets, type ReviewLimits, type StepTime } from '#shared/presets/review-limits.ts';
import { valueLimits } from '#shared/presets/value-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const figures = [
  { key: 'perYear', label: 'Enterprise: reviews a year', unit: ['review', 'reviews'] },
  { key: 'minutes', label: 'Minutes of a review', unit: ['min', 'min'] },
  { key: 'commercialMinutes', label: 'Minutes in Commercial segments', unit: ['min', 'min'] },
  { key: 'miniMinutes', label: 'Minutes of a mini-review', unit: ['min', 'min'] },
  { key: 'ratingGap', label: 'Ratings disagree from', unit: ['point', 'points'] },
  { key: 'refusalsToMini', label: 'A mini-review after', unit: ['refusal', 'refusals'] },
] as const;
const shares = [
  { key: 'offeredShare', label: 'Commercial: offered to' }, { key: 'objectivesShare', label: 'Agenda: on objectives at least' }, { key: 'backShare', label: 'Of it looking back at least' }, { key: 'aheadShare', label: 'And looking ahead at least' },
] as const;
const unitNames: Record<StepTime['unit'], readonly [string, string]> = { months: ['month', 'months'], weeks: ['week', 'weeks'], days: ['day', 'days'], 'working-days': ['working day', 'working days'] };
const longest = 500;

const StepFigure = ({ stepKey, time, change }: { stepKey: ReviewStepKey; time: StepTime; change: (time: StepTime) => void }) => {
  const when = (stepsAfter as readonly string[]).includes(stepKey) ? 'after' : 'before';
  const fault = (entry: unknown): string | null => faultOf(reviewLimits.shape.steps.shape[stepKey], { ...time, due: entry });
  return <SavedNumber label={reviewStepNames[stepKey]} unit={unitNames[time.unit]} value={time.due} fault={fault} onSave={(due) => { if (due !== null) change({ ...time, due, from: when === 'before' ? Math.max(time.from, due) : Math.min(time.from, due) }); }} />;
};

/** How business reviews are planned: for whom, how long, when each step is due, and what is prepared. */
export const ReviewSettings = ({ settings: { reviews, value }, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<ReviewLimits>): void => save((now) => ({ reviews: { ...now.reviews, ...part } }));
  return (
    <Section title="Business reviews" says="For whom a review is planned, how long it takes, and when each step is due, counted from its day. Steps that fall on a day that is not worked move to the working day before.">
      <Group maw={760} gap="xs">
        {(Object.keys(reviewPresets) as (keyof typeof reviewPresets)[]).map((key) => <Button key={key} size="compact-sm" variant="default" disabled={JSON.stringify(reviews) === JSON.stringify(reviewPresets[key].limits)} onClick={() => change(reviewPresets[key].limits)}>{reviewPresets[key].name} figures</Button>)}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 3 }} maw={760}>
        <SavedNumber label="Held before the renewal by" unit={['month', 'months']} value={value.reviewMonths} fault={(entry) => faultOf(valueLimits.shape.reviewMonths, entry)} onSave={(reviewMonths) => { if (reviewMonths !== null) save((now) => ({ value: { ...now.value, reviewMonths } })); }} />
        {figures.map(({ key, label, unit }) => <SavedNumber key={key} label={label} unit={unit} value={reviews[key]} fault={(entry) => faultOf(reviewLimits.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />)}
        {shares.map(({ key, label }) => <SavedNumber key={key} label={label} unit={['%', '%']} value={Math.round(reviews[key] * 100)} fault={(entry) => faultOf(reviewLimits.shape[key], entry === null ? null : entry / 100)} onSave={(entry) => { if (entry !== null) change({ [key]: entry / 100 }); }} />)}
      </SimpleGrid>
      <Stack gap="sm" maw={760}>
        {([['Steps: due before the review by', stepsBefore], ['Steps: due after it within', stepsAfter]] as const).map(([title, keys]) => (
          <Stack key={title} gap="sm">
            <Title order={3}>{title}</Title>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              {keys.map((key) => <StepFigure key={key} stepKey={key} time={reviews.steps[key]} change={(time) => save((now) => ({ reviews: { ...now.reviews, steps: { ...now.reviews.steps, [key]: time } } }))} />)}
            </SimpleGrid>
          </Stack>
        ))}
        <SavedTextarea label="Prep checklist, one point a line" value={reviews.prep.join('\n')} onSave={(text) => change({ prep: text.split('\n').map((line) => line.trim().slice(0, longest)).filter((line) => line !== '').slice(0, 30) })} />
      </Stack>
    </Section>
  );
};
