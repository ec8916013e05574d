import { ActionIcon, Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Plan } from '#shared/plans.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';

/** Saves what a plan sets out to do as a template, and lists the ones that were saved before. */
export const SaveTemplateDialog = ({ plan, onClose }: { plan: Plan; onClose: () => void }) => {
  const [name, setName] = useState(plan.name);
  const saved = (useRead('plans', 'templates', undefined).data ?? []).filter(({ isShipped }) => !isShipped);
  const { write, isWriting, error } = useWrite('plans', 'saveTemplate', { quiet: true });
  const { write: remove } = useWrite('plans', 'removeTemplate');
  const submit = async (): Promise<void> => {
    if ((await write({ planId: plan.id, name })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Save as template" size="md">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <TextInput label="Name of the template" required data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Text size="xs" c="dimmed">It keeps the strategy, objectives, milestones and criteria with days counted from the beginning. Owners, progress, baselines, notes and outcomes stay out.</Text>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Save</Button></Group>
          {saved.length === 0 ? null : (
            <div>
              <Text size="sm" fw={600}>Saved templates</Text>
              {saved.map(({ key, name: called }) => (
                <Group key={key} justify="space-between" wrap="nowrap">
                  <Text size="sm">{called}</Text>
                  <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the template ${called}`} onClick={() => void remove({ id: key })}><IconTrash size={14} aria-hidden /></ActionIcon>
                </Group>
              ))}
            </div>
          )}
        </Stack>
      </form>
    </Modal>
  );
};
