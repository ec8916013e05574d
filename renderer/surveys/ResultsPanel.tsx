import { Group, Select, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { surveyKindMeanings, surveyKindNames, type SurveyFigure } from '#shared/survey-rules.ts';
import type { AccountResult, KindResults, SurveyRow } from '#shared/surveys.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { countOf, detailWords, figureWords, marginWords, meaningOf, npsPartsWords, npsWords } from '#renderer/surveys/survey-words.ts';
import { AnchorLink, ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './surveys.module.css';

const shownAccounts = 200;

/** A figure as a bar: an NPS to the left or right of zero, a share from the left. */
const FigureBar = ({ figure }: { figure: SurveyFigure }) => {
  if (countOf(figure).n === 0) return null;
  if (figure.kind === 'nps') {
    const half = (figure.nps.score ?? 0) / 2;
    return <div className={classes['axis']} aria-hidden><span style={half >= 0 ? { left: '50%', width: `${half}%` } : { right: '50%', width: `${-half}%` }} /></div>;
  }
  const share = (figure.kind === 'csat' ? figure.csat.share : figure.ces.share) ?? 0;
  return <div className={classes['bar']} aria-hidden><span className={classes['share']} style={{ width: `${share * 100}%` }} /></div>;
};

/** The last eight fiscal quarters; each figure is of the answers of its quarter alone. */
const Quarters = ({ of }: { of: KindResults }) => (
  <Table fz="0.8125rem" layout="fixed" aria-label={`${surveyKindNames[of.kind]} by fiscal quarter`}>
    <Table.Thead><Table.Tr><Table.Th w={110}>Quarter</Table.Th><Table.Th w={64} ta="right">{surveyKindNames[of.kind]}</Table.Th><Table.Th w={96} ta="right">95 %</Table.Th><Table.Th w={50} ta="right">n</Table.Th><Table.Th><VisuallyHidden>As a bar</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
    <Table.Tbody>
      {of.quarters.map(({ name, figure }) => (
        <Table.Tr key={name}>
          <Table.Td>{name}</Table.Td>
          <Table.Td ta="right">{countOf(figure).n === 0 ? '–' : figureWords(figure)}</Table.Td>
          <Table.Td ta="right">{figure.kind === 'nps' && figure.nps.margin === null ? '–' : marginWords(figure) || '–'}</Table.Td>
          <Table.Td ta="right">{countOf(figure).n}</Table.Td>
          <Table.Td style={{ verticalAlign: 'middle' }}><FigureBar figure={figure} /></Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

const accountColumns = (kind: KindResults['kind']): ExportColumn<AccountResult>[] => [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: surveyKindNames[kind], kind: 'text', width: 10, value: (row) => figureWords(row.figure) },
  { label: 'Answers', kind: 'count', width: 10, value: (row) => countOf(row.figure).n },
  { label: 'At 95 %', kind: 'text', width: 18, value: (row) => marginWords(row.figure) },
  ...(kind === 'nps' ? [{ label: 'Decision makers', kind: 'text' as const, width: 16, value: (row: AccountResult) => (row.decisionMakers === null ? null : npsWords(row.decisionMakers.score)) }] : []),
  { label: 'Last answer', kind: 'day', value: (row) => row.lastOn },
];
const valueOf = ({ figure }: AccountResult): number => (figure.kind === 'nps' ? (figure.nps.score ?? 0) : ((figure.kind === 'csat' ? figure.csat.share : figure.ces.share) ?? 0));

const Accounts = ({ of }: { of: KindResults }) => {
  const { survey } = useSearch({ from: '/surveys' });
  const rows = of.accounts.toSorted((a, b) => valueOf(a) - valueOf(b) || a.accountName.localeCompare(b.accountName));
  return (
    <div>
      <Table.ScrollContainer minWidth={0} maxHeight={300}>
        <Table fz="0.8125rem" layout="fixed" stickyHeader aria-label={`${surveyKindNames[of.kind]} by account, the lowest first`}>
          <Table.Thead><Table.Tr><Table.Th>Account, the lowest first</Table.Th><Table.Th w={64} ta="right">{surveyKindNames[of.kind]}</Table.Th><Table.Th w={80} ta="right">Answers</Table.Th>{of.kind === 'nps' ? <Table.Th w={128} ta="right">Decision makers</Table.Th> : null}<Table.Th w={110}>Last answer</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shownAccounts).map((row) => (
              <Table.Tr key={row.accountId}>
                <Table.Td><AnchorLink to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'surveys' }} inherit>{row.accountName}</AnchorLink></Table.Td>
                <Table.Td ta="right">{figureWords(row.figure)}</Table.Td>
                <Table.Td ta="right"><AnchorLink to="/surveys" search={{ view: 'answers', account: row.accountId, survey, score: of.kind }} inherit aria-label={`${count(countOf(row.figure).n, 'answer')} of ${row.accountName}`}>{countOf(row.figure).n}</AnchorLink></Table.Td>
                {of.kind === 'nps' ? <Table.Td ta="right">{row.decisionMakers === null || row.decisionMakers.n === 0 ? '–' : `${npsWords(row.decisionMakers.score)} (n = ${row.decisionMakers.n})`}</Table.Td> : null}
                <Table.Td><DayText on={row.lastOn} size="0.8125rem" /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="space-between" mt={6}><Text size="xs" className={classes['quiet'] ?? ''}>{count(rows.length, 'account')} answered{rows.length > shownAccounts ? `; the lowest ${shownAccounts} are shown` : ''}</Text><ExportMenu name={`${surveyKindNames[of.kind]} by account`} rows={rows} columns={accountColumns(of.kind)} /></Group>
    </div>
  );
};

const Kind = ({ of }: { of: KindResults }) => (
  <section className={classes['kind']} aria-labelledby={`kind-${of.kind}`}>
    <Title order={2} id={`kind-${of.kind}`} size="h3" mb={4}>{surveyKindNames[of.kind]} <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}>{surveyKindMeanings[of.kind]}</Text></Title>
    <div className={classes['head']}>
      <div><span className={classes['figure']}>{figureWords(of.figure)}</span> <Text span size="sm" className={classes['quiet'] ?? ''}>{meaningOf[of.kind]}</Text></div>
      <Text size="sm">{detailWords(of.figure)}</Text>
      {of.figure.kind === 'nps' ? <Text size="sm">{npsPartsWords(of.figure.nps)}</Text> : null}
      {of.decisionMakers === null || of.decisionMakers.n === 0 ? null : <Text size="sm">Decision makers {npsWords(of.decisionMakers.score)}, n = {of.decisionMakers.n}{of.decisionMakers.isDirectional ? ', directional' : ''}</Text>}
    </div>
    <div className={classes['parts']}><Quarters of={of} /><Accounts of={of} /></div>
  </section>
);

/** What surveys come to: each figure with its n and how sure it is, by fiscal quarter and by account. */
export const ResultsPanel = ({ surveys }: { surveys: readonly SurveyRow[] }) => {
  const { survey = null, segment = null } = useSearch({ from: '/surveys' });
  const navigate = useNavigate();
  const { segments } = useSettings();
  const read = useRead('surveys', 'results', { surveyId: surveys.some(({ id }) => id === survey) ? survey : null, segment }, { keep: true });
  const change = (part: { survey?: string | undefined; segment?: string | undefined }): void => void navigate({ to: '/surveys', search: { survey: survey ?? undefined, segment: segment ?? undefined, ...part }, replace: true });
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Select w={260} aria-label="Survey" placeholder="All surveys" clearable searchable comboboxProps={{ shadow: 'md' }} data={surveys.map(({ id, name, kind }) => ({ value: id, label: `${name} (${surveyKindNames[kind]})` }))} value={survey} onChange={(value) => change({ survey: value ?? undefined })} />
        <Select w={160} aria-label="Segment" placeholder="Any segment" clearable comboboxProps={{ shadow: 'md' }} data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={segment} onChange={(value) => change({ segment: value ?? undefined })} />
        <Text size="xs" className={classes['quiet'] ?? ''}>One latest answer counts for each person in NPS. Below ten answers a figure is only a direction.</Text>
      </Group>
      <Loaded read={read}>
        {(kinds) => kinds.length === 0 ? (
          <EmptyState title="No answers yet" action={<ButtonLink to="/import">Import answers</ButtonLink>}>What customers answer to NPS, CSAT and CES surveys: import a file from your survey tool, or log an answer by hand.</EmptyState>
        ) : <>{kinds.map((of) => <Kind key={of.kind} of={of} />)}</>}
      </Loaded>
    </Stack>
  );
};
