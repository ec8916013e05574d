import { Combobox, Group, Pill, PillsInput, Text, useCombobox } from '@mantine/core';
import { useState } from 'react';
import type { Attendee } from '#shared/calls.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';

type Offer = { key: string; label: string; note: string; attendee: Attendee };

const looksLikeMail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** Someone who is in no record yet: a mail address, or a name. */
const newcomer = (text: string, side: Attendee['side'], presence: Attendee['presence']): Attendee => ({ personId: null, name: text, email: looksLikeMail(text) ? text.toLowerCase() : '', side, presence });

const isSamePerson = (a: Attendee, b: Attendee): boolean =>
  a.personId === null ? a.name.toLowerCase() === b.name.toLowerCase() && a.email === b.email : a.personId === b.personId;

/** Who is at the call: people of the account, oneself, and anyone by name or mail address. Those who are only named in the note stay untouched. */
export const AttendeesField = ({ accountId, attendees, presence, onChange }: { accountId: string | null; attendees: Attendee[]; presence: 'attended' | 'invited'; onChange: (attendees: Attendee[]) => void }) => {
  const [text, setText] = useState('');
  const { me } = useSettings();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typed = text.trim();
  const people = useRead('people', 'find', { accountId, text: typed.slice(0, 200) }, { enabled: accountId !== null && combobox.dropdownOpened, keep: true }).data ?? [];
  const there = attendees.filter((one) => one.presence !== 'mentioned');

  const mine: Attendee = { personId: null, name: me.name, email: me.email.toLowerCase(), side: 'ours', presence };
  const offers: Offer[] = [
    ...people.map((one) => ({ key: one.id, label: one.label, note: one.title, attendee: { personId: one.id, name: one.label, email: one.email, side: 'theirs' as const, presence } })),
    ...(me.name !== '' && me.name.toLowerCase().includes(typed.toLowerCase()) ? [{ key: 'me', label: me.name, note: 'You', attendee: mine }] : []),
    ...(typed === '' ? [] : (['theirs', 'ours'] as const).map((side) => ({ key: side, label: `Add “${typed}”`, note: side === 'theirs' ? 'of theirs' : 'of ours', attendee: newcomer(typed.slice(0, 200), side, presence) }))),
  ].filter(({ attendee }) => !there.some((one) => isSamePerson(one, attendee)));

  const add = (key: string): void => {
    const offer = offers.find((one) => one.key === key);
    if (offer === undefined) return;
    onChange([...attendees.filter((one) => !isSamePerson(one, offer.attendee)), offer.attendee]);
    setText('');
  };
  const remove = (gone: Attendee): void => onChange(attendees.filter((one) => one !== gone));

  return (
    <Combobox store={combobox} onOptionSubmit={add} shadow="md">
      <Combobox.DropdownTarget>
        <PillsInput size="xs" label="Attendees" onClick={() => combobox.openDropdown()}>
          <Pill.Group>
            {there.map((one) => (
              <Pill key={`${one.personId ?? ''} ${one.name} ${one.email}`} withRemoveButton onRemove={() => remove(one)} removeButtonProps={{ 'aria-label': `Remove ${one.name || one.email}`, tabIndex: 0, 'aria-hidden': false }}>
                {one.name || one.email}{one.side === 'ours' ? ' · ours' : ''}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                aria-label="Attendees"
                placeholder={there.length === 0 ? 'A name or a mail address' : ''}
                value={text}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.selectFirstOption();
                }}
                onKeyDown={(event) => {
                  const last = there.at(-1);
                  if (event.key === 'Backspace' && text === '' && last !== undefined) {
                    event.preventDefault();
                    remove(last);
                  }
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }}>
          {offers.length === 0 ? <Combobox.Empty>{accountId === null ? 'Choose the account first, or type a name' : 'Type a name or a mail address'}</Combobox.Empty> : null}
          {offers.map((offer) => (
            <Combobox.Option key={offer.key} value={offer.key}>
              <Group gap="xs" wrap="nowrap"><Text span size="sm">{offer.label}</Text><Text span size="xs" opacity={0.8}>{offer.note}</Text></Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
