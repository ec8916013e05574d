import { ActionIcon, Button, Group, Menu, Select, Stack, Title } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { useState } from 'react';
import type { Escalation } from '#shared/escalations.ts';
import { CommitmentDialog } from '#renderer/commitments/CommitmentDialog.tsx';
import { CommitmentList } from '#renderer/commitments/CommitmentList.tsx';
import { useWrite } from '#renderer/data/writes.ts';

/** The promises that were made for an escalation: shown, made, and taken on or off. */
export const AttachedCommitments = ({ escalation, isClosed }: { escalation: Escalation; isClosed: boolean }) => {
  const { write } = useWrite('commitments', 'update');
  const [isAdding, setAdding] = useState(false);
  const attach = (id: string, escalationId: string | null): void => void write({ id, fields: { escalationId } });
  return (
    <section aria-labelledby="promises-title">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="promises-title">Commitments</Title>
        {isClosed ? null : (
          <Group gap="xs">
            {escalation.attachable.length === 0 ? null : <Select w={240} size="xs" searchable aria-label="Attach a commitment of the account" placeholder="Attach a commitment" comboboxProps={{ shadow: 'md' }} value={null} data={escalation.attachable.map(({ id, text }) => ({ value: id, label: text }))} onChange={(id) => { if (id !== null) attach(id, escalation.id); }} />}
            {escalation.commitments.length === 0 ? null : (
              <Menu position="bottom-end" shadow="md">
                <Menu.Target><ActionIcon variant="default" size="md" aria-label="Take a commitment off"><IconUnlink size={14} aria-hidden /></ActionIcon></Menu.Target>
                <Menu.Dropdown>{escalation.commitments.map(({ id, text }) => <Menu.Item key={id} onClick={() => attach(id, null)}>{text}</Menu.Item>)}</Menu.Dropdown>
              </Menu>
            )}
            <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>New commitment</Button>
          </Group>
        )}
      </Group>
      <Stack gap={4}><CommitmentList commitments={escalation.commitments} empty="Nothing is promised for it yet." /></Stack>
      {isAdding ? <CommitmentDialog accountId={escalation.accountId} escalationId={escalation.id} onClose={() => setAdding(false)} /> : null}
    </section>
  );
};
