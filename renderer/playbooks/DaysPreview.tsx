import { Paper, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { Playbook } from '#shared/playbooks.ts';
import { branchesOf, firstPlan } from '#shared/run-rules.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { exactDay } from '#renderer/ui/say.ts';

/** On which days the steps would fall, from an anchor and in a branch of choice. */
export const DaysPreview = ({ playbook }: { playbook: Playbook }) => {
  const today = useToday();
  const settings = useSettings();
  const [picked, setPicked] = useState<Day | null>(null);
  const [branch, setBranch] = useState('');
  const branches = branchesOf(playbook.steps);
  const plan = firstPlan(playbook.steps, picked ?? today, branches.includes(branch) ? branch : '', settings).filter((step) => step.state === 'open').toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="days-title">
      <Stack gap="xs">
        <Title order={2} size="h3" id="days-title">The days of a run</Title>
        <DayInput label={playbook.anchorSays === '' ? 'The day that it counts from' : playbook.anchorSays} clearable={false} value={picked ?? today} onChange={setPicked} />
        {branches.length === 0 ? null : <Select label="Branch" placeholder="None yet" clearable data={branches} value={branches.includes(branch) ? branch : null} onChange={(value) => setBranch(value ?? '')} comboboxProps={{ shadow: 'md' }} />}
        {plan.length === 0 ? <Text size="sm" c="dimmed">No steps yet.</Text> : (
          <Table fz="0.75rem" withRowBorders={false} verticalSpacing={2} horizontalSpacing={4}>
            <Table.Tbody>
              {plan.map((step) => <Table.Tr key={step.key}><Table.Th scope="row" fw={400}>{step.name}</Table.Th><Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>{exactDay(step.dueOn)}</Table.Td></Table.Tr>)}
            </Table.Tbody>
          </Table>
        )}
        <Text size="xs" c="dimmed">Working days and holidays follow the settings.</Text>
      </Stack>
    </Paper>
  );
};
