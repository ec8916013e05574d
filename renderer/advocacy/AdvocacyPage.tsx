import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AsksPanel } from '#renderer/advocacy/AsksPanel.tsx';
import { ReferencesPanel } from '#renderer/advocacy/ReferencesPanel.tsx';
import { StoriesPanel } from '#renderer/advocacy/StoriesPanel.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { references: 'References', stories: 'Stories', asks: 'Asks' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** Who may be named and for what, the stories that are told, and what was asked of whom (F23). */
export const AdvocacyPage = () => {
  const search = useSearch({ from: '/advocacy' });
  const navigate = useNavigate();
  const view = viewNames.find((name) => name === search.view) ?? 'references';
  const go = (to: View): void => void navigate({ to: '/advocacy', search: to === 'references' ? {} : { view: to }, replace: true });
  useKeys('advocacy', Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])));
  return (
    <>
      <PageHead title="References" />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'references')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="references"><ReferencesPanel /></Tabs.Panel>
        <Tabs.Panel value="stories"><StoriesPanel /></Tabs.Panel>
        <Tabs.Panel value="asks"><AsksPanel /></Tabs.Panel>
      </Tabs>
    </>
  );
};
