import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { accountColumns, type AccountColumn } from '#shared/accounts.ts';
import { allColumns, longLabels } from '#renderer/accounts/grid-columns.ts';
import { changeView } from '#renderer/accounts/grid-state.ts';

/** Which columns the grid shows. The name stays. */
export const ColumnChooser = ({ columns }: { columns: readonly AccountColumn[] }) => (
  <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
    <Popover.Target><Button variant="default" leftSection={<IconColumns3 size={14} aria-hidden />}>Columns</Button></Popover.Target>
    <Popover.Dropdown aria-label="Columns">
      <Stack gap={6}>
        {allColumns.filter(({ key }) => key !== 'name').map(({ key, label }) => (
          <Checkbox
            key={key} size="xs" label={longLabels[key] ?? label} checked={columns.includes(key)}
            onChange={(event) => {
              const isShown = event.currentTarget.checked;
              changeView({ columns: accountColumns.filter((one) => (one === key ? isShown : columns.includes(one))) });
            }}
          />
        ))}
      </Stack>
    </Popover.Dropdown>
  </Popover>
);
