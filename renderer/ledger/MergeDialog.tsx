import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { dayName, type Day } from '#shared/days.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Two customers became one: the KPIs count the history of both under the survivor. Nothing is moved, so that it can be taken back at any time. */
export const MergeDialog = ({ accountId, name, onClose }: { accountId: string; name: string; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('ledger', 'merge', { quiet: true });
  const [survivorId, setSurvivorId] = useState<string | null>(null);
  const [on, setOn] = useState<Day | null>(today);
  const [isAsked, setAsked] = useState(false);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (survivorId === null || on === null) return;
    if ((await write({ accountId, survivorId, on })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Merge ${name} into another account`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <AccountPicker label="Into" required data-autofocus leaveOut={accountId} value={survivorId} onChange={setSurvivorId} error={isAsked && survivorId === null ? 'Choose the account that goes on.' : fieldOf(error) === 'survivorId' ? sentenceOf(error) : null} />
          <DayInput label="On" required clearable={false} value={on} onChange={setOn} error={fieldOf(error) === 'on' ? sentenceOf(error) : null} />
          <Text size="sm">KPIs sum the history of both under the account that goes on, and count one logo. People, calls, plans and contracts stay where they are, and both accounts link to each other. From that day on no call or review is asked for here; renewals, commitments and planned calls still come on their days.</Text>
          {error === null || fieldOf(error) !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Merge</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

/** Says under the head of an account what it was merged into, and which were merged into it. */
export const MergedNote = ({ accountId, readOnly }: { accountId: string; readOnly: boolean }) => {
  const { into, absorbed } = useRead('ledger', 'mergers', { accountId }).data ?? { into: null, absorbed: [] };
  const { write } = useWrite('ledger', 'unmerge');
  if (into === null && absorbed.length === 0) return null;
  return (
    <Alert variant="default" mb="md" p="xs">
      <Group gap="sm">
        {into === null ? null : <span>Merged into <AccountLink id={into.id} name={into.label} /> on {dayName(into.on)}. KPIs count it there, and calls are asked for there; its people, calls, plans and contracts stay here.</span>}
        {into === null || readOnly ? null : <Button size="compact-sm" variant="default" onClick={() => void write({ accountId })}>Take the merger back</Button>}
        {absorbed.length === 0 ? null : <span>With the history of {absorbed.map((one, index) => <span key={one.id}>{index === 0 ? '' : ', '}<AccountLink id={one.id} name={one.label} /> since {dayName(one.on)}</span>)}.</span>}
      </Group>
    </Alert>
  );
};
