import { Alert, Button, CopyButton, Group, Modal, Select, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { LoopDraft, VoiceAccount, VoiceItem } from '#shared/voice.ts';
import { voiceStatusNames, type VoiceStatus } from '#shared/voice-rules.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { openLink } from '#renderer/calls/open-link.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';

/** Moves an item to another status; declined asks for its reason, released says what came. */
export const MoveDialog = ({ item, status, onClose }: { item: VoiceItem; status: VoiceStatus; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('voice', 'move', { quiet: true });
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const isDeclined = status === 'declined';
  const fault = fieldOf(error) === 'reason' ? sentenceOf(error) : null;
  const move = async (): Promise<void> => {
    if ((await write({ id: item.id, status, on: on ?? today, reason })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`${voiceStatusNames[status]}: ${item.title}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void move(); }}>
        <Stack gap="sm">
          <DayInput label={isDeclined ? 'Declined on' : 'Released on'} clearable={false} maxDate={today} value={on} onChange={setOn} />
          <Textarea label={isDeclined ? 'Why' : 'What was released'} description="Goes into the message to whoever asked, where you can still change it." required={isDeclined} data-autofocus autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={fault} />
          {item.accounts.length === 0 ? null : <Text size="sm">Today asks to tell {item.accounts.length === 1 ? item.accounts[0]?.name : `the ${item.accounts.length} accounts`} of it.</Text>}
          {error === null || fault !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>{isDeclined ? 'Decline' : 'Release'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

const mailOf = ({ to, subject, text }: LoopDraft): string => `mailto:${to.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

/** The message to an account that asked, to be read and changed; Daybook sends nothing. Then that it was told is noted. */
export const TellDialog = ({ item, account, onClose }: { item: VoiceItem; account: VoiceAccount; onClose: () => void }) => {
  const today = useToday();
  const read = useRead('voice', 'draft', { id: item.id, accountId: account.id });
  const { write, isWriting, error } = useWrite('voice', 'tell', { quiet: true });
  const [edited, setEdited] = useState<Partial<LoopDraft>>({});
  const [on, setOn] = useState<Day | null>(today);
  const tell = async (): Promise<void> => {
    if ((await write({ id: item.id, accountId: account.id, on: on ?? today })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Tell ${account.name}`} size="lg">
      <Loaded read={read}>
        {(draft) => {
          const message = { ...draft, ...edited };
          const change = (part: Partial<LoopDraft>): void => setEdited({ ...edited, ...part });
          return (
            <Stack gap="sm">
              <TagsInput label="To" placeholder={message.to.length === 0 ? 'A mail address' : ''} value={message.to} onChange={(to) => change({ to })} />
              <TextInput label="Subject" value={message.subject} onChange={(event) => change({ subject: event.currentTarget.value })} />
              <Textarea label="Message" autosize minRows={8} maxRows={18} spellCheck data-autofocus value={message.text} onChange={(event) => change({ text: event.currentTarget.value })} />
              <Text size="xs">Daybook sends nothing by itself: copy the text or open it in your mail program. Then note that they were told.</Text>
              {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
              <Group justify="space-between" align="flex-end">
                <Group gap="xs">
                  <CopyButton value={message.text}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? 'Copied' : 'Copy text'}</Button>}</CopyButton>
                  <Button variant="default" onClick={() => openLink(mailOf(message))}>Open in mail</Button>
                </Group>
                <Group gap="xs" align="flex-end">
                  <DayInput w={140} label="Told on" clearable={false} maxDate={today} value={on} onChange={setOn} />
                  <Button loading={isWriting} onClick={() => void tell()}>They were told</Button>
                </Group>
              </Group>
            </Stack>
          );
        }}
      </Loaded>
    </Modal>
  );
};

/** Another account says it too. */
export const SayDialog = ({ item, onClose }: { item: VoiceItem; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('voice', 'say', { quiet: true });
  const [accountId, setAccountId] = useState<string | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [onDay, setOnDay] = useState<Day | null>(today);
  const [quote, setQuote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const say = async (): Promise<void> => {
    setAsked(true);
    if (accountId !== null && (await write({ id: item.id, accountId, personId, onDay: onDay ?? today, quote })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Who else said “${item.title}”?`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void say(); }}>
        <Stack gap="sm">
          <AccountPicker label="Account" required data-autofocus value={accountId} onChange={(id) => { setAccountId(id); setPersonId(null); }} error={isAsked && accountId === null ? 'Choose the account.' : null} />
          {accountId === null ? null : <PersonPicker label="Person" accountId={accountId} value={personId} onChange={setPersonId} />}
          <DayInput label="Said on" clearable={false} maxDate={today} value={onDay} onChange={setOnDay} />
          <Textarea label="Their words" autosize minRows={2} value={quote} onChange={(event) => setQuote(event.currentTarget.value)} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Add the account</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

/** Makes one of two items that are the same; the other one stays, with all that was said of both. */
export const MergeDialog = ({ item, onClose, onMerged }: { item: VoiceItem; onClose: () => void; onMerged: (id: string) => void }) => {
  const rows = useRead('voice', 'list', undefined).data?.rows ?? [];
  const { write, isWriting, error } = useWrite('voice', 'merge', { quiet: true });
  const [into, setInto] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const merge = async (): Promise<void> => {
    setAsked(true);
    if (into !== null && (await write({ id: item.id, into })) !== null) onMerged(into);
  };
  return (
    <Modal opened onClose={onClose} title={`Merge “${item.title}”`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void merge(); }}>
        <Stack gap="sm">
          <Select label="Into" required searchable limit={40} data-autofocus placeholder="Type its name" nothingFoundMessage="Nothing has that name" comboboxProps={{ shadow: 'md' }} data={rows.filter(({ id }) => id !== item.id).map(({ id, title }) => ({ value: id, label: title }))} value={into} onChange={setInto} error={isAsked && into === null ? 'Choose the one that stays.' : null} />
          <Text size="sm">Who said this one stands behind the other then; an account that said both counts once. Undo takes it back.</Text>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Merge</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
