import { Alert, Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, Textarea, TextInput, Input } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addDays, addWorkingDays, type Day } from '#shared/days.ts';
import { creditNames, credits, growthMotionNames, growthMotions, type Credit, type GrowthMotion } from '#shared/expansion-rules.ts';
import { exponentOf, toMinor } from '#shared/money.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import type { OpportunityStart } from '#renderer/ui/dialogs.ts';

const shownAt = ['name', 'amountMinor', 'productId', 'objectiveId', 'closeOn', 'nextDueOn'];

/** Opens an opportunity of an account and goes to it; with a signal, what is known of it is filled in. */
export const NewOpportunityDialog = ({ accountId: given, from, onClose }: { accountId: string | null; from: OpportunityStart | null; onClose: () => void }) => {
  const today = useToday();
  const settings = useSettings();
  const navigate = useNavigate();
  const { write, isWriting, error } = useWrite('expansion', 'open', { quiet: true });
  const [accountId, setAccountId] = useState(given);
  const choices = useRead('expansion', 'choices', { accountId: accountId ?? '' }, { enabled: accountId !== null }).data;
  const [motion, setMotion] = useState<GrowthMotion>(from?.motion ?? 'seats');
  const [name, setName] = useState(from?.name ?? '');
  const [amount, setAmount] = useState<number | null>(null);
  const [productId, setProductId] = useState<string | null>(from?.productId ?? null);
  const [objectiveId, setObjectiveId] = useState<string | null>(null);
  const [credit, setCredit] = useState<Credit | null>('sourced');
  const [closeOn, setCloseOn] = useState<Day | null>(addDays(today, 90));
  const [nextStep, setNextStep] = useState('');
  const [nextDueOn, setNextDueOn] = useState<Day | null>(addWorkingDays(today, 5, settings));
  const [notes, setNotes] = useState(from?.notes ?? '');
  const [isAsked, setAsked] = useState(false);
  const currency = choices?.currency ?? settings.currency;
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);

  const open = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || name.trim() === '') return;
    const written = await write({ accountId, name, motion, amountMinor: amount === null ? 0 : toMinor(amount, currency), currency, productId, objectiveId, credit, closeOn, nextStep, nextDueOn: nextStep.trim() === '' ? null : nextDueOn, notes, origin: from?.origin ?? '' });
    if (written === null) return;
    onClose();
    await navigate({ to: '/opportunities/$id', params: { id: written.id } });
  };

  return (
    <Modal opened onClose={onClose} title="Open an opportunity" size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void open(); }}>
        <Stack gap="sm">
          <Group grow align="flex-start" gap="sm">
            <AccountPicker label="Account" required data-autofocus={given === null} value={accountId} onChange={(id) => { setAccountId(id); setObjectiveId(null); }} error={isAsked && accountId === null ? 'Choose the account that may grow.' : null} />
            <Input.Wrapper label="Motion" labelElement="div" size="xs">
              <SegmentedControl size="xs" fullWidth aria-label="Motion" data={growthMotions.map((value) => ({ value, label: growthMotionNames[value] }))} value={motion} onChange={setMotion} />
            </Input.Wrapper>
          </Group>
          <TextInput label="Name" required data-autofocus={given !== null} maxLength={200} placeholder="Seats for the second plant" value={name} onChange={(event) => setName(event.currentTarget.value)} error={isAsked && name.trim() === '' ? 'Give it a name.' : faultOf('name')} />
          <Group grow align="flex-start" gap="sm">
            <NumberInput label="ARR that it adds" hideControls allowNegative={false} placeholder={`0 ${currency}`} decimalScale={exponentOf(currency)} thousandSeparator="," suffix={` ${currency}`} value={amount ?? ''} onChange={(value) => setAmount(value === '' ? null : Number(value))} error={faultOf('amountMinor')} />
            <DayInput label="Closes" value={closeOn} onChange={setCloseOn} error={faultOf('closeOn')} />
          </Group>
          <Group grow align="flex-start" gap="sm">
            <Select label="Product" placeholder="None" clearable searchable comboboxProps={{ shadow: 'md' }} data={(choices?.products ?? []).map((one) => ({ value: one.id, label: one.name }))} value={productId} onChange={setProductId} error={faultOf('productId')} />
            <Select label="Objective that it serves" placeholder="None" clearable searchable comboboxProps={{ shadow: 'md' }} data={(choices?.objectives ?? []).map((one) => ({ value: one.id, label: one.name }))} value={objectiveId} onChange={setObjectiveId} error={faultOf('objectiveId')} />
          </Group>
          <Group grow align="flex-start" gap="sm">
            <TextInput label="Next step" maxLength={500} value={nextStep} onChange={(event) => setNextStep(event.currentTarget.value)} />
            <DayInput label="By" value={nextDueOn} onChange={setNextDueOn} error={faultOf('nextDueOn')} />
          </Group>
          <Input.Wrapper label="Your part" labelElement="div" size="xs">
            <SegmentedControl size="xs" fullWidth aria-label="Your part" data={[...credits.map((value) => ({ value, label: creditNames[value] })), { value: 'none', label: 'Neither' }]} value={credit ?? 'none'} onChange={(value) => setCredit(credits.find((one) => one === value) ?? null)} />
          </Input.Wrapper>
          <Textarea label="Notes" autosize minRows={2} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
          {error === null || shownAt.includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Open the opportunity</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
