import { ActionIcon, Badge, Box, Button, Checkbox, Group, Menu, Paper, Popover, Select, Stack, Text, Title } from '@mantine/core';
import { IconDots, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Run } from '#shared/playbooks.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { MoveAnchor } from '#renderer/playbooks/MoveAnchor.tsx';
import { endWords, runStateNames } from '#renderer/playbooks/run-words.ts';
import { RunStepRow, useOpenSteps } from '#renderer/playbooks/RunStepRow.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { ReasonForm } from '#renderer/ui/ReasonForm.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './playbooks.module.css';

/** Closes a run; where an exit criterion is not met, it asks why it can be closed all the same. */
const CloseRun = ({ run }: { run: Run }) => {
  const { write } = useWrite('playbooks', 'close');
  const [isAsking, setAsking] = useState(false);
  const unmet = run.exitCriteria.filter((one) => !one.met).length;
  if (unmet === 0) return <Button onClick={() => void write({ id: run.id, reason: '' })}>Close the run</Button>;
  return (
    <Popover opened={isAsking} onChange={setAsking} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target><Button onClick={() => setAsking(!isAsking)}>Close the run</Button></Popover.Target>
      <Popover.Dropdown>
        <Box w={300}>
          <ReasonForm label="Why can it be closed all the same?" missing="Say why it can be closed." does="Close" onSubmit={(reason) => { setAsking(false); void write({ id: run.id, reason }); }}>
            <Text size="sm">{count(unmet, 'exit criterion is', 'exit criteria are')} not met.</Text>
          </ReasonForm>
        </Box>
      </Popover.Dropdown>
    </Popover>
  );
};

const Actions = ({ run }: { run: Run }) => {
  const navigate = useNavigate();
  const { write: stop } = useWrite('playbooks', 'stop');
  const { write: resume } = useWrite('playbooks', 'resume');
  const { write: remove } = useWrite('playbooks', 'removeRun');
  const [isStopping, setStopping] = useState(false);
  const isRunning = run.state === 'running';
  const removeAndLeave = async (): Promise<void> => {
    if ((await remove({ id: run.id })) !== null) await navigate({ to: '/accounts/$id', params: { id: run.accountId }, search: { section: 'onboarding' } });
  };
  return (
    <>
      {!isRunning ? <Button variant="default" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={() => void resume({ id: run.id })}>Resume</Button> : run.onboardingId === null ? <CloseRun run={run} /> : null}
      <Popover opened={isStopping} onChange={setStopping} position="bottom-end" trapFocus returnFocus withRoles={false} shadow="md">
        <Popover.Target>
          <span>
            <Menu position="bottom-end" shadow="md" returnFocus={false}>
              <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="More for this run"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                {isRunning ? <Menu.Item leftSection={<IconPlayerStop size={15} aria-hidden />} onClick={() => setStopping(true)}>Stop</Menu.Item> : null}
                <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removeAndLeave()}>Remove</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        </Popover.Target>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is a div of Mantine's; its own roles would sit on the wrapper of the menu. */}
        <Popover.Dropdown role="dialog" aria-label="Stop the run"><Box w={280}><ReasonForm label="Why is it stopped?" missing="Say why it is stopped." does="Stop" onSubmit={(reason) => { setStopping(false); void stop({ id: run.id, reason }); }} /></Box></Popover.Dropdown>
      </Popover>
    </>
  );
};

