import { Alert, Badge, Button, FileButton, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconTrash } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { layoutRoles, type TemplateMapping } from '#shared/deck-template.ts';
import type { TemplateOpened, TemplateRow } from '#shared/deck-templates.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { MappingFields } from '#renderer/decks/MappingFields.tsx';
import { usePutChosen } from '#renderer/decks/put-chosen.ts';
import { useSaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './templates.module.css';

const AddButton = ({ onAdded, variant }: { onAdded: (id: string) => void; variant: 'filled' | 'default' }) => {
  const { write } = useWrite('decks', 'addTemplate');
  const { put, isPutting } = usePutChosen(useCallback(async (fileId: string, fileName: string) => {
    const added = await write({ fileId, fileName });
    if (added !== null) onAdded(added.id);
  }, [write, onAdded]));
  return (
    <FileButton accept=".pptx,.potx" onChange={(file) => void put(file)} inputProps={{ 'aria-label': 'Template to add' }}>
      {(props) => <Button {...props} size="compact-sm" variant={variant} loading={isPutting} leftSection={<IconPlus size={13} aria-hidden />}>Add a template</Button>}
    </FileButton>
  );
};

const Entry = ({ row, isOpen }: { row: TemplateRow; isOpen: boolean }) => (
  <li>
    <AnchorLink to="/reviews" search={{ view: 'templates', template: row.id }} replace className={classes['entry'] ?? ''} data-active={isOpen || undefined} aria-current={isOpen ? 'true' : undefined} c="inherit">
      <span className={classes['name'] ?? ''}>{row.name}</span>
      <Text span size="xs" className={classes['quiet'] ?? ''}>{count(row.layouts, 'layout')}{row.doubts.length === 0 ? '' : ` · ${count(row.doubts.length, 'note')}`}</Text>
      {row.isDefault ? <Badge size="xs" variant="outline" ml={8}>For new decks</Badge> : null}
    </AnchorLink>
  </li>
);

const Doubts = ({ doubts }: { doubts: readonly string[] }) =>
  doubts.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>Everything that a deck needs has a place in this template.</Text> : (
    <Alert variant="light" color="gray" icon={<IconAlertTriangle size={16} aria-hidden />} title="What to know before a deck is made in it">
      <ul className={classes['doubts'] ?? ''}>{doubts.map((says) => <li key={says}>{says}</li>)}</ul>
    </Alert>
  );

const Template = ({ opened }: { opened: TemplateOpened }) => {
  const { write: rename } = useWrite('decks', 'renameTemplate');
  const { write: remap } = useWrite('decks', 'remapTemplate');
  const { write: remove } = useWrite('decks', 'removeTemplate');
  const save = useSaveSettings();
  const navigate = useNavigate();
  const { id, name, fileName, read, mapping, proposed } = opened;
  const change = (next: TemplateMapping): void => void remap({ id, mapping: next });
  const isProposed = JSON.stringify(mapping) === JSON.stringify(proposed);
  const takeOut = async (): Promise<void> => {
    if ((await remove({ id })) !== null) await navigate({ to: '/reviews', search: { view: 'templates' }, replace: true });
  };
  return (
    <Stack gap="md" component="section" aria-labelledby="template-name">
      <Title order={2} id="template-name" style={{ overflowWrap: 'anywhere' }}>{name}</Title>
      <Group gap="md" align="flex-end">
        <SavedText size="xs" w={260} label="Name" maxLength={200} value={name} fault={(text) => (text === '' ? 'A template has a name.' : null)} onSave={(text) => void rename({ id, name: text })} />
        <Switch size="sm" mb={6} label="Use for new decks" checked={opened.isDefault} onChange={(event) => { const isDefault = event.currentTarget.checked; save(({ brand }) => ({ brand: { ...brand, templateId: isDefault ? id : null } })); }} />
        <Button size="xs" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void takeOut()}>Remove</Button>
      </Group>
      <Text size="xs" className={classes['quiet'] ?? ''}>{fileName}: slides of {read.width.toFixed(2)} by {read.height.toFixed(2)} inches, {count(read.masters.length, 'master')}, {count(opened.layouts, 'layout')}, {[...new Set(read.masters.flatMap(({ fonts }) => [fonts.head, fonts.body]))].join(' and ')}. Slides that the file had never go into a deck.</Text>
      <Doubts doubts={opened.doubts} />
      <Group justify="space-between" align="flex-end" wrap="nowrap">
        <div>
          <Title order={3}>What serves for what</Title>
          <Text size="sm" className={classes['quiet'] ?? ''}>Found by the types and places of the layouts. What is changed here is remembered for the next deck.</Text>
        </div>
        <Button size="compact-sm" variant="default" style={{ flexShrink: 0 }} disabled={isProposed} onClick={() => change(proposed)}>Back to what was found</Button>
      </Group>
      <div className={classes['roles'] ?? ''}>
        {layoutRoles.map((role) => <MappingFields key={role} read={read} role={role} mapping={mapping[role]} stands={opened.look.places[role]} onChange={(own) => change({ ...mapping, [role]: own })} />)}
      </div>
    </Stack>
  );
};

const Opened = ({ id }: { id: string }) => <Loaded read={useRead('decks', 'template', { id }, { keep: true })}>{(opened) => <Template key={opened.id} opened={opened} />}</Loaded>;

/** The user's own templates of decks: which layouts and places of each serve for what. */
export const TemplatesPanel = () => {
  const { template: asked } = useSearch({ from: '/reviews' });
  const navigate = useNavigate();
  const open = useCallback((id: string): void => void navigate({ to: '/reviews', search: { view: 'templates', template: id }, replace: true }), [navigate]);
  return (
    <Loaded read={useRead('decks', 'templates', undefined)}>
      {(rows) => {
        const shown = rows.find(({ id }) => id === asked) ?? rows[0];
        if (shown === undefined) {
          return <EmptyState title="No template of your own" action={<AddButton variant="filled" onAdded={open} />}>Decks are made in the look of Daybook, which the settings change. Add the .pptx or .potx of your company, and decks are made in its own masters.</EmptyState>;
        }
        return (
          <div className={classes['page'] ?? ''}>
            <section aria-labelledby="own-templates">
              <Group justify="space-between" mb={6}><Title order={2} id="own-templates" size="h4">Your templates</Title><AddButton variant="default" onAdded={open} /></Group>
              <ul className={classes['list'] ?? ''}>{rows.map((row) => <Entry key={row.id} row={row} isOpen={row.id === shown.id} />)}</ul>
            </section>
            <Opened id={shown.id} />
          </div>
        );
      }}
    </Loaded>
  );
};
