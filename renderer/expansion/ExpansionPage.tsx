import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FeaturesPanel } from '#renderer/expansion/FeaturesPanel.tsx';
import { OpportunitiesPanel } from '#renderer/expansion/OpportunitiesPanel.tsx';
import { PlaysPanel } from '#renderer/expansion/PlaysPanel.tsx';
import { SignalsPanel } from '#renderer/expansion/SignalsPanel.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { opportunities: 'Opportunities', signals: 'Signals', plays: 'Plays and targets', features: 'Feature education' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];
const newOpportunity = (): void => openDialog({ kind: 'new-opportunity', accountId: null });

/** Opportunities, the signals that they come of, plays with their targets, and features to show (F13). */
export const ExpansionPage = () => {
  const search = useSearch({ from: '/expansion' });
  const navigate = useNavigate();
  const view = viewNames.find((name) => name === search.view) ?? 'opportunities';
  const go = (to: View): void => void navigate({ to: '/expansion', search: to === 'opportunities' ? {} : { view: to }, replace: true });
  useKeys('expansion', {
    n: { does: 'Open an opportunity', run: newOpportunity },
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])),
  });
  return (
    <>
      <PageHead title="Expansion" actions={<><ButtonLink variant="default" to="/adoption" search={{ view: 'whitespace' }}>Whitespace</ButtonLink><Button leftSection={<IconPlus size={14} aria-hidden />} onClick={newOpportunity}>Open an opportunity</Button></>} />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'opportunities')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="opportunities"><OpportunitiesPanel /></Tabs.Panel>
        <Tabs.Panel value="signals"><SignalsPanel /></Tabs.Panel>
        <Tabs.Panel value="plays"><PlaysPanel /></Tabs.Panel>
        <Tabs.Panel value="features"><FeaturesPanel /></Tabs.Panel>
      </Tabs>
    </>
  );
};
