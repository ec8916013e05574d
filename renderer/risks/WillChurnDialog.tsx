import { Alert, Autocomplete, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { Risk } from '#shared/risks.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { count } from '#renderer/ui/say.ts';

/** The gate of will churn: options exhausted, the manager's agreement, and the word of the opportunity. */
export const WillChurnDialog = ({ risk, onClose }: { risk: Risk; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('risks', 'willChurn', { quiet: true });
  const team = useRead('team', 'ofAccount', { accountId: risk.accountId }).data ?? [];
  const managers = [...new Set(team.filter(({ job }) => job === 'manager').map(({ name }) => name))];
  const [isExhausted, setExhausted] = useState(false);
  const [tried, setTried] = useState('');
  const [typedName, setName] = useState('');
  const [managerOn, setManagerOn] = useState<Day | null>(null);
  const [opportunitySays, setOpportunitySays] = useState(false);
  const open = risk.steps.filter(({ done }) => !done);
  const fault = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const isAtField = ['isExhausted', 'tried', 'managerName', 'managerOn', 'opportunitySays'].includes(fieldOf(error) ?? '');
  const save = async (): Promise<void> => {
    if ((await write({ id: risk.id, isExhausted, tried, managerName: typedName, managerOn, opportunitySays })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Will ${risk.accountName} churn?`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Text size="sm">An account will churn when nothing is left to try, the manager agrees, and the opportunity says so.{open.length === 0 ? '' : ` ${count(open.length, 'step')} of the mitigation ${open.length === 1 ? 'is' : 'are'} open.`}</Text>
          <Checkbox label="The options are exhausted" data-autofocus checked={isExhausted} onChange={(event) => setExhausted(event.currentTarget.checked)} error={fault('isExhausted')} />
          <Textarea label="What was tried" required autosize minRows={2} value={tried} onChange={(event) => setTried(event.currentTarget.value)} error={fault('tried')} />
          <Group grow align="flex-start" gap="sm">
            <Autocomplete label="Manager who agreed" required size="xs" placeholder={managers[0] ?? 'Name'} data={managers} maxLength={500} comboboxProps={{ shadow: 'md' }} value={typedName} onChange={setName} error={fault('managerName')} />
            <DayInput label="Agreed on" required value={managerOn} maxDate={today} onChange={setManagerOn} error={fault('managerOn')} />
          </Group>
          <Checkbox label="The opportunity is set to will churn" checked={opportunitySays} onChange={(event) => setOpportunitySays(event.currentTarget.checked)} error={fault('opportunitySays')} />
          {error === null || isAtField ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>It will churn</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
