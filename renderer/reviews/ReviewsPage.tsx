import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { TemplatesPanel } from '#renderer/decks/TemplatesPanel.tsx';
import { ComingPanel } from '#renderer/reviews/ComingPanel.tsx';
import { NewReviewDialog, type ReviewStart } from '#renderer/reviews/NewReviewDialog.tsx';
import { RoadmapPanel } from '#renderer/reviews/RoadmapPanel.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { roadmap: 'Roadmap', coming: 'Coming', templates: 'Templates' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** The business reviews of the book (F19): the roadmap of the year, the steps that are coming, and the templates of decks. */
export const ReviewsPage = () => {
  const search = useSearch({ from: '/reviews' });
  const navigate = useNavigate();
  const [planning, setPlanning] = useState<ReviewStart | null>(null);
  const view = viewNames.find((name) => name === search.view) ?? 'roadmap';
  const go = (to: View): void => void navigate({ to: '/reviews', search: to === 'roadmap' ? {} : { view: to }, replace: true });
  const plan = (): void => setPlanning({ accountId: null, kind: 'executive', on: null });
  useKeys('reviews', {
    n: { does: 'Plan a review', run: plan },
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])),
  });
  return (
    <>
      <PageHead title="Business reviews" actions={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={plan}>Plan a review</Button>} />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'roadmap')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="roadmap"><RoadmapPanel onPlan={setPlanning} /></Tabs.Panel>
        <Tabs.Panel value="coming"><ComingPanel /></Tabs.Panel>
        <Tabs.Panel value="templates"><TemplatesPanel /></Tabs.Panel>
      </Tabs>
      {planning === null ? null : <NewReviewDialog start={planning} onClose={() => setPlanning(null)} />}
    </>
  );
};
