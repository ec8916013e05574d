import { Fieldset, Group, Select, SimpleGrid } from '@mantine/core';
import { exponentOf, toMinor } from '#shared/money.ts';
import { priorities, segment as segmentSchema, type Segment } from '#shared/settings.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';

const trees = [
  { value: 'enterprise', label: 'Enterprise tree' },
  { value: 'commercial', label: 'Commercial tree' },
  { value: 'none', label: 'Only at risk is PR1' },
];

type DayField = 'atRiskEveryDays' | 'newEveryDays' | 'newForDays' | 'onboardingEveryDays' | 'longestEveryDays' | 'firstDays' | 'growthMonths' | 'logWithinWorkingDays' | 'callsAWeek';
const days = ['day', 'days'] as const;
const mayBeEmpty: readonly DayField[] = ['atRiskEveryDays', 'newEveryDays', 'onboardingEveryDays', 'longestEveryDays'];

/** Every figure of a segment. Days are calendar days unless they say otherwise. */
export const SegmentFields = ({ segment, currency, onSave }: { segment: Segment; currency: string; onSave: (parts: Partial<Segment>) => void }) => {
  const figure = (field: DayField, label: string, unit: readonly [string, string] = days) => (
    <SavedNumber
      label={label}
      unit={unit}
      canBeEmpty={mayBeEmpty.includes(field)}
      value={segment[field]}
      fault={(entry) => faultOf(segmentSchema.shape[field], entry)}
      onSave={(entry) => onSave({ [field]: entry })}
    />
  );
  return (
    <>
      <Group align="flex-start" gap="md">
        <SavedText label="Name" w={240} value={segment.name} fault={(entry) => faultOf(segmentSchema.shape.name, entry)} onSave={(entry) => onSave({ name: entry })} />
        <Select label="Priority is proposed by" w={200} data={trees} allowDeselect={false} value={segment.tree} onChange={(tree) => onSave({ tree: trees.find(({ value }) => value === tree)?.value as Segment['tree'] })} />
      </Group>
      <Fieldset legend="A call every">
        <SimpleGrid cols={{ base: 2, md: 4 }}>
          {priorities.map((priority) => (
            <SavedNumber
              key={priority}
              label={priority}
              unit={days}
              canBeEmpty
              value={segment.cadenceDays[priority]}
              fault={(entry) => faultOf(segmentSchema.shape.cadenceDays.shape[priority], entry)}
              onSave={(entry) => onSave({ cadenceDays: { ...segment.cadenceDays, [priority]: entry } })}
            />
          ))}
          {figure('atRiskEveryDays', 'At risk')}
          {figure('newEveryDays', 'New account')}
          {figure('newForDays', 'New for the first')}
          {figure('onboardingEveryDays', 'In onboarding')}
          {figure('longestEveryDays', 'Never longer than')}
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend="PR1">
        <SimpleGrid cols={{ base: 2, md: 4 }}>
          {figure('firstDays', 'For the first')}
          <SavedNumber
            label={`From ARR (${currency})`}
            canBeEmpty
            allowDecimal
            decimalScale={exponentOf(currency)}
            value={segment.arrLimitMinor === null ? null : segment.arrLimitMinor / 10 ** exponentOf(currency)}
            onSave={(entry) => onSave({ arrLimitMinor: entry === null ? null : toMinor(entry, currency) })}
          />
          {figure('growthMonths', 'Growth within', ['month', 'months'])}
          <SavedNumber
            label="Share of PR1, at most"
            unit={['%', '%']}
            canBeEmpty
            value={segment.shareOfPR1 === null ? null : Math.round(segment.shareOfPR1 * 100)}
            fault={(entry) => (entry !== null && entry > 100 ? 'A share is 100 % at most.' : null)}
            onSave={(entry) => onSave({ shareOfPR1: entry === null ? null : entry / 100 })}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset legend="Working agreements">
        <SimpleGrid cols={{ base: 2, md: 4 }}>
          {figure('logWithinWorkingDays', 'Calls are logged within', ['working day', 'working days'])}
          {figure('callsAWeek', 'At least', ['call a week', 'calls a week'])}
        </SimpleGrid>
      </Fieldset>
    </>
  );
};
