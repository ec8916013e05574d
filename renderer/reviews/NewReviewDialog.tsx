import { Alert, Button, Group, Input, Modal, NumberInput, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { minutesOf } from '#shared/business-review-plan.ts';
import { reviewKinds, type ReviewKind } from '#shared/business-review-words.ts';
import { addDays, addMonths, workingDayOnOrBefore, type Day } from '#shared/days.ts';
import { segmentOf } from '#shared/settings.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { kindChoices } from '#renderer/reviews/review-words.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** What is known of a review before it is planned. `on` is the day that the rule asks for. */
export type ReviewStart = { accountId: string | null; kind: ReviewKind; on: Day | null };

/** Plans a review; its steps are counted back from the day. */
export const NewReviewDialog = ({ start, onClose }: { start: ReviewStart; onClose: () => void }) => {
  const [today, settings, navigate] = [useToday(), useSettings(), useNavigate()];
  const accounts = useRead('accounts', 'list', undefined).data ?? [];
  const { write, isWriting, error } = useWrite('reviews', 'create', { quiet: true });
  const [accountId, setAccountId] = useState(start.accountId);
  const [kind, setKind] = useState<ReviewKind>(start.kind);
  const usual = (of: ReviewKind): Day => workingDayOnOrBefore(of === 'mini' ? addDays(today, 14) : addMonths(today, 4), settings);
  const [chosenOn, setOn] = useState<Day | null>(start.on !== null && start.on > today && start.kind !== 'mini' ? start.on : null);
  const [state, setState] = useState<'planned' | 'scheduled'>('planned');
  const [chosenMinutes, setMinutes] = useState<number | null>(null);
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('');
  const [isAsked, setAsked] = useState(false);
  const account = accounts.find(({ id }) => id === accountId);
  const minutes = chosenMinutes ?? minutesOf(kind, account !== undefined && segmentOf(settings, account.segment).tree === 'commercial', settings.reviews);
  const on = chosenOn ?? usual(kind);
  const plan = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null) return;
    const written = await write({ accountId, kind, on, state, title, purpose, minutes });
    if (written === null) return;
    onClose();
    await navigate({ to: '/reviews/$id', params: { id: written.id } });
  };
  return (
    <Modal opened onClose={onClose} title="Plan a business review" size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void plan(); }}>
        <Stack gap="sm">
          <Group grow align="flex-start" gap="sm">
            <AccountPicker label="Account" required data-autofocus={start.accountId === null} value={accountId} onChange={setAccountId} error={isAsked && accountId === null ? 'Choose the account of the review.' : null} />
            <Select label="Form" allowDeselect={false} data-autofocus={start.accountId !== null} comboboxProps={{ shadow: 'md' }} data={kindChoices} value={kind} onChange={(value) => setKind(reviewKinds.find((one) => one === value) ?? kind)} />
          </Group>
          <Group grow align="flex-start" gap="sm">
            <DayInput label="Day" required clearable={false} value={on} onChange={setOn} />
            <NumberInput label="Minutes" hideControls min={5} max={480} allowDecimal={false} allowNegative={false} value={minutes} onChange={(value) => setMinutes(typeof value === 'number' ? value : null)} />
            <Input.Wrapper label="The day is" labelElement="div" size="xs"><SegmentedControl size="xs" fullWidth aria-label="The day is" data={[{ value: 'planned', label: 'Meant' }, { value: 'scheduled', label: 'Agreed' }]} value={state} onChange={(value) => setState(value === 'scheduled' ? 'scheduled' : 'planned')} /></Input.Wrapper>
          </Group>
          <TextInput label="Title" maxLength={500} placeholder={kindChoices.find(({ value }) => value === kind)?.label ?? ''} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          <Textarea label="Purpose" description="What the customer should take from it; they may read this." inputWrapperOrder={['label', 'input', 'description']} autosize minRows={2} value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)} />
          <Text size="xs">Steps, prep checklist, attendees of both sides and an agenda are filled in, each to be changed.</Text>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Plan the review</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
