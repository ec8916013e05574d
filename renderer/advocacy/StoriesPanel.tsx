import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { storyStateNames } from '#shared/advocacy-rules.ts';
import type { StoryRow } from '#shared/advocacy.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { StoryDialog } from '#renderer/advocacy/StoryDialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText } from '#renderer/ui/marks.tsx';
import classes from './advocacy.module.css';

const Stories = ({ stories, onOpen }: { stories: readonly StoryRow[]; onOpen: (id: string) => void }) => (
  <ul className={classes['list']} aria-label="Stories">
    {stories.map((story) => (
      <li key={story.id} className={classes['line']}>
        <div className={classes['words']}>
          <Anchor component="button" type="button" size="sm" fw={500} onClick={() => onOpen(story.id)}>{story.title}</Anchor>
          <div className={classes['facts']}><span>{storyStateNames[story.state]}</span>{story.approvedOn === null ? null : <span>approved by {story.approvedByName || 'them'} <DayText on={story.approvedOn} size="xs" /></span>}{story.outcome === '' ? null : <span>{story.outcome}</span>}</div>
          <Text size="sm" lineClamp={2}>{story.result}</Text>
        </div>
        <AccountLink id={story.accountId} name={story.accountName} />
      </li>
    ))}
  </ul>
);

/** Stories that are told, and verified outcomes that nobody told yet. */
export const StoriesPanel = () => {
  const search = useSearch({ from: '/advocacy' });
  const navigate = useNavigate();
  const read = useRead('advocacy', 'stories', undefined);
  const outcomes = (useRead('advocacy', 'outcomes', undefined).data ?? []).filter(({ storyId }) => storyId === null);
  const { write } = useWrite('advocacy', 'createStory');
  const open = (story: string | undefined): void => void navigate({ to: '/advocacy', search: { ...search, story }, replace: true });
  const begin = async (accountId: string, criterionId: string): Promise<void> => {
    const made = await write({ accountId, criterionId });
    if (made !== null) open(made.id);
  };
  const opened = read.data?.find(({ id }) => id === search.story);
  return (
    <Loaded read={read}>
      {(stories) => (
        <Stack gap="lg">
          {stories.length === 0 && outcomes.length === 0 ? <EmptyState title="No story yet">A story begins with an outcome that a person of the customer verified in a success plan.</EmptyState> : null}
          {stories.length === 0 ? null : <section aria-labelledby="stories-told"><Title order={2} id="stories-told" mb={4}>Stories</Title><Stories stories={stories} onOpen={open} /></section>}
          {outcomes.length === 0 ? null : (
            <section aria-labelledby="stories-open">
              <Title order={2} id="stories-open" mb={4}>Verified outcomes without a story</Title>
              <ul className={classes['list']} aria-label="Verified outcomes without a story">
                {outcomes.slice(0, 50).map((one) => (
                  <li key={one.criterionId} className={classes['line']}>
                    <div className={classes['words']}>
                      <Text size="sm"><AccountLink id={one.accountId} name={one.accountName} />: {one.metric}</Text>
                      <div className={classes['facts']}><span>{one.objective}</span><span>verified by {one.verifiedBy || 'them'} <DayText on={one.verifiedOn} size="xs" /></span></div>
                      <Text size="sm">“{one.words}”</Text>
                    </div>
                    <Button size="compact-sm" variant="default" onClick={() => void begin(one.accountId, one.criterionId)} aria-label={`Begin a story of ${one.accountName}: ${one.metric}`}>Begin a story</Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {opened === undefined ? null : <StoryDialog key={opened.id} story={opened} onClose={() => open(undefined)} />}
        </Stack>
      )}
    </Loaded>
  );
};
