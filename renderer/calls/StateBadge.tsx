import { Badge } from '@mantine/core';
import type { ActivityType, CallState } from '#shared/calls.ts';
import { stateWord } from '#renderer/calls/call-words.ts';

/** The state of a call in a word; only what still has to be done is filled. */
export const StateBadge = ({ call }: { call: { type: ActivityType; state: CallState } }) => (
  <Badge size="sm" radius="sm" fw={500} variant={call.state === 'draft' ? 'outline' : 'default'} style={{ flexShrink: 0 }}>
    {stateWord(call)}
  </Badge>
);
