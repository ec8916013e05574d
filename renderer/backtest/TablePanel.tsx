import { Alert, Button, FileButton, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { draftFault } from '#renderer/backtest/study-draft.ts';
import { cancelTable, chooseTable, closeTable, setSpec, useStudyFlow } from '#renderer/backtest/study-flow.ts';
import { ReadTableAs } from '#renderer/backtest/ReadTableAs.tsx';
import { SaveStudyDialog } from '#renderer/backtest/SaveStudyDialog.tsx';
import { StudyPanel } from '#renderer/backtest/StudyPanel.tsx';
import { StudyView } from '#renderer/backtest/StudyView.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useIncomingFiles } from '#renderer/imports/incoming-files.ts';
import { LongWork } from '#renderer/imports/LongWork.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './backtest.module.css';

const Choose = () => {
  const { putting, refused } = useStudyFlow();
  const isDragging = useIncomingFiles(putting === null, ([file]) => { if (file !== undefined) void chooseTable(file); });
  return (
    <Stack gap="sm" maw={760}>
      {refused === null ? null : <Alert color="red" title={`${refused.fileName} was not taken`} role="alert">{refused.sentence}</Alert>}
      <Paper withBorder p="xl" className={classes['drop'] ?? ''} data-dragging={isDragging || undefined}>
        {putting === null ? (
          <Stack align="center" gap="sm">
            <IconFileImport size={28} stroke={1.4} aria-hidden />
            <Text size="sm" ta="center" maw={560}>Bring in a table with a row for each past renewal or customer: what became of it, and the score it had, or columns to build one from. Drop a CSV or Excel file, paste a table, or</Text>
            <FileButton accept=".csv,.tsv,.tab,.txt,.xlsx" onChange={(file) => { if (file !== null) void chooseTable(file); }} inputProps={{ 'aria-label': 'Table to test' }}>
              {(props) => <Button {...props}>Choose a table</Button>}
            </FileButton>
            <Text size="sm">Nothing leaves this machine, and no account of the book is touched.</Text>
          </Stack>
        ) : <LongWork does={`${putting.at < putting.of ? 'Taking' : 'Reading'} ${putting.fileName}`} detail={`${Math.floor((putting.at / Math.max(1, putting.of)) * 100)} %`} at={putting.at} of={putting.of} onCancel={cancelTable} />}
      </Paper>
    </Stack>
  );
};

const Studies = () => {
  const studies = useRead('backtest', 'studies', undefined).data ?? [];
  if (studies.length === 0) return null;
  return (
    <section aria-label="Kept backtests">
      <Title order={2} mb="xs">Kept backtests</Title>
      <Table w="auto" aria-label="Kept backtests">
        <Table.Thead><Table.Tr><Table.Th>Name</Table.Th><Table.Th>File</Table.Th><Table.Th ta="right">Rows</Table.Th><Table.Th>Kept</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {studies.map(({ id, name, fileName, rows, madeOn }) => (
            <Table.Tr key={id}>
              <Table.Td><AnchorLink to="/backtest" search={{ view: 'table', study: id }} size="sm" fw={500}>{name}</AnchorLink></Table.Td>
              <Table.Td>{fileName}</Table.Td><Table.Td ta="right">{rows.toLocaleString('en')}</Table.Td><Table.Td><DayText on={madeOn} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};

const Open = ({ onSaved }: { onSaved: (id: string) => void }) => {
  const { opened, spec } = useStudyFlow();
  const [isSaving, setSaving] = useState(false);
  if (opened === null || spec === null) return null;
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={2}>{opened.fileName}</Title>
        <Group gap="xs">
          <Button variant="default" onClick={closeTable}>Close without keeping</Button>
          <Button disabled={draftFault(spec) !== null} onClick={() => setSaving(true)}>Keep this backtest</Button>
        </Group>
      </Group>
      <StudyView name={`Backtest of ${opened.fileName}`} source={{ fileId: opened.fileId }} columns={opened.columns} spec={spec} onChange={setSpec}>
        <ReadTableAs opened={opened} />
      </StudyView>
      {isSaving ? <SaveStudyDialog opened={opened} spec={spec} onClose={() => setSaving(false)} onSaved={(id) => { setSaving(false); closeTable(); onSaved(id); }} /> : null}
    </>
  );
};

/** Tables of scores and outcomes: one that is brought in, or one that was kept. */
export const TablePanel = ({ study, onStudy }: { study: string | null; onStudy: (id: string | null) => void }) => {
  const isOpen = useStudyFlow(({ opened }) => opened !== null);
  if (study !== null) return <StudyPanel key={study} id={study} onClose={() => onStudy(null)} />;
  if (isOpen) return <Open onSaved={onStudy} />;
  return <Stack gap="xl"><Choose /><Studies /></Stack>;
};
