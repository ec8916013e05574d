import { ActionIcon, Badge, Button, Input, Menu, SegmentedControl, Select, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconChevronRight, IconDots, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { dayName } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import type { ValueItem, ValueItemFields } from '#shared/value.ts';
import { parseFormula } from '#shared/value-formula.ts';
import { formulaWords, valueStateNames, valueStates, valueTimes, valueTimesNames } from '#shared/value-rules.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { AssumptionTable } from '#renderer/value/AssumptionTable.tsx';
import { ConfirmDialog } from '#renderer/value/ConfirmDialog.tsx';
import { rangeWords } from '#renderer/value/value-words.ts';
import classes from './value.module.css';

/** What is wrong with a formula as it is typed. */
const faultOf = (text: string): string | null => {
  const read = parseFormula(text);
  return 'fault' in read ? read.fault.sentence : null;
};

const Amount = ({ gain }: { gain: ValueItem }) => {
  const { low, likely, currency, every, state, counted, fault } = gain;
  if (low === null || likely === null || fault !== null) return <Text span size="sm" className={classes['quiet'] ?? ''}>not counted yet</Text>;
  return (
    <div className={classes['amount']}>
      <Text span size="sm" fw={600}>{rangeWords(low, likely, currency)}</Text> <Text span size="xs" className={classes['quiet'] ?? ''}>{every === 'year' ? 'a year' : 'once'}</Text>
      {state === 'delivered' ? <Text size="xs" className={classes['quiet'] ?? ''}>{rangeWords(counted.low, counted.likely, currency)} in 12 months{counted.months === null || counted.months === 12 ? '' : `, ${counted.months} of them in force`}</Text> : null}
    </div>
  );
};

/** The formula in words, with the figures of both cases, and what its units make doubtful. */
const InWords = ({ gain }: { gain: ValueItem }) => (
  <output style={{ display: 'block' }}>
    <Text size="sm" mt={6}><strong>{formulaWords(gain, null).replace(/^./, (first) => first.toUpperCase())}</strong></Text>
    {gain.fault === null ? (
      <>
        <Text size="sm" className={classes['quiet'] ?? ''}>Conservative: {formulaWords(gain, 'low')} = {formatMoney(gain.low ?? 0, gain.currency)}</Text>
        <Text size="sm" className={classes['quiet'] ?? ''}>Likely: {formulaWords(gain, 'likely')} = {formatMoney(gain.likely ?? 0, gain.currency)}</Text>
      </>
    ) : <Text className={classes['doubt'] ?? ''}><IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: -2 }} /> {gain.fault}</Text>}
    {gain.low !== null && gain.likely !== null && gain.likely < gain.low ? <Text className={classes['doubt'] ?? ''}><IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: -2 }} /> The likely amount is below the conservative one.</Text> : null}
    {gain.doubts.map((one) => <Text key={one} className={classes['doubt'] ?? ''}><IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: -2 }} /> {one}</Text>)}
  </output>
);

