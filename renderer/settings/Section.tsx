import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of the settings under its heading. */
export const Section = ({ title, says, children }: { title: string; says?: string; children: ReactNode }) => (
  <Stack gap="lg" component="section" aria-label={title} mb="xl">
    <div>
      <Title order={2}>{title}</Title>
      {says === undefined ? null : <Text size="sm" maw={640}>{says}</Text>}
    </div>
    {children}
  </Stack>
);
