import { Anchor, Button, CloseButton, Group, Select, Table, Text, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { surveyKindNames } from '#shared/survey-rules.ts';
import type { AnswerRow, SurveyRow } from '#shared/surveys.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnswerDialog } from '#renderer/surveys/AnswerDialog.tsx';
import { answerColumns, filterAnswers, followUpNames, groupWords, scoreChoices } from '#renderer/surveys/survey-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './surveys.module.css';

const shownRows = 200;
const listed = 5_000;

/** Answers, one a line, newest first; a line opens to its answer and its follow-up. */
export const AnswersTable = ({ rows, showAccount, readOnly = false, keys = null }: { rows: readonly AnswerRow[]; showAccount: boolean; readOnly?: boolean; keys?: string | null }) => {
  const [all, setAll] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const today = useToday();
  const shown = all ? rows : rows.slice(0, shownRows);
  const opened = rows.find(({ id }) => id === openId);
  const list = useListKeys(keys ?? 'answer-rows', keys === null ? 0 : shown.length, (index) => ({ Enter: { does: 'Open the answer', run: () => setOpenId(shown[index]?.id ?? null) } }));
  return (
    <>
      <Table.ScrollContainer minWidth={showAccount ? 760 : 660}>
        <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label="Answers">
          <Table.Thead><Table.Tr><Table.Th w={104}>Answered</Table.Th>{showAccount ? <Table.Th w="17%">Account</Table.Th> : null}<Table.Th w={showAccount ? '14%' : '19%'}>Person</Table.Th><Table.Th w={110}>Score</Table.Th><Table.Th>Comment</Table.Th><Table.Th w="15%">Survey</Table.Th><Table.Th w={116}>Follow-up</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {shown.map((row, index) => (
              <Table.Tr key={row.id} className={classes['row'] ?? ''} {...(keys === null ? {} : list.rowProps(index))}>
                <Table.Td>{readOnly ? <DayText on={row.onDay} size="0.8125rem" /> : <Anchor component="button" type="button" size="0.8125rem" onClick={() => setOpenId(row.id)} aria-label={`Open the answer of ${row.who || row.accountName}`}><DayText on={row.onDay} size="0.8125rem" /></Anchor>}</Table.Td>
                {showAccount ? <Table.Td><AccountLink id={row.accountId} name={row.accountName} /></Table.Td> : null}
                <Table.Td>{row.who || '–'}{row.isDecisionMaker ? <Text size="xs" className={classes['quiet'] ?? ''}>Decision maker</Text> : null}</Table.Td>
                <Table.Td><Text span inherit fw={600} c={row.isDetractor ? inks.red : 'inherit'}>{row.score}</Text> of {row.scaleMax}<Text size="xs" className={classes['quiet'] ?? ''}>{surveyKindNames[row.kind]}{groupWords(row) === '' ? '' : `, ${groupWords(row).toLowerCase()}`}</Text></Table.Td>
                <Table.Td><Text inherit lineClamp={2} title={row.comment}>{row.comment || '–'}</Text></Table.Td>
                <Table.Td>{row.surveyName}</Table.Td>
                <Table.Td>{row.asksFollowUp ? <Text span inherit fw={600} c={inks.red}>Asked for</Text> : followUpNames[row.followUp]}{row.dueOn === null ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{row.dueOn < today ? 'due' : 'by'} <DayText on={row.dueOn} late={row.dueOn < today} size="xs" /></Text>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'answer')}</Button> : null}
      {opened === undefined ? null : <AnswerDialog key={opened.id} answer={opened} onClose={() => setOpenId(null)} />}
    </>
  );
};

/** Every answer, to be found by survey, account, person or words. */
export const AnswersPanel = ({ surveys }: { surveys: readonly SurveyRow[] }) => {
  const { survey = null, account = null, segment = null, score = null, text = '' } = useSearch({ from: '/surveys' });
  const navigate = useNavigate();
  const { segments } = useSettings();
  const read = useRead('surveys', 'answers', { surveyId: surveys.some(({ id }) => id === survey) ? survey : null, segment, accountId: account }, { keep: true });
  const change = (part: { survey?: string | undefined; account?: string | undefined; segment?: string | undefined; score?: string | undefined; text?: string | undefined }): void =>
    void navigate({ to: '/surveys', search: { view: 'answers', survey: survey ?? undefined, account: account ?? undefined, segment: segment ?? undefined, score: score ?? undefined, text: text || undefined, ...part }, replace: true });
  const rows = filterAnswers(read.data ?? [], { text, score });
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput w={200} aria-label="Find in the answers" placeholder="Account, person or words" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => change({ text: event.currentTarget.value || undefined })} rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: undefined })} />} />
          <Select w={230} aria-label="Survey" placeholder="All surveys" clearable searchable comboboxProps={{ shadow: 'md' }} data={surveys.map(({ id, name, kind }) => ({ value: id, label: `${name} (${surveyKindNames[kind]})` }))} value={survey} onChange={(value) => change({ survey: value ?? undefined })} />
          <Select w={170} aria-label="Answers" placeholder="Any answer" clearable comboboxProps={{ shadow: 'md' }} data={scoreChoices.map(({ value, label }) => ({ value, label }))} value={score} onChange={(value) => change({ score: value ?? undefined })} />
          <Select w={140} aria-label="Segment" placeholder="Any segment" clearable comboboxProps={{ shadow: 'md' }} data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={segment} onChange={(value) => change({ segment: value ?? undefined })} />
          {account === null ? null : <Button variant="light" size="compact-sm" rightSection={<IconX size={13} aria-hidden />} onClick={() => change({ account: undefined })} aria-label="Show the answers of all accounts">{read.data?.[0]?.accountName ?? 'One account'}</Button>}
        </Group>
        <ExportMenu name="Survey answers" rows={rows} columns={answerColumns} />
      </Group>
      {(read.data?.length ?? 0) < listed ? null : <Text size="xs" mb={4} className={classes['quiet'] ?? ''}>The newest {listed.toLocaleString('en')} answers are listed. Choose a survey or a segment for older ones.</Text>}
      <Loaded read={read}>{(all) => (rows.length === 0 ? <EmptyState title={all.length === 0 ? 'No answers yet' : 'No answer passes these filters'}>Import a file from your survey tool under Import, or log an answer by hand.</EmptyState> : <AnswersTable rows={rows} showAccount keys="answer-rows" />)}</Loaded>
    </>
  );
};
