import { Fieldset, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import type { HealthModel } from '#shared/health-model.ts';
import { priorities } from '#shared/settings.ts';
import { DraftNumber } from '#renderer/health/DraftField.tsx';
import classes from './health.module.css';

type Given = { draft: HealthModel; faults: ReadonlyMap<string, string>; onChange: (draft: HealthModel) => void };

const parts = [
  { key: 'early', of: ({ fromMonths, middleFromMonths }: HealthModel['thresholds']['licenceUse']) => `Months ${fromMonths} to ${middleFromMonths}` },
  { key: 'middle', of: ({ middleFromMonths, lateAfterMonths }: HealthModel['thresholds']['licenceUse']) => `Months ${middleFromMonths} to ${lateAfterMonths}` },
  { key: 'late', of: ({ lateAfterMonths }: HealthModel['thresholds']['licenceUse']) => `After ${lateAfterMonths} months` },
] as const;

const LicenceUse = ({ draft, faults, onChange }: Given) => {
  const { licenceUse } = draft.thresholds;
  const set = (fields: Partial<HealthModel['thresholds']['licenceUse']>): void => onChange({ ...draft, thresholds: { ...draft.thresholds, licenceUse: { ...licenceUse, ...fields } } });
  const at = 'thresholds.licenceUse';
  return (
    <Fieldset legend="Licence use, by months since the first contract began">
      <div className={classes['fields'] ?? ''} style={{ alignItems: 'end' }}>
        <DraftNumber label="Judged from month" value={licenceUse.fromMonths} faults={faults} path={`${at}.fromMonths`} onChange={(fromMonths) => set({ fromMonths })} />
        <DraftNumber label="Middle part from month" value={licenceUse.middleFromMonths} faults={faults} path={`${at}.middleFromMonths`} onChange={(middleFromMonths) => set({ middleFromMonths })} />
        <DraftNumber label="Last part after month" value={licenceUse.lateAfterMonths} faults={faults} path={`${at}.lateAfterMonths`} onChange={(lateAfterMonths) => set({ lateAfterMonths })} />
      </div>
      <div className={classes['pairs'] ?? ''}>
        {parts.flatMap(({ key, of }) => [
          <DraftNumber key={`${key} yellow`} label={`${of(licenceUse)}: yellow from`} suffix=" %" value={licenceUse[key].yellowFrom} faults={faults} path={`${at}.${key}.yellowFrom`} onChange={(yellowFrom) => set({ [key]: { ...licenceUse[key], yellowFrom } })} />,
          <DraftNumber key={`${key} green`} label={`${of(licenceUse)}: green from`} suffix=" %" value={licenceUse[key].greenFrom} faults={faults} path={`${at}.${key}.greenFrom`} onChange={(greenFrom) => set({ [key]: { ...licenceUse[key], greenFrom } })} />,
        ])}
      </div>
    </Fieldset>
  );
};

const Recency = ({ draft, faults, onChange }: Given) => {
  const { recency } = draft.thresholds;
  const set = (key: (typeof priorities)[number], levels: { greenTo: number; yellowTo: number } | null): void => onChange({ ...draft, thresholds: { ...draft.thresholds, recency: { ...recency, [key]: levels } } });
  return (
    <Fieldset legend="Days since the last call or meeting; empty is not judged">
      <div className={classes['pairs'] ?? ''}>
        {priorities.flatMap((key) => [
          <DraftNumber key={`${key} green`} label={`${key}: green to`} suffix=" days" placeholder="Not judged" value={recency[key]?.greenTo ?? null} faults={faults} path={`thresholds.recency.${key}.greenTo`} onChange={(greenTo) => set(key, { greenTo, yellowTo: recency[key]?.yellowTo ?? greenTo })} onEmpty={() => set(key, null)} />,
          <DraftNumber key={`${key} yellow`} label={`${key}: yellow to`} suffix=" days" placeholder="Not judged" value={recency[key]?.yellowTo ?? null} faults={faults} path={`thresholds.recency.${key}.yellowTo`} onChange={(yellowTo) => set(key, { greenTo: recency[key]?.greenTo ?? yellowTo, yellowTo })} onEmpty={() => set(key, null)} />,
        ])}
      </div>
    </Fieldset>
  );
};

const staleFields = [
  ['sentimentMarkedAfter', 'Sentiment is old after'], ['sentimentDroppedAfter', 'Sentiment is dropped after'], ['usageDroppedAfter', 'Use is dropped after'], ['supportDroppedAfter', 'Cases are dropped after'],
] as const;

/** Bands, overrides, from where a measure is which colour, and how long a value counts. */
export const ModelLimits = ({ draft, faults, onChange }: Given) => {
  const { bands, scores, staleness, thresholds, overrides, scale } = draft;
  const setThresholds = (fields: Partial<HealthModel['thresholds']>): void => onChange({ ...draft, thresholds: { ...thresholds, ...fields } });
  return (
    <Stack gap="md">
      <Fieldset legend="Bands and scores, 0 to 100">
        <div className={classes['fields'] ?? ''}>
          <DraftNumber label="Green band from" value={bands.greenFrom} faults={faults} path="bands.greenFrom" onChange={(greenFrom) => onChange({ ...draft, bands: { ...bands, greenFrom } })} />
          <DraftNumber label="Yellow band from" value={bands.yellowFrom} faults={faults} path="bands.yellowFrom" onChange={(yellowFrom) => onChange({ ...draft, bands: { ...bands, yellowFrom } })} />
          {(['green', 'yellow', 'red'] as const).map((colour) => <DraftNumber key={colour} label={`A ${colour} measure scores`} value={scores[colour]} faults={faults} path={`scores.${colour}`} onChange={(score) => onChange({ ...draft, scores: { ...scores, [colour]: score } })} />)}
        </div>
        <Switch mt="sm" label="Red sentiment makes the account red, whatever the score" checked={overrides.redSentiment} onChange={(event) => onChange({ ...draft, overrides: { redSentiment: event.currentTarget.checked } })} />
        <div style={{ display: 'flex', gap: 8, alignItems: 'center', marginTop: 10 }}>
          <Text size="sm" id="scale-label">Scores are shown as</Text>
          <SegmentedControl size="xs" aria-labelledby="scale-label" value={String(scale)} onChange={(value) => onChange({ ...draft, scale: value === '10' ? 10 : 100 })} data={[{ value: '100', label: '0 to 100' }, { value: '10', label: '0 to 10' }]} />
        </div>
      </Fieldset>
      <LicenceUse draft={draft} faults={faults} onChange={onChange} />
      <Fieldset legend="Active users, tickets and key people">
        <div className={classes['pairs'] ?? ''}>
          <DraftNumber label="Active users: yellow from" suffix=" %" value={thresholds.activeUsers.yellowFrom} faults={faults} path="thresholds.activeUsers.yellowFrom" onChange={(yellowFrom) => setThresholds({ activeUsers: { ...thresholds.activeUsers, yellowFrom } })} />
          <DraftNumber label="Active users: green from" suffix=" %" value={thresholds.activeUsers.greenFrom} faults={faults} path="thresholds.activeUsers.greenFrom" onChange={(greenFrom) => setThresholds({ activeUsers: { ...thresholds.activeUsers, greenFrom } })} />
          <DraftNumber label="Tickets a month: green below" value={thresholds.tickets.greenBelow} faults={faults} path="thresholds.tickets.greenBelow" onChange={(greenBelow) => setThresholds({ tickets: { ...thresholds.tickets, greenBelow } })} />
          <DraftNumber label="Tickets a month: yellow below" value={thresholds.tickets.yellowBelow} faults={faults} path="thresholds.tickets.yellowBelow" onChange={(yellowBelow) => setThresholds({ tickets: { ...thresholds.tickets, yellowBelow } })} />
          <DraftNumber label="Key people: green from" suffix=" met" value={thresholds.personas.greenFrom} faults={faults} path="thresholds.personas.greenFrom" onChange={(greenFrom) => setThresholds({ personas: { ...thresholds.personas, greenFrom } })} />
          <DraftNumber label="Key people: yellow from" suffix=" met" value={thresholds.personas.yellowFrom} faults={faults} path="thresholds.personas.yellowFrom" onChange={(yellowFrom) => setThresholds({ personas: { ...thresholds.personas, yellowFrom } })} />
          <DraftNumber label="Met within" suffix=" months" value={thresholds.personas.withinMonths} faults={faults} path="thresholds.personas.withinMonths" onChange={(withinMonths) => setThresholds({ personas: { ...thresholds.personas, withinMonths } })} />
        </div>
      </Fieldset>
      <Recency draft={draft} faults={faults} onChange={onChange} />
      <Fieldset legend="How long a value counts">
        <div className={classes['pairs'] ?? ''}>
          {staleFields.map(([key, label]) => <DraftNumber key={key} label={label} suffix=" days" value={staleness[key]} faults={faults} path={`staleness.${key}`} onChange={(value) => onChange({ ...draft, staleness: { ...staleness, [key]: value } })} />)}
        </div>
      </Fieldset>
    </Stack>
  );
};
