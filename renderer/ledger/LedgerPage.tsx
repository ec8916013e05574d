import { Button, Tabs, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { BookDialog } from '#renderer/ledger/BookDialog.tsx';
import { EventsPanel } from '#renderer/ledger/EventsPanel.tsx';
import { RatesPanel } from '#renderer/ledger/RatesPanel.tsx';
import { ReconciliationPanel } from '#renderer/ledger/ReconciliationPanel.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { events: 'Movements', reconciliation: 'Reconciliation', rates: 'Exchange rates' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** Every movement of ARR, whether the figures agree, and what currencies are worth. */
export const LedgerPage = () => {
  const search = useSearch({ from: '/ledger' });
  const navigate = useNavigate();
  const [isBooking, setBooking] = useState(false);
  const view = viewNames.find((name) => name === search.view) ?? 'events';
  const go = (to: View): void => void navigate({ to: '/ledger', search: to === 'events' ? {} : { view: to }, replace: true });
  useKeys('ledger', {
    ...(view === 'events' ? { n: { does: 'Book a movement by hand', run: () => setBooking(true) } } : {}),
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])),
  });
  return (
    <>
      <PageHead
        title="ARR ledger" beside={<Text size="sm" c="dimmed">Kept with your contracts; every KPI of money is read from it</Text>}
        actions={view === 'events' ? <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setBooking(true)}>Book by hand</Button> : null}
      />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'events')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="events"><EventsPanel /></Tabs.Panel>
        <Tabs.Panel value="reconciliation"><ReconciliationPanel /></Tabs.Panel>
        <Tabs.Panel value="rates"><RatesPanel /></Tabs.Panel>
      </Tabs>
      {isBooking ? <BookDialog accountId={search.account ?? null} row={null} onClose={() => setBooking(false)} /> : null}
    </>
  );
};
