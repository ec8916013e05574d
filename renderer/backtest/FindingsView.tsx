import { Anchor, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import type { RocPoint } from '#shared/auc.ts';
import type { Findings, LossIs } from '#shared/backtest-rules.ts';
import type { StudyFindings } from '#shared/study-rules.ts';
import { BandTable, type OpenRows } from '#renderer/backtest/BandTable.tsx';
import { costsOf, lostWord, percent, sayAuc, sayShare, sayVerdict, type Said } from '#renderer/backtest/backtest-words.ts';
import { useSettings } from '#renderer/data/book.ts';
import { count } from '#renderer/ui/say.ts';
import classes from './backtest.module.css';

const Chart = lazy(() => import('#renderer/backtest/RocChart.tsx').then(({ RocChart }) => ({ default: RocChart })));

/** A verdict: a heading, its sentence, and whether it is one to rely on. */
export const Verdict = ({ said: { title, sentence, tone }, children }: { said: Said; children?: ReactNode }) => (
  <div className={classes['verdict']} data-tone={tone}>
    <Title order={2}>{title}</Title>
    <Text size="sm" maw={760}>{sentence}</Text>
    {children}
  </div>
);

const Roc = ({ roc, lossIs }: { roc: readonly RocPoint[]; lossIs: LossIs }) => (
  <section aria-label="ROC curve">
    <Title order={3} mb="xs">What finding them would cost</Title>
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      <div aria-hidden><Suspense fallback={<Skeleton h={260} />}><Chart roc={roc} /></Suspense></div>
      <div>
        <Text size="sm" mb="xs">An alarm at a low score finds the lost, and flags some that were kept. The curve goes through all thresholds; the further above the dashed line, the better.</Text>
        <Table fz="sm" aria-label="The ROC curve in figures" w="auto">
          <Table.Thead><Table.Tr><Table.Th>To find of the {lostWord(lossIs)}</Table.Th><Table.Th ta="right">Flags of the kept</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{costsOf(roc).map(({ found, alarms }) => <Table.Tr key={found}><Table.Td>{percent(found)}</Table.Td><Table.Td ta="right">{percent(alarms)}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
      </div>
    </SimpleGrid>
  </section>
);

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={classes['figure']}>
    <Title order={3}>{title}</Title>
    <Text size="sm" component="div">{children}</Text>
  </div>
);

/** A link in a sentence that opens rows. */
export const Rows = ({ children, onOpen }: { children: ReactNode; onOpen: () => void }) => <Anchor component="button" type="button" size="sm" onClick={onOpen} style={{ verticalAlign: 'baseline', textAlign: 'start' }}>{children}</Anchor>;

/** What a backtest found: the verdict, recall and precision, the bands, and the ROC curve. `more` are figures of one's own beside recall and precision. */
export const FindingsView = ({ findings, lossIs, onOpen, more, beside }: { findings: Findings & Partial<StudyFindings>; lossIs: LossIs; onOpen: OpenRows; more?: ReactNode; beside?: ReactNode }) => {
  const limits = useSettings().backtest;
  const { recall, precision, saved, auc, heldOut, roc, bands } = findings;
  const lost = lostWord(lossIs);
  return (
    <Stack gap="lg">
      <Verdict said={sayVerdict(findings, lossIs, limits)}>{beside}</Verdict>
      {recall === null && more === undefined ? null : (
        <div className={classes['figures']}>
          {auc === null ? null : (
            <Card title="AUC">
              {heldOut === undefined || heldOut === null ? <>{sayAuc(auc)}.</> : <>{sayAuc(heldOut)} on rows that the points were not made from; {sayAuc(auc)} on those that they were made from, which flatters.</>} 0.5 is guessing, 1 is never wrong.
            </Card>
          )}
          {recall === null ? null : <Card title="Recall"><Rows onOpen={() => onOpen(`Not green, ${lost}`, { band: 'not-green', outcome: 'lost' })}>{sayShare(recall)}</Rows> of the {lost} were not green.</Card>}
          {precision === null ? null : (
            <Card title="Precision">
              <Rows onOpen={() => onOpen('Not green', { band: 'not-green' })}>{sayShare(precision)}</Rows> of those that were not green {lost}.
              {saved === 0 ? null : <> <Rows onOpen={() => onOpen('Not green, worked on and kept', { only: 'saved' })}>{count(saved, 'that was', 'that were')} worked on and kept</Rows> {saved === 1 ? 'is no false alarm and' : 'are no false alarms and are'} left out.</>}
            </Card>
          )}
          {more}
        </div>
      )}
      <div>
        <Title order={3} mb="xs">Bands by outcome</Title>
        <BandTable bands={bands} lossIs={lossIs} onOpen={onOpen} />
      </div>
      {roc.length === 0 ? null : <Roc roc={roc} lossIs={lossIs} />}
    </Stack>
  );
};

export { Card };
