import { Alert, Button, Group, Popover, Text } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { dayName } from '#shared/days.ts';
import type { Review } from '#shared/reviews.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { ReasonForm } from '#renderer/ui/ReasonForm.tsx';

/** Says that deck, agenda and purpose are final, and opens them again with a reason. */
export const LockBar = ({ review }: { review: Review }) => {
  const today = useToday();
  const { write: unlock } = useWrite('reviews', 'unlock');
  const { write: lock } = useWrite('reviews', 'lock');
  const [isAsking, setAsking] = useState(false);
  const { id, isLocked, lockedFrom, unlockReason } = review;
  if (lockedFrom === null || today < lockedFrom) return null;
  return (
    <Alert color="gray" variant="light" p="xs" mb="sm" icon={isLocked ? <IconLock size={16} aria-hidden /> : <IconLockOpen size={16} aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{isLocked ? `The content is final since ${dayName(lockedFrom)}: deck, agenda and purpose stay as they are.` : `The content was opened again after it was final: ${unlockReason}`}</Text>
        {isLocked ? (
          <Popover opened={isAsking} onChange={setAsking} position="bottom-end" trapFocus returnFocus shadow="md" width={300}>
            <Popover.Target><Button size="compact-sm" variant="default" onClick={() => setAsking(!isAsking)}>Open it again</Button></Popover.Target>
            <Popover.Dropdown aria-label="Open the content again">
              <ReasonForm label="Why the content changes" missing="Say why the content changes after it was final." does="Open the content" onSubmit={(reason) => { setAsking(false); void unlock({ id, reason }); }} />
            </Popover.Dropdown>
          </Popover>
        ) : <Button size="compact-sm" variant="default" onClick={() => void lock({ id })}>Lock it again</Button>}
      </Group>
    </Alert>
  );
};