const Body = ({ gain, accountId, readOnly, target }: { gain: ValueItem; accountId: string; readOnly: boolean; target: string | null }) => {
  const [isConfirming, setConfirming] = useState(false);
  const { write } = useWrite('value', 'update');
  const { write: confirm } = useWrite('value', 'confirm');
  const plan = useRead('plans', 'ofAccount', { accountId, asOf: null }).data;
  const save = (fields: Partial<ValueItemFields>): void => void write({ id: gain.id, fields });
  const objectives = plan?.current?.objectives.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const known = gain.objectiveId === null || objectives.some(({ value }) => value === gain.objectiveId) ? objectives : [...objectives, { value: gain.objectiveId, label: gain.objectiveName }];
  return (
    <div className={classes['gainBody']}>
      <div className={classes['fields']}>
        <SavedText label="Name" readOnly={readOnly} value={gain.name} maxLength={200} fault={(name) => (name === '' ? 'A name is needed.' : null)} onSave={(name) => save({ name })} />
        <Select label="For the objective" placeholder="None" clearable readOnly={readOnly} comboboxProps={{ shadow: 'md' }} data={known} value={gain.objectiveId} onChange={(objectiveId) => save({ objectiveId })} />
        <Input.Wrapper label="State" labelElement="div" size="xs"><SegmentedControl size="xs" fullWidth aria-label="State" readOnly={readOnly} value={gain.state} onChange={(value) => save({ state: valueStates.find((one) => one === value) ?? 'expected' })} data={valueStates.map((value) => ({ value, label: valueStateNames[value] }))} /></Input.Wrapper>
        <Input.Wrapper label="Comes" labelElement="div" size="xs"><SegmentedControl size="xs" fullWidth aria-label="Comes" readOnly={readOnly} value={gain.every} onChange={(value) => save({ every: valueTimes.find((one) => one === value) ?? 'year' })} data={valueTimes.map((value) => ({ value, label: valueTimesNames[value] }))} /></Input.Wrapper>
        <DayInput label="Counts from" readOnly={readOnly} value={gain.startOn} onChange={(startOn) => save({ startOn })} />
        <SavedText label="Currency" readOnly={readOnly} value={gain.currency} maxLength={3} fault={(code) => (/^[A-Za-z]{3}$/.test(code) ? null : 'Three letters, such as USD.')} onSave={(code) => save({ currency: code.toUpperCase() })} />
        <SavedText className={classes['wide'] ?? ''} label="Formula" readOnly={readOnly} spellCheck={false} value={gain.formula} fault={faultOf} onSave={(formula) => save({ formula })} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} />
      </div>
      <InWords gain={gain} />
      <AssumptionTable gain={gain} accountId={accountId} readOnly={readOnly} target={target} />
      <div className={classes['totals']} style={{ margin: '10px 0' }}>
        {gain.confirmedById === null || gain.confirmedOn === null ? <span>Nobody of the customer confirmed it yet.</span> : <span>Confirmed by <strong>{gain.confirmedBy}</strong> on {dayName(gain.confirmedOn)}</span>}
        {readOnly ? null : gain.confirmedById === null ? <Button size="compact-sm" variant="default" onClick={() => setConfirming(true)} aria-label={`Confirm ${gain.name}`}>Confirm…</Button> : <Button size="compact-sm" variant="subtle" onClick={() => void confirm({ id: gain.id, personId: null, on: null })} aria-label={`Take back the confirmation of ${gain.name}`}>Take back</Button>}
      </div>
      {readOnly ? <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{gain.notes}</Text> : <SavedTextarea label="Notes" value={gain.notes} onSave={(notes) => save({ notes })} />}
      {isConfirming ? <ConfirmDialog gain={gain} accountId={accountId} onClose={() => setConfirming(false)} /> : null}
    </div>
  );
};

/** One gain: what it comes to, its formula, and the figures that it is made of. `target` is the assumption that was asked for; empty where it is the gain as a whole. */
export const GainCard = ({ gain, accountId, at, of, readOnly, isOpen, target, onToggle }: { gain: ValueItem; accountId: string; at: number; of: number; readOnly: boolean; isOpen: boolean; target: string | null; onToggle: () => void }) => {
  const { write: move } = useWrite('value', 'move');
  const { write: remove } = useWrite('value', 'remove');
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (target !== '') return;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'start' });
  }, [target]);
  return (
    <section className={classes['gain'] ?? ''} aria-label={`Gain ${gain.name}`}>
      <div className={classes['gainHead']}>
        <Title order={2} fz="sm"><button type="button" ref={head} className={classes['open']} aria-expanded={isOpen} onClick={onToggle}><IconChevronRight size={14} aria-hidden />{gain.name}</button></Title>
        <Badge size="sm" radius="sm" variant={gain.state === 'delivered' ? 'filled' : 'default'}>{valueStateNames[gain.state]}</Badge>
        <Amount gain={gain} />
        {readOnly ? null : (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for: ${gain.name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconArrowUp size={15} aria-hidden />} disabled={at === 0} onClick={() => void move({ id: gain.id, to: at - 1 })}>Move up</Menu.Item>
              <Menu.Item leftSection={<IconArrowDown size={15} aria-hidden />} disabled={at === of - 1} onClick={() => void move({ id: gain.id, to: at + 1 })}>Move down</Menu.Item>
              <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id: gain.id })}>Remove the gain</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {isOpen ? <Body gain={gain} accountId={accountId} readOnly={readOnly} target={target} /> : null}
    </section>
  );
};
