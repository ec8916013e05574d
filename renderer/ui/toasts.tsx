import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

let shown: string | null = null;

/** Says what was done, in the place of what was said before, with Undo where there is something to take back. */
export const showUndo = (label: string, undo: (() => void) | null): void => {
  if (shown !== null) notifications.hide(shown);
  const id = notifications.show({
    position: 'bottom-left',
    autoClose: 6_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{label}</Text>
        {undo === null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            style={{ flexShrink: 0 }}
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            Undo
          </Button>
        )}
      </Group>
    ),
  });
  shown = id;
};

/** Says what went wrong, once; stays until it is closed. */
export const showError = (sentence: string): void => {
  notifications.show({ id: sentence, position: 'bottom-left', autoClose: false, withBorder: true, color: 'red', title: 'Not done', message: sentence });
};
