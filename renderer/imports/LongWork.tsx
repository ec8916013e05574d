import { Button, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';

/** What long work is doing, how far it is, and Cancel. Read out by quarters only. `of` is 0 while it is not known. */
export const LongWork = ({ does, detail = '', at, of, onCancel, isCancelling = false }: { does: string; detail?: string; at: number; of: number; onCancel: () => void; isCancelling?: boolean }) => {
  const percent = of === 0 ? 0 : Math.min(100, Math.floor((at / of) * 100));
  return (
    <Stack gap={4} maw={560} w="100%">
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm">{isCancelling ? 'Cancelling' : detail === '' ? does : `${does}: ${detail}`}</Text>
        <Button variant="default" size="compact-sm" disabled={isCancelling} onClick={onCancel}>Cancel</Button>
      </Group>
      <Progress.Root size="md">
        <Progress.Section value={percent} aria-label={does} />
      </Progress.Root>
      <VisuallyHidden component="output">{`${does}, ${percent - (percent % 25)} percent`}</VisuallyHidden>
    </Stack>
  );
};
