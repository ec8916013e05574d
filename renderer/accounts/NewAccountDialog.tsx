import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { accountFields, stageNames, stages, type Stage } from '#shared/accounts.ts';
import { useSettings } from '#renderer/data/book.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const typed = accountFields.pick({ name: true, segment: true, stage: true, customerSince: true, domains: true });

/** Adds an account and opens its page. */
export const NewAccountDialog = ({ onClose }: { onClose: () => void }) => {
  const navigate = useNavigate();
  const { segments } = useSettings();
  const { write, isWriting, error } = useWrite('accounts', 'create', { quiet: true });
  const form = useForm<{ name: string; segment: string | null; stage: Stage | null; customerSince: string | null; domains: string }>({
    initialValues: { name: '', segment: segments[0]?.key ?? null, stage: 'onboard', customerSince: null, domains: '' },
    validate: schemaResolver(typed, { sync: true }),
  });
  const submit = form.onSubmit(async (values) => {
    const written = await write({ ...values, domains: values.domains.toLowerCase() });
    if (written === null) return;
    onClose();
    await navigate({ to: '/accounts/$id', params: { id: written.id }, search: {} });
  });
  return (
    <Modal opened onClose={onClose} title="New account" size="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
          <Group grow gap="sm">
            <Select label="Segment" data={segments.map(({ key, name }) => ({ value: key, label: name }))} {...form.getInputProps('segment')} />
            <Select label="Stage" clearable data={stages.map((one) => ({ value: one, label: stageNames[one] }))} {...form.getInputProps('stage')} />
          </Group>
          <DayInput label="Customer since" value={form.values.customerSince} onChange={(on) => form.setFieldValue('customerSince', on)} />
          <TextInput label="Mail domains" description="Separated by commas; attendees of a meeting are matched to the account by them." placeholder="example.com" {...form.getInputProps('domains')} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Create and open</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
