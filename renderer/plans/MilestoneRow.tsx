import { ActionIcon, Checkbox, Menu, Select } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconTrash, IconX } from '@tabler/icons-react';
import { milestoneRisks } from '#shared/plan-rules.ts';
import type { Milestone } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { inks } from '#renderer/ui/marks.tsx';

const riskNames = { none: 'None', low: 'Low', medium: 'Medium', high: 'High' } as const;

/** Who does a milestone, as one choice: one of ours or of theirs, named or not. */
const OwnerSelect = ({ milestone, accountId, onChange }: { milestone: Milestone; accountId: string; onChange: (owner: Pick<Milestone, 'side' | 'ownerId' | 'customerOwnerId'>) => void }) => {
  const members = useRead('team', 'list', undefined).data ?? [];
  const people = useRead('people', 'find', { accountId, text: '' }).data ?? [];
  const { side, ownerId, customerOwnerId, customerOwnerName } = milestone;
  const known = customerOwnerId === null || people.some(({ id }) => id === customerOwnerId) ? [] : [{ value: `theirs:${customerOwnerId}`, label: customerOwnerName || 'Somebody' }];
  return (
    <Select
      variant="unstyled" size="xs" searchable allowDeselect={false} aria-label={`Owner of ${milestone.name}`} comboboxProps={{ shadow: 'md', width: 220 }} nothingFoundMessage="Nobody has that name"
      data={[
        { group: 'Ours', items: [{ value: 'ours:', label: 'You' }, ...members.map(({ id, name }) => ({ value: `ours:${id}`, label: name }))] },
        { group: 'Theirs', items: [{ value: 'theirs:', label: 'The customer' }, ...people.map(({ id, label }) => ({ value: `theirs:${id}`, label })), ...known] },
      ]}
      value={side === 'ours' ? `ours:${ownerId ?? ''}` : `theirs:${customerOwnerId ?? ''}`}
      onChange={(value) => {
        const [whose = 'ours', id = ''] = (value ?? 'ours:').split(':');
        onChange(whose === 'ours' ? { side: 'ours', ownerId: id === '' ? null : id, customerOwnerId: null } : { side: 'theirs', ownerId: null, customerOwnerId: id === '' ? null : id });
      }}
    />
  );
};

/** One milestone; each field saves by itself. */
export const MilestoneRow = ({ milestone, accountId }: { milestone: Milestone; accountId: string }) => {
  const today = useToday();
  const { write } = useWrite('plans', 'updateMilestone');
  const { write: remove } = useWrite('plans', 'removeMilestone');
  const { id, name, status } = milestone;
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id, fields });
  const isLate = status === 'open' && milestone.dueOn !== null && milestone.dueOn < today;
  return (
    <tr data-closed={status === 'open' ? undefined : true} data-dropped={status === 'dropped' || undefined}>
      <td><Checkbox size="xs" aria-label={`Done: ${name}`} checked={status === 'done'} disabled={status === 'dropped'} onChange={(event) => save({ status: event.currentTarget.checked ? 'done' : 'open' })} /></td>
      <td><SavedText variant="unstyled" aria-label="Name of the milestone" value={name} fault={(typed) => (typed === '' ? 'A name is needed.' : null)} onSave={(typed) => save({ name: typed })} /></td>
      <td><OwnerSelect milestone={milestone} accountId={accountId} onChange={save} /></td>
      <td><DayInput variant="unstyled" clearable={false} placeholder="–" aria-label={`Start of ${name}`} value={milestone.startOn} onChange={(startOn) => save({ startOn })} /></td>
      <td><DayInput variant="unstyled" clearable={false} placeholder="–" aria-label={`Due day of ${name}${isLate ? ', overdue' : ''}`} value={milestone.dueOn} onChange={(dueOn) => save({ dueOn })} {...(isLate ? { styles: { input: { color: inks.red, fontWeight: 600 } } } : {})} /></td>
      <td><SavedNumber variant="unstyled" aria-label={`Progress of ${name} in percent`} value={milestone.progress} disabled={status !== 'open'} fault={(share) => (share !== null && share > 100 ? '100 at most' : null)} onSave={(progress) => { if (progress !== null) save({ progress }); }} /></td>
      <td><Select variant="unstyled" size="xs" allowDeselect={false} aria-label={`Risk of ${name}`} data={milestoneRisks.map((one) => ({ value: one, label: riskNames[one] }))} value={milestone.risk} onChange={(value) => save({ risk: milestoneRisks.find((one) => one === value) })} /></td>
      <td><SavedText variant="unstyled" aria-label={`Risk note of ${name}`} placeholder={milestone.risk === 'none' ? '' : 'What may go wrong'} value={milestone.riskNote} onSave={(riskNote) => save({ riskNote })} /></td>
      <td aria-label={`Actions of ${name}`}>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for: ${name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {status === 'dropped' ? (
              <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => save({ status: 'open' })}>Open again</Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconX size={15} aria-hidden />} onClick={() => save({ status: 'dropped' })}>Drop: no longer needed</Menu.Item>
            )}
            <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id })}>Remove</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
};
