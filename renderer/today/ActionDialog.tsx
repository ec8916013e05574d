import { Alert, Button, Group, Kbd, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { getHotkeyHandler } from '@mantine/hooks';
import { actionFields, actionTypeNames, actionTypes, type ActionFields } from '#shared/actions.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** A new action, or one that is changed. One that is due is on Today; one without a day is there at once. */
export const ActionDialog = ({ accountId, action = null, onClose }: { accountId: string | null; action?: (ActionFields & { id: string }) | null; onClose: () => void }) => {
  const create = useWrite('today', 'create', { quiet: true });
  const update = useWrite('today', 'update', { quiet: true });
  const remove = useWrite('today', 'remove');
  const form = useForm<ActionFields>({
    initialValues: action === null ? { title: '', type: 'activity', accountId, notes: '', dueOn: null } : { title: action.title, type: action.type, accountId: action.accountId, notes: action.notes, dueOn: action.dueOn },
    validate: schemaResolver(actionFields, { sync: true }),
  });
  const error = create.error ?? update.error;
  const submit = form.onSubmit(async (fields) => {
    const written = action === null ? await create.write(fields) : await update.write({ id: action.id, fields });
    if (written !== null) onClose();
  });
  return (
    <Modal opened onClose={onClose} title={action === null ? 'New action' : 'Edit the action'} size="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label="What is to be done" required data-autofocus autoComplete="off" {...form.getInputProps('title')} />
          <Group gap="sm" grow align="flex-start">
            <AccountPicker label="Account" placeholder="None" value={form.values.accountId} onChange={(picked) => form.setFieldValue('accountId', picked)} />
            <Select label="Type" allowDeselect={false} data={actionTypes.map((type) => ({ value: type, label: actionTypeNames[type] }))} {...form.getInputProps('type')} />
          </Group>
          <DayInput label="Due day" placeholder="1 May, +7, tomorrow" value={form.values.dueOn} onChange={(dueOn) => form.setFieldValue('dueOn', dueOn)} error={form.errors['dueOn']} />
          <Textarea label="Notes" autosize minRows={2} maxRows={8} onKeyDown={getHotkeyHandler([['mod+Enter', () => submit()]])} {...form.getInputProps('notes')} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="space-between">
            {action === null ? <Text size="xs" c="dimmed"><Kbd size="xs">Enter</Kbd> creates it</Text> : <Button variant="default" onClick={() => void remove.write({ id: action.id }).then((written) => { if (written !== null) onClose(); })}>Remove</Button>}
            <Button type="submit" loading={create.isWriting || update.isWriting}>{action === null ? 'Create' : 'Save'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

export const EditActionDialog = ({ actionId, onClose }: { actionId: string; onClose: () => void }) => {
  const { data } = useRead('today', 'action', { id: actionId });
  return data === undefined ? null : <ActionDialog accountId={data.accountId} action={data} onClose={onClose} />;
};
