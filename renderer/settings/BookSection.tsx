import { Chip, Fieldset, Group, Select, SimpleGrid } from '@mantine/core';
import type { Settings } from '#shared/settings.ts';
import { Holidays } from '#renderer/settings/Holidays.tsx';
import type { SaveSettings } from '#renderer/settings/save-settings.ts';
import { Section } from '#renderer/settings/Section.tsx';
import classes from './settings.module.css';

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${currencyNames.of(code) ?? code}` }));
const months = Array.from({ length: 12 }, (_, month) => ({ value: String(month + 1), label: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month, 1)) }));
// The first of January 2024 was a Monday.
const weekdays = Array.from({ length: 7 }, (_, index) => ({ value: index + 1, name: new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, index + 1)) }));
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [{ value: 'machine', label: `As this machine (${ownZone})` }, ...['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))];

export const BookSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Book">
    <SimpleGrid cols={{ base: 1, md: 3 }} maw={820}>
      <Select label="Currency" description="Of totals and limits; contracts keep their own." data={currencies} searchable limit={60} nothingFoundMessage="There is no such currency" allowDeselect={false} value={settings.currency} onChange={(code) => { if (code !== null) save(() => ({ currency: code })); }} />
      <Select label="Fiscal year begins in" description="Quarters are counted from here." data={months} allowDeselect={false} value={String(settings.fiscalYearStart)} onChange={(month) => { if (month !== null) save(() => ({ fiscalYearStart: Number(month) })); }} />
      <Select label="Time zone" description="Decides which day it is." data={zones} searchable limit={60} nothingFoundMessage="There is no such time zone" allowDeselect={false} value={settings.timeZone ?? 'machine'} onChange={(zone) => { if (zone !== null) save(() => ({ timeZone: zone === 'machine' ? null : zone })); }} />
    </SimpleGrid>
    <Fieldset legend="Working days" variant="unstyled" classNames={{ legend: classes['legend'] }}>
      <Group gap={6}>
        {weekdays.map(({ value, name }) => (
          <Chip
            key={value}
            size="xs"
            checked={settings.workWeek.includes(value)}
            disabled={settings.workWeek.length === 1 && settings.workWeek.includes(value)}
            onChange={(isWorked) => save(({ workWeek }) => ({ workWeek: isWorked ? [...workWeek, value].toSorted((a, b) => a - b) : workWeek.filter((one) => one !== value) }))}
          >
            {name}
          </Chip>
        ))}
      </Group>
    </Fieldset>
    <Holidays settings={settings} save={save} />
  </Section>
);
