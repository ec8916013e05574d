import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { roleStageNames } from '#shared/engagement-sheet.ts';
import { publishedRoles } from '#shared/presets/roles.ts';
import { convertRoles, faultOfRow, letterNames, lettersOf, parties, partyNames, roleModes, warningOfRow, withLetter, type RoleMode, type RoleRow, type RoleSettings } from '#shared/role-rules.ts';
import type { Settings } from '#shared/settings.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ActivityRowDialog } from '#renderer/roles/ActivityRowDialog.tsx';
import { RoleMatrix } from '#renderer/roles/RoleMatrix.tsx';
import { useSaveSettings } from '#renderer/settings/save-settings.ts';
import { segmentKey } from '#renderer/settings/segment-words.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import { showError } from '#renderer/ui/toasts.tsx';

const modeSays: Record<RoleMode, string> = {
  DCI: 'Directly responsible, consulted, informed. Several who are directly responsible are allowed, and warned of.',
  RACI: 'Responsible, accountable, consulted, informed. Each activity has exactly one who is accountable.',
  DACI: 'Driver, approver, contributor, informed. Each activity has exactly one approver.',
};

const exportColumns: ExportColumn<RoleRow>[] = [
  { label: 'Stage', kind: 'text', width: 24, value: ({ stage }) => roleStageNames[stage] },
  { label: 'Activity', kind: 'text', width: 28, value: ({ name }) => name },
  ...parties.map((party): ExportColumn<RoleRow> => ({ label: partyNames[party], kind: 'text', value: ({ letters }) => letters[party] ?? null })),
  { label: 'When', kind: 'text', width: 50, value: ({ when }) => when },
  { label: 'On the sheet', kind: 'text', width: 12, value: ({ onSheet }) => (onSheet ? 'Yes' : 'No') },
];

const emptyRow: RoleRow = { key: '', stage: 'any', name: '', letters: {}, when: '', onSheet: false };

const Matrix = ({ settings: { roles } }: { settings: Settings }) => {
  const save = useSaveSettings();
  const [editing, setEditing] = useState<RoleRow | null>(null);
  const warned = roles.rows.filter((row) => warningOfRow(roles.mode, row) !== null).length;

  /** Saves the matrix; what its mode does not allow is said and not saved. */
  const change = (to: (now: RoleSettings) => RoleSettings, hint = ''): void => {
    const next = to(roles);
    const fault = next.rows.map((row) => faultOfRow(next.mode, row)).find((one) => one !== null);
    if (fault === undefined) save((now) => ({ roles: to(now.roles) }));
    else showError(`${fault}${hint}`);
  };
  const put = (row: RoleRow): void =>
    change((now) => {
      if (row.key !== '') return { ...now, rows: now.rows.map((one) => (one.key === row.key ? row : one)) };
      const letters = now.mode === 'DCI' ? { csm: 'D' as const } : { csm: now.mode === 'RACI' ? ('AR' as const) : ('DA' as const) };
      return { ...now, rows: [...now.rows, { ...row, letters, key: segmentKey(row.name, now.rows.map((one) => one.key)) }] };
    });
  useKeys('roles', { n: { does: 'New activity', run: () => setEditing(emptyRow) } });
  return (
    <>
      <Group gap="md" mb="xs" align="center">
        <SegmentedControl size="xs" aria-label="Mode of the matrix" data={[...roleModes]} value={roles.mode} onChange={(value) => { const mode = roleModes.find((one) => one === value); if (mode !== undefined) change((now) => convertRoles(now, mode), ` The mode is still ${roles.mode}.`); }} />
        <Text size="sm">{modeSays[roles.mode]}{warned === 0 ? '' : ` ${count(warned, 'activity', 'activities')} ${warned === 1 ? 'has' : 'have'} a warning.`}</Text>
      </Group>
      <Group gap="md" mb="sm">
        {lettersOf[roles.mode].map((letter) => <Text key={letter} size="xs"><b>{letter}</b> {letterNames[roles.mode][letter]}</Text>)}
        <Text size="xs">Arrows move, a letter sets, Delete clears, Enter opens the choices.</Text>
      </Group>
      <RoleMatrix
        roles={roles}
        deeds={{
          setLetter: (row, party, letter) => change((now) => ({ ...now, rows: now.rows.map((one) => (one.key === row.key ? { ...one, letters: withLetter(now.mode, one.letters, party, letter) } : one)) })),
          edit: setEditing,
          remove: (row) => change((now) => ({ ...now, rows: now.rows.filter((one) => one.key !== row.key) })),
        }}
      />
      <Group gap="xs" mt="md">
        <Button variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setEditing(emptyRow)}>Add an activity</Button>
        <Button variant="default" onClick={() => change((now) => publishedRoles(now.mode))}>Restore the published matrix</Button>
      </Group>
      {editing === null ? null : <ActivityRowDialog row={editing} isNew={editing.key === ''} onSave={put} onClose={() => setEditing(null)} />}
    </>
  );
};

/** Who does what: activities by stage and jobs, in the letters of DCI, RACI or DACI (F26). */
export const RolesPage = () => {
  const read = useRead('settings', 'read', undefined);
  return (
    <>
      <PageHead title="Roles" actions={<ExportMenu name="Roles" rows={read.data?.roles.rows ?? []} columns={exportColumns} />} />
      <Text size="sm" mb="md" maw={760}>Who does what in each stage. It answers “Who to ask” on every account, where an account may differ with a reason, and makes the sheet for the customer.</Text>
      <Loaded read={read}>{(settings) => <Matrix settings={settings} />}</Loaded>
    </>
  );
};
