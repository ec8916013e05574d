import { Tabs, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { BandHistory } from '#renderer/health/BandHistory.tsx';
import { HeatMap } from '#renderer/health/HeatMap.tsx';
import { ModelsPanel } from '#renderer/health/ModelsPanel.tsx';
import { UpdatesPanel } from '#renderer/health/UpdatesPanel.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './health.module.css';

const views = { map: 'Heat map', history: 'History', updates: 'Updates', models: 'Models' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** The health of the book (F14): every account by group, its past, the monthly updates, and the models that it follows from. */
export const HealthPage = () => {
  const search = useSearch({ from: '/health' });
  const navigate = useNavigate();
  const view = viewNames.find((name) => name === search.view) ?? 'map';
  const go = (to: View): void => void navigate({ to: '/health', search: to === 'map' ? {} : { view: to }, replace: true });
  useKeys('health', Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])));
  return (
    <div className={view === 'map' ? (classes['page'] ?? '') : undefined}>
      <PageHead title="Health" beside={<Text size="sm" c="dimmed">How each account stands, and what it follows from</Text>} actions={<ButtonLink to="/backtest" variant="default">Backtest</ButtonLink>} />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'map')} keepMounted={false} className={classes['panel'] ?? ''}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="map" className={classes['panel'] ?? ''}><HeatMap /></Tabs.Panel>
        <Tabs.Panel value="history"><BandHistory /></Tabs.Panel>
        <Tabs.Panel value="updates"><UpdatesPanel /></Tabs.Panel>
        <Tabs.Panel value="models"><ModelsPanel /></Tabs.Panel>
      </Tabs>
    </div>
  );
};
