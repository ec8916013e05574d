import { ActionIcon, Button, Group, Select, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconRefresh, IconX } from '@tabler/icons-react';
import { agendaKindNames, agendaKinds, agendaLookNames, agendaLooks } from '#shared/business-review-words.ts';
import { sumsOf } from '#shared/business-review-agenda.ts';
import type { AgendaItem, Review } from '#shared/reviews.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { Warnings } from '#renderer/reviews/review-marks.tsx';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import classes from './reviews.module.css';

/** How much of the time looks back at objectives and ahead to them. */
const Shares = ({ review }: { review: Review }) => {
  const { total, back, ahead } = sumsOf(review.agenda);
  const share = (part: number): number => (total === 0 ? 0 : Math.round((part / total) * 100));
  return (
    <div>
      <div className={classes['bar']} aria-hidden><span data-looks="back" style={{ width: `${share(back)}%` }} /><span data-looks="ahead" style={{ width: `${share(ahead)}%` }} /></div>
      <Text size="xs" className={classes['quiet'] ?? ''}>{total} of {review.minutes} minutes: {share(back)} % look back at objectives, {share(ahead)} % ahead</Text>
    </div>
  );
};

const Point = ({ point, at, last, isLocked }: { point: AgendaItem; at: number; last: boolean; isLocked: boolean }) => {
  const { write } = useWrite('reviews', 'changePoint');
  const { write: move } = useWrite('reviews', 'movePoint');
  const { write: remove } = useWrite('reviews', 'removePoint');
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: point.id, fields });
  const { id, name } = point;
  return (
    <tr>
      <td><SavedText variant="unstyled" size="xs" readOnly={isLocked} aria-label={`Name of point ${at + 1}`} value={name} fault={(typed) => (typed === '' ? 'A point has a name.' : null)} onSave={(typed) => save({ name: typed })} /></td>
      <td><SavedNumber variant="unstyled" size="xs" readOnly={isLocked} aria-label={`Minutes of ${name}`} unit={['min', 'min']} value={point.minutes} fault={(minutes) => (minutes !== null && (minutes < 1 || minutes > 480) ? '1 to 480' : null)} onSave={(minutes) => { if (minutes !== null) save({ minutes }); }} /></td>
      <td><Select variant="unstyled" size="xs" readOnly={isLocked} allowDeselect={false} aria-label={`Where ${name} looks`} comboboxProps={{ shadow: 'md', width: 160 }} data={agendaLooks.map((value) => ({ value, label: agendaLookNames[value] }))} value={point.looks} onChange={(value) => save({ looks: agendaLooks.find((one) => one === value) })} /></td>
      <td><Select variant="unstyled" size="xs" readOnly={isLocked} allowDeselect={false} aria-label={`Part of ${name}`} comboboxProps={{ shadow: 'md', width: 180 }} data={agendaKinds.map((value) => ({ value, label: agendaKindNames[value] }))} value={point.kind} onChange={(value) => save({ kind: agendaKinds.find((one) => one === value) })} /></td>
      <td><SavedText variant="unstyled" size="xs" readOnly={isLocked} aria-label={`Who leads ${name}`} placeholder="Who leads it" value={point.lead} onSave={(lead) => save({ lead })} /></td>
      <td>{isLocked ? null : (
        <Group gap={0} wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" size="sm" disabled={at === 0} aria-label={`Move ${name} up`} onClick={() => void move({ id, to: at - 1 })}><IconArrowUp size={14} aria-hidden /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="sm" disabled={last} aria-label={`Move ${name} down`} onClick={() => void move({ id, to: at + 1 })}><IconArrowDown size={14} aria-hidden /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${name}`} onClick={() => void remove({ id })}><IconX size={14} aria-hidden /></ActionIcon>
        </Group>
      )}</td>
    </tr>
  );
};

/** What is talked about and for how long; three quarters of it are about objectives. */
export const AgendaTable = ({ review }: { review: Review }) => {
  const { write: add } = useWrite('reviews', 'addPoint');
  const { write: reset } = useWrite('reviews', 'resetAgenda');
  const { agenda, isLocked } = review;
  return (
    <section aria-labelledby="agenda-title">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="agenda-title">Agenda</Title>
        {isLocked ? null : (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={13} aria-hidden />} onClick={() => void reset({ id: review.id })}>Make it anew</Button>
            <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => void add({ reviewId: review.id, kind: 'other', name: 'New point', minutes: 5, looks: 'none', lead: '' })}>Add a point</Button>
          </Group>
        )}
      </Group>
      <Warnings says={review.state === 'held' ? [] : review.agendaWarnings} about="agenda" />
      {agenda.length === 0 ? null : (
        <>
          <div className={classes['scroll']}>
            <table className={classes['table']}>
              <colgroup><col /><col style={{ width: 72 }} /><col style={{ width: 118 }} /><col style={{ width: 176 }} /><col style={{ width: 104 }} /><col style={{ width: 74 }} /></colgroup>
              <thead><tr><th scope="col">Point</th><th scope="col">Minutes</th><th scope="col">Objectives</th><th scope="col">Part</th><th scope="col">Lead</th><th scope="col"><VisuallyHidden>Actions</VisuallyHidden></th></tr></thead>
              <tbody>{agenda.map((point, at) => <Point key={point.id} point={point} at={at} last={at === agenda.length - 1} isLocked={isLocked} />)}</tbody>
            </table>
          </div>
          <Shares review={review} />
        </>
      )}
    </section>
  );
};
