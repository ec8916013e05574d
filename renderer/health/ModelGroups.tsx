import { ActionIcon, Button, Select, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { measureNames, type HealthModel } from '#shared/health-model.ts';
import { DraftNumber } from '#renderer/health/DraftField.tsx';
import { addGroup, leftOut, moveMeasure, removeGroup, setGroup, setMeasure, shareOf } from '#renderer/health/model-draft.ts';
import classes from './health.module.css';

type Given = { draft: HealthModel; faults: ReadonlyMap<string, string>; onChange: (draft: HealthModel) => void };

const percent = (share: number): string => `${share.toFixed(1).replace(/\.0$/, '')} %`;

const GroupRows = ({ draft, index, faults, onChange }: Given & { index: number }) => {
  const group = draft.groups[index];
  if (group === undefined) return null;
  const { key, name, weight, measures } = group;
  const others = draft.groups.map((one) => ({ value: one.key, label: one.name }));
  return (
    <tbody>
      <tr>
        <td><TextInput size="xs" fw={600} aria-label={`Name of the group ${name}`} value={name} error={faults.get(`groups.${index}.name`) ?? null} onChange={(event) => onChange(setGroup(draft, key, { name: event.currentTarget.value }))} /></td>
        <td><DraftNumber w={84} aria-label={`Weight of ${name}`} value={weight} faults={faults} path={`groups.${index}.weight`} onChange={(value) => onChange(setGroup(draft, key, { weight: value }))} /></td>
        <td colSpan={2}><Text size="sm" fw={600}>{percent(shareOf(weight, draft.groups))} of the score</Text></td>
        <td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the group ${name}`} disabled={draft.groups.length === 1} onClick={() => onChange(removeGroup(draft, key))}><IconTrash size={14} aria-hidden /></ActionIcon></td>
      </tr>
      {measures.length === 0 ? <tr><td colSpan={5}><Text size="xs" c="dimmed" pl={14}>No measure yet. Move one here by its group.</Text></td></tr> : measures.map((one, at) => (
        <tr key={one.key}>
          <td><Text size="sm" pl={14}>{measureNames[one.key]}{one.key === 'use-case' ? ', each' : ''}</Text></td>
          <td><DraftNumber w={84} aria-label={`Weight of ${measureNames[one.key]} in ${name}`} value={one.weight} faults={faults} path={`groups.${index}.measures.${at}.weight`} onChange={(value) => onChange(setMeasure(draft, key, one.key, value))} /></td>
          <td><Text size="sm">{one.key === 'use-case' ? 'by their number' : measures.some((other) => other.key === 'use-case') ? '' : percent(shareOf(one.weight, measures))}</Text></td>
          <td><Select size="xs" w={150} aria-label={`Group of ${measureNames[one.key]}`} allowDeselect={false} data={others} value={key} onChange={(to) => { if (to !== null) onChange(moveMeasure(draft, one.key, to)); }} /></td>
          <td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Leave out ${measureNames[one.key]}`} onClick={() => onChange(moveMeasure(draft, one.key, null))}><IconTrash size={14} aria-hidden /></ActionIcon></td>
        </tr>
      ))}
    </tbody>
  );
};

/** The groups of a model with their measures and weights. Weights are shares of their sum. */
export const ModelGroups = ({ draft, faults, onChange }: Given) => {
  const out = leftOut(draft);
  const [first] = draft.groups;
  return (
    <>
      <div className={classes['scroll'] ?? ''}>
        <table className={classes['weights'] ?? ''} style={{ minWidth: 560 }} aria-label="Groups and weights">
          <thead><tr><th scope="col">Group and measure</th><th scope="col">Weight</th><th scope="col">Share</th><th scope="col">In the group</th><th scope="col"><VisuallyHidden>Remove</VisuallyHidden></th></tr></thead>
          {draft.groups.map(({ key }, index) => <GroupRows key={key} draft={draft} index={index} faults={faults} onChange={onChange} />)}
        </table>
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8, alignItems: 'center' }}>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} disabled={draft.groups.length >= 10} onClick={() => onChange(addGroup(draft))}>Add a group</Button>
        {out.map(({ key, name }) => <Button key={key} size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => onChange(moveMeasure(draft, key, first?.key ?? null))}>{name}</Button>)}
      </div>
    </>
  );
};
