import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ImportRun } from '#shared/imports.ts';
import { useRead } from '#renderer/data/reads.ts';
import { undoChange } from '#renderer/data/writes.ts';
import { countOf } from '#renderer/imports/import-words.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';

const shown = 8;
const sayInstant = (at: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** Takes an import back in one step, or says that it was. */
export const UndoImport = ({ run, label, size }: { run: Pick<ImportRun, 'changeId' | 'undone'>; label: string; size?: 'compact-sm' }) => {
  const [isUndoing, setUndoing] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);
  const wasPressed = useRef(false);
  // The button goes away with what it did; the focus goes to what stands in its place.
  useEffect(() => {
    if (run.undone && wasPressed.current) said.current?.focus();
    wasPressed.current = false;
  }, [run.undone]);
  const undo = async (): Promise<void> => {
    setUndoing(true);
    wasPressed.current = true;
    await undoChange(run.changeId);
    setUndoing(false);
  };
  return run.undone ? <Text size="sm" ref={said} tabIndex={-1} w="fit-content">Undone</Text> : <Button {...(size === undefined ? {} : { size })} variant="default" loading={isUndoing} aria-label={label} onClick={() => void undo()}>Undo</Button>;
};

/** Imports that were made, newest first, each with its Undo. */
export const EarlierImports = () => {
  const [isAll, setAll] = useState(false);
  return (
    <Loaded read={useRead('imports', 'runs', undefined)}>
      {(runs) => (runs.length === 0 ? null : (
        <Stack gap="xs" component="section" aria-labelledby="earlier-imports">
          <Title order={2} id="earlier-imports">Earlier imports</Title>
          <Table.ScrollContainer minWidth={620}>
            <Table aria-labelledby="earlier-imports">
              <Table.Thead>
                <Table.Tr><Table.Th>When</Table.Th><Table.Th>File</Table.Th><Table.Th ta="right">New</Table.Th><Table.Th ta="right">Changed</Table.Th><Table.Th ta="right">Same</Table.Th><Table.Th ta="right">Wrong</Table.Th><Table.Th>Undo</Table.Th></Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {runs.slice(0, isAll ? runs.length : shown).map((run) => (
                  <Table.Tr key={run.id}>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>{sayInstant(run.at)}</Table.Td>
                    <Table.Td>{run.fileName}</Table.Td>
                    <Table.Td ta="right">{countOf(run.counts.new, run.target)}</Table.Td>
                    <Table.Td ta="right">{run.counts.changed.toLocaleString('en')}</Table.Td>
                    <Table.Td ta="right">{run.counts.same.toLocaleString('en')}</Table.Td>
                    <Table.Td ta="right">{run.counts.wrong.toLocaleString('en')}</Table.Td>
                    <Table.Td h={35}><UndoImport run={run} label={`Undo the import of ${run.fileName}`} size="compact-sm" /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {runs.length > shown && !isAll ? <Button variant="default" size="compact-sm" w="fit-content" onClick={() => setAll(true)}>{`Show all ${runs.length}`}</Button> : null}
        </Stack>
      ))}
    </Loaded>
  );
};
