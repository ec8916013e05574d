import { Button, Group, Popover, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { isAhead, stepsAfter } from '#shared/business-review-words.ts';
import type { Review, ReviewStep } from '#shared/reviews.ts';
import { SentimentButtons } from '#renderer/calls/SentimentButtons.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AgreedPanel } from '#renderer/reviews/AgreedPanel.tsx';
import { EffectPanel } from '#renderer/reviews/EffectPanel.tsx';
import { HoldForm } from '#renderer/reviews/HoldForm.tsx';
import { StepLine } from '#renderer/reviews/StepList.tsx';
import { SummaryPanel } from '#renderer/reviews/SummaryPanel.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { exactDay, shortDay } from '#renderer/ui/say.ts';
import { ReasonForm } from '#renderer/ui/ReasonForm.tsx';
import classes from './reviews.module.css';

/** Whether the success plan changed since the review; without a change, ticking its step asks why. */
const PlanGate = ({ review, step }: { review: Review; step: ReviewStep }) => {
  const today = useToday();
  const { plan } = review;
  const { write } = useWrite('reviews', 'tick');
  const [isAsking, setAsking] = useState(false);
  const asks = step.doneOn === null && plan?.isChangedSince !== true;
  return (
    <>
      <StepLine step={step} onTick={asks ? () => setAsking(true) : undefined} />
      <li className={classes['line']}>
        <Text size="xs" className={`${classes['words'] ?? ''} ${classes['quiet'] ?? ''}`}>
          {plan === null ? 'The account has no success plan.' : <><AnchorLink to="/plans/$id" params={{ id: plan.id }} search={{}} size="xs" underline="always">{plan.name}</AnchorLink>{plan.changedOn === null ? ' has no change yet' : `, last changed ${shortDay(plan.changedOn, today)}`}{plan.isChangedSince ? ', since the review' : ', not since the review'}</>}
        </Text>
        {asks ? (
          <Popover opened={isAsking} onChange={setAsking} position="bottom-end" trapFocus returnFocus shadow="md" width={300}>
            <Popover.Target><Button size="compact-xs" variant="default" onClick={() => setAsking(!isAsking)}>No change needed</Button></Popover.Target>
            <Popover.Dropdown aria-label="Why the plan stays as it is"><ReasonForm label="Why the plan stays as it is" missing="Say why nothing changes." does="Tick it" onSubmit={(reason) => { setAsking(false); void write({ id: step.id, done: true, reason }); }} /></Popover.Dropdown>
          </Popover>
        ) : null}
      </li>
    </>
  );
};

const Held = ({ review }: { review: Review }) => {
  const { write } = useWrite('reviews', 'update');
  const steps = stepsAfter.flatMap((key) => review.steps.filter((step) => step.key === key));
  return (
    <div className={classes['columns']}>
      <Stack gap="lg">
        <Group gap="md" align="flex-end"><Text size="sm">Held on {exactDay(review.on)}</Text><SentimentButtons value={review.sentiment} onChange={(sentiment) => void write({ id: review.id, fields: { sentiment } })} /></Group>
        <AgreedPanel review={review} />
        <SummaryPanel key={review.id} review={review} />
      </Stack>
      <aside className={classes['side']} aria-label="What follows, and its effect">
        <section aria-labelledby="after-title">
          <Title order={2} size="h3" id="after-title">What follows</Title>
          <ul className={classes['list']}>{steps.map((step) => (step.key === 'plan' ? <PlanGate key={step.id} review={review} step={step} /> : <StepLine key={step.id} step={step} />))}</ul>
        </section>
        <EffectPanel review={review} />
      </aside>
    </div>
  );
};

/** What follows a review: that it was held, what was agreed, the summary, the plan, the first action step, and what came of it. */
export const FollowTab = ({ review }: { review: Review }) => {
  if (review.state === 'held') return <Held review={review} />;
  if (isAhead(review.state)) return <HoldForm key={`${review.id} ${review.attendees.length}`} review={review} />;
  return <EmptyState title={review.state === 'refused' ? 'This review was refused' : 'This review was cancelled'}>{review.reason}</EmptyState>;
};
