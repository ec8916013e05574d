import { Alert, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { categories, categoryNames, type Category } from '#shared/plan-rules.ts';
import type { Plan } from '#shared/plans.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** A new objective of a plan; the rest is filled in on the plan's page. */
export const NewObjectiveDialog = ({ plan, onClose }: { plan: Plan; onClose: () => void }) => {
  const [fields, setFields] = useState({ name: '', why: '', what: '', category: 'roi' as Category, customerOwnerId: null as string | null, dueOn: null as string | null });
  const change = (part: Partial<typeof fields>): void => setFields({ ...fields, ...part });
  const { write, isWriting, error } = useWrite('plans', 'addObjective', { quiet: true });
  const submit = async (): Promise<void> => {
    if ((await write({ planId: plan.id, ...fields })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="New objective" size="md">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
        <Stack gap="sm">
          <TextInput label="Name" required data-autofocus value={fields.name} onChange={(event) => change({ name: event.currentTarget.value })} error={fieldOf(error) === 'name' ? sentenceOf(error) : null} />
          <Textarea label="Why" description="The customer’s business outcome." autosize minRows={2} value={fields.why} onChange={(event) => change({ why: event.currentTarget.value })} />
          <Textarea label="What" description="What is there in the end." autosize minRows={2} value={fields.what} onChange={(event) => change({ what: event.currentTarget.value })} />
          <Group grow gap="sm" align="flex-start">
            <Select label="Category" allowDeselect={false} data={categories.map((one) => ({ value: one, label: categoryNames[one] }))} value={fields.category} onChange={(value) => change({ category: categories.find((one) => one === value) ?? 'roi' })} />
            <DayInput label="Due" value={fields.dueOn} onChange={(dueOn) => change({ dueOn })} />
          </Group>
          <PersonPicker label="Owner at the customer" accountId={plan.accountId} value={fields.customerOwnerId} onChange={(customerOwnerId) => change({ customerOwnerId })} />
          {error === null || fieldOf(error) === 'name' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Add</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
