import { Alert, Button, FileButton, Group, Kbd, List, Paper, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { EarlierImports } from '#renderer/imports/EarlierImports.tsx';
import { cancelPutting, chooseFiles, goTo, useFlow } from '#renderer/imports/import-flow.ts';
import { LongWork } from '#renderer/imports/LongWork.tsx';
import { StepHeading } from '#renderer/imports/StepHeading.tsx';
import classes from './imports.module.css';

export const ChooseButton = ({ label, variant = 'filled' }: { label: string; variant?: 'filled' | 'default' }) => (
  <FileButton multiple accept=".csv,.tsv,.tab,.txt,.xlsx,.json,.jsonl,.ndjson,.ics,.ical" onChange={(files) => void chooseFiles(files)} inputProps={{ 'aria-label': 'File to import' }}>
    {(props) => <Button {...props} variant={variant}>{label}</Button>}
  </FileButton>
);

const WhatCanBeImported = () => (
  <Stack gap={4}>
    <Text size="sm" fw={600}>What can be imported</Text>
    <List size="sm" spacing={2}>
      <List.Item>Accounts, people, contracts and activities from a table: CSV, TSV, text, Excel (.xlsx) or JSON lines. Columns are matched by their names; exports of Salesforce and HubSpot are known.</List.Item>
      <List.Item>Usage, in rows or with a column for each metric, week or month; and support cases, as Zendesk, Salesforce and Jira export them.</List.Item>
      <List.Item>Calls from a calendar (.ics), with its attendees matched to people.</List.Item>
      <List.Item>Begin with accounts, so that people, contracts, activities, usage and cases find theirs.</List.Item>
    </List>
  </Stack>
);

/** Step 1: a file is chosen, dropped or pasted, and handed over. */
export const FileStep = ({ isDragging }: { isDragging: boolean }) => {
  const { putting, refused, opened, waiting } = useFlow();
  return (
    <Stack gap="lg" maw={900}>
      <StepHeading>Choose a file</StepHeading>
      {refused === null ? null : <Alert color="red" title={`${refused.fileName} was not taken`} role="alert">{refused.sentence}</Alert>}
      <Paper withBorder p="xl" className={classes['drop']} data-dragging={isDragging || undefined}>
        {putting === null ? (
          <Stack align="center" gap="sm">
            <IconFileImport size={28} stroke={1.4} aria-hidden />
            <Text>Drop a file here, paste a table from a spreadsheet (<Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">V</Kbd>), or</Text>
            <ChooseButton label="Choose a file" />
            <Text size="sm">Nothing leaves this machine, and nothing is written before there was a preview.</Text>
          </Stack>
        ) : (
          <LongWork does={`${putting.at < putting.of ? 'Taking' : 'Reading'} ${putting.fileName}`} detail={`${Math.floor((putting.at / Math.max(1, putting.of)) * 100)} %`} at={putting.at} of={putting.of} onCancel={cancelPutting} />
        )}
      </Paper>
      {opened === null || putting !== null ? null : (
        <Group gap="sm">
          <Button variant="default" onClick={() => goTo('columns')}>{`Go on with ${opened.fileName}`}</Button>
          <Text size="sm">It is still open, as it was left.</Text>
        </Group>
      )}
      {waiting.length === 0 ? null : <Waiting files={waiting} />}
      <WhatCanBeImported />
      <EarlierImports />
    </Stack>
  );
};

/** Files that were chosen together and are not imported yet. */
export const Waiting = ({ files }: { files: readonly File[] }) => (
  <Stack gap={6} component="section" aria-label="Files that wait">
    <Text size="sm" fw={600}>Chosen as well</Text>
    {files.map((file, index) => (
      <Group key={`${file.name} ${index}`} gap="sm">
        <Button size="compact-sm" variant="default" aria-label={`Import ${file.name} next`} onClick={() => void chooseFiles([file, ...files.filter((other) => other !== file)])}>Import next</Button>
        <Text size="sm">{file.name}</Text>
      </Group>
    ))}
  </Stack>
);
