import { Autocomplete, Group, NumberInput, Select, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { anchor, type PlaybookStep, type StepUnit } from '#shared/playbooks.ts';
import { branchesOf, templatePlaces } from '#shared/run-rules.ts';
import { jobNames, jobs, type Job } from '#shared/team.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { SavedText } from '#renderer/settings/SavedField.tsx';

const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))];

/** How far before or after; saves when it is left. */
const Offset = ({ value, onSave }: { value: number; onSave: (offset: number) => void }) => {
  const [draft, setDraft] = useState<number | string>(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setDraft(value);
  }
  const commit = (): void => {
    if (typeof draft !== 'number' || draft === value) setDraft(value);
    else onSave(draft);
  };
  return <NumberInput label="Days" w={90} min={-730} max={730} allowDecimal={false} value={draft} onChange={setDraft} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />;
};

/** The fields of one step of a playbook; each saves when it is left. */
export const StepFields = ({ step, steps, onChange }: { step: PlaybookStep; steps: readonly PlaybookStep[]; onChange: (change: Partial<PlaybookStep>) => void }) => {
  const [branch, setBranch] = useState(step.branch);
  const { template } = step;
  return (
    <Stack gap="sm" maw={720}>
      <Group gap="sm" align="flex-end">
        <SavedText label="Name" flex={1} miw={220} value={step.name} fault={(name) => (name === '' ? 'A step needs a name.' : null)} onSave={(name) => onChange({ name })} />
        <Select label="Done by" w={190} allowDeselect={false} data={jobs.map((job) => ({ value: job, label: jobNames[job] }))} value={step.role} onChange={(role) => onChange({ role: (role ?? 'csm') as Job })} comboboxProps={{ shadow: 'md' }} />
      </Group>
      <Group gap="sm" align="flex-end">
        <Offset value={step.offset} onSave={(offset) => onChange({ offset })} />
        <Select label="Counted in" w={140} allowDeselect={false} data={[{ value: 'working', label: 'Working days' }, { value: 'calendar', label: 'Calendar days' }]} value={step.unit} onChange={(unit) => onChange({ unit: (unit ?? 'working') as StepUnit })} comboboxProps={{ shadow: 'md' }} />
        <Select label="From" flex={1} miw={200} allowDeselect={false} searchable data={[{ value: anchor, label: 'The anchor' }, ...steps.filter((one) => one.key !== step.key).map((one) => ({ value: one.key, label: one.name }))]} value={step.after} onChange={(after) => onChange({ after: after ?? anchor })} comboboxProps={{ shadow: 'md' }} />
        <Autocomplete size="xs" label="Branch" w={170} placeholder="In every branch" maxLength={100} data={branchesOf(steps)} value={branch} onChange={setBranch} onBlur={() => { if (branch.trim() !== step.branch) onChange({ branch: branch.trim() }); }} comboboxProps={{ shadow: 'md' }} />
      </Group>
      <Text size="xs" c="dimmed">Days below zero come before what they count from.</Text>
      <SavedTextarea label="What to do" value={step.detail} onSave={(detail) => onChange({ detail })} />
      <SavedTextarea label="Checklist" description="One point a line" value={step.checklist.join('\n')} onSave={(text) => onChange({ checklist: linesOf(text).slice(0, 30) })} />
      <Switch label="A message to send" checked={template !== null} onChange={(event) => onChange({ template: event.currentTarget.checked ? { subject: '', body: '' } : null })} />
      {template === null ? null : (
        <>
          <SavedText label="Subject" value={template.subject} onSave={(subject) => onChange({ template: { ...template, subject } })} />
          <SavedTextarea label="Message" description={`A run fills in ${templatePlaces.map((place) => `{${place}}`).join(', ')}.`} minRows={5} value={template.body} onSave={(body) => onChange({ template: { ...template, body } })} />
        </>
      )}
    </Stack>
  );
};
