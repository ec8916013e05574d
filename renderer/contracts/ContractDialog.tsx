import { ActionIcon, Alert, Button, Checkbox, Group, Modal, NumberInput, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { contractFault, contractFields, newContract, orderTypes, type Contract, type ContractFields } from '#shared/contracts.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import { exponentOf, toMinor } from '#shared/money.ts';
import { orderTypeNames } from '#renderer/contracts/contract-words.ts';
import { blankLine, lineFieldsOf, LineInputs, type TypedLine } from '#renderer/contracts/LineFields.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './contracts.module.css';

/** What is typed: ARR as a decimal figure, days that may still be missing. */
type Typed = Omit<ContractFields, 'accountId' | 'arrMinor' | 'startOn' | 'seats' | 'termMonths' | 'endedOn' | 'renewsId'> & { arr: number | string; startOn: Day | null; seats: number | string; termMonths: number | string };

const typedOf = ({ name, currency, startOn, endOn, renewalOn, autoRenew, notes, arrMinor, seats, orderType, termMonths, noticeOn, noticeGivenOn }: Contract): Typed =>
  ({ name, currency, startOn, endOn, renewalOn, autoRenew, notes, orderType, noticeOn, noticeGivenOn, arr: arrMinor / 10 ** exponentOf(currency), seats: seats ?? '', termMonths: termMonths ?? '' });
const blank = (currency: string, startOn: Day): Typed => {
  const { endedOn: _endedOn, renewsId: _renewsId, arrMinor: _arrMinor, ...rest } = newContract;
  return { ...rest, currency, arr: '', seats: '', termMonths: '', startOn };
};

const numberOf = (typed: number | string): number | null => (typed === '' ? null : Number(typed));
const fieldsOf = ({ arr, seats, startOn, termMonths, ...rest }: Typed) =>
  ({ ...rest, currency: rest.currency.trim().toUpperCase(), arrMinor: toMinor(Number(arr), rest.currency.trim().toUpperCase()), seats: numberOf(seats), termMonths: numberOf(termMonths), startOn: startOn ?? '' });

const typedFields = contractFields.omit({ accountId: true, endedOn: true, renewsId: true });
const faults = (typed: Typed): Partial<Record<keyof Typed, string>> => {
  const parsed = typedFields.safeParse(fieldsOf(typed));
  const found = Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path[0] === 'arrMinor' ? 'arr' : String(path[0]), message]));
  if (typed.startOn === null) return { ...found, startOn: 'A contract starts on a day.' };
  const fault = contractFault({ startOn: typed.startOn, endOn: typed.endOn, renewalOn: typed.renewalOn });
  if (fault !== null) found[typed.endOn !== null && typed.endOn < typed.startOn ? 'endOn' : 'renewalOn'] = fault;
  return found;
};

/** The lines of a contract that is new. */
const NewLines = ({ lines, setLines }: { lines: readonly TypedLine[]; setLines: (lines: readonly TypedLine[]) => void }) => {
  const products = useRead('adoption', 'catalogue', undefined).data?.products ?? [];
  return (
    <>
      {lines.length === 0 ? null : (
        <ul className={classes['lines']} aria-label="Lines">
          {lines.map((line, index) => (
            <li key={line.key}>
              <LineInputs line={line} at={index + 1} products={products} onChange={(next) => setLines(lines.map((one) => (one.key === line.key ? next : one)))}>
                <ActionIcon mt={22} variant="subtle" color="gray" aria-label={`Take line ${index + 1} away`} onClick={() => setLines(lines.filter((one) => one.key !== line.key))}><IconX size={15} aria-hidden /></ActionIcon>
              </LineInputs>
            </li>
          ))}
        </ul>
      )}
      <Group><Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setLines([...lines, blankLine(`line ${lines.length} ${Date.now()}`)])}>Add a line</Button></Group>
    </>
  );
};

