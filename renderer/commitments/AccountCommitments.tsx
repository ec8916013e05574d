import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { keptRate, type Commitment } from '#shared/commitments.ts';
import { CommitmentList } from '#renderer/commitments/CommitmentList.tsx';
import { sayRate } from '#renderer/commitments/due-groups.ts';

const sides = [{ side: 'ours', title: 'Ours' }, { side: 'theirs', title: 'Theirs' }] as const;

/** The promises of an account: open or closed, ours and theirs, with how many of each side were kept. */
export const AccountCommitments = ({ commitments, readOnly }: { commitments: readonly Commitment[]; readOnly: boolean }) => {
  const [shown, setShown] = useState('open');
  const isShown = ({ state }: Commitment): boolean => (state === 'open') === (shown === 'open');
  return (
    <Stack gap="sm">
      <Group>
        <SegmentedControl size="xs" aria-label="Which commitments" value={shown} onChange={setShown} data={[{ value: 'open', label: 'Open' }, { value: 'closed', label: 'Closed' }]} />
      </Group>
      {sides.map(({ side, title }) => {
        const ofSide = commitments.filter((one) => one.side === side);
        return (
          <section key={side}>
            <Group gap="xs" mb={2}><Title order={3}>{title}</Title><Text size="xs" c="dimmed">{sayRate(keptRate(ofSide))}</Text></Group>
            <CommitmentList commitments={ofSide.filter(isShown)} readOnly={readOnly} showSentence empty={shown === 'open' ? 'Nothing open.' : 'Nothing closed yet.'} />
          </section>
        );
      })}
    </Stack>
  );
};
