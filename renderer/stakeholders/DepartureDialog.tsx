import { Alert, Button, Checkbox, Group, Modal, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { buyingRoleNames, levelNames, levels, type Level } from '#shared/people.ts';
import type { Departure, LeftInput } from '#shared/stakeholders.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './stakeholders.module.css';

type Takes = LeftInput['takes'];

const AtRisk = ({ departure: { person, reports, inHand, pairs, isOnlyChampion } }: { departure: Departure }) => {
  const lines = [
    ...(isOnlyChampion ? [`${person.name} is the only champion of the account.`] : []),
    ...(person.buyingRole === null || isOnlyChampion ? [] : [`Their buying role: ${buyingRoleNames[person.buyingRole].toLowerCase()}.`]),
    ...pairs.map(({ memberName }) => `The sponsor pair with ${memberName}.`),
    ...(reports.length === 0 ? [] : [`${count(reports.length, 'person reports', 'people report')} to them: ${reports.map(({ label }) => label).join(', ')}.`]),
    ...inHand.map(({ label, detail }) => `${label} (${detail.charAt(0).toLowerCase()}${detail.slice(1)})`),
  ];
  return (
    <section aria-labelledby="at-risk">
      <Text id="at-risk" size="sm" fw={600}>What is at risk</Text>
      {lines.length === 0 ? <Text size="sm" c="dimmed">Nothing hangs on this person in the book.</Text> : <ul className={classes['line']}>{lines.map((line) => <li key={line}><Text size="sm">{line}</Text></li>)}</ul>}
    </section>
  );
};

const TakesOver = ({ departure, takes, set }: { departure: Departure; takes: Takes; set: (takes: Takes) => void }) => {
  const { person, inHand, pairs, reports } = departure;
  const promised = inHand.filter(({ entity }) => entity === 'commitments').length;
  const owned = inHand.filter(({ entity }) => entity === 'objectives' || entity === 'milestones').length;
  const box = (key: keyof Takes, label: string, isShown: boolean) => (isShown ? <Checkbox size="xs" label={label} checked={takes[key]} onChange={(event) => set({ ...takes, [key]: event.currentTarget.checked })} /> : null);
  return (
    <Stack gap={6}>
      {reports.length === 0 ? null : <Text size="sm">Takes over who reported to them.</Text>}
      {box('commitments', `Takes over ${count(promised, 'open commitment')}`, promised > 0)}
      {box('objectives', `Takes over ${count(owned, 'open objective or milestone', 'open objectives and milestones')}`, owned > 0)}
      {box('isKey', 'Is a key person too', person.isKey)}
      {box('pairs', 'Takes over the sponsor pair', pairs.length > 0)}
      {person.buyingRole === null ? null : box('buyingRole', `Is the new ${buyingRoleNames[person.buyingRole].toLowerCase()}${person.buyingRole === 'champion' ? ' (only if they stand up for the product)' : ''}`, true)}
    </Stack>
  );
};

const Form = ({ departure, onClose }: { departure: Departure; onClose: () => void }) => {
  const today = useToday();
  const { person, candidates } = departure;
  const { write: left, isWriting, error } = useWrite('stakeholders', 'left', { quiet: true });
  const [leftOn, setLeftOn] = useState<Day | null>(today);
  const [who, setWho] = useState<'nobody' | 'existing' | 'new'>('nobody');
  const [existing, setExisting] = useState<string | null>(null);
  const [made, setMade] = useState<{ name: string; title: string; email: string; level: Level | null }>({ name: '', title: person.title, email: '', level: person.level });
  const [takes, setTakes] = useState<Takes>({ commitments: true, objectives: true, isKey: true, buyingRole: false, pairs: false });
  const [startsPlaybook, setStarts] = useState(departure.startsPlaybook);
  const isReady = leftOn !== null && (who === 'nobody' || (who === 'existing' ? existing !== null : made.name.trim() !== ''));
  const submit = async (): Promise<void> => {
    if (leftOn === null) return;
    const replacement = who === 'nobody' ? null : who === 'existing' ? { kind: 'existing' as const, personId: existing ?? '' } : { kind: 'new' as const, ...made, name: made.name.trim() };
    if ((await left({ personId: person.id, leftOn, replacement, takes, startsPlaybook })) !== null) onClose();
  };
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (isReady) void submit(); }}>
      <Stack gap="md">
        <DayInput label="Left on" required w={180} clearable={false} maxDate={today} value={leftOn} onChange={setLeftOn} error={faultOf('leftOn')} />
        <AtRisk departure={departure} />
        <Stack gap="xs">
          <Text size="sm" fw={600} id="who-takes-over">Who takes over</Text>
          <SegmentedControl aria-labelledby="who-takes-over" transitionDuration={0} value={who} onChange={(value) => setWho(value as typeof who)} data={[{ value: 'nobody', label: 'Nobody yet' }, { value: 'existing', label: 'Somebody there', disabled: candidates.length === 0 }, { value: 'new', label: 'Somebody new' }]} />
          {who === 'existing' ? <Select label="Takes over" required searchable nothingFoundMessage="Nobody there has that name" data={candidates.map(({ id, label, title }) => ({ value: id, label: title === '' ? label : `${label}, ${title}` }))} value={existing} onChange={setExisting} error={faultOf('replacement')} /> : null}
          {who === 'new' ? (
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput label="Name" required data-autofocus value={made.name} onChange={(event) => { const name = event.currentTarget.value; setMade({ ...made, name }); }} />
              <TextInput label="Title" value={made.title} onChange={(event) => { const title = event.currentTarget.value; setMade({ ...made, title }); }} />
              <TextInput label="Mail" value={made.email} onChange={(event) => { const email = event.currentTarget.value; setMade({ ...made, email }); }} />
              <Select label="Level" clearable data={levels.map((one) => ({ value: one, label: levelNames[one] }))} value={made.level} onChange={(level) => setMade({ ...made, level: levels.find((one) => one === level) ?? null })} />
            </SimpleGrid>
          ) : null}
          {who === 'nobody' ? <Text size="xs" c="dimmed">Whoever reported to them goes to their manager; what they promised stays with their name.</Text> : <TakesOver departure={departure} takes={takes} set={setTakes} />}
        </Stack>
        <Checkbox size="xs" label="Start the playbook for a champion who left" description="Its steps come to Today from that day on" checked={startsPlaybook} onChange={(event) => setStarts(event.currentTarget.checked)} />
        {error === null || faultOf('leftOn') !== null || faultOf('replacement') !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
        <Group justify="flex-end"><Button type="submit" loading={isWriting} disabled={!isReady}>Record the departure</Button></Group>
      </Stack>
    </form>
  );
};

/** Somebody left an account: what is at risk, who takes over, and what follows, in one step of undo. */
export const DepartureDialog = ({ personId, onClose }: { personId: string; onClose: () => void }) => {
  const read = useRead('stakeholders', 'departure', { personId });
  return (
    <Modal opened onClose={onClose} title={read.data === undefined ? 'Somebody left' : `${read.data.person.name} left`} size="lg">
      <Loaded read={read}>{(departure) => <Form departure={departure} onClose={onClose} />}</Loaded>
    </Modal>
  );
};
