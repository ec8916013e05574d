import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';
import { ItemsPanel } from '#renderer/voice/ItemsPanel.tsx';
import { NewItemDialog } from '#renderer/voice/NewItemDialog.tsx';
import { ProductPanel } from '#renderer/voice/ProductPanel.tsx';
import classes from './voice.module.css';

const views = { items: 'Ranked', product: 'For product' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** What customers ask for, meet and say, ranked across the book, and as product reads it (F21). */
export const VoicePage = () => {
  const search = useSearch({ from: '/voice' });
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  const view = viewNames.find((name) => name === search.view) ?? 'items';
  const go = (to: View): void => void navigate({ to: '/voice', search: { ...search, view: to === 'items' ? undefined : to }, replace: true });
  useKeys('voice', {
    n: { does: 'Capture what a customer said', run: () => setAdding(true) },
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])),
  });
  return (
    <>
      <PageHead title="Voice of the customer" actions={<Button className={classes['noPrint'] ?? ''} leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>Capture</Button>} />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'items')} keepMounted={false}>
        <Tabs.List mb="sm" className={classes['noPrint'] ?? ''}>{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="items"><ItemsPanel onAdd={() => setAdding(true)} /></Tabs.Panel>
        <Tabs.Panel value="product"><ProductPanel /></Tabs.Panel>
      </Tabs>
      {isAdding ? <NewItemDialog accountId={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
};
