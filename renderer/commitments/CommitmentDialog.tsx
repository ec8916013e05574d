import { Alert, Autocomplete, Button, Group, Kbd, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { getHotkeyHandler } from '@mantine/hooks';
import { z } from 'zod';
import { commitmentFields, type Commitment } from '#shared/commitments.ts';
import { addDays } from '#shared/days.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const typed = commitmentFields.pick({ side: true, owner: true, text: true, dueOn: true }).extend({ accountId: z.string({ error: 'Choose the account that it was promised to.' }) });
const quickDays = [1, 3, 7, 14];

/** A new promise, or one that is changed. A new one of the account of an escalation is attached to it. */
export const CommitmentDialog = ({ accountId, commitment = null, escalationId = null, onClose }: { accountId: string | null; commitment?: Commitment | null; escalationId?: string | null; onClose: () => void }) => {
  const today = useToday();
  const { me } = useSettings();
  const create = useWrite('commitments', 'create', { quiet: true });
  const update = useWrite('commitments', 'update', { quiet: true });
  const form = useForm<{ accountId: string | null; side: 'ours' | 'theirs'; owner: string; text: string; dueOn: string | null }>({
    initialValues: commitment === null
      ? { accountId, side: 'ours', owner: me.name, text: '', dueOn: null }
      : { accountId: commitment.accountId, side: commitment.side, owner: commitment.owner, text: commitment.text, dueOn: commitment.dueOn },
    validate: schemaResolver(typed, { sync: true }),
  });
  const { values } = form;
  const people = useRead('people', 'find', { accountId: values.accountId, text: '' }, { enabled: values.accountId !== null }).data ?? [];
  const names = values.side === 'theirs' ? [...new Set(people.map(({ label }) => label))] : [me.name].filter((name) => name !== '');
  const error = create.error ?? update.error;

  const submit = form.onSubmit(async ({ accountId: onAccount, side, owner, text, dueOn }) => {
    if (onAccount === null) return;
    const personId = side === 'theirs' ? people.find(({ label }) => label === owner.trim())?.id ?? null : null;
    const fields = { accountId: onAccount, side, owner, text, dueOn, personId };
    const written = commitment === null ? await create.write({ ...fields, escalationId: onAccount === accountId ? escalationId : null }) : await update.write({ id: commitment.id, fields });
    if (written !== null) onClose();
  });

  return (
    <Modal opened onClose={onClose} title={commitment === null ? 'New commitment' : 'Edit the commitment'} size="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Textarea label="What was promised" required autosize minRows={2} data-autofocus onKeyDown={getHotkeyHandler([['mod+Enter', () => submit()]])} {...form.getInputProps('text')} />
          <AccountPicker label="Account" required value={values.accountId} onChange={(picked) => form.setFieldValue('accountId', picked)} error={form.errors['accountId']} />
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <SegmentedControl
              size="xs"
              aria-label="Who promised"
              data={[{ value: 'ours', label: 'Ours' }, { value: 'theirs', label: 'Theirs' }]}
              value={values.side}
              onChange={(side) => form.setValues({ side: side as 'ours' | 'theirs', owner: side === 'ours' ? me.name : '' })}
            />
            <Autocomplete flex={1} size="xs" label="Owner" data={names} {...form.getInputProps('owner')} />
          </Group>
          <Group gap="sm" align="flex-end">
            <DayInput flex={1} label="Due day" placeholder="1 May, +7, tomorrow" value={values.dueOn} onChange={(dueOn) => form.setFieldValue('dueOn', dueOn)} error={form.errors['dueOn']} />
            <Group gap={4}>
              {quickDays.map((days) => (
                <Button key={days} variant={values.dueOn === addDays(today, days) ? 'filled' : 'default'} aria-pressed={values.dueOn === addDays(today, days)} px={8} onClick={() => form.setFieldValue('dueOn', addDays(today, days))}>
                  {days === 1 ? '1 day' : `${days} days`}
                </Button>
              ))}
            </Group>
          </Group>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="space-between">
            <Text size="xs" c="dimmed"><Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> {commitment === null ? 'creates it' : 'saves it'}</Text>
            <Button type="submit" loading={create.isWriting || update.isWriting}>{commitment === null ? 'Create' : 'Save'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
