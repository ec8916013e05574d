import { Input, SegmentedControl, Select } from '@mantine/core';
import { reviewKinds } from '#shared/business-review-words.ts';
import type { Review } from '#shared/reviews.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { startAt, timeOf } from '#renderer/calls/call-time.ts';
import { TimeField } from '#renderer/calls/TimeField.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import { kindChoices } from '#renderer/reviews/review-words.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './reviews.module.css';

/** The form, day, time and purpose of a review; each saves by itself. */
export const ReviewFields = ({ review, isOpen }: { review: Review; isOpen: boolean }) => {
  const { write } = useWrite('reviews', 'update');
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: review.id, fields });
  const { plannedOn: on, startsAt } = review;
  return (
    <div className={classes['fields']}>
      <div className={classes['two']}><Select label="Form" allowDeselect={false} disabled={!isOpen} comboboxProps={{ shadow: 'md' }} data={kindChoices} value={review.kind} onChange={(value) => save({ kind: reviewKinds.find((one) => one === value) })} /></div>
      <div className={classes['two']}><SavedText label="Title" maxLength={500} placeholder={kindChoices.find(({ value }) => value === review.kind)?.label ?? ''} value={review.title} onSave={(title) => save({ title })} /></div>
      <DayInput label="Day" clearable={false} disabled={!isOpen} value={on} onChange={(day) => { if (day !== null) save({ on: day, ...(startsAt === null ? {} : { startsAt: startAt(day, timeOf(startsAt)) }) }); }} />
      {isOpen ? <TimeField value={timeOf(startsAt)} onChange={(time) => save({ startsAt: startAt(on, time) })} /> : null}
      <SavedNumber label="Minutes" value={review.minutes} fault={(minutes) => (minutes !== null && (minutes < 5 || minutes > 480) ? '5 to 480' : null)} onSave={(minutes) => { if (minutes !== null) save({ minutes }); }} />
      {isOpen ? <Input.Wrapper label="The day is" labelElement="div" size="xs"><div><SegmentedControl size="xs" aria-label="The day is" data={[{ value: 'planned', label: 'Meant' }, { value: 'scheduled', label: 'Agreed' }]} value={review.state} onChange={(value) => save({ state: value === 'scheduled' ? 'scheduled' : 'planned' })} /></div></Input.Wrapper> : null}
      <div className={classes['wide']}><SavedTextarea label="Purpose" description="What the customer should take from it; they may read this." readOnly={review.isLocked} value={review.purpose} onSave={(purpose) => save({ purpose })} /></div>
    </div>
  );
};
