import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { MadePanel } from '#renderer/documents/MadePanel.tsx';
import { MakePanel } from '#renderer/documents/MakePanel.tsx';
import { TemplatesPanel } from '#renderer/documents/TemplatesPanel.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { make: 'Make', templates: 'Templates', made: 'Made' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** The documents that a CSM sends: drafted from the account, changed, and handed over (F35). */
export const DocumentsPage = () => {
  const search = useSearch({ from: '/documents' });
  const navigate = useNavigate();
  const view = viewNames.find((name) => name === search.view) ?? 'make';
  const go = (to: View): void => void navigate({ to: '/documents', search: { ...(to === 'make' ? {} : { view: to }), kind: search.kind, account: search.account }, replace: true });
  useKeys('documents', Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])));
  return (
    <>
      <PageHead title="Documents" />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'make')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="make"><MakePanel /></Tabs.Panel>
        <Tabs.Panel value="templates"><TemplatesPanel /></Tabs.Panel>
        <Tabs.Panel value="made"><MadePanel /></Tabs.Panel>
      </Tabs>
    </>
  );
};
