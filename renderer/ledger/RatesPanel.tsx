import { ActionIcon, Alert, Anchor, Button, Group, Modal, Stack, Table, Text, TextInput, Textarea, VisuallyHidden } from '@mantine/core';
import { IconClipboard, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { dayName, type Day } from '#shared/days.ts';
import type { StoredRate } from '#shared/ledger.ts';
import { nanoOf, pastedRates, rateText } from '#shared/rate-table.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './ledger.module.css';

const RateDialog = ({ rate, bookCurrency, onClose }: { rate: StoredRate | { currency: string }; bookCurrency: string; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('ledger', 'saveRate', { quiet: true });
  const known = 'id' in rate ? rate : null;
  const [currency, setCurrency] = useState(rate.currency);
  const [onDay, setOnDay] = useState<Day | null>(known?.onDay ?? today);
  const [value, setValue] = useState(known === null ? '' : rateText(known.rateNano));
  const [source, setSource] = useState(known?.source ?? '');
  const [isAsked, setAsked] = useState(false);
  const code = currency.trim().toUpperCase();
  const rateNano = nanoOf(value);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (!/^[A-Z]{3}$/.test(code) || onDay === null || rateNano === null) return;
    if ((await write({ id: known?.id ?? null, fields: { currency: code, onDay, rateNano, source } })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={known === null ? 'New exchange rate' : `Rate of ${known.currency} from ${dayName(known.onDay)}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Group grow gap="sm" align="flex-start">
            <TextInput label="Currency" required maxLength={3} data-autofocus={currency === '' || undefined} value={currency} onChange={(event) => setCurrency(event.currentTarget.value)} error={isAsked && !/^[A-Z]{3}$/.test(code) ? 'Three letters, such as EUR.' : fieldOf(error) === 'currency' ? sentenceOf(error) : null} />
            <DayInput label="From" required clearable={false} value={onDay} onChange={setOnDay} error={fieldOf(error) === 'onDay' ? sentenceOf(error) : null} />
            <TextInput label={`1 ${code === '' ? 'unit' : code} in ${bookCurrency}`} required inputMode="decimal" data-autofocus={currency !== '' || undefined} value={value} onChange={(event) => setValue(event.currentTarget.value)} error={isAsked && rateNano === null ? 'A figure such as 1.0821.' : null} />
          </Group>
          <TextInput label="Source" placeholder="Finance, rate of the quarter" maxLength={500} value={source} onChange={(event) => setSource(event.currentTarget.value)} />
          <Text size="xs">A rate is valid from its day until the next one. Figures of a period use the rate of its start.</Text>
          {error === null || ['currency', 'onDay'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>{known === null ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

const PasteDialog = ({ onClose }: { onClose: () => void }) => {
  const { write, isWriting, error } = useWrite('ledger', 'addRates', { quiet: true });
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const { rates, faults } = pastedRates(text, source);
  const save = async (): Promise<void> => {
    if (rates.length > 0 && (await write({ rates })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Paste exchange rates" size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Textarea label="Rates" description="One a line: currency, day and rate, as copied from a spreadsheet" placeholder={'EUR\t2026-01-01\t1.0821\nGBP\t2026-01-01\t1.2714'} data-autofocus autosize minRows={6} maxRows={16} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <TextInput label="Source" maxLength={500} value={source} onChange={(event) => setSource(event.currentTarget.value)} />
          <output style={{ display: 'block' }}>
            <Text size="sm" span display="block">{rates.length === 0 ? 'No rate is read yet.' : `${count(rates.length, 'rate')} of ${[...new Set(rates.map(({ currency }) => currency))].join(', ')}.`}</Text>
            {faults.slice(0, 5).map((fault) => <Text key={fault} size="sm" span display="block" className={classes['loss'] ?? ''}>{fault}</Text>)}
            {faults.length > 5 ? <Text size="sm" span display="block" className={classes['loss'] ?? ''}>And {count(faults.length - 5, 'more line')} like these.</Text> : null}
          </output>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting} disabled={rates.length === 0}>Add {rates.length === 0 ? 'rates' : count(rates.length, 'rate')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

/** What currencies are worth in the currency of the book, from which day on. */
export const RatesPanel = () => {
  const read = useRead('ledger', 'rates', undefined);
  const { write: remove } = useWrite('ledger', 'removeRate');
  const [doing, setDoing] = useState<StoredRate | { currency: string } | 'paste' | null>(null);
  const bookCurrency = read.data?.bookCurrency ?? '';
  const actions = (
    <Group gap="xs">
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setDoing({ currency: '' })}>Add a rate</Button>
      <Button variant="default" size="compact-sm" leftSection={<IconClipboard size={13} aria-hidden />} onClick={() => setDoing('paste')}>Paste rates</Button>
    </Group>
  );
  return (
    <>
      <Loaded read={read}>
        {({ rates, missing }) => (
          <>
            {missing.length === 0 ? null : (
              <Alert color="yellow" mb="sm" p="xs" title={`No rate of ${missing.join(', ')}`}>
                <Group gap="xs"><span>The ledger has movements in {missing.length === 1 ? 'it' : 'them'}, and figures in {bookCurrency} leave them out.</span>{missing.map((currency) => <Button key={currency} size="compact-sm" variant="default" onClick={() => setDoing({ currency })}>Add a rate of {currency}</Button>)}</Group>
              </Alert>
            )}
            {rates.length === 0 ? (
              <EmptyState title={`What other currencies are worth in ${bookCurrency}`} action={actions}>Contracts keep their own currency. To add them up, KPIs use the rate that is valid at the start of their period, and round once at the end.</EmptyState>
            ) : (
              <>
                <Group justify="space-between" mb="xs" maw={860}><Text size="sm">{count(rates.length, 'rate')}, in {bookCurrency}</Text>{actions}</Group>
                <Table.ScrollContainer minWidth={520}>
                  <Table fz="0.8125rem" highlightOnHover maw={860} aria-label="Exchange rates">
                    <Table.Thead><Table.Tr><Table.Th>Currency</Table.Th><Table.Th>From</Table.Th><Table.Th ta="right">1 unit in {bookCurrency}</Table.Th><Table.Th>Source</Table.Th><Table.Th w={44}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
                    <Table.Tbody>
                      {rates.map((rate) => (
                        <Table.Tr key={rate.id}>
                          <Table.Td><Anchor component="button" type="button" inherit fw={500} onClick={() => setDoing(rate)} aria-label={`Edit the rate of ${rate.currency} from ${dayName(rate.onDay)}`}>{rate.currency}</Anchor></Table.Td>
                          <Table.Td>{dayName(rate.onDay)}</Table.Td>
                          <Table.Td ta="right">{rateText(rate.rateNano)}</Table.Td>
                          <Table.Td>{rate.source}</Table.Td>
                          <Table.Td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the rate of ${rate.currency} from ${dayName(rate.onDay)}`} onClick={() => void remove({ id: rate.id })}><IconTrash size={14} aria-hidden /></ActionIcon></Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </Table.ScrollContainer>
              </>
            )}
          </>
        )}
      </Loaded>
      {doing === null ? null : doing === 'paste' ? <PasteDialog onClose={() => setDoing(null)} /> : <RateDialog rate={doing} bookCurrency={bookCurrency} onClose={() => setDoing(null)} />}
    </>
  );
};
