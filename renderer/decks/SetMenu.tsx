import { Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeckChoice } from '#shared/deck.ts';
import { withSet } from '#shared/deck-choices.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';

const SaveDialog = ({ choice, names, onClose }: { choice: DeckChoice; names: readonly string[]; onClose: () => void }) => {
  const [name, setName] = useState('');
  const { write, isWriting } = useWrite('decks', 'saveSet');
  const isKnown = names.some((one) => one.toLowerCase() === name.trim().toLowerCase());
  const save = async (): Promise<void> => {
    if ((await write({ name: name.trim(), choice })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Save these slides" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <TextInput data-autofocus label="Name" description="Which slides, their order, form, size and template. What was written into them stays with this deck." value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
          {isKnown ? <Text size="sm">There is a set of this name; it is replaced.</Text> : null}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>Cancel</Button><Button type="submit" disabled={name.trim() === ''} loading={isWriting}>{isKnown ? 'Replace' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

/** Choices of slides that were saved under a name: use one, save this one, or remove one. */
export const SetMenu = ({ choice, onChange, readOnly }: { choice: DeckChoice; onChange: (choice: DeckChoice) => void; readOnly: boolean }) => {
  const sets = useRead('decks', 'sets', undefined).data ?? [];
  const [isSaving, setSaving] = useState(false);
  const { write: remove } = useWrite('decks', 'removeSet');
  return (
    <>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target><Button size="xs" variant="default" leftSection={<IconBookmark size={14} aria-hidden />}>Saved slides</Button></Menu.Target>
        <Menu.Dropdown>
          {sets.length === 0 ? <Menu.Label>No slides are saved yet</Menu.Label> : <Menu.Label>Use for this deck</Menu.Label>}
          {sets.map((set) => <Menu.Item key={set.id} disabled={readOnly} onClick={() => onChange(withSet(choice, set.choice))}>{set.name}</Menu.Item>)}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>Save these slides…</Menu.Item>
          {sets.map((set) => <Menu.Item key={set.id} leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void remove({ id: set.id })}>Remove {set.name}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      {isSaving ? <SaveDialog choice={choice} names={sets.map(({ name }) => name)} onClose={() => setSaving(false)} /> : null}
    </>
  );
};
