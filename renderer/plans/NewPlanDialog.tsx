import { Alert, Button, Group, Modal, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';

const nothing = 'nothing';

/** A new success plan of an account, from a template or from nothing; opens it as a draft. */
export const NewPlanDialog = ({ accountId, onClose }: { accountId: string | null; onClose: () => void }) => {
  const navigate = useNavigate();
  const today = useToday();
  const [account, setAccount] = useState(accountId);
  const [name, setName] = useState(`Success plan ${today.slice(0, 4)}`);
  const [template, setTemplate] = useState('first-value');
  const [isMissing, setMissing] = useState(false);
  const templates = useRead('plans', 'templates', undefined).data ?? [];
  const { write, isWriting, error } = useWrite('plans', 'create', { quiet: true });

  const submit = async (): Promise<void> => {
    setMissing(account === null);
    if (account === null) return;
    const made = await write({ accountId: account, name, template: template === nothing ? null : template });
    if (made === null) return;
    onClose();
    await navigate({ to: '/plans/$id', params: { id: made.id }, search: {} });
  };

  return (
    <Modal opened onClose={onClose} title="New success plan" size="lg">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <AccountPicker label="Account" required value={account} onChange={setAccount} error={isMissing && account === null ? 'Choose the account that the plan is for.' : null} />
          <TextInput label="Name" required value={name} onChange={(event) => setName(event.currentTarget.value)} error={fieldOf(error) === 'name' ? sentenceOf(error) : null} />
          <Radio.Group label="Begin from" value={template} onChange={setTemplate}>
            <ScrollArea.Autosize mah={290} mt={4}>
              <Stack gap={8}>
                {templates.map(({ key, name: called, about, objectives, isShipped }) => (
                  <Radio key={key} size="sm" value={key} data-autofocus={key === template || undefined} label={isShipped ? called : `${called} (saved)`} description={`${about}${objectives.length === 0 ? '' : ` Objectives: ${objectives.join('; ')}.`}`} />
                ))}
                <Radio size="sm" value={nothing} label="Nothing" description="An empty draft." />
              </Stack>
            </ScrollArea.Autosize>
          </Radio.Group>
          {error === null || fieldOf(error) === 'name' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="space-between">
            <Text size="xs" c="dimmed">A draft is yellow until it is active, with strategy and highlights.</Text>
            <Button type="submit" loading={isWriting}>Create</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
