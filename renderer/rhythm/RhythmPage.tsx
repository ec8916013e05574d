import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { GoalsPanel } from '#renderer/rhythm/GoalsPanel.tsx';
import { ReviewPanel } from '#renderer/rhythm/ReviewPanel.tsx';
import { TimePanel } from '#renderer/rhythm/TimePanel.tsx';
import { WeekPanel } from '#renderer/rhythm/WeekPanel.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { week: 'Week', time: 'Time', goals: 'Goals', review: 'Own review' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** The rhythm of the work (F28, F32): the week against its hours, the log of time, goals, and the quarterly review of the own book. */
export const RhythmPage = () => {
  const { view: asked } = useSearch({ from: '/rhythm' });
  const navigate = useNavigate();
  const view = viewNames.find((name) => name === asked) ?? 'week';
  const go = (to: View): void => void navigate({ to: '/rhythm', search: to === 'week' ? {} : { view: to }, replace: true });
  useKeys('rhythm', Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])));
  return (
    <>
      <PageHead title="Rhythm" actions={<ButtonLink to="/settings" search={{ section: 'capacity' }} variant="default">Hours and rhythm</ButtonLink>} />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'week')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="week"><WeekPanel /></Tabs.Panel>
        <Tabs.Panel value="time"><TimePanel /></Tabs.Panel>
        <Tabs.Panel value="goals"><GoalsPanel /></Tabs.Panel>
        <Tabs.Panel value="review"><ReviewPanel /></Tabs.Panel>
      </Tabs>
    </>
  );
};
