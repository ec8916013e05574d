import { Alert, Button, Group, Menu, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { SegmentModel } from '#shared/health.ts';
import type { HealthModel } from '#shared/health-model.ts';
import { healthPresetKeys, healthPresets } from '#shared/presets/health-models.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { faultsOf } from '#renderer/health/model-draft.ts';
import { ModelGroups } from '#renderer/health/ModelGroups.tsx';
import { ModelLimits } from '#renderer/health/ModelLimits.tsx';
import { ModelWhatIf } from '#renderer/health/ModelWhatIf.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import classes from './health.module.css';

const Versions = ({ versions, onTake }: { versions: SegmentModel['versions']; onTake: (model: HealthModel) => void }) =>
  versions.length === 0 ? null : (
    <div>
      <Title order={2} fz="sm">Versions</Title>
      <ul style={{ listStyle: 'none', padding: 0, margin: '6px 0 0' }}>
        {versions.map(({ id, version, name, activeFrom, note, model }) => (
          <li key={id} style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center', padding: '3px 0' }}>
            <Text span size="sm" fw={500}>Version {version}, {name}</Text><Text span size="sm">from {exactDay(activeFrom)}{note === '' ? '' : `: ${note}`}</Text>
            <Button size="compact-xs" variant="default" onClick={() => onTake(model)} aria-label={`Edit from version ${version}`}>Edit from this</Button>
          </li>
        ))}
      </ul>
    </div>
  );

const Editor = ({ model: own }: { model: SegmentModel }) => {
  const { segment, segmentName, inForce, versions, isOwn, accounts } = own;
  const [draft, setDraft] = useState(inForce.model);
  const [note, setNote] = useState('');
  const { write: save, isWriting } = useWrite('health', 'saveModel');
  const { write: restore } = useWrite('health', 'restorePreset');
  const { write: remove } = useWrite('health', 'removeModel');
  const faults = faultsOf(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(inForce.model);
  const follows = segment === '' ? 'the shipped model' : inForce.segment === '' ? (inForce.version === 0 ? 'the shipped model' : 'the model of all other segments') : '';
  return (
    <div className={classes['columns'] ?? ''}>
      <Stack gap="md">
        <Text size="sm">
          {isOwn ? `Version ${inForce.version} of its own counts since ${inForce.activeFrom === null ? 'the start' : exactDay(inForce.activeFrom)}` : `${segmentName} ${segment === '' ? 'follow' : 'follows'} ${follows}, ${inForce.name}`}, for {count(accounts, 'account')}. A change makes a new version from today; what was said on earlier days stays as it was.
        </Text>
        <TextInput label="Name of the model" maw={320} value={draft.name} error={faults.get('name') ?? null} onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })} />
        <ModelGroups draft={draft} faults={faults} onChange={setDraft} />
        <ModelLimits draft={draft} faults={faults} onChange={setDraft} />
        <Versions versions={versions} onTake={setDraft} />
      </Stack>
      <Stack gap="md">
        {faults.size === 0 ? null : <Alert color="red" title="Not saved yet" role="alert"><ul style={{ margin: 0, paddingLeft: 18 }}>{[...new Set(faults.values())].map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></Alert>}
        <TextInput label="What changed, and why" value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
        <Group gap="xs">
          <Button disabled={!isChanged || faults.size > 0} loading={isWriting} onClick={() => void save({ segment, model: draft, note })}>Save as a new version</Button>
          <Button variant="default" disabled={!isChanged} onClick={() => setDraft(inForce.model)}>Discard</Button>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target><Button variant="default">Restore</Button></Menu.Target>
            <Menu.Dropdown>
              {healthPresetKeys.map((preset) => <Menu.Item key={preset} onClick={() => void restore({ segment, preset })}>{healthPresets[preset].name}, as published</Menu.Item>)}
              {isOwn ? <Menu.Item onClick={() => void remove({ segment })}>{segment === '' ? 'Follow the shipped model' : 'Follow all other segments'}</Menu.Item> : null}
            </Menu.Dropdown>
          </Menu>
        </Group>
        <ModelWhatIf segment={segment} draft={draft} isValid={faults.size === 0} />
      </Stack>
    </div>
  );
};

const Models = ({ models }: { models: readonly SegmentModel[] }) => {
  const [segment, setSegment] = useState('');
  const model = models.find((one) => one.segment === segment) ?? models[0];
  if (model === undefined) return null;
  return (
    <>
      <Select mb="sm" w={260} label="Model of" allowDeselect={false} value={model.segment} onChange={(value) => setSegment(value ?? '')} data={models.map((one) => ({ value: one.segment, label: one.segmentName }))} />
      <Editor key={`${model.segment} ${model.inForce.ref}`} model={model} />
    </>
  );
};

/** The models of health by segment, each with an editor that tries a change on the book before it is saved. */
export const ModelsPanel = () => {
  const read = useRead('health', 'models', undefined);
  return <Loaded read={read}>{(models) => <Models models={models} />}</Loaded>;
};
