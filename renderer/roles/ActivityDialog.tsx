import { Alert, Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { faultOfRow, letterNames, lettersOf, parties, partyNames, warningOfRow, withLetter, type RoleMode } from '#shared/role-rules.ts';
import type { AccountActivity } from '#shared/roles.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';

const NONE = 'none';

/** Who has which part in one activity for one account, where it departs from the matrix. */
export const ActivityDialog = ({ accountId, activity, mode, onClose }: { accountId: string; activity: AccountActivity; mode: RoleMode; onClose: () => void }) => {
  const [letters, setLetters] = useState(activity.letters);
  const [reason, setReason] = useState(activity.exception?.reason ?? '');
  const except = useWrite('roles', 'except', { quiet: true });
  const follow = useWrite('roles', 'followMatrix', { quiet: true });
  const fault = faultOfRow(mode, { name: activity.name, letters });
  const warning = warningOfRow(mode, { letters });
  const { exception } = activity;
  const error = except.error ?? follow.error;
  const save = async (): Promise<void> => {
    if (fault === null && (await except.write({ accountId, activity: activity.key, letters, reason })) !== null) onClose();
  };
  const reset = async (id: string): Promise<void> => {
    if ((await follow.write({ id })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`${activity.name}: who does what here`} size="lg">
      <form onSubmit={(event) => { event.preventDefault(); void save(); }} noValidate>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm">
            {parties.map((party) => (
              <Select
                key={party} label={partyNames[party]} allowDeselect={false} value={letters[party] ?? NONE}
                data={[{ value: NONE, label: 'No part' }, ...lettersOf[mode].map((letter) => ({ value: letter, label: `${letter} · ${letterNames[mode][letter] ?? letter}` }))]}
                onChange={(value) => setLetters(withLetter(mode, letters, party, lettersOf[mode].find((letter) => letter === value) ?? null))}
              />
            ))}
          </SimpleGrid>
          {fault === null ? warning === null ? null : <Text size="sm">{warning}.</Text> : <Alert color="red" role="alert">{fault}</Alert>}
          <TextInput label="Reason" required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end" gap="xs">
            {exception === null ? null : <Button variant="default" onClick={() => void reset(exception.id)}>Follow the matrix</Button>}
            <Button type="submit" disabled={fault !== null} loading={except.isWriting}>Set</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
