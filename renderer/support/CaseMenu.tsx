import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconDots, IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react';
import type { SupportCase } from '#shared/support.ts';
import { useWrite } from '#renderer/data/writes.ts';

/** What can be done with a case: edit, close or reopen, open its link, remove. */
export const CaseMenu = ({ supportCase, onEdit, tabIndex }: { supportCase: SupportCase; onEdit: () => void; tabIndex?: number }) => {
  const { id, title, status, url } = supportCase;
  const { write: close } = useWrite('support', 'close');
  const { write: reopen } = useWrite('support', 'reopen');
  const { write: remove } = useWrite('support', 'remove');
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for the case ${title}`} {...(tabIndex === undefined ? {} : { tabIndex })}><IconDots size={15} aria-hidden /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>Edit</Menu.Item>
        {status === 'closed'
          ? <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id })}>Reopen</Menu.Item>
          : <Menu.Item leftSection={<IconCheck size={15} aria-hidden />} onClick={() => void close({ id })}>Close today</Menu.Item>}
        {url === '' ? null : <Menu.Item leftSection={<IconExternalLink size={15} aria-hidden />} component="a" href={url} target="_blank" rel="noreferrer">Open the link</Menu.Item>}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id })}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
