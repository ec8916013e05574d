import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { Escalation } from '#shared/escalations.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './risks.module.css';

const Agreed = ({ who, on, onTakeBack }: { who: string; on: Day; onTakeBack: (() => void) | null }) => (
  <Group justify="space-between" wrap="nowrap"><Text size="sm">{who} agreed <DayText on={on} /></Text>{onTakeBack === null ? null : <Button size="compact-xs" variant="default" aria-label={`Take back that ${who} agreed`} onClick={onTakeBack}>Take back</Button>}</Group>
);

const Ours = ({ escalation }: { escalation: Escalation }) => {
  const today = useToday();
  const { me } = useSettings();
  const { write, error } = useWrite('escalations', 'ourAgreement', { quiet: true });
  const [by, setBy] = useState(escalation.owner === '' ? me.name : escalation.owner);
  const [on, setOn] = useState<Day | null>(today);
  const [isAsked, setAsked] = useState(false);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setAsked(true); if (by.trim() !== '' && on !== null) void write({ id: escalation.id, agreed: { by, on } }); }}>
      <Stack gap={6}>
        <Group grow align="flex-start" gap="xs"><TextInput label="Who of us" value={by} maxLength={500} onChange={(event) => setBy(event.currentTarget.value)} error={isAsked && by.trim() === '' ? 'Say who.' : null} /><DayInput label="On" clearable={false} value={on} onChange={setOn} error={fieldOf(error) === 'on' ? sentenceOf(error) : null} /></Group>
        {error === null || fieldOf(error) === 'on' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
        <div><Button type="submit" size="compact-sm" variant="default">Our side agrees</Button></div>
      </Stack>
    </form>
  );
};

const Theirs = ({ escalation }: { escalation: Escalation }) => {
  const today = useToday();
  const { write, error } = useWrite('escalations', 'customerAgreement', { quiet: true });
  const [personId, setPersonId] = useState<string | null>(null);
  const [on, setOn] = useState<Day | null>(today);
  const [isAsked, setAsked] = useState(false);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setAsked(true); if (personId !== null && on !== null) void write({ id: escalation.id, agreed: { personId, on } }); }}>
      <Stack gap={6}>
        <Group grow align="flex-start" gap="xs"><PersonPicker label="Who of them" accountId={escalation.accountId} value={personId} onChange={setPersonId} error={isAsked && personId === null ? 'Name the person.' : null} /><DayInput label="On" clearable={false} value={on} onChange={setOn} error={fieldOf(error) === 'on' ? sentenceOf(error) : null} /></Group>
        {error === null || fieldOf(error) === 'on' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
        <div><Button type="submit" size="compact-sm" variant="default">The customer agrees</Button></div>
      </Stack>
    </form>
  );
};

/** Whether both sides agree that it is over. */
export const AgreementPanel = ({ escalation }: { escalation: Escalation }) => {
  const { write: ours } = useWrite('escalations', 'ourAgreement');
  const { write: theirs } = useWrite('escalations', 'customerAgreement');
  const isOpen = escalation.closedOn === null;
  const { ourAgreedOn, ourAgreedBy, customerAgreedOn, customerAgreedBy } = escalation;
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="agreement-title">
      <Title order={2} size="h3" id="agreement-title" mb="xs">Agreed that it is over</Title>
      <Stack gap="sm">
        <section aria-label="Our side"><Text size="xs" fw={600} className={classes['quiet'] ?? ''}>Our side</Text>{ourAgreedOn !== null ? <Agreed who={ourAgreedBy} on={ourAgreedOn} onTakeBack={isOpen ? () => void ours({ id: escalation.id, agreed: null }) : null} /> : <Ours escalation={escalation} />}</section>
        <section aria-label="The customer"><Text size="xs" fw={600} className={classes['quiet'] ?? ''}>The customer</Text>{customerAgreedOn !== null ? <Agreed who={customerAgreedBy} on={customerAgreedOn} onTakeBack={isOpen ? () => void theirs({ id: escalation.id, agreed: null }) : null} /> : <Theirs escalation={escalation} />}</section>
      </Stack>
    </Paper>
  );
};
