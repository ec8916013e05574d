import { Group, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** The head of a page: its one `h1`, what stands beside it, and its actions at the right. */
export const PageHead = ({ title, beside, actions }: { title: string; beside?: ReactNode; actions?: ReactNode }) => {
  useDocumentTitle(`${title} · Daybook`);
  return (
    <Group justify="space-between" mb="md" gap="sm" align="center" mih={30}>
      <Group gap="sm" align="center">
        <Title order={1}>{title}</Title>
        {beside}
      </Group>
      <Group gap="xs">{actions}</Group>
    </Group>
  );
};
