import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { usePageKeys } from '#renderer/ui/keys.ts';

const shown: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', ' ': 'Space' };

/** The keys of the page on screen. */
export const KeySheet = ({ onClose }: { onClose: () => void }) => (
  <Modal opened onClose={onClose} title="Keys of this page" size="md">
    <Stack gap={6}>
      {[{ keys: 'Ctrl K', does: 'Go to anything, or run a command' }, { keys: 'Ctrl Z', does: 'Undo the last change' }, { keys: 'Ctrl Shift Z', does: 'Do it again' }, ...usePageKeys()].map(({ keys, does }) => (
        <Group key={keys + does} justify="space-between" wrap="nowrap">
          <Text size="sm">{does}</Text>
          <Group gap={4} wrap="nowrap">{keys.split(/(?<=.) /).map((key) => <Kbd key={key}>{shown[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</Kbd>)}</Group>
        </Group>
      ))}
    </Stack>
  </Modal>
);
