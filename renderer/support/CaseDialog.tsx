import { Alert, Autocomplete, Button, Group, Modal, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { z } from 'zod';
import { caseFields, caseStatuses, statusNames, type CaseStatus, type SupportCase } from '#shared/support.ts';
import { severities, severityNames, type Severity } from '#shared/support-rules.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

type Typed = { accountId: string | null; number: string; title: string; severity: Severity; status: CaseStatus; theme: string; openedOn: string | null; closedOn: string | null; url: string; notes: string };
const typed = caseFields.extend({ accountId: z.string({ error: 'Choose the account that opened it.' }), openedOn: z.string({ error: 'A case needs the day on which it was opened.' }) });

/** A case written by hand, or one that is changed. */
export const CaseDialog = ({ accountId, supportCase = null, onClose }: { accountId: string | null; supportCase?: SupportCase | null; onClose: () => void }) => {
  const today = useToday();
  const create = useWrite('support', 'create', { quiet: true });
  const update = useWrite('support', 'update', { quiet: true });
  const themes = useRead('support', 'overview', undefined).data?.themes ?? [];
  const form = useForm<Typed>({
    initialValues: supportCase === null ? { accountId, number: '', title: '', severity: 'normal', status: 'open', theme: '', openedOn: today, closedOn: null, url: '', notes: '' } : caseFields.strip().parse(supportCase),
    validate: schemaResolver(typed, { sync: true }),
  });
  const { values } = form;
  const error = create.error ?? update.error;
  const refused = (field: string): string | undefined => (fieldOf(error) === field ? sentenceOf(error) : undefined);

  const submit = form.onSubmit(async (given) => {
    if (given.accountId === null || given.openedOn === null) return;
    const { number, title, severity, status, theme, closedOn, url, notes } = given;
    const fields = { accountId: given.accountId, openedOn: given.openedOn, number, title, severity, status, theme, closedOn: status === 'closed' ? (closedOn ?? today) : null, url, notes };
    const written = supportCase === null ? await create.write(fields) : await update.write({ id: supportCase.id, fields });
    if (written !== null) onClose();
  });

  return (
    <Modal opened onClose={onClose} title={supportCase === null ? 'New support case' : 'Edit the case'} size="lg">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label="Title" required data-autofocus {...form.getInputProps('title')} />
          <AccountPicker label="Account" required value={values.accountId} onChange={(picked) => form.setFieldValue('accountId', picked)} error={form.errors['accountId']} />
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
            <Select label="Severity" allowDeselect={false} data={severities.map((value) => ({ value, label: severityNames[value] }))} {...form.getInputProps('severity')} />
            <Select label="Status" allowDeselect={false} data={caseStatuses.map((value) => ({ value, label: statusNames[value] }))} {...form.getInputProps('status')} />
            <TextInput label="Number" placeholder="As the help desk has it" {...form.getInputProps('number')} />
            <DayInput label="Opened" required value={values.openedOn} onChange={(on) => form.setFieldValue('openedOn', on)} error={form.errors['openedOn'] ?? refused('openedOn')} />
            <DayInput label="Closed" disabled={values.status !== 'closed'} placeholder={values.status === 'closed' ? 'Today' : 'Not closed'} value={values.status === 'closed' ? values.closedOn : null} onChange={(on) => form.setFieldValue('closedOn', on)} error={form.errors['closedOn'] ?? refused('closedOn')} />
            <Autocomplete label="Theme" placeholder="Sync errors" data={themes} {...form.getInputProps('theme')} />
          </SimpleGrid>
          <TextInput label="Link" placeholder="https://" {...form.getInputProps('url')} />
          <Textarea label="Notes" autosize minRows={2} maxRows={8} {...form.getInputProps('notes')} />
          {error === null || ['openedOn', 'closedOn'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="space-between">
            <Text size="xs" c="dimmed">Cases of one theme make a pattern.</Text>
            <Button type="submit" loading={create.isWriting || update.isWriting}>{supportCase === null ? 'Create' : 'Save'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
