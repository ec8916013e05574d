import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roleStageNames } from '#shared/engagement-sheet.ts';
import { roleRow, roleStages, type RoleRow } from '#shared/role-rules.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';

/** The name of an activity, its stage, and what the customer is told of it. */
export const ActivityRowDialog = ({ row, isNew, onSave, onClose }: { row: RoleRow; isNew: boolean; onSave: (row: RoleRow) => void; onClose: () => void }) => {
  const [typed, setTyped] = useState(row);
  const [isAsked, setAsked] = useState(false);
  const fault = faultOf(roleRow.shape.name, typed.name);
  const change = (fields: Partial<RoleRow>): void => setTyped((now) => ({ ...now, ...fields }));
  const save = (): void => {
    setAsked(true);
    if (fault !== null) return;
    onSave({ ...typed, name: typed.name.trim(), when: typed.when.trim() });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={isNew ? 'New activity' : row.name} size="md">
      <form onSubmit={(event) => { event.preventDefault(); save(); }} noValidate>
        <Stack gap="sm">
          <TextInput label="Activity" required data-autofocus value={typed.name} error={isAsked ? fault : null} onChange={(event) => change({ name: event.currentTarget.value })} />
          <Select label="Stage" allowDeselect={false} data={roleStages.map((stage) => ({ value: stage, label: roleStageNames[stage] }))} value={typed.stage} onChange={(value) => change({ stage: roleStages.find((stage) => stage === value) ?? typed.stage })} />
          <Checkbox size="xs" label="On the points-of-engagement sheet for customers" checked={typed.onSheet} onChange={(event) => change({ onSheet: event.currentTarget.checked })} />
          <TextInput label="When the customer should turn to them" value={typed.when} onChange={(event) => change({ when: event.currentTarget.value })} />
          <Group justify="flex-end"><Button type="submit">{isNew ? 'Add' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
