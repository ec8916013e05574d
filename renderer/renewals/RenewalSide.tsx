import { Button, Checkbox, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { stepNames, tickedSteps, type RenewalStep, type TickedStep } from '#shared/renewal-phases.ts';
import { paperKeys } from '#shared/renewal-plan.ts';
import { softOutcomeNames } from '#shared/renewal-rules.ts';
import type { RenewalDetail } from '#shared/renewals.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AskDialog } from '#renderer/renewals/AskDialog.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import classes from './renewals.module.css';

const isTicked = (key: string): key is TickedStep => (tickedSteps as readonly string[]).includes(key);

const StepLine = ({ step, renewal }: { step: RenewalStep; renewal: RenewalDetail }) => {
  const today = useToday();
  const { write } = useWrite('renewals', 'tick');
  const { key } = step;
  const isOpen = renewal.status === 'open';
  return (
    <li>
      {isTicked(key) && isOpen ? <Checkbox size="xs" label={stepNames[key]} checked={step.doneOn !== null} onChange={(event) => void write({ id: renewal.contractId, step: key, on: event.currentTarget.checked ? today : null })} /> : <Text span size="xs" pl={isOpen ? 26 : 0}>{stepNames[key]}</Text>}
      <Text span size="xs" ta="right">
        {step.doneOn === null ? <>{isOpen ? 'due ' : 'was due '}<DayText on={step.dueOn} late={step.isLate} size="xs" />{step.isLate ? <Text span inherit fw={600} c={inks.red}>, late</Text> : null}</> : <>{key === 'close' ? 'closed ' : 'done '}<DayText on={step.doneOn} size="xs" /></>}
      </Text>
    </li>
  );
};

const Soft = ({ renewal }: { renewal: RenewalDetail }) => {
  const [isOpen, setOpen] = useState(false);
  const { softOutcome, softAskedOn, softNote, softActivity } = renewal;
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby="soft-title">
      <Title order={2} id="soft-title" fz="md" mb={4}>Soft question</Title>
      {softOutcome === null ? <Text size="sm" mb="xs" className={classes['quiet'] ?? ''}>Before anyone talks about paper: would they renew today, and what would have to be different?</Text> : (
        <Stack gap={4} mb="xs">
          <Text size="sm"><Text span inherit fw={600}>{softOutcomeNames[softOutcome]}</Text>, asked <DayText on={softAskedOn} /></Text>
          {softNote === '' ? null : <Text size="sm" className={classes['prose'] ?? ''}>{softNote}</Text>}
          {softActivity === null ? null : <AnchorLink to="/calls/$id" params={{ id: softActivity.id }} search={{}} size="sm">{softActivity.label}</AnchorLink>}
        </Stack>
      )}
      {renewal.status === 'open' ? <Button size="compact-sm" variant={softOutcome === null ? 'filled' : 'default'} onClick={() => setOpen(true)}>{softOutcome === null ? 'Log the answer' : 'Asked again'}</Button> : null}
      {isOpen ? <AskDialog renewal={renewal} onClose={() => setOpen(false)} /> : null}
    </Paper>
  );
};

const PaperList = ({ renewal }: { renewal: RenewalDetail }) => {
  const today = useToday();
  const { write } = useWrite('renewals', 'paper');
  const done = renewal.paper.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby="paper-title">
      <Title order={2} id="paper-title" fz="md" mb={6}>Paper <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}>{done} of {renewal.paper.length}</Text></Title>
      <Stack gap={6}>
        {renewal.paper.map(({ key, text, doneOn }) => (
          <Checkbox
            key={key} size="xs" label={text} checked={doneOn !== null} {...(doneOn === null ? {} : { description: <DayText on={doneOn} size="xs" /> })}
            onChange={(event) => { const item = paperKeys.find((one) => one === key); if (item !== undefined) void write({ id: renewal.contractId, item, on: event.currentTarget.checked ? today : null }); }}
          />
        ))}
      </Stack>
    </Paper>
  );
};

/** The work of a renewal with its days, the soft question, and the paper. */
export const RenewalSide = ({ renewal }: { renewal: RenewalDetail }) => (
  <Stack gap="md" className={classes['side'] ?? ''}>
    <Paper component="section" withBorder p="sm" aria-labelledby="steps-title">
      <Title order={2} id="steps-title" fz="md" mb={4}>Phases</Title>
      <ul className={classes['steps']}>{renewal.steps.map((step) => <StepLine key={step.key} step={step} renewal={renewal} />)}</ul>
      <Text size="sm" mt="xs">{renewal.part.says}{renewal.dri === '' ? '' : `. Driven by ${renewal.dri}`}.</Text>
    </Paper>
    <Soft renewal={renewal} />
    {renewal.status === 'lost' && renewal.paper.every(({ doneOn }) => doneOn === null) ? null : <PaperList renewal={renewal} />}
  </Stack>
);
