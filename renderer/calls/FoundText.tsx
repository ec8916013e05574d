import { Alert, Button, Group, Text } from '@mantine/core';
import type { CallEditing } from '#renderer/calls/call-drafts.ts';

/** Offers what an earlier run of the page did not get to save. */
export const FoundText = ({ found }: { found: CallEditing['found'] }) =>
  found === null ? null : (
    <Alert title="Unsaved text was found" mb="md">
      <Group justify="space-between">
        <Text size="sm">{found.words ? 'Daybook stopped before a note of this call was saved.' : 'Daybook stopped before a change of this call was saved.'}</Text>
        <Group gap="xs"><Button onClick={found.putBack}>Put it back</Button><Button variant="default" onClick={found.discard}>Discard it</Button></Group>
      </Group>
    </Alert>
  );
