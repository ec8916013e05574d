import { Alert, Button, Checkbox, Group, Modal, NumberInput, Stack, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { contractFault, contractFields, newContract, type Contract, type ContractFields } from '#shared/contracts.ts';
import { exponentOf, toMinor } from '#shared/money.ts';
import type { Day } from '#shared/days.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** What is typed: ARR as a decimal figure, days that may still be missing. */
type Typed = Omit<ContractFields, 'accountId' | 'arrMinor' | 'startOn' | 'seats'> & { arr: number | string; startOn: Day | null; seats: number | string };

const typedOf = ({ name, currency, startOn, endOn, renewalOn, autoRenew, notes, arrMinor, seats }: Contract): Typed =>
  ({ name, currency, startOn, endOn, renewalOn, autoRenew, notes, arr: arrMinor / 10 ** exponentOf(currency), seats: seats ?? '' });

const fieldsOf = ({ arr, seats, startOn, ...rest }: Typed) =>
  ({ ...rest, currency: rest.currency.trim().toUpperCase(), arrMinor: toMinor(Number(arr), rest.currency.trim().toUpperCase()), seats: seats === '' ? null : Number(seats), startOn: startOn ?? '' });

const faults = (typed: Typed): Partial<Record<keyof Typed, string>> => {
  const fields = fieldsOf(typed);
  const parsed = contractFields.omit({ accountId: true }).safeParse(fields);
  const found = Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path[0] === 'arrMinor' ? 'arr' : String(path[0]), message]));
  if (typed.startOn === null) return { ...found, startOn: 'A contract starts on a day.' };
  const fault = contractFault({ startOn: typed.startOn, endOn: typed.endOn, renewalOn: typed.renewalOn });
  if (fault !== null) found[typed.endOn !== null && typed.endOn < typed.startOn ? 'endOn' : 'renewalOn'] = fault;
  return found;
};

/** A new contract of an account, or one that is changed. */
export const ContractDialog = ({ accountId, contract, onClose }: { accountId: string; contract: Contract | null; onClose: () => void }) => {
  const today = useToday();
  const { currency } = useSettings();
  const create = useWrite('contracts', 'create', { quiet: true });
  const update = useWrite('contracts', 'update', { quiet: true });
  const form = useForm<Typed>({
    initialValues: contract === null ? { ...newContract, currency, arr: '', seats: '', startOn: today } : typedOf(contract),
    validate: (typed) => faults(typed),
    validateInputOnBlur: ['arr', 'currency', 'seats', 'name'],
  });
  const { values, setFieldValue } = form;
  const error = create.error ?? update.error;
  const day = (label: string, field: 'startOn' | 'endOn' | 'renewalOn', required = false) => (
    <DayInput label={label} required={required} value={values[field]} error={form.errors[field] ?? (fieldOf(error) === field ? sentenceOf(error) : null)}
      onChange={(on) => { setFieldValue(field, on); form.setErrors({ ...form.errors, endOn: null, renewalOn: null, startOn: null, ...faults({ ...values, [field]: on }) }); }} />
  );
  const submit = form.onSubmit(async (typed) => {
    const fields = fieldsOf(typed);
    const written = contract === null ? await create.write({ ...fields, accountId }) : await update.write({ id: contract.id, fields });
    if (written !== null) onClose();
  });
  return (
    <Modal opened onClose={onClose} title={contract === null ? 'New contract' : contract.name === '' ? 'Edit the contract' : contract.name} size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput label="Name" placeholder="Platform licence" data-autofocus {...form.getInputProps('name')} />
          <Group grow gap="sm" align="flex-start">
            <NumberInput label="ARR" required min={0} hideControls thousandSeparator="," {...form.getInputProps('arr')} />
            <TextInput label="Currency" required maxLength={3} {...form.getInputProps('currency')} />
            <NumberInput label="Seats" min={0} allowDecimal={false} hideControls thousandSeparator="," {...form.getInputProps('seats')} />
          </Group>
          <Group grow gap="sm" align="flex-start">{day('Start', 'startOn', true)}{day('End', 'endOn')}{day('Renewal', 'renewalOn')}</Group>
          <Checkbox size="xs" label="Renews by itself" {...form.getInputProps('autoRenew', { type: 'checkbox' })} />
          <Textarea label="Notes" autosize minRows={2} maxRows={8} {...form.getInputProps('notes')} />
          {error === null || fieldOf(error) !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={create.isWriting || update.isWriting}>{contract === null ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
