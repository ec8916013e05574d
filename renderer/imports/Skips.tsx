import { List, Stack, Text } from '@mantine/core';
import type { Skipped } from '#shared/imports.ts';

/** What is left out on purpose, and how many of it. */
export const Skips = ({ skipped }: { skipped: readonly Skipped[] }) =>
  skipped.length === 0 ? null : (
    <Stack gap={2}>
      <Text size="sm" fw={600}>Left out on purpose</Text>
      <List size="sm">{skipped.map(({ reason, count }) => <List.Item key={reason}>{reason}: {count.toLocaleString('en')}</List.Item>)}</List>
    </Stack>
  );
