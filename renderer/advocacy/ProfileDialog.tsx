import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { scopeNames, scopes, standingNames, standings } from '#shared/advocacy-rules.ts';
import { newProfile, type ProfileFields } from '#shared/advocacy.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';

const shownAt = ['scopes', 'consentById', 'consentOn', 'expiresOn'];

const Form = ({ accountId, known, consentBy, onClose }: { accountId: string; known: ProfileFields | null; consentBy: string; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('advocacy', 'setProfile', { quiet: true });
  const { write: remove } = useWrite('advocacy', 'removeProfile');
  const [fields, setFields] = useState<ProfileFields>(known ?? newProfile);
  const set = (part: Partial<ProfileFields>): void => setFields({ ...fields, ...part });
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const save = async (): Promise<void> => {
    const { standing, scopes: agreed, consentById, consentOn, expiresOn, notes } = fields;
    if ((await write({ accountId, fields: { standing, scopes: agreed, consentById, consentOn, expiresOn, notes } })) !== null) onClose();
  };
  const removeAndClose = async (): Promise<void> => {
    if ((await remove({ accountId })) !== null) onClose();
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Stack gap="sm">
        <Select label="May this account be named?" required allowDeselect={false} data-autofocus comboboxProps={{ shadow: 'md' }} data={standings.map((value) => ({ value, label: standingNames[value] }))} value={fields.standing} onChange={(standing) => set({ standing: standing ?? 'ask-first' })} />
        <Checkbox.Group label="What they agreed to" value={fields.scopes} onChange={(agreed) => set({ scopes: scopes.filter((scope) => agreed.includes(scope)) })} error={faultOf('scopes')}>
          <Group gap="sm" mt={4}>{scopes.map((scope) => <Checkbox key={scope} value={scope} label={scopeNames[scope]} />)}</Group>
        </Checkbox.Group>
        <PersonPicker label="Who agreed" accountId={accountId} name={consentBy} value={fields.consentById} onChange={(consentById) => set({ consentById })} error={faultOf('consentById')} />
        <Group grow align="flex-start" gap="sm">
          <DayInput label="Agreed on" maxDate={today} value={fields.consentOn} onChange={(consentOn) => set({ consentOn })} error={faultOf('consentOn')} />
          <DayInput label="Holds until" placeholder="No end" value={fields.expiresOn} onChange={(expiresOn) => set({ expiresOn })} error={faultOf('expiresOn')} />
        </Group>
        <Textarea label="Notes" autosize minRows={2} value={fields.notes} onChange={(event) => set({ notes: event.currentTarget.value })} />
        {error === null || shownAt.includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
        <Group justify="space-between">{known === null ? <span /> : <Button variant="subtle" color="gray" onClick={() => void removeAndClose()}>Remove</Button>}<Button type="submit" loading={isWriting}>Save the consent</Button></Group>
      </Stack>
    </form>
  );
};

/** Whether an account may be named: by whose consent, for what, until when. */
export const ProfileDialog = ({ accountId, accountName, onClose }: { accountId: string; accountName: string; onClose: () => void }) => {
  const read = useRead('advocacy', 'ofAccount', { accountId, asOf: null });
  return (
    <Modal opened onClose={onClose} title={`${accountName} as a reference`} size="md">
      <Loaded read={read}>{({ profile }) => <Form accountId={accountId} known={profile} consentBy={profile?.consentBy ?? ''} onClose={onClose} />}</Loaded>
    </Modal>
  );
};
