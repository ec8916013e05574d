import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CataloguePanel } from '#renderer/adoption/CataloguePanel.tsx';
import { MetricPanel } from '#renderer/adoption/MetricPanel.tsx';
import { UsagePanel } from '#renderer/adoption/UsagePanel.tsx';
import { WhitespacePanel } from '#renderer/adoption/WhitespacePanel.tsx';
import { AlertsPanel } from '#renderer/alerts/AlertsPanel.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './adoption.module.css';

const views = { usage: 'Usage', whitespace: 'Whitespace', catalogue: 'Catalogue', alerts: 'Alerts' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** How far customers use what they bought (F11): the book, the whitespace, what is measured, and the alerts (F12). */
export const AdoptionPage = () => {
  const { view: asked, metric } = useSearch({ from: '/adoption' });
  const navigate = useNavigate();
  const view = viewNames.find((one) => one === asked) ?? 'usage';
  const isTable = view === 'usage' || view === 'whitespace' || (view === 'catalogue' && metric !== undefined);
  return (
    <div className={isTable ? (classes['page'] ?? '') : undefined}>
      <PageHead title="Adoption" actions={<ButtonLink to="/import" variant="default">Import usage</ButtonLink>} />
      <Tabs value={view} onChange={(to) => void navigate({ to: '/adoption', search: { view: to ?? undefined } })} keepMounted={false} activateTabWithKeyboard={false} className={classes['panel'] ?? ''}>
        <Tabs.List mb="sm">{viewNames.map((one) => <Tabs.Tab key={one} value={one}>{views[one]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="usage" className={classes['panel'] ?? ''}><UsagePanel /></Tabs.Panel>
        <Tabs.Panel value="whitespace" className={classes['panel'] ?? ''}><WhitespacePanel /></Tabs.Panel>
        <Tabs.Panel value="catalogue" className={classes['panel'] ?? ''}>{metric === undefined ? <CataloguePanel /> : <MetricPanel id={metric} />}</Tabs.Panel>
        <Tabs.Panel value="alerts"><AlertsPanel /></Tabs.Panel>
      </Tabs>
    </div>
  );
};
