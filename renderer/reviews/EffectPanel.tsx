import { Group, Text, Title } from '@mantine/core';
import type { Review, ReviewEffect } from '#shared/reviews.ts';
import { SentimentMark } from '#renderer/ui/marks.tsx';
import classes from './reviews.module.css';

const healthWords = (health: ReviewEffect['health']['held']): string => (health === null ? 'not known' : health.score === null ? 'no score' : String(Math.round(health.score)));

/** What became of the review, for us alone: it never goes into anything that a customer sees. */
export const EffectPanel = ({ review }: { review: Review }) => {
  const { effect } = review;
  if (effect === null) return null;
  const { theirs, ours, sentiment, agreed, health } = effect;
  return (
    <section aria-labelledby="effect-title">
      <Title order={2} size="h3" id="effect-title">Effect</Title>
      <Text size="xs" className={classes['quiet'] ?? ''} mb={6}>For us alone.</Text>
      <dl className={classes['known']}>
        <div><dt>Attended</dt><dd>{theirs.attended} of {theirs.asked} of theirs, {ours.attended} of {ours.asked} of ours</dd></div>
        <div><dt>Sentiment before, in it, now</dt><dd><Group gap={8}><SentimentMark sentiment={sentiment.before} /><span aria-hidden>→</span><SentimentMark sentiment={sentiment.held} /><span aria-hidden>→</span><SentimentMark sentiment={sentiment.now} /></Group></dd></div>
        <div><dt>Promises</dt><dd>{agreed.kept} kept, {agreed.open} open{agreed.overdue === 0 ? '' : ` (${agreed.overdue} overdue)`}, {agreed.dropped} dropped</dd></div>
        <div><dt>Health then and now</dt><dd><Group gap={6}><SentimentMark sentiment={health.held?.band ?? null} />{healthWords(health.held)}<span aria-hidden>→</span><SentimentMark sentiment={health.now?.band ?? null} />{healthWords(health.now)}</Group></dd></div>
      </dl>
    </section>
  );
};
