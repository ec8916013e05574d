import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import { reviewStateNames } from '#shared/business-review-words.ts';
import type { ReviewRow } from '#shared/reviews.ts';
import { useRead } from '#renderer/data/reads.ts';
import { NewReviewDialog } from '#renderer/reviews/NewReviewDialog.tsx';
import { StandingMark } from '#renderer/reviews/review-marks.tsx';
import { kindFor } from '#renderer/reviews/review-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, SentimentMark } from '#renderer/ui/marks.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './reviews.module.css';

const fewRows = 6;

const Line = ({ review, readOnly }: { review: ReviewRow; readOnly: boolean }) => (
  <li className={classes['line']}>
    <span className={classes['day']}><DayText on={review.on} /></span>
    <div className={classes['words']}>
      {readOnly ? <Text size="sm" fw={500}>{review.name}</Text> : <AnchorLink to="/reviews/$id" params={{ id: review.id }} search={review.state === 'held' ? { view: 'follow' } : {}} size="sm" fw={500}>{review.name}</AnchorLink>}
      <div className={classes['facts']}>
        <span>{reviewStateNames[review.state]}{review.reason === '' ? '' : `: ${review.reason}`}</span>
        {review.next === null ? null : <span>next: {review.next.name.toLowerCase()}, <DayText on={review.next.dueOn} size="xs" /></span>}
      </div>
    </div>
    {review.sentiment === null ? null : <SentimentMark sentiment={review.sentiment} />}
  </li>
);

/** The business reviews of an account, and where it stands on this year's roadmap. */
export const ReviewSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const accountId = page.account.id;
  const read = useRead('reviews', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  const [isPlanning, setPlanning] = useState(false);
  return (
    <Loaded read={read}>
      {({ reviews, standing }) => (
        <Stack gap="xs">
          <Group justify="space-between" align="flex-start">
            <Text size="sm">{standing === null ? '' : <><StandingMark standing={standing.standing} />. {standing.why}{standing.dueOn === null || standing.standing === 'mini' ? '' : `: ${exactDay(standing.dueOn)}`}</>}</Text>
            {readOnly ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setPlanning(true)}>Plan a review</Button>}
          </Group>
          {reviews.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No business review is planned or was held.</Text> : <ul className={classes['list']}>{reviews.slice(0, fewRows).map((review) => <Line key={review.id} review={review} readOnly={readOnly} />)}</ul>}
          {isPlanning ? <NewReviewDialog start={{ accountId, kind: standing === null ? 'executive' : kindFor(standing.standing), on: standing?.dueOn ?? null }} onClose={() => setPlanning(false)} /> : null}
        </Stack>
      )}
    </Loaded>
  );
};