/** A new contract of an account, or one that is changed. With lines its ARR is theirs. */
export const ContractDialog = ({ accountId, contract, hasLines = false, onClose }: { accountId: string; contract: Contract | null; hasLines?: boolean; onClose: () => void }) => {
  const today = useToday();
  const { currency } = useSettings();
  const create = useWrite('contracts', 'create', { quiet: true });
  const update = useWrite('contracts', 'update', { quiet: true });
  const [lines, setLines] = useState<readonly TypedLine[]>([]);
  const form = useForm<Typed>({
    initialValues: contract === null ? blank(currency, today) : typedOf(contract),
    validate: (typed) => faults(typed),
    validateInputOnBlur: ['arr', 'currency', 'seats', 'name', 'termMonths'],
  });
  const { values, setFieldValue } = form;
  const error = create.error ?? update.error;
  const isOfLines = hasLines || lines.length > 0;
  const day = (label: string, field: 'startOn' | 'endOn' | 'renewalOn' | 'noticeOn' | 'noticeGivenOn', required = false) => (
    <DayInput label={label} required={required} value={values[field]} error={form.errors[field] ?? (fieldOf(error) === field ? sentenceOf(error) : null)}
      onChange={(on) => { setFieldValue(field, on); form.setErrors({ ...form.errors, endOn: null, renewalOn: null, startOn: null, ...faults({ ...values, [field]: on }) }); }} />
  );
  const fillEnd = (): void => {
    const months = numberOf(values.termMonths);
    if (months !== null && months >= 1 && values.startOn !== null && values.endOn === null) setFieldValue('endOn', addDays(addMonths(values.startOn, months), -1));
  };
  const submit = form.onSubmit(async (typed) => {
    const { arrMinor, ...fields } = fieldsOf(typed);
    const own = isOfLines ? fields : { ...fields, arrMinor };
    const written = contract === null ? await create.write({ ...own, accountId, lines: lines.map((line) => lineFieldsOf(line, fields.currency)) }) : await update.write({ id: contract.id, fields: own });
    if (written !== null) onClose();
  });
  return (
    <Modal opened onClose={onClose} title={contract === null ? 'New contract' : contract.name === '' ? 'Edit the contract' : contract.name} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput label="Name" placeholder="Platform licence" data-autofocus {...form.getInputProps('name')} />
          <Group grow gap="sm" align="flex-start">
            <NumberInput label="ARR" required={!isOfLines} disabled={isOfLines} description={isOfLines ? 'Follows from the lines' : null} inputWrapperOrder={['label', 'input', 'description', 'error']} min={0} hideControls thousandSeparator="," {...form.getInputProps('arr')} />
            <TextInput label="Currency" required maxLength={3} {...form.getInputProps('currency')} />
            <NumberInput label="Seats" min={0} allowDecimal={false} hideControls thousandSeparator="," {...form.getInputProps('seats')} />
            <Select label="Order" placeholder="Not said" clearable comboboxProps={{ shadow: 'md' }} data={orderTypes.map((value) => ({ value, label: orderTypeNames[value] }))} {...form.getInputProps('orderType')} />
          </Group>
          <Group grow gap="sm" align="flex-start">
            {day('Start', 'startOn', true)}
            <NumberInput label="Term in months" min={1} max={240} allowDecimal={false} hideControls {...form.getInputProps('termMonths')} onBlur={fillEnd} />
            {day('End', 'endOn')}
            {day('Renewal', 'renewalOn')}
          </Group>
          <Group grow gap="sm" align="flex-start">{day('Notice possible until', 'noticeOn')}{day('Notice given on', 'noticeGivenOn')}</Group>
          <Checkbox size="xs" label="Renews by itself" {...form.getInputProps('autoRenew', { type: 'checkbox' })} />
          {contract === null ? <NewLines lines={lines} setLines={setLines} /> : null}
          <Textarea label="Notes" autosize minRows={2} maxRows={8} {...form.getInputProps('notes')} />
          {error === null || ['startOn', 'endOn', 'renewalOn'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={create.isWriting || update.isWriting}>{contract === null ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
