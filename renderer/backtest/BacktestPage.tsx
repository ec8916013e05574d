import { Tabs, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { OwnPanel } from '#renderer/backtest/OwnPanel.tsx';
import { TablePanel } from '#renderer/backtest/TablePanel.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

/** How scores did against what then happened (F15): on the book's own past, and on a table that is brought in. */
export const BacktestPage = () => {
  const { view, study } = useSearch({ from: '/backtest' });
  const navigate = useNavigate();
  const tab = view === 'table' || study !== undefined ? 'table' : 'own';
  const show = (next: string | null): void => void navigate({ to: '/backtest', search: next === 'table' ? { view: 'table' } : {}, replace: true });
  useKeys('backtest', { o: { does: 'Your own past', run: () => show('own') }, t: { does: 'A table', run: () => show('table') } });
  return (
    <>
      <PageHead title="Backtest" beside={<Text size="sm" c="dimmed">How scores did against what then happened</Text>} actions={<ButtonLink to="/health" variant="default">Health</ButtonLink>} />
      <Tabs value={tab} onChange={show} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="own">Your own past</Tabs.Tab>
          <Tabs.Tab value="table">A table</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="own"><OwnPanel /></Tabs.Panel>
        <Tabs.Panel value="table"><TablePanel study={study ?? null} onStudy={(id) => void navigate({ to: '/backtest', search: { view: 'table', ...(id === null ? {} : { study: id }) } })} /></Tabs.Panel>
      </Tabs>
    </>
  );
};
