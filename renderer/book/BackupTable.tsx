import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { Backup } from '#shared/book.ts';
import { sayBytes, sayInstant } from '#renderer/book/backup-words.ts';

const reasons: Record<Backup['reason'], string> = {
  rotating: 'By itself', 'before a migration': 'Before an update of the book', 'before an import': 'Before an import', 'before removing the sample book': 'Before the sample book was thrown away', 'before a restore': 'Before a restore', 'asked for': 'Asked for',
};

/** Backups, newest first, each with a button. */
export const BackupTable = ({ backups, does, isOff, onChoose }: { backups: readonly Backup[]; does: string; isOff: boolean; onChoose: (backup: Backup) => void }) => (
  <Table.ScrollContainer minWidth={480}>
    <Table aria-label="Backups">
      <Table.Thead><Table.Tr><Table.Th>When</Table.Th><Table.Th>Why</Table.Th><Table.Th ta="right">Size</Table.Th><Table.Th><VisuallyHidden>{does}</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {backups.toSorted((a, b) => b.at.localeCompare(a.at)).map((backup) => (
          <Table.Tr key={backup.file}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{sayInstant(backup.at)}</Table.Td>
            <Table.Td>{reasons[backup.reason]}</Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>{sayBytes(backup.bytes)}</Table.Td>
            <Table.Td ta="right"><Button size="compact-sm" variant="default" disabled={isOff} aria-label={`${does} of ${sayInstant(backup.at)}`} onClick={() => onChoose(backup)}>{does}</Button></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
