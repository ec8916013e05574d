import { ActionIcon, Button, Checkbox, Group, Menu, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCheck, IconCircle, IconPlayerPlay, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Risk } from '#shared/risks.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import classes from './risks.module.css';

/** What is tried: the steps of a risk, ticked as they are done, with those of the library and the playbook that fits at hand. */
export const MitigationList = ({ risk, isClosed }: { risk: Risk; isClosed: boolean }) => {
  const { risks: limits } = useSettings();
  const playbooks = useRead('playbooks', 'list', undefined).data ?? [];
  const { write: tick } = useWrite('risks', 'tick');
  const { write: mitigate } = useWrite('risks', 'mitigate');
  const [text, setText] = useState('');
  const library = limits.mitigations[risk.reason];
  const missing = library.steps.filter((step) => !risk.steps.some((one) => one.text === step));
  const playbook = playbooks.find(({ ref }) => ref === library.playbook);
  const add = (steps: readonly string[]): void => void mitigate({ id: risk.id, steps: [...risk.steps, ...steps.map((one) => ({ text: one, done: false }))] });
  return (
    <section aria-labelledby="mitigation-title">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="mitigation-title">Mitigation {risk.steps.length === 0 ? null : <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}>{risk.steps.filter(({ done }) => done).length} of {risk.steps.length} done</Text>}</Title>
        {isClosed ? null : (
          <Group gap="xs">
            {missing.length === 0 ? null : (
              <Menu position="bottom-end" shadow="md">
                <Menu.Target><Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />}>From the library</Button></Menu.Target>
                <Menu.Dropdown maw={460}>
                  {missing.map((step) => <Menu.Item key={step} onClick={() => add([step])}>{step}</Menu.Item>)}
                  <Menu.Divider />
                  <Menu.Item onClick={() => add(missing)}>All of them</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
            {playbook === undefined ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlayerPlay size={13} aria-hidden />} onClick={() => openDialog({ kind: 'start-playbook', accountId: risk.accountId, playbookRef: playbook.ref })}>Start the playbook {playbook.name}</Button>}
          </Group>
        )}
      </Group>
      {risk.steps.length === 0 ? <Text size="sm" c="dimmed">Nothing is tried yet.</Text> : (
        <ul className={classes['list']}>
          {risk.steps.map((step, index) => (
            <li key={`${index} ${step.text}`} className={classes['line']}>
              {isClosed ? <Text size="sm" className={classes['words'] ?? ''}>{step.done ? <IconCheck size={14} aria-label="Done" style={{ verticalAlign: -2 }} /> : <IconCircle size={14} aria-label="Not done" style={{ verticalAlign: -2 }} />} {step.text}</Text> : <Checkbox size="sm" className={classes['words'] ?? ''} label={<span className={step.done ? classes['done'] : undefined}>{step.text}</span>} checked={step.done} onChange={(event) => void tick({ id: risk.id, index, done: event.currentTarget.checked })} />}
              {isClosed ? null : <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take out: ${step.text}`} onClick={() => void mitigate({ id: risk.id, steps: risk.steps.toSpliced(index, 1) })}><IconTrash size={14} aria-hidden /></ActionIcon>}
            </li>
          ))}
        </ul>
      )}
      {isClosed ? null : (
        <form onSubmit={(event) => { event.preventDefault(); if (text.trim() !== '') { add([text.trim()]); setText(''); } }}>
          <Stack mt={6}><TextInput aria-label="Add a step of your own" placeholder="Add a step of your own, and press Enter" maxLength={500} value={text} onChange={(event) => setText(event.currentTarget.value)} /></Stack>
        </form>
      )}
    </section>
  );
};
