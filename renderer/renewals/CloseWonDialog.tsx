import { ActionIcon, Alert, Button, Group, Modal, NumberInput, Stack, Switch, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { addDays, type Day } from '#shared/days.ts';
import { exponentOf, formatMoney, toMinor } from '#shared/money.ts';
import { wonOf } from '#shared/renewal-rules.ts';
import type { ProposedLine, RenewalDetail } from '#shared/renewals.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { signedMoney } from '#renderer/renewals/renewal-words.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './renewals.module.css';

type Line = ProposedLine & { key: number };
const newLine = (key: number): Line => ({ key, productId: null, name: '', kind: 'recurring', quantity: null, unit: '', arrMinor: 0, escalatorPercent: null });

const Lines = ({ lines, change, currency }: { lines: readonly Line[]; change: (lines: Line[]) => void; currency: string }) => {
  const unit = 10 ** exponentOf(currency);
  const set = (at: number, part: Partial<Line>): void => change(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <div>
      <table className={classes['lines']} aria-label="Lines of the next contract">
        <thead><tr><th scope="col">Line</th><th scope="col" style={{ width: 96 }}>Quantity</th><th scope="col" style={{ width: 150 }}>ARR</th><th scope="col" style={{ width: 34 }}><VisuallyHidden>Remove</VisuallyHidden></th></tr></thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.key}>
              <td><TextInput size="xs" aria-label={`Name of line ${at + 1}`} maxLength={500} value={line.name} onChange={(event) => set(at, { name: event.currentTarget.value })} /></td>
              <td><NumberInput size="xs" aria-label={`Quantity of line ${at + 1}`} hideControls allowNegative={false} thousandSeparator="," value={line.quantity ?? ''} onChange={(typed) => set(at, { quantity: typed === '' ? null : Number(typed) })} /></td>
              <td><NumberInput size="xs" aria-label={`ARR of line ${at + 1}`} data-autofocus={at === 0 || undefined} hideControls allowNegative={false} thousandSeparator="," decimalScale={exponentOf(currency)} suffix={` ${currency}`} value={line.arrMinor / unit} onChange={(typed) => set(at, { arrMinor: typed === '' ? 0 : toMinor(Number(typed), currency) })} /></td>
              <td><ActionIcon variant="subtle" color="gray" aria-label={`Remove line ${at + 1}`} disabled={lines.length === 1} onClick={() => change(lines.filter((_, index) => index !== at))}><IconTrash size={14} aria-hidden /></ActionIcon></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button mt={4} size="compact-xs" variant="default" leftSection={<IconPlus size={12} aria-hidden />} onClick={() => change([...lines, newLine(Math.max(0, ...lines.map(({ key }) => key)) + 1)])}>Add a line</Button>
    </div>
  );
};

/** What was won, against what was available. */
const Sums = ({ renewal, wonMinor }: { renewal: RenewalDetail; wonMinor: number }) => {
  const { atrMinor, currency } = renewal;
  const { wonAtrMinor, netMinor } = wonOf(atrMinor, wonMinor);
  return (
    <Text size="sm" component="output">
      <Text span inherit fw={600}>{formatMoney(wonMinor, currency)} won</Text>: won ATR {formatMoney(wonAtrMinor, currency)} of {formatMoney(atrMinor, currency)}, net {signedMoney(netMinor, currency)}
    </Text>
  );
};

/** Closes a renewal as won with the contract that takes over. */
export const CloseWonDialog = ({ renewal, onClose }: { renewal: RenewalDetail; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('renewals', 'closeWon', { quiet: true });
  const [lines, setLines] = useState<Line[]>(() => (renewal.proposed.length === 0 ? [newLine(0)] : renewal.proposed.map((line, key) => ({ ...line, key }))));
  const [on, setOn] = useState<Day>(today);
  const [startOn, setStartOn] = useState<Day>(addDays(renewal.lastDay, 1));
  const [termMonths, setTermMonths] = useState<number | null>(renewal.termMonths);
  const [autoRenew, setAutoRenew] = useState(renewal.autoRenew);
  const [noticeOn, setNoticeOn] = useState<Day | null>(null);
  const wonMinor = lines.reduce((sum, line) => sum + line.arrMinor, 0);
  const field = fieldOf(error);
  const says = (name: string): string | null => (error !== null && field === name ? sentenceOf(error) : null);
  const close = async (): Promise<void> => {
    const written = lines.map(({ key: _key, ...line }) => line);
    if ((await write({ id: renewal.contractId, on, name: renewal.name, startOn, termMonths, autoRenew, noticeOn, lines: written })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Win the renewal of ${renewal.accountName}`} size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void close(); }}>
        <Stack gap="sm">
          <Lines lines={lines} change={setLines} currency={renewal.currency} />
          <Sums renewal={renewal} wonMinor={wonMinor} />
          <Group grow align="flex-start">
            <DayInput label="Closed on" required clearable={false} maxDate={today} value={on} error={says('on')} onChange={(day) => { if (day !== null) setOn(day); }} />
            <DayInput label="Next contract starts" required clearable={false} value={startOn} error={says('startOn')} onChange={(day) => { if (day !== null) setStartOn(day); }} />
            <NumberInput label="Term in months" placeholder="Runs on" hideControls min={1} max={240} allowDecimal={false} value={termMonths ?? ''} onChange={(typed) => setTermMonths(typed === '' ? null : Number(typed))} />
          </Group>
          <Group grow align="flex-end">
            <DayInput label="Notice until" value={noticeOn} error={says('noticeOn')} onChange={setNoticeOn} />
            <Switch label="Renews itself" checked={autoRenew} onChange={(event) => setAutoRenew(event.currentTarget.checked)} mb={6} />
          </Group>
          {error === null || ['on', 'startOn', 'noticeOn'].includes(field ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close as won</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
