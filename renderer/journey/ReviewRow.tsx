import { Badge, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useState, type HTMLAttributes } from 'react';
import type { ReviewLine } from '#shared/journey.ts';
import { proposalValue } from '#shared/review-rules.ts';
import { useSettings } from '#renderer/data/book.ts';
import { AccountLink } from '#renderer/ui/marks.tsx';
import classes from './journey.module.css';

const KeepForm = ({ onKeep }: { onKeep: (reason: string) => void }) => {
  const [reason, setReason] = useState('');
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') onKeep(reason.trim()); }}>
      <Stack gap="xs">
        <TextInput label="Why it stays as it is" data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group justify="flex-end"><Button type="submit" disabled={reason.trim() === ''}>Keep</Button></Group>
      </Stack>
    </form>
  );
};

const decided: Record<ReviewLine['kind'], { accepted: string; kept: string }> = {
  segment: { accepted: 'Moved', kept: 'Kept' }, priority: { accepted: 'Accepted', kept: 'Kept' }, stage: { accepted: 'Moved', kept: 'Kept' }, none: { accepted: 'Confirmed', kept: 'Kept' },
};

export type ReviewRowProps = { line: ReviewLine; isKeeping: boolean; setKeeping: (isKeeping: boolean) => void; onAccept: () => void; onKeep: (reason: string) => void; rowProps: HTMLAttributes<HTMLLIElement> };

/** One proposal of the review: the account, what would change, why, and the decision. */
export const ReviewRow = ({ line, isKeeping, setKeeping, onAccept, onKeep, rowProps }: ReviewRowProps) => {
  const settings = useSettings();
  const value = (text: string): string => proposalValue(line.kind, text, settings);
  const about = line.kind === 'none' ? line.name : `${line.name}, ${value(line.before)} to ${value(line.after)}`;
  return (
    <li className={classes['line']} data-decided={line.decision ?? undefined} data-account={line.name} data-kind={line.kind} {...rowProps}>
      <div><AccountLink id={line.accountId} name={line.name} /><Text size="xs" className={classes['quiet']}>{line.segment} · {line.priority}</Text></div>
      <div>
        {line.kind === 'none' ? null : <Group gap={6} wrap="nowrap"><Text size="sm" fw={500}>{value(line.before)}</Text><IconArrowRight size={12} aria-label="to" style={{ flex: 'none' }} /><Text size="sm" fw={600}>{value(line.after)}</Text></Group>}
        <Text size="sm">{line.says}</Text>
        {line.reason === '' ? null : <Text size="sm">Kept: {line.reason}</Text>}
      </div>
      {line.decision === null ? (
        <Group gap={6} wrap="nowrap">
          <Button size="compact-xs" variant="default" aria-keyshortcuts="A" aria-label={`${line.kind === 'none' ? 'Confirm' : 'Accept'}: ${about}`} onClick={onAccept}>{line.kind === 'none' ? 'Confirm' : 'Accept'}</Button>
          {line.kind === 'none' ? null : (
            <Popover opened={isKeeping} onChange={setKeeping} width={300} position="bottom-end" shadow="md" trapFocus returnFocus transitionProps={{ duration: 0 }}>
              <Popover.Target><Button size="compact-xs" variant="default" aria-keyshortcuts="R" aria-label={`Keep with a reason: ${about}`} onClick={() => setKeeping(!isKeeping)}>Keep…</Button></Popover.Target>
              <Popover.Dropdown aria-label="Keep with a reason"><KeepForm onKeep={onKeep} /></Popover.Dropdown>
            </Popover>
          )}
        </Group>
      ) : <Badge variant="default" size="sm" leftSection={line.decision === 'accepted' ? <IconCheck size={11} aria-hidden /> : null}>{decided[line.kind][line.decision]}</Badge>}
    </li>
  );
};
