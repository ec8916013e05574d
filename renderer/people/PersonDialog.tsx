import { Alert, Button, Checkbox, Group, Modal, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { levels, newPerson, personFields, type Person, type PersonFields } from '#shared/people.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { levelNames } from '#renderer/people/level-names.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const typed = personFields.omit({ accountId: true });
type Typed = Omit<PersonFields, 'accountId'>;

const fieldsOf = ({ name, title, email, phone, level, role, isKey, leftOn, notes }: Person): Typed => ({ name, title, email, phone, level, role, isKey, leftOn, notes });

/** A new person of an account, or one that is changed. */
export const PersonDialog = ({ accountId, person, onClose }: { accountId: string; person: Person | null; onClose: () => void }) => {
  const create = useWrite('people', 'create', { quiet: true });
  const update = useWrite('people', 'update', { quiet: true });
  const form = useForm<Typed>({ initialValues: person === null ? { ...newPerson, name: '' } : fieldsOf(person), validate: schemaResolver(typed, { sync: true }) });
  const error = create.error ?? update.error;
  const submit = form.onSubmit(async (fields) => {
    const written = person === null ? await create.write({ ...fields, accountId }) : await update.write({ id: person.id, fields });
    if (written !== null) onClose();
  });
  return (
    <Modal opened onClose={onClose} title={person === null ? 'New person' : person.name} size="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
          <Group grow gap="sm">
            <TextInput label="Title" {...form.getInputProps('title')} />
            <Select label="Level" clearable data={levels.map((one) => ({ value: one, label: levelNames[one] }))} {...form.getInputProps('level')} />
          </Group>
          <Group grow gap="sm">
            <TextInput label="Mail" {...form.getInputProps('email')} />
            <TextInput label="Phone" {...form.getInputProps('phone')} />
          </Group>
          <Group grow gap="sm" align="flex-end">
            <TextInput label="Role for the account" placeholder="Champion, economic buyer, admin" {...form.getInputProps('role')} />
            <DayInput label="Left on" value={form.values.leftOn} onChange={(on) => form.setFieldValue('leftOn', on)} />
          </Group>
          <Checkbox size="xs" label="Key person: to be met every 90 days" {...form.getInputProps('isKey', { type: 'checkbox' })} />
          <Textarea label="Notes" autosize minRows={2} maxRows={8} {...form.getInputProps('notes')} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={create.isWriting || update.isWriting}>{person === null ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
