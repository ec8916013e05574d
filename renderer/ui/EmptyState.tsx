import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Says what a page or a list is for, and offers the next step. */
export const EmptyState = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <Stack align="center" gap="xs" py="xl" px="md">
    <Title order={2} ta="center">{title}</Title>
    {children === undefined ? null : <Text size="sm" c="dimmed" ta="center" maw={480}>{children}</Text>}
    {action}
  </Stack>
);
