import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRead } from '#renderer/data/reads.ts';
import { EscalationPanel } from '#renderer/risks/EscalationPanel.tsx';
import { LessonPanel } from '#renderer/risks/LessonPanel.tsx';
import { RiskMap } from '#renderer/risks/RiskMap.tsx';
import { RiskRegister } from '#renderer/risks/RiskRegister.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { risks: 'Risks', map: 'Map', escalations: 'Escalations', lessons: 'Lessons' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

const openRisk = (): void => openDialog({ kind: 'new-risk', accountId: null, alertId: null });
const openEscalation = (): void => openDialog({ kind: 'new-escalation', accountId: null });

const Risks = ({ as }: { as: 'risks' | 'map' }) => {
  const read = useRead('risks', 'list', { state: 'open' });
  return <Loaded read={read}>{({ risks, unregistered }) => (as === 'map' ? <RiskMap risks={risks} /> : <RiskRegister risks={risks} unregistered={unregistered} />)}</Loaded>;
};

/** The register of risks, their map, the escalations, and what was learnt (F16, F17). */
export const RisksPage = () => {
  const search = useSearch({ from: '/risks' });
  const navigate = useNavigate();
  const view = viewNames.find((name) => name === search.view) ?? 'risks';
  const go = (to: View): void => void navigate({ to: '/risks', search: to === 'risks' ? {} : { view: to }, replace: true });
  useKeys('risks', {
    n: view === 'escalations' ? { does: 'Open an escalation', run: openEscalation } : { does: 'Open a risk', run: openRisk },
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])),
  });
  return (
    <>
      <PageHead
        title="Risks"
        actions={view === 'escalations' ? <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={openEscalation}>Open an escalation</Button> : <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={openRisk}>Open a risk</Button>}
      />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'risks')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="risks"><Risks as="risks" /></Tabs.Panel>
        <Tabs.Panel value="map"><Risks as="map" /></Tabs.Panel>
        <Tabs.Panel value="escalations"><EscalationPanel /></Tabs.Panel>
        <Tabs.Panel value="lessons"><LessonPanel /></Tabs.Panel>
      </Tabs>
    </>
  );
};
