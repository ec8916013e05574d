import { ActionIcon, Button, Group, Menu, Modal, Tabs, Text } from '@mantine/core';
import { IconArrowBackUp, IconBan, IconDots, IconTrash, IconX } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isAhead } from '#shared/business-review-words.ts';
import type { Review } from '#shared/reviews.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DeckTab } from '#renderer/decks/DeckTab.tsx';
import { FollowTab } from '#renderer/reviews/FollowTab.tsx';
import { LockBar } from '#renderer/reviews/LockBar.tsx';
import { PlanTab } from '#renderer/reviews/PlanTab.tsx';
import { StateMark } from '#renderer/reviews/review-marks.tsx';
import { daysAway } from '#renderer/reviews/review-words.ts';
import { setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { exactDay, shortDay } from '#renderer/ui/say.ts';
import { ReasonForm } from '#renderer/ui/ReasonForm.tsx';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import classes from './reviews.module.css';

const views = { plan: 'Plan', deck: 'Deck', follow: 'Follow-through' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** The review does not take place: they refused it, or it was called off. */
const EndDialog = ({ review, how, onClose }: { review: Review; how: 'refuse' | 'cancel'; onClose: () => void }) => {
  const today = useToday();
  const { write: refuse } = useWrite('reviews', 'refuse');
  const { write: cancel } = useWrite('reviews', 'cancel');
  const end = async (reason: string): Promise<void> => {
    const written = how === 'refuse' ? await refuse({ id: review.id, on: today, reason }) : await cancel({ id: review.id, reason });
    if (written !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={how === 'refuse' ? 'They refused the review' : 'Cancel the review'}>
      <ReasonForm
        label={how === 'refuse' ? 'Why they refused' : 'Why it is cancelled'} missing="Say why." does={how === 'refuse' ? 'Note the refusal' : 'Cancel the review'}
        choices={how === 'refuse' ? ['No time this quarter', 'Cadence calls are enough for them', 'The executive has changed', 'No reason given'] : ['Moved to the next quarter', 'The account is leaving', 'Planned by mistake']}
        onSubmit={(reason) => void end(reason)}
      >
        <Text size="sm">{how === 'refuse' ? 'After two refusals a mini-review inside of a cadence call takes its place.' : 'It counts neither as offered nor as refused.'}</Text>
      </ReasonForm>
    </Modal>
  );
};

const MoreMenu = ({ review, onEnd }: { review: Review; onEnd: (how: 'refuse' | 'cancel') => void }) => {
  const navigate = useNavigate();
  const { write: reopen } = useWrite('reviews', 'reopen');
  const { write: remove } = useWrite('reviews', 'remove');
  const removeAndLeave = async (): Promise<void> => {
    if ((await remove({ id: review.id })) !== null) await navigate({ to: '/reviews', search: {} });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="More for this review"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {isAhead(review.state) ? (
          <>
            <Menu.Item leftSection={<IconBan size={15} aria-hidden />} onClick={() => onEnd('refuse')}>They refused it</Menu.Item>
            <Menu.Item leftSection={<IconX size={15} aria-hidden />} onClick={() => onEnd('cancel')}>Cancel it</Menu.Item>
          </>
        ) : null}
        {review.state === 'refused' || review.state === 'cancelled' ? <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id: review.id })}>Plan it again</Menu.Item> : null}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removeAndLeave()}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const Body = ({ review }: { review: Review }) => {
  const search = useSearch({ from: '/reviews/$id' });
  const navigate = useNavigate();
  const today = useToday();
  const [ending, setEnding] = useState<'refuse' | 'cancel' | null>(null);
  const view = viewNames.find((name) => name === search.view) ?? 'plan';
  const go = (to: View): void => void navigate({ to: '/reviews/$id', params: { id: review.id }, search: to === 'plan' ? {} : { view: to }, replace: true });
  useEffect(() => {
    setAccountOnScreen(review.accountId);
    return () => setAccountOnScreen(null);
  }, [review.accountId]);
  useKeys('review', Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name].toLowerCase()}`, run: () => go(name) }])));
  return (
    <>
      <PageHead
        title={`${review.name}: ${review.accountName}`}
        beside={<><StateMark state={review.state} /><Text size="sm" className={classes['quiet'] ?? ''}><span title={exactDay(review.on)}>{shortDay(review.on, today)}, {daysAway(review.on, today)}</span></Text><AccountLink id={review.accountId} name="Account" /></>}
        actions={<><WhoToAsk accountId={review.accountId} activity="business-review" about="the review" />{isAhead(review.state) && review.plannedOn <= today ? <Button onClick={() => go('follow')}>It was held</Button> : null}<MoreMenu review={review} onEnd={setEnding} /></>}
      />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'plan')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="plan"><PlanTab key={review.id} review={review} /></Tabs.Panel>
        <Tabs.Panel value="deck"><LockBar review={review} /><DeckTab key={review.id} reviewId={review.id} accountId={review.accountId} asOf={search.asOf ?? null} /></Tabs.Panel>
        <Tabs.Panel value="follow"><FollowTab review={review} /></Tabs.Panel>
      </Tabs>
      {ending === null ? null : <EndDialog review={review} how={ending} onClose={() => setEnding(null)} />}
    </>
  );
};

/** One business review (F19): the way to it, its deck, and what follows from it. */
export const ReviewPage = () => {
  const { id } = useParams({ from: '/reviews/$id' });
  const read = useRead('reviews', 'get', { id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Business review" />
        <EmptyState title="This review is not here" action={<Group gap="xs"><Button component={Link} to="/reviews">Go to Business reviews</Button></Group>}>{sentenceOf(read.error)}</EmptyState>
      </>
    );
  }
  return <Loaded read={read}>{(review) => <Body review={review} />}</Loaded>;
};
