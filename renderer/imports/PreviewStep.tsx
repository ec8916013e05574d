import { Alert, Box, Button, Group, Stack, Table, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportCounts, Opened, Preview, PreviewRow, WrongRow } from '#shared/imports.ts';
import { cancelCheck, readAgain, recheck, useFlow } from '#renderer/imports/import-flow.ts';
import { becomes, countRows, doing } from '#renderer/imports/import-words.ts';
import { LongWork } from '#renderer/imports/LongWork.tsx';
import { Skips } from '#renderer/imports/Skips.tsx';
import { StepHeading } from '#renderer/imports/StepHeading.tsx';
import { downloadWrongRows } from '#renderer/imports/wrong-rows-csv.ts';
import classes from './imports.module.css';

type Verdict = keyof ImportCounts;
const verdicts = ['new', 'changed', 'same', 'wrong'] as const;
const labels: Record<Verdict, string> = { new: 'New', changed: 'Changed', same: 'Same', wrong: 'Wrong' };
const says: Record<Verdict, string> = {
  new: 'Not in the book yet; these are added.',
  changed: 'In the book with other values; these are changed.',
  same: 'In the book just so; nothing is done with these.',
  wrong: 'These cannot be taken and are left out. Correct them in the file, or import the rest now and these later.',
};
const page = 100;
/** As many rows of a verdict as a preview holds. */
const mostRows = 200;

/** The first rows of a list, and more on demand, so that a thousand do not hold the page up. */
const usePaged = <Row,>(rows: readonly Row[]): { shown: readonly Row[]; more: (() => void) | null } => {
  const [most, setMost] = useState(page);
  return { shown: rows.slice(0, most), more: rows.length > most ? () => setMost(most + 3 * page) : null };
};

/** `total` is `null` where more than the shown ones are known, but not how many. */
const MoreRows = ({ shown, total, more }: { shown: number; total: number | null; more: (() => void) | null }) => (
  <Group gap="sm" mih={30}>
    {total === null ? <Text size="sm">The first {shown.toLocaleString('en')} are shown.</Text> : shown < total ? <Text size="sm">The first {shown.toLocaleString('en')} of {total.toLocaleString('en')} are shown.</Text> : null}
    {more === null ? null : <Button variant="default" size="compact-sm" onClick={more}>Show more</Button>}
  </Group>
);

