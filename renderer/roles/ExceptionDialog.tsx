import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { engagementModeNames, engagementModes, motionJobs, motionNames, motions, type EngagementException } from '#shared/engagement.ts';
import { levelNames, levels } from '#shared/people.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';

const EVERYBODY = 'all';

/** Where an account, or one level of its people, departs from the archetype: the part, who has it instead, and why. */
export const ExceptionDialog = ({ accountId, first, onClose }: { accountId: string; first: EngagementException; onClose: () => void }) => {
  const [typed, setTyped] = useState(first);
  const { write, isWriting, error } = useWrite('roles', 'engage', { quiet: true });
  const change = (fields: Partial<EngagementException>): void => setTyped((now) => ({ ...now, ...fields }));
  const save = async (): Promise<void> => {
    if ((await write({ accountId, ...typed })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="An exception from the archetype" size="md">
      <form onSubmit={(event) => { event.preventDefault(); void save(); }} noValidate>
        <Stack gap="sm">
          <Group grow gap="sm">
            <Select label="Motion" data-autofocus data={motions.map((one) => ({ value: one, label: motionNames[one] }))} allowDeselect={false} value={typed.motion} onChange={(value) => change({ motion: motions.find((one) => one === value) ?? typed.motion })} />
            <Select label="For people of level" data={[{ value: EVERYBODY, label: 'All levels' }, ...levels.map((one) => ({ value: one, label: levelNames[one] }))]} allowDeselect={false} value={typed.level ?? EVERYBODY} onChange={(value) => change({ level: levels.find((one) => one === value) ?? null })} />
          </Group>
          <Group grow gap="sm">
            <Select label="Your part" data={engagementModes.map((one) => ({ value: one, label: engagementModeNames[one] }))} allowDeselect={false} value={typed.mode} onChange={(value) => change({ mode: engagementModes.find((one) => one === value) ?? typed.mode })} />
            <MemberPicker label={typed.mode === 'own' ? 'With' : 'Ask'} placeholder="Whoever has the job" job={motionJobs[typed.motion]} value={typed.memberId} onChange={(memberId) => change({ memberId })} />
          </Group>
          <TextInput label="Reason" required value={typed.reason} onChange={(event) => change({ reason: event.currentTarget.value })} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Set</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
