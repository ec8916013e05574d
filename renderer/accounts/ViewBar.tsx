import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { IconBookmark, IconDeviceFloppy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { builtInViews, isSameView, openView, useGrid, type View } from '#renderer/accounts/grid-state.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';

type Named = { id: string; name: string; view: View };

const NameDialog = ({ title, name, onName, error, onClose }: { title: string; name: string; onName: (name: string) => void; error: unknown; onClose: () => void }) => {
  const [typed, setTyped] = useState(name);
  return (
    <Modal opened onClose={onClose} title={title} size="sm">
      <form onSubmit={(event) => { event.preventDefault(); onName(typed.trim()); }}>
        <Stack gap="sm">
          <TextInput label="Name of the view" data-autofocus required maxLength={200} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} error={error === null ? null : sentenceOf(error)} />
          <Group justify="flex-end"><Button type="submit" disabled={typed.trim() === ''}>Save</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

/** The views of the grid: the ones every book has and the person's own, which can be saved, overwritten, renamed and removed. */
export const ViewBar = () => {
  const today = useToday();
  const { renewalWindowDays } = useSettings();
  const { view, viewId } = useGrid();
  const saved: Named[] = (useRead('accounts', 'views', undefined).data ?? []).map(({ id, name, ...rest }) => ({ id, name, view: rest }));
  const { write: save, error } = useWrite('accounts', 'saveView', { quiet: true });
  const { write: remove } = useWrite('accounts', 'removeView');
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const builtIn = builtInViews(today, renewalWindowDays);
  const mine = saved.find(({ id }) => id === viewId);
  const opened = mine ?? builtIn.find(({ id }) => id === viewId);
  const isChanged = opened === undefined || !isSameView(opened.view, view);

  const saveAs = async (name: string): Promise<void> => {
    const isRename = naming === 'rename' && mine !== undefined;
    const written = await save({ id: isRename ? mine.id : null, name, ...(isRename ? mine.view : view) });
    if (written === null) return;
    if (!isRename) useGrid.setState({ viewId: written.id });
    setNaming(null);
  };

  return (
    <Group gap={4} component="section" aria-label="Views">
      {[...builtIn, ...saved].map(({ id, name, view: one }) => (
        <Button key={id} size="compact-sm" variant={id === viewId ? 'light' : 'subtle'} color={id === viewId ? undefined : 'gray'} aria-pressed={id === viewId} onClick={() => openView(id, one)}>
          {name}{id === viewId && isChanged ? ' (changed)' : ''}
        </Button>
      ))}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="Save or change views"><IconBookmark size={16} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconBookmark size={15} aria-hidden />} onClick={() => setNaming('new')}>Save as a new view</Menu.Item>
          {mine === undefined ? null : (
            <>
              <Menu.Item leftSection={<IconDeviceFloppy size={15} aria-hidden />} disabled={!isChanged} onClick={() => void save({ id: mine.id, name: mine.name, ...view })}>Overwrite “{mine.name}”</Menu.Item>
              <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setNaming('rename')}>Rename “{mine.name}”</Menu.Item>
              <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => { const [all] = builtIn; if (all !== undefined) openView(all.id, all.view); void remove({ id: mine.id }); }}>Remove “{mine.name}”</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming === null ? null : <NameDialog title={naming === 'new' ? 'Save as a new view' : 'Rename the view'} name={naming === 'rename' ? mine?.name ?? '' : ''} onName={(name) => void saveAs(name)} error={error} onClose={() => setNaming(null)} />}
    </Group>
  );
};
