import { Stack } from '@mantine/core';
import { isAhead } from '#shared/business-review-words.ts';
import type { Review } from '#shared/reviews.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import { AgendaTable } from '#renderer/reviews/AgendaTable.tsx';
import { CallCard } from '#renderer/reviews/CallCard.tsx';
import { GuestTable } from '#renderer/reviews/GuestTable.tsx';
import { LockBar } from '#renderer/reviews/LockBar.tsx';
import { ReviewFields } from '#renderer/reviews/ReviewFields.tsx';
import { StepList } from '#renderer/reviews/StepList.tsx';
import classes from './reviews.module.css';

/** The way to a review: when and why, who comes, what is talked about, and the steps by their days. */
export const PlanTab = ({ review }: { review: Review }) => {
  const { write } = useWrite('reviews', 'update');
  return (
    <div className={classes['columns']}>
      <Stack gap="lg">
        <div><LockBar review={review} /><ReviewFields review={review} isOpen={isAhead(review.state)} /></div>
        <AgendaTable review={review} />
        <GuestTable review={review} />
        <SavedTextarea label="Notes, for us alone" minRows={3} value={review.notes} onSave={(notes) => void write({ id: review.id, fields: { notes } })} />
      </Stack>
      <aside className={classes['side']} aria-label="Steps and preparation">
        <StepList review={review} kind="step" steps={review.steps} />
        {review.kind === 'mini' && review.prep.length === 0 ? null : <StepList review={review} kind="prep" steps={review.prep} />}
        <CallCard review={review} />
      </aside>
    </div>
  );
};
