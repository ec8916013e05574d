import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { engagementTypes, type Call } from '#shared/calls.ts';

export type Outcome = 'held' | 'no-show' | 'cancelled';

/** Logs the call, as held by the button and as something else by the menu; the menu also removes it. */
export const CallActions = ({ call, isNew, onLog, onRemove }: { call: Call; isNew: boolean; onLog: (state: Outcome) => void; onRemove: () => void }) => {
  const isTalk = (engagementTypes as readonly string[]).includes(call.type);
  return (
    <Button.Group>
      {call.state === 'held' ? null : <Button onClick={() => onLog('held')}>{isTalk ? 'Log call' : 'Log'}</Button>}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target><ActionIcon size={30} variant={call.state === 'held' ? 'default' : 'filled'} aria-label="More for this call"><IconChevronDown size={14} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {isTalk && call.state !== 'no-show' ? <Menu.Item onClick={() => onLog('no-show')}>Log as no-show</Menu.Item> : null}
          {isTalk && call.state !== 'cancelled' ? <Menu.Item onClick={() => onLog('cancelled')}>Log as cancelled</Menu.Item> : null}
          <Menu.Item disabled={isNew} onClick={onRemove}>Remove this call</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
};
