import { Alert, Button, Checkbox, Fieldset, Group, Input, Modal, NumberInput, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addWorkingDays, type Day } from '#shared/days.ts';
import { formatMoney, toMinor } from '#shared/money.ts';
import { impactNames, readReason, reasonNames, riskImpacts, riskReasons, type RiskImpact, type RiskLevel, type RiskReason } from '#shared/risk-rules.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import type { RiskStart } from '#renderer/ui/dialogs.ts';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';

/** Opens a risk of an account, with the steps of the library that fit its reason, and goes to it. What the account says already is not asked again. */
export const OpenRiskDialog = ({ accountId: given, alertId, from = null, onClose }: { accountId: string | null; alertId: string | null; from?: RiskStart | null; onClose: () => void }) => {
  const today = useToday();
  const settings = useSettings();
  const navigate = useNavigate();
  const accounts = useRead('accounts', 'list', undefined).data ?? [];
  const { write, isWriting, error } = useWrite('risks', 'open', { quiet: true });
  const [accountId, setAccountId] = useState(given);
  const [chosen, setChosen] = useState<{ level?: RiskLevel; reason?: RiskReason; about?: string }>(from === null ? {} : { reason: from.reason, about: from.about });
  const [impact, setImpact] = useState<RiskImpact | null>(from?.impact ?? null);
  const [part, setPart] = useState<number | null>(null);
  const [nextStep, setNextStep] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [nextDueOn, setNextDueOn] = useState<Day | null>(addWorkingDays(today, 3, settings));
  const [without, setWithout] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);

  const account = accounts.find(({ id }) => id === accountId);
  const said = account === undefined || account.riskReason === '' ? null : readReason(account.riskReason);
  const level = chosen.level ?? (account?.sentiment === 'red' ? 'red' : 'yellow');
  const reason = chosen.reason ?? said?.reason ?? null;
  const about = chosen.about ?? said?.about ?? '';
  const library = reason === null ? [] : settings.risks.mitigations[reason].steps;
  const steps = library.filter((step) => !without.includes(step));

  const faultOf = (field: string, missing: boolean, says: string): string | null => (isAsked && missing ? says : fieldOf(error) === field ? sentenceOf(error) : null);
  const open = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || account === undefined || reason === null || impact === null || nextStep.trim() === '' || nextDueOn === null) return;
    const written = await write({ accountId, level, reason, impact, about, arrMinor: part === null ? null : toMinor(part, account.arr.currency), nextStep, ownerId, nextDueOn, steps, alertId });
    if (written === null) return;
    onClose();
    await navigate({ to: '/risks/$id', params: { id: written.id } });
  };

  return (
    <Modal opened onClose={onClose} title="Open a risk" size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void open(); }}>
        <Stack gap="sm">
          <Group grow align="flex-start" gap="sm">
            <AccountPicker label="Account" required value={accountId} onChange={setAccountId} error={isAsked && accountId === null ? 'Choose the account that is at risk.' : null} />
            <Input.Wrapper label="Level" labelElement="div" size="xs">
              <SegmentedControl size="xs" fullWidth aria-label="Level" data={[{ value: 'yellow', label: 'Yellow' }, { value: 'red', label: 'Red' }]} value={level} onChange={(value) => setChosen({ ...chosen, level: value === 'red' ? 'red' : 'yellow' })} />
            </Input.Wrapper>
          </Group>
          <Group grow align="flex-start" gap="sm">
            <Select label="Reason" required data-autofocus placeholder="Why may it be lost?" comboboxProps={{ shadow: 'md' }} data={riskReasons.map((value) => ({ value, label: reasonNames[value] }))} value={reason} onChange={(value) => setChosen({ ...chosen, ...(value === null ? {} : { reason: value }) })} error={faultOf('reason', reason === null, 'Choose the reason.')} />
            <Select label="Impact" required placeholder="What may it come to?" comboboxProps={{ shadow: 'md' }} data={riskImpacts.map((value) => ({ value, label: impactNames[value] }))} value={impact} onChange={setImpact} error={faultOf('impact', impact === null, 'Choose what it may come to.')} />
          </Group>
          <Textarea label="What it is" description="Its first line stands on the account as the risk reason." inputWrapperOrder={['label', 'input', 'description', 'error']} autosize minRows={2} value={about} onChange={(event) => setChosen({ ...chosen, about: event.currentTarget.value })} />
          <NumberInput
            label="ARR at risk" hideControls allowNegative={false} decimalScale={2} thousandSeparator="," placeholder={account === undefined ? 'All of it' : `All of it: ${formatMoney(account.arr.minor, account.arr.currency)}`} suffix={account === undefined ? '' : ` ${account.arr.currency}`}
            value={part ?? ''} onChange={(value) => setPart(value === '' ? null : Number(value))} error={faultOf('arrMinor', false, '')}
          />
          <TextInput label="Next step" required maxLength={500} value={nextStep} onChange={(event) => setNextStep(event.currentTarget.value)} error={faultOf('nextStep', nextStep.trim() === '', 'Say what happens next.')} />
          <Group grow align="flex-start" gap="sm">
            <MemberPicker label="Owner" value={ownerId} onChange={setOwnerId} />
            <DayInput label="By" required clearable={false} value={nextDueOn} onChange={setNextDueOn} error={faultOf('nextDueOn', nextDueOn === null, 'Say by when.')} />
          </Group>
          {library.length === 0 ? null : (
            <Fieldset legend="Mitigation: what is tried" p="xs">
              <Stack gap={4}>{library.map((step) => <Checkbox key={step} size="xs" label={step} checked={!without.includes(step)} onChange={(event) => setWithout(event.currentTarget.checked ? without.filter((one) => one !== step) : [...without, step])} />)}</Stack>
            </Fieldset>
          )}
          {error === null || ['arrMinor', 'nextDueOn', 'nextStep'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Open the risk</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
