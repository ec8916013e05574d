import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { parseFormula, sayFormula } from '#shared/value-formula.ts';
import type { DriverRow } from '#shared/value.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { driverWords } from '#renderer/value/driver-words.ts';

/** Adds a gain of an account from a driver, and goes to its figures. */
export const NewGainDialog = ({ accountId: given, onClose }: { accountId: string | null; onClose: () => void }) => {
  const navigate = useNavigate();
  const drivers = useRead('value', 'drivers', undefined).data ?? [];
  const [accountId, setAccountId] = useState(given);
  const [key, setKey] = useState<string | null>(null);
  const [objectiveId, setObjectiveId] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [isAsked, setAsked] = useState(false);
  const plan = useRead('plans', 'ofAccount', { accountId: accountId ?? '', asOf: null }, { enabled: accountId !== null }).data;
  const objectives = accountId === null ? [] : (plan?.current?.objectives ?? []);
  const { write, isWriting, error } = useWrite('value', 'create', { quiet: true });
  const driver: DriverRow | undefined = drivers.find((one) => one.key === key);
  const read = driver === undefined ? null : parseFormula(driver.formula);

  const add = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || key === null) return;
    const written = await write({ accountId, driver: key, objectiveId, ...(name.trim() === '' ? {} : { name: name.trim() }) });
    if (written === null) return;
    onClose();
    await navigate({ to: '/accounts/$id/value', params: { id: accountId }, search: { view: 'gains', item: written.id } });
  };
  return (
    <Modal opened onClose={onClose} title="Add a gain" size="lg">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <Stack gap="sm">
          {given === null ? <AccountPicker label="Account" required value={accountId} onChange={(id) => { setAccountId(id); setObjectiveId(null); }} error={isAsked && accountId === null ? 'Choose the account that gains.' : null} /> : null}
          <Select
            label="Driver" required data-autofocus searchable openOnFocus={false} placeholder="In which way does it pay?" nothingFoundMessage="No driver has that name" comboboxProps={{ shadow: 'md' }} maxDropdownHeight={300}
            data={[{ group: 'Your own', items: drivers.filter(({ isShipped }) => !isShipped) }, { group: 'Library', items: drivers.filter(({ isShipped }) => isShipped) }].flatMap(({ group, items }) => (items.length === 0 ? [] : [{ group, items: items.map((one) => ({ value: one.key, label: one.name })) }]))}
            value={key} onChange={setKey} error={isAsked && key === null ? 'Choose a driver.' : null}
          />
          {driver === undefined || read === null || 'fault' in read ? null : <Text size="sm">{driver.about} <strong>{sayFormula(read.formula, driverWords(driver))}</strong>, {driver.every === 'year' ? 'every year' : 'once'}.</Text>}
          {objectives.length === 0 ? null : <Select label="For the objective" placeholder="None" clearable comboboxProps={{ shadow: 'md' }} data={objectives.map(({ id, name: label }) => ({ value: id, label }))} value={objectiveId} onChange={setObjectiveId} />}
          <TextInput label="Name" placeholder={objectives.find(({ id }) => id === objectiveId)?.name ?? driver?.name ?? ''} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Add the gain</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
