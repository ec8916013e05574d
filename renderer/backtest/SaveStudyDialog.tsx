import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OpenedStudy } from '#shared/backtest.ts';
import { columnsUsed, type StudySpec } from '#shared/study-spec.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';

/** Keeps a study under a name. */
export const SaveStudyDialog = ({ opened, spec, onSaved, onClose }: { opened: OpenedStudy; spec: StudySpec; onSaved: (id: string) => void; onClose: () => void }) => {
  const { write, isWriting, error } = useWrite('backtest', 'save', { quiet: true });
  const [name, setName] = useState(opened.fileName.replace(/\.[a-z0-9]{1,5}$/i, ''));
  const save = async (): Promise<void> => {
    const written = await write({ fileId: opened.fileId, name, spec });
    if (written !== null) onSaved(written.id);
  };
  return (
    <Modal opened onClose={onClose} title="Keep this backtest">
      <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="md">
          <TextInput label="Name" data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} error={error === null ? null : sentenceOf(error)} />
          <Text size="sm">Kept are {opened.rows.toLocaleString('en')} rows of the columns that are used: {columnsUsed(spec).join(', ')}. The rest of the file is not.</Text>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>Cancel</Button><Button type="submit" loading={isWriting} disabled={name.trim() === ''}>Keep</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
