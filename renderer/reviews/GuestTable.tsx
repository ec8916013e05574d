import { ActionIcon, Button, Group, Select, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { presenceNames, presences, type Presence } from '#shared/business-review-words.ts';
import type { Review, ReviewAttendee } from '#shared/reviews.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { Warnings } from '#renderer/reviews/review-marks.tsx';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import classes from './reviews.module.css';

/** Before a review nobody can have attended it; after it everybody did or did not. */
const choices = (isHeld: boolean): readonly Presence[] => presences.filter((one) => isHeld || (one !== 'attended' && one !== 'absent'));

const Guest = ({ one, others, isHeld }: { one: ReviewAttendee; others: readonly ReviewAttendee[]; isHeld: boolean }) => {
  const { write } = useWrite('reviews', 'changeAttendee');
  const { write: remove } = useWrite('reviews', 'removeAttendee');
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: one.id, fields });
  return (
    <tr>
      <td><Text size="sm" fw={500}>{one.name}</Text><Text size="xs" className={classes['quiet'] ?? ''}>{one.title}{one.hasLeft ? `${one.title === '' ? '' : ', '}has left` : ''}</Text></td>
      <td><SavedText variant="unstyled" size="xs" aria-label={`Role of ${one.name}`} placeholder="Role in the review" value={one.role} onSave={(role) => save({ role })} /></td>
      <td>{one.side === 'theirs' ? <Select variant="unstyled" size="xs" clearable aria-label={`Matched with ${one.name}`} placeholder="Nobody" comboboxProps={{ shadow: 'md', width: 220 }} data={others.map(({ id, name }) => ({ value: id, label: name }))} value={one.matchedId} onChange={(matchedId) => save({ matchedId })} /> : <Text size="xs">{one.matched.join(', ')}</Text>}</td>
      <td><Select variant="unstyled" size="xs" allowDeselect={false} aria-label={`Presence of ${one.name}`} comboboxProps={{ shadow: 'md', width: 140 }} data={choices(isHeld).map((value) => ({ value, label: presenceNames[value] }))} value={one.presence} onChange={(value) => save({ presence: presences.find((presence) => presence === value) })} /></td>
      <td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take ${one.name} off the list`} onClick={() => void remove({ id: one.id })}><IconX size={14} aria-hidden /></ActionIcon></td>
    </tr>
  );
};

const AddGuest = ({ review }: { review: Review }) => {
  const people = useRead('people', 'find', { accountId: review.accountId, text: '' }).data ?? [];
  const members = useRead('team', 'list', undefined).data ?? [];
  const { write } = useWrite('reviews', 'addAttendee');
  const isThere = (of: Partial<Pick<ReviewAttendee, 'personId' | 'memberId'>>): boolean => review.attendees.some((one) => (of.personId !== undefined && one.personId === of.personId) || (of.memberId !== undefined && one.personId === null && one.memberId === of.memberId));
  const data = [
    { group: 'Theirs', items: people.filter(({ id }) => !isThere({ personId: id })).map(({ id, label, title }) => ({ value: `theirs:${id}`, label: title === '' ? label : `${label}, ${title}` })) },
    { group: 'Ours', items: [...(isThere({ memberId: null }) ? [] : [{ value: 'ours:', label: 'You' }]), ...members.filter(({ id }) => !isThere({ memberId: id })).map(({ id, name }) => ({ value: `ours:${id}`, label: name }))] },
  ];
  return (
    <Select
      w={220} size="xs" searchable aria-label="Add an attendee" placeholder="Add an attendee" nothingFoundMessage="Nobody else has that name" comboboxProps={{ shadow: 'md' }} data={data} value={null}
      onChange={(value) => {
        if (value === null) return;
        const [side, id = ''] = value.split(':');
        void write({ reviewId: review.id, personId: side === 'theirs' ? id : null, memberId: side === 'ours' && id !== '' ? id : null });
      }}
    />
  );
};

/** Who comes, of both sides, each with a role and matched with one of the other side. */
export const GuestTable = ({ review }: { review: Review }) => {
  const { write: propose } = useWrite('reviews', 'propose');
  const isHeld = review.state === 'held';
  const of = (side: 'ours' | 'theirs'): ReviewAttendee[] => review.attendees.filter((one) => one.side === side);
  return (
    <section aria-labelledby="guests-title">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="guests-title">Attendees</Title>
        <Group gap="xs"><AddGuest review={review} />{isHeld ? null : <Button size="compact-sm" variant="default" leftSection={<IconUserPlus size={13} aria-hidden />} onClick={() => void propose({ id: review.id })}>Propose</Button>}</Group>
      </Group>
      {isHeld ? null : <Warnings says={review.attendeeWarnings} about="attendees" />}
      {review.attendees.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>Nobody is on the list. “Propose” adds economic buyer, champion, executives and use-case managers with those of ours they go with.</Text> : (
        <div className={classes['scroll']}>
          <table className={classes['table']}>
            <colgroup><col /><col style={{ width: '26%' }} /><col style={{ width: '24%' }} /><col style={{ width: 104 }} /><col style={{ width: 30 }} /></colgroup>
            <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Matched with</th><th scope="col">Presence</th><th scope="col"><VisuallyHidden>Actions</VisuallyHidden></th></tr></thead>
            {(['theirs', 'ours'] as const).map((side) => (
              <tbody key={side}>
                <tr><th scope="rowgroup" colSpan={5}>{side === 'theirs' ? review.accountName : 'Ours'}</th></tr>
                {of(side).map((one) => <Guest key={one.id} one={one} others={of(side === 'theirs' ? 'ours' : 'theirs')} isHeld={isHeld} />)}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  );
};
