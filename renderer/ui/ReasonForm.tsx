import { Button, Group, Kbd, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './ReasonForm.module.css';

/** What a form that asks for a reason says: its label, the sentence where the reason is missing, its button, and ready reasons. */
export type ReasonWords = { label: string; missing: string; does: string; choices?: readonly string[] };

/** A small form that needs a reason before it does anything: a ready one, by mouse or by its number while nothing is typed, or one in own words. */
export const ReasonForm = ({ label, missing, does, choices = [], children, onSubmit }: ReasonWords & { children?: ReactNode; onSubmit: (reason: string) => void }) => {
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setAsked(true);
        else onSubmit(reason.trim());
      }}
    >
      <Stack gap="xs">
        {children}
        <TextInput
          label={label}
          data-autofocus
          maxLength={500}
          size="xs"
          autoComplete="off"
          value={reason}
          error={isAsked && reason.trim() === '' ? missing : null}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            const ready = reason === '' ? choices[Number(event.key) - 1] : undefined;
            if (ready === undefined) return;
            event.preventDefault();
            onSubmit(ready);
          }}
        />
        {choices.length === 0 ? null : <div>
          {choices.map((choice, index) => (
            <UnstyledButton key={choice} className={classes['choice'] ?? ''} onClick={() => onSubmit(choice)}>
              <Text span size="sm">{choice}</Text>
              <Kbd size="xs" aria-hidden>{index + 1}</Kbd>
            </UnstyledButton>
          ))}
        </div>}
        <Group justify="flex-end"><Button type="submit" size="compact-sm">{does}</Button></Group>
      </Stack>
    </form>
  );
};
