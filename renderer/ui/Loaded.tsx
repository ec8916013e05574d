import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { sentenceOf } from '#renderer/data/writes.ts';

/** Placeholder of a read; it shows nothing until the read takes longer than people notice. */
const Waiting = () => {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack gap="xs" aria-busy="true">
      {isLong ? <><Skeleton h={18} /><Skeleton h={18} /><Skeleton h={18} w="70%" /></> : null}
    </Stack>
  );
};

/** Shows what was read, or the sentence of why it was not. */
export const Loaded = <T,>({ read, children }: { read: UseQueryResult<T>; children: (data: T) => ReactNode }) => {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error !== null) {
    return (
      <Alert color="red" title="Not shown" role="alert">
        <Stack gap="xs" align="flex-start">
          {sentenceOf(read.error)}
          <Button variant="default" onClick={() => void read.refetch()}>Try again</Button>
        </Stack>
      </Alert>
    );
  }
  return <Waiting />;
};
