import { Button, Checkbox, Group, Progress, Text } from '@mantine/core';
import { IconFileText, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Account } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import type { Handoff } from '#shared/handoffs.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { withWhom } from '#renderer/handoffs/handoff-words.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './handoffs.module.css';

const Completing = ({ handoff, account }: { handoff: Handoff; account: Account }) => {
  const today = useToday();
  const [on, setOn] = useState<Day | null>(handoff.onDay < today ? handoff.onDay : today);
  const [setsCsmSince, setSets] = useState(true);
  const { write: complete, isWriting } = useWrite('handoffs', 'complete');
  const left = handoff.checklist.filter(({ doneOn }) => doneOn === null).length;
  return (
    <Group gap="sm" align="flex-end">
      <DayInput label={handoff.direction === 'in' ? 'Mine from' : 'Mine until'} w={160} clearable={false} maxDate={today} value={on} onChange={setOn} />
      {handoff.direction === 'in' && account.csmSince !== null ? <Checkbox size="xs" mb={6} label="Make it the day of “CSM since”" checked={setsCsmSince} onChange={(event) => setSets(event.currentTarget.checked)} /> : null}
      <Button loading={isWriting} disabled={on === null} onClick={() => { if (on !== null) void complete({ id: handoff.id, on, setsCsmSince }); }}>Complete the handoff</Button>
      {left === 0 ? null : <Text size="xs" c="dimmed" mb={6}>{left} of {handoff.checklist.length} steps are not ticked.</Text>}
    </Group>
  );
};

/** The handoff that is under way: what was agreed, its checklist, its dossier, and its end. */
export const OpenHandoff = ({ handoff, account, readOnly }: { handoff: Handoff; account: Account; readOnly: boolean }) => {
  const today = useToday();
  const { id, checklist } = handoff;
  const { write: update } = useWrite('handoffs', 'update');
  const { write: tick } = useWrite('handoffs', 'tick');
  const { write: remove } = useWrite('handoffs', 'remove');
  const done = checklist.filter(({ doneOn }) => doneOn !== null).length;
  const isLate = handoff.onDay < today;
  return (
    <div className={classes['panel']}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" fw={600}>{withWhom(handoff)} {isLate ? <span className={classes['late']}>late, agreed for <DayText on={handoff.onDay} /></span> : <Text span size="sm" fw={400}>agreed for <DayText on={handoff.onDay} /></Text>}</Text>
        <Group gap="xs">
          <ButtonLink to="/handoffs/$id" params={{ id }} variant="default" leftSection={<IconFileText size={14} aria-hidden />}>Dossier</ButtonLink>
          {readOnly ? null : <Button variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void remove({ id })}>Remove</Button>}
        </Group>
      </Group>
      <div className={classes['fields']}>
        <SavedText label={handoff.direction === 'in' ? 'From' : 'To'} readOnly={readOnly} value={handoff.otherName} fault={(name) => (name === '' ? 'A name is needed.' : null)} onSave={(otherName) => void update({ id, fields: { otherName } })} />
        <SavedText label="Mail" readOnly={readOnly} value={handoff.otherEmail} onSave={(otherEmail) => void update({ id, fields: { otherEmail } })} />
        <DayInput label="On" readOnly={readOnly} clearable={false} value={handoff.onDay} onChange={(onDay) => { if (onDay !== null) void update({ id, fields: { onDay } }); }} />
        <SavedText label="Reason" readOnly={readOnly} value={handoff.reason} onSave={(reason) => void update({ id, fields: { reason } })} />
      </div>
      <SavedTextarea label="Notes" readOnly={readOnly} value={handoff.notes} onSave={(notes) => void update({ id, fields: { notes } })} />
      <div>
        <Group gap="sm" mb={8}><Text size="sm" fw={600}>Checklist</Text><Text size="sm">{done} of {checklist.length}</Text><Progress value={(done / Math.max(1, checklist.length)) * 100} w={120} size="sm" aria-label="Checklist done" /></Group>
        <ul className={classes['steps']}>
          {checklist.map(({ key, text, doneOn }) => (
            <li key={key}><Checkbox size="xs" disabled={readOnly} label={doneOn === null ? text : <>{text} <Text span size="xs" c="dimmed">done <DayText on={doneOn} size="xs" /></Text></>} checked={doneOn !== null} onChange={(event) => void tick({ id, key, done: event.currentTarget.checked })} /></li>
          ))}
        </ul>
      </div>
      {readOnly ? null : <Completing key={handoff.onDay} handoff={handoff} account={account} />}
    </div>
  );
};
