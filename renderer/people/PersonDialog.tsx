import { Alert, Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, TextInput, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { attitudeNames, attitudes, buyingRoleNames, buyingRoles, levelNames, levels, newPerson, personFields, type Person, type PersonFields } from '#shared/people.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const typed = personFields.omit({ accountId: true });
type Typed = Omit<PersonFields, 'accountId'>;

const fieldsOf = ({ id: _id, accountId: _accountId, lastMetOn: _lastMetOn, ...fields }: Person): Typed =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field in typed.shape)) as Typed;

const steps = [1, 2, 3, 4, 5].map(String);

/** A new person of an account, or one that is changed. */
export const PersonDialog = ({ accountId, person, onClose }: { accountId: string; person: Person | null; onClose: () => void }) => {
  const create = useWrite('people', 'create', { quiet: true });
  const update = useWrite('people', 'update', { quiet: true });
  const others = useRead('people', 'find', { accountId, text: '' }).data ?? [];
  const form = useForm<Typed>({ initialValues: person === null ? { ...newPerson, name: '' } : fieldsOf(person), validate: schemaResolver(typed, { sync: true }) });
  const error = create.error ?? update.error;
  const { values, setFieldValue } = form;
  const figure = (label: string, field: 'influence' | 'championStrength', description: string) => (
    <Select label={label} description={description} clearable data={steps} value={values[field] === null ? null : String(values[field])} onChange={(value) => setFieldValue(field, value === null ? null : Number(value))} />
  );
  const submit = form.onSubmit(async (fields) => {
    const written = person === null ? await create.write({ ...fields, accountId }) : await update.write({ id: person.id, fields });
    if (written !== null) onClose();
  });
  return (
    <Modal opened onClose={onClose} title={person === null ? 'New person' : person.name} size="lg">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label="Title" {...form.getInputProps('title')} />
            <Select label="Level" clearable data={levels.map((one) => ({ value: one, label: levelNames[one] }))} {...form.getInputProps('level')} />
            <TextInput label="Mail" {...form.getInputProps('email')} />
            <TextInput label="Phone" {...form.getInputProps('phone')} />
            <Select label="Buying role" clearable data={buyingRoles.map((one) => ({ value: one, label: buyingRoleNames[one] }))} {...form.getInputProps('buyingRole')} />
            <TextInput label="Role in your words" placeholder="Admin, project lead" {...form.getInputProps('role')} />
            <Select label="Attitude" description="How they stand to the product" clearable data={attitudes.map((one) => ({ value: one, label: attitudeNames[one] }))} {...form.getInputProps('attitude')} />
            {figure('Influence', 'influence', '1 is little, 5 decides')}
            <Select
              label="Reports to" description="Their manager at the account" searchable clearable nothingFoundMessage="Nobody there has that name"
              data={others.filter(({ id }) => id !== person?.id).map(({ id, label }) => ({ value: id, label }))} {...form.getInputProps('reportsToId')}
              error={form.errors['reportsToId'] ?? (fieldOf(error) === 'reportsToId' ? sentenceOf(error) : null)}
            />
            {values.buyingRole === 'champion' || values.championStrength !== null ? figure('Champion strength', 'championStrength', '1 likes it, 5 sells it for you') : null}
          </SimpleGrid>
          <TextInput label="Persona" placeholder="Wants proof before opinions; answers in the evening" {...form.getInputProps('persona')} />
          <Textarea label="Notes" autosize minRows={2} maxRows={8} {...form.getInputProps('notes')} />
          <Group justify="space-between" align="flex-end">
            <Checkbox size="xs" label="Key person: to be met every 90 days" {...form.getInputProps('isKey', { type: 'checkbox' })} />
            {values.leftOn === null ? null : <DayInput label="Left on" value={values.leftOn} onChange={(on) => setFieldValue('leftOn', on)} />}
          </Group>
          {error === null || fieldOf(error) === 'reportsToId' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={create.isWriting || update.isWriting}>{person === null ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
