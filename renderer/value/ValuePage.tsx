import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';
import { AccountsPanel } from '#renderer/value/AccountsPanel.tsx';
import { DriversPanel } from '#renderer/value/DriversPanel.tsx';
import { NewGainDialog } from '#renderer/value/NewGainDialog.tsx';

const views = { accounts: 'Accounts', drivers: 'Drivers' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** What the product brings to every account against what it costs, and the ways in which it pays (F7). */
export const ValuePage = () => {
  const search = useSearch({ from: '/value' });
  const navigate = useNavigate();
  const view = viewNames.find((name) => name === search.view) ?? 'accounts';
  const [isAdding, setAdding] = useState(false);
  const go = (to: View): void => void navigate({ to: '/value', search: to === 'accounts' ? {} : { view: to }, replace: true });
  useKeys('value', {
    ...(view === 'accounts' ? { n: { does: 'Add a gain', run: () => setAdding(true) } } : {}),
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])),
  });
  return (
    <>
      <PageHead title="Value" actions={view === 'accounts' ? <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>Add a gain</Button> : null} />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'accounts')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="accounts"><AccountsPanel onAdd={() => setAdding(true)} /></Tabs.Panel>
        <Tabs.Panel value="drivers"><DriversPanel /></Tabs.Panel>
      </Tabs>
      {isAdding ? <NewGainDialog accountId={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
};