/** What the run counts from, its branch, and what it takes to end it. */
const Side = ({ run, isOver }: { run: Run; isOver: boolean }) => {
  const { write: choose } = useWrite('playbooks', 'chooseBranch');
  const { write: meet } = useWrite('playbooks', 'meet');
  return (
    <Stack gap="md" className={classes['side'] ?? ''}>
      <Paper withBorder p="sm">
        <Stack gap="xs">
          <div>
            <Text size="xs" c="dimmed">{run.anchorSays === '' ? 'The day that it counts from' : run.anchorSays}</Text>
            <Group justify="space-between"><Text size="sm" fw={600}><DayText on={run.anchorOn} /></Text>{isOver ? null : <MoveAnchor run={run} />}</Group>
          </div>
          {run.branches.length === 0 ? null : <Select label="Branch" placeholder="None yet" clearable={!isOver} disabled={isOver} data={run.branches} value={run.branch === '' ? null : run.branch} onChange={(branch) => void choose({ id: run.id, branch: branch ?? '' })} comboboxProps={{ shadow: 'md' }} />}
          {run.why === '' ? null : <div><Text size="xs" c="dimmed">Why</Text><Text size="sm">{run.why}</Text></div>}
          <div><Text size="xs" c="dimmed">Started</Text><Text size="sm"><DayText on={run.startedOn} /></Text></div>
          {run.playbookRef === null ? null : <AnchorLink to="/playbooks/$id" params={{ id: run.playbookRef }} size="sm">The playbook</AnchorLink>}
          {run.onboardingId === null ? null : <AnchorLink to="/accounts/$id" params={{ id: run.accountId }} search={{ section: 'onboarding' }} size="sm">Its onboarding, where it is closed</AnchorLink>}
        </Stack>
      </Paper>
      {run.exitCriteria.length === 0 ? null : (
        <Paper withBorder p="sm">
          <Title order={2} size="h3" mb="xs">Exit criteria</Title>
          <Stack gap={6}>
            {run.exitCriteria.map((one, index) => <Checkbox key={one.text} size="sm" label={one.text} checked={one.met} disabled={isOver} onChange={(event) => void meet({ id: run.id, index, met: event.currentTarget.checked })} />)}
          </Stack>
        </Paper>
      )}
    </Stack>
  );
};

const Steps = ({ run, isOver }: { run: Run; isOver: boolean }) => {
  const shown = run.plan.filter((step) => step.state !== 'off');
  const { isOpen, toggle, skipping, setSkipping } = useOpenSteps(run.next?.id ?? null);
  const { write: done } = useWrite('playbooks', 'doStep');
  const { write: reopen } = useWrite('playbooks', 'reopenStep');
  const list = useListKeys('run-steps', shown.length, (index) => {
    const step = shown[index];
    if (step === undefined) return {};
    return {
      Enter: { does: 'Show or hide the details of the step', run: () => toggle(step.id) },
      ...(isOver ? {} : step.state === 'open' ? { e: { does: 'Done', run: () => void done({ id: step.id }) }, s: { does: 'Skip with a reason', run: () => setSkipping(step.id) } } : { r: { does: 'Reopen', run: () => void reopen({ id: step.id }) } }),
    };
  });
  const off = run.plan.length - shown.length;
  return (
    <section aria-labelledby="steps-title">
      <Title order={2} id="steps-title" mb={4}>Steps <Text span size="sm" c="dimmed" fw={400}>{run.closedSteps} of {run.steps}{run.overdueSteps === 0 ? '' : `, ${run.overdueSteps} overdue`}</Text></Title>
      <ol className={classes['rows'] ?? ''}>
        {shown.map((step, index) => (
          <RunStepRow key={step.id} step={step} run={run} isOver={isOver} isOpen={isOpen(step.id)} onToggle={() => toggle(step.id)} isSkipping={skipping === step.id} onSkipping={(is) => setSkipping(is ? step.id : null)} rowProps={list.rowProps(index)} />
        ))}
      </ol>
      {off === 0 ? null : <Text size="xs" c="dimmed" mt="xs">{count(off, 'step')} of other branches {off === 1 ? 'is' : 'are'} left out. Choose a branch at the right to plan {off === 1 ? 'it' : 'them'}.</Text>}
    </section>
  );
};

/** One run of a playbook: its steps with their days, and what ends it. */
export const RunPage = () => {
  const { id } = useParams({ from: '/runs/$id' });
  const read = useRead('playbooks', 'run', { id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Run of a playbook" />
        <EmptyState title="This run is not here" action={<Button component={Link} to="/playbooks">Go to Playbooks</Button>}>It was removed, or the link is from another book. Undo brings back a run that was removed.</EmptyState>
      </>
    );
  }
  return (
    <Loaded read={read}>
      {(run) => {
        const isOver = run.state !== 'running';
        return (
          <>
            <PageHead
              title={run.name}
              beside={<><Text size="sm">for <AccountLink id={run.accountId} name={run.accountName} /></Text><Badge variant="default">{runStateNames[run.state]}</Badge></>}
              actions={<Actions run={run} />}
            />
            {isOver ? <Text size="sm" mb="md">{endWords(run)}</Text> : null}
            <div className={classes['columns'] ?? ''}>
              <Steps key={run.id} run={run} isOver={isOver} />
              <Side run={run} isOver={isOver} />
            </div>
          </>
        );
      }}
    </Loaded>
  );
};