const Rows = ({ rows, total, label }: { rows: readonly PreviewRow[]; total: number | null; label: string }) => {
  const { shown, more } = usePaged(rows);
  return (
    <Stack gap={4}>
      <Table aria-label={`${label} rows`} className={classes['table']}>
        <Table.Thead><Table.Tr><Table.Th w={80} ta="right">Line</Table.Th><Table.Th w="38%">Record</Table.Th><Table.Th>What</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{shown.map(({ line, title, detail }, at) => <Table.Tr key={at}><Table.Td ta="right">{line === 0 ? '–' : line.toLocaleString('en')}</Table.Td><Table.Td>{title}</Table.Td><Table.Td>{detail}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
      <MoreRows shown={shown.length} total={total} more={more} />
    </Stack>
  );
};

/** The rows that cannot be taken: where they stand, what is wrong, and all of them as a file. */
export const WrongRows = ({ wrong, total, fileName }: { wrong: readonly WrongRow[]; total: number; fileName: string }) => {
  const { shown, more } = usePaged(wrong);
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Button variant="default" onClick={() => downloadWrongRows(wrong, fileName)}>Download as CSV</Button>
        {total > wrong.length ? <Text size="sm">The first {wrong.length.toLocaleString('en')} of {total.toLocaleString('en')} are in it.</Text> : null}
      </Group>
      <Table aria-label="Wrong rows" className={classes['table']}>
        <Table.Thead><Table.Tr><Table.Th w={80} ta="right">Line</Table.Th><Table.Th w="20%">Column</Table.Th><Table.Th w="24%">Value</Table.Th><Table.Th>Reason</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{shown.map(({ line, column, value, reason }, at) => <Table.Tr key={at}><Table.Td ta="right">{line.toLocaleString('en')}</Table.Td><Table.Td>{column}</Table.Td><Table.Td>{value}</Table.Td><Table.Td>{reason}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
      <MoreRows shown={shown.length} total={total} more={more} />
    </Stack>
  );
};

const Verdicts = ({ preview, fileName }: { preview: Preview; fileName: string }) => {
  const { counts, usage } = preview;
  const [tab, setTab] = useState<Verdict | null>(null);
  // A row of usage stands for all values of an account and metric.
  const rowsOf = (verdict: Verdict): PreviewRow[] => preview.rows.filter((row) => row.verdict === verdict);
  const shown = tab ?? verdicts.find((verdict) => counts[verdict] > 0) ?? 'new';
  return (
    <Tabs value={shown} onChange={(value) => setTab(value as Verdict)} keepMounted={false}>
      <Tabs.List aria-label="What would become of the rows">
        {verdicts.map((verdict) => <Tabs.Tab key={verdict} value={verdict}>{labels[verdict]} <Text span size="sm" fw={600}>{counts[verdict].toLocaleString('en')}</Text></Tabs.Tab>)}
      </Tabs.List>
      {verdicts.map((verdict) => (
        <Tabs.Panel key={verdict} value={verdict} pt="sm">
          <Stack gap="sm">
            <Text size="sm">{counts[verdict] === 0 ? `None is ${verdict}.` : says[verdict]}</Text>
            {counts[verdict] === 0 ? null : verdict === 'wrong' ? <WrongRows wrong={preview.wrong} total={counts.wrong} fileName={fileName} /> : <Rows rows={rowsOf(verdict)} total={usage === undefined ? counts[verdict] : rowsOf(verdict).length < mostRows ? rowsOf(verdict).length : null} label={labels[verdict]} />}
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
};

/** What is being checked, how far it is, and Cancel; then what was checked, or why not. Always of one height, so that the rows below stay. */
export const CheckState = () => {
  const { check: { isRunning, progress, preview, sentence }, file, opened } = useFlow();
  if (isRunning) return <LongWork {...doing(progress ?? { phase: 'reading', at: 0, of: 0 })} onCancel={cancelCheck} />;
  if (sentence !== null) {
    return (
      <Alert color="red" title="Not checked" role="alert" maw={700}>
        <Stack gap="xs" align="flex-start">
          {sentence}
          <Group gap="xs">
            <Button variant="default" onClick={() => recheck(0)}>Check again</Button>
            {file === null ? null : <Button variant="default" onClick={() => void readAgain()}>Read the file again</Button>}
          </Group>
        </Stack>
      </Alert>
    );
  }
  if (preview === null) return null;
  const { counts } = preview;
  const all = counts.new + counts.changed + counts.same + counts.wrong;
  return <Text size="sm">{countRows(all, opened === null ? '' : becomes(opened))} {all === 1 ? 'was' : 'were'} checked. Nothing is written yet.</Text>;
};

/** Step 3: what an import would do, row by row, before anything is written. */
export const PreviewStep = ({ opened }: { opened: Opened }) => {
  const { check: { preview, isRunning }, runSentence } = useFlow();
  return (
    <Stack gap="md">
      <StepHeading>{`Preview of ${opened.fileName}`}</StepHeading>
      {runSentence === null ? null : <Alert color="yellow" title="Not imported" role="alert" maw={700}>{runSentence}</Alert>}
      <Box mih={38}><CheckState /></Box>
      {preview === null ? null : (
        <Stack gap="md" aria-busy={isRunning}>
          <Verdicts preview={preview} fileName={opened.fileName} />
          <Skips skipped={preview.skipped} />
        </Stack>
      )}
    </Stack>
  );
};
