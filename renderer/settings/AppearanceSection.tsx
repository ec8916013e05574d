import { ActionIcon, Group, Input, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { pages, type Settings } from '#shared/settings.ts';
import type { SaveSettings } from '#renderer/settings/save-settings.ts';
import { Section } from '#renderer/settings/Section.tsx';

type Page = (typeof pages)[number];
const pageNames: Record<Page, string> = { today: 'Today', accounts: 'Accounts', calls: 'Calls', commitments: 'Commitments', plans: 'Plans', onboarding: 'Onboarding', playbooks: 'Playbooks', health: 'Health', adoption: 'Adoption', risks: 'Risks', support: 'Support', renewals: 'Renewals', expansion: 'Expansion', value: 'Value', surveys: 'Surveys', ledger: 'ARR ledger', kpis: 'KPIs', rhythm: 'Rhythm', reviews: 'Business reviews', documents: 'Documents', voice: 'Customer voice', advocacy: 'References' };

const inOrder = (order: readonly Page[]): Page[] => [...order, ...pages.filter((page) => !order.includes(page))];

const moved = (order: readonly Page[], page: Page, by: -1 | 1): Page[] => {
  const at = order.indexOf(page);
  const rest = order.filter((one) => one !== page);
  return rest.toSpliced(Math.max(0, Math.min(rest.length, at + by)), 0, page);
};

/** The order of the pages in the rail, and which of them are in it. Today always is. */
const Rail = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const order = inOrder(settings.rail.order);
  const move = (page: Page, by: -1 | 1): void => save(({ rail }) => ({ rail: { ...rail, order: moved(inOrder(rail.order), page, by) } }));
  return (
    <Stack gap={4}>
      <div>
        <Title order={3}>Pages at the left</Title>
        <Text size="sm">A hidden page is still reached by its key and from the palette.</Text>
      </div>
      {order.map((page, index) => (
        <Group key={page} gap="xs">
          <ActionIcon variant="default" size="sm" aria-label={`Move ${pageNames[page]} up`} disabled={index === 0} onClick={() => move(page, -1)}><IconChevronUp size={14} aria-hidden /></ActionIcon>
          <ActionIcon variant="default" size="sm" aria-label={`Move ${pageNames[page]} down`} disabled={index === order.length - 1} onClick={() => move(page, 1)}><IconChevronDown size={14} aria-hidden /></ActionIcon>
          <Switch
            size="sm"
            label={pageNames[page]}
            checked={!settings.rail.hidden.includes(page)}
            disabled={page === 'today'}
            onChange={(event) => {
              const isShown = event.currentTarget.checked;
              save(({ rail }) => ({ rail: { ...rail, hidden: isShown ? rail.hidden.filter((one) => one !== page) : [...rail.hidden, page] } }));
            }}
          />
        </Group>
      ))}
    </Stack>
  );
};

export const AppearanceSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Appearance">
    <Group gap="xl" align="flex-start">
      <div>
        <Input.Label component="div" id="scheme-label">Colours</Input.Label>
        <div>
          <SegmentedControl
            size="xs"
            transitionDuration={0}
            aria-labelledby="scheme-label"
            data={[{ value: 'auto', label: 'As this machine' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]}
            value={settings.appearance.scheme}
            onChange={(scheme) => save(({ appearance }) => ({ appearance: { ...appearance, scheme: scheme as Settings['appearance']['scheme'] } }))}
          />
        </div>
      </div>
      <div>
        <Input.Label component="div" id="density-label">Rows</Input.Label>
        <div>
          <SegmentedControl
            size="xs"
            transitionDuration={0}
            aria-labelledby="density-label"
            data={[{ value: 'dense', label: 'Dense' }, { value: 'comfortable', label: 'Comfortable' }]}
            value={settings.appearance.density}
            onChange={(density) => save(({ appearance }) => ({ appearance: { ...appearance, density: density as Settings['appearance']['density'] } }))}
          />
        </div>
      </div>
    </Group>
    <Rail settings={settings} save={save} />
  </Section>
);
