import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import { activityTypes, type ActivityType, type Call } from '#shared/calls.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { AttendeesField } from '#renderer/calls/AttendeesField.tsx';
import { attendeesOf, type Fields } from '#renderer/calls/call-drafts.ts';
import { startAt, timeOf } from '#renderer/calls/call-time.ts';
import { typeNames } from '#renderer/calls/call-words.ts';
import { SentimentButtons } from '#renderer/calls/SentimentButtons.tsx';
import { TimeField } from '#renderer/calls/TimeField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** What a call is, when, with whom and how it felt. */
export const CallFields = ({ call, onChange }: { call: Call; onChange: (fields: Fields) => void }) => (
  <>
    <Group align="flex-end" gap="sm" wrap="nowrap">
      {call.accountId === null ? <AccountPicker label="Account" value={null} required onChange={(accountId) => { if (accountId !== null) onChange({ accountId, body: call.body }); }} /> : null}
      <TextInput label="Title" placeholder={typeNames[call.type]} flex={1} maxLength={500} value={call.title} onChange={(event) => onChange({ title: event.currentTarget.value })} />
      <Select label="Type" w={126} allowDeselect={false} data={activityTypes.map((type) => ({ value: type, label: typeNames[type] }))} value={call.type} onChange={(type) => { if (type !== null) onChange({ type: type as ActivityType }); }} />
    </Group>
    <Group align="flex-end" gap="sm">
      <DayInput label="Day" w={138} clearable={false} value={call.on} onChange={(on) => { if (on !== null) onChange({ on, startsAt: startAt(on, timeOf(call.startsAt)) }); }} />
      <TimeField value={timeOf(call.startsAt)} onChange={(time) => onChange({ startsAt: startAt(call.on, time) })} />
      <NumberInput label="Minutes" w={84} min={0} max={1_440} step={15} allowDecimal={false} value={call.minutes ?? ''} onChange={(minutes) => onChange({ minutes: typeof minutes === 'number' ? minutes : null })} />
      <SentimentButtons value={call.sentiment} onChange={(sentiment) => onChange({ sentiment })} />
    </Group>
    <AttendeesField accountId={call.accountId} attendees={attendeesOf(call)} presence={call.state === 'planned' ? 'invited' : 'attended'} onChange={(attendees) => onChange({ attendees })} />
  </>
);
