import { Button, Checkbox, Chip, Group, MultiSelect, NumberInput, Popover, Stack, Text } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { sentiments, stageNames, stages, type AccountFilters, type Stage } from '#shared/accounts.ts';
import { addDays, fiscalQuarter } from '#shared/days.ts';
import { toMinor } from '#shared/money.ts';
import { priorities, type Priority } from '#shared/settings.ts';
import { amountOf } from '#renderer/accounts/grid-columns.ts';
import { changeFilters } from '#renderer/accounts/grid-state.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const Choice = <T extends string>({ label, all, value, onChange, say }: { label: string; all: readonly T[]; value: readonly T[]; onChange: (value: T[]) => void; say: (one: T) => string }) => (
  <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
    <Text component="legend" size="xs" fw="var(--mantine-font-weight-medium)" mb={4} p={0}>{label}</Text>
    <Chip.Group multiple value={[...value]} onChange={(picked) => onChange(picked as T[])}>
      <Group gap={4}>{all.map((one) => <Chip key={one} value={one} size="xs" variant="outline">{say(one)}</Chip>)}</Group>
    </Chip.Group>
  </fieldset>
);

const RenewalRange = ({ filters }: { filters: AccountFilters }) => {
  const today = useToday();
  const { fiscalYearStart } = useSettings();
  const quarter = fiscalQuarter(today, fiscalYearStart);
  const quick = [
    { label: 'Next 90 days', from: today, to: addDays(today, 90) },
    { label: 'Next 120 days', from: today, to: addDays(today, 120) },
    { label: `This quarter (Q${quarter.quarter})`, from: quarter.from, to: quarter.to },
  ];
  return (
    <Stack gap={6}>
      <Group gap="xs" wrap="nowrap">
        <DayInput label="Renewal from" value={filters.renewalFrom} onChange={(renewalFrom) => changeFilters({ renewalFrom })} flex={1} popoverProps={{ withinPortal: false }} />
        <DayInput label="Renewal to" value={filters.renewalTo} onChange={(renewalTo) => changeFilters({ renewalTo })} flex={1} popoverProps={{ withinPortal: false }} />
      </Group>
      <Group gap={4}>
        {quick.map(({ label, from, to }) => (
          <Button key={label} size="compact-xs" variant="default" aria-pressed={filters.renewalFrom === from && filters.renewalTo === to} onClick={() => changeFilters({ renewalFrom: from, renewalTo: to })}>{label}</Button>
        ))}
      </Group>
    </Stack>
  );
};

/** Every filter but the text one. */
export const FilterPanel = ({ filters, active }: { filters: AccountFilters; active: number }) => {
  const { segments, currency } = useSettings();
  const money = (label: string, key: 'arrFromMinor' | 'arrToMinor') => {
    const minor = filters[key];
    return (
      <NumberInput
        flex={1} label={`${label} (${currency})`} min={0} thousandSeparator="," hideControls
        value={minor === null ? '' : amountOf(minor, currency)}
        onChange={(typed) => changeFilters({ [key]: typeof typed === 'number' ? toMinor(typed, currency) : null })}
      />
    );
  };
  return (
    <Popover position="bottom-start" shadow="md" width={430} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={14} aria-hidden />}>Filter{active === 0 ? '' : ` (${active})`}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filters">
        <Stack gap="sm">
          <MultiSelect label="Segment" data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={filters.segments} onChange={(picked) => changeFilters({ segments: picked })} clearable comboboxProps={{ withinPortal: false }} />
          <Choice label="Priority" all={priorities} value={filters.priorities} onChange={(picked: Priority[]) => changeFilters({ priorities: picked })} say={(one) => one} />
          <MultiSelect label="Stage" data={stages.map((one) => ({ value: one, label: stageNames[one] }))} value={filters.stages} onChange={(picked) => changeFilters({ stages: picked as Stage[] })} clearable comboboxProps={{ withinPortal: false }} />
          <Choice label="Sentiment" all={[...sentiments, 'none'] as const} value={filters.sentiments} onChange={(picked) => changeFilters({ sentiments: picked })} say={(one) => (one === 'none' ? 'None' : `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`)} />
          <Choice label="Health" all={[...sentiments, 'none'] as const} value={filters.bands} onChange={(picked) => changeFilters({ bands: picked })} say={(one) => (one === 'none' ? 'No score' : `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`)} />
          <Group gap="lg">
            <Checkbox size="xs" label="At risk" checked={filters.atRiskOnly} onChange={(event) => changeFilters({ atRiskOnly: event.currentTarget.checked })} />
            <Checkbox size="xs" label="Due for a call" checked={filters.dueOnly} onChange={(event) => changeFilters({ dueOnly: event.currentTarget.checked })} />
          </Group>
          <Group gap="xs" wrap="nowrap">{money('ARR from', 'arrFromMinor')}{money('ARR to', 'arrToMinor')}</Group>
          <RenewalRange filters={filters} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
