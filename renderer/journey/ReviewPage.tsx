import { Alert, Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { dayName } from '#shared/days.ts';
import type { Review, ReviewLine } from '#shared/journey.ts';
import { isOverShare, proposalValue, quarterName, reviewRules, type ReviewRule } from '#shared/review-rules.ts';
import type { Settings } from '#shared/settings.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { ReviewRow } from '#renderer/journey/ReviewRow.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './journey.module.css';

const percent = (part: number): string => `${Math.round(part * 100)} %`;
const keyOf = ({ accountId, kind }: ReviewLine): string => `${accountId} ${kind}`;

const exportColumns = (settings: Settings): ExportColumn<ReviewLine>[] => [
  { label: 'Account', kind: 'text', width: 30, value: ({ name }) => name },
  { label: 'Segment', kind: 'text', value: ({ segment }) => segment },
  { label: 'Priority', kind: 'text', width: 10, value: ({ priority }) => priority },
  { label: 'Rule', kind: 'text', width: 40, value: ({ rule }) => reviewRules[rule] },
  { label: 'Before', kind: 'text', value: ({ kind, before }) => proposalValue(kind, before, settings) },
  { label: 'After', kind: 'text', value: ({ kind, after }) => proposalValue(kind, after, settings) },
  { label: 'Why', kind: 'text', width: 60, value: ({ says }) => says },
  { label: 'Decision', kind: 'text', value: ({ decision }) => decision },
  { label: 'Reason', kind: 'text', width: 40, value: ({ reason }) => reason },
];

const Shares = ({ shares }: { shares: Review['shares'] }) => (
  <ul className={classes['shares']} aria-label="Share of PR1 by segment">
    {shares.map((share) => {
      const isOver = isOverShare(share);
      return (
        <Text key={share.key} component="li" size="sm" c={isOver ? inks.yellow : 'inherit'}>
          <b>{share.name}</b>: {share.pr1} of {share.accounts} PR1{share.accounts === 0 ? '' : ` (${percent(share.pr1 / share.accounts)})`}{share.most === null ? '' : `, ${isOver ? 'over' : 'within'} the ${percent(share.most)} it should be at most`}
        </Text>
      );
    })}
  </ul>
);

const useDecide = (quarter: string) => {
  const { write, isWriting } = useWrite('journey', 'decide');
  return {
    isWriting,
    decide: (lines: readonly ReviewLine[], decision: 'accepted' | 'kept', reason = '') =>
      write({ quarter, decisions: lines.map(({ accountId, kind }) => ({ accountId, kind, decision, reason })) }),
  };
};

const Lines = ({ review }: { review: Review }) => {
  const [keeping, setKeeping] = useState<string | null>(null);
  const [goesTo, setGoesTo] = useState<number | null>(null);
  const { decide, isWriting } = useDecide(review.quarter.key);
  const { lines } = review;
  const onOpen = (index: number, act: (line: ReviewLine) => void) => (): void => {
    const line = lines[index];
    if (line !== undefined && line.decision === null) act(line);
  };
  const settle = (line: ReviewLine, decision: 'accepted' | 'kept', reason = ''): void => {
    setKeeping(null);
    const at = lines.indexOf(line);
    const next = lines.findIndex((one, index) => index > at && one.decision === null);
    if (next >= 0) setGoesTo(next);
    void decide([line], decision, reason);
  };
  const list = useListKeys('review', lines.length, (index) => ({
    a: { does: 'Accept or confirm', run: onOpen(index, (line) => settle(line, 'accepted')) },
    r: { does: 'Keep, with a reason', run: onOpen(index, (line) => { if (line.kind !== 'none') setKeeping(keyOf(line)); }) },
  }));
  const { focusRow } = list;
  useEffect(() => {
    if (goesTo === null) return;
    setGoesTo(null);
    focusRow(goesTo);
    // Only a decision moves the focus on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [goesTo]);
  const group = (rule: ReviewRule) => {
    const own = lines.filter((line) => line.rule === rule);
    const open = own.filter(({ decision }) => decision === null);
    return own.length === 0 ? null : (
      <section key={rule} aria-labelledby={`rule-${rule}`}>
        <div className={classes['group']}>
          <Title order={2} id={`rule-${rule}`}>{reviewRules[rule]} <Text span size="sm" fw={400} className={classes['quiet']}>{own.length}</Text></Title>
          <Button size="compact-sm" variant="default" disabled={open.length === 0} loading={isWriting} onClick={() => void decide(open, 'accepted')}>
            {open.length === 0 ? 'All decided' : rule === 'unchanged' ? `Confirm all ${open.length}` : `Accept all ${open.length}`}
          </Button>
        </div>
        <ol className={classes['lines']}>
          {own.map((line) => {
            const key = keyOf(line);
            return <ReviewRow key={key} line={line} isKeeping={keeping === key} setKeeping={(is) => setKeeping(is ? key : null)} onAccept={() => settle(line, 'accepted')} onKeep={(reason) => settle(line, 'kept', reason)} rowProps={list.rowProps(lines.indexOf(line))} />;
          })}
        </ol>
      </section>
    );
  };
  return <>{(Object.keys(reviewRules) as ReviewRule[]).map(group)}</>;
};

const Body = ({ review }: { review: Review }) => {
  const navigate = useNavigate();
  const { quarter, done, accounts } = review;
  const isFinished = accounts > 0 && done === accounts;
  if (accounts === 0) return <EmptyState title="No managed accounts to review">Accounts that are managed come up here every quarter.</EmptyState>;
  return (
    <>
      <Group gap="md" mb="xs" wrap="nowrap">
        <Progress value={(done / accounts) * 100} w={220} aria-label="Accounts reviewed" transitionDuration={0} />
        <Text size="sm">{done} of {count(accounts, 'account')} reviewed. The quarter {review.isOverdue ? 'ended' : 'ends'} on {dayName(quarter.to)}.</Text>
      </Group>
      <Shares shares={review.shares} />
      {isFinished ? (
        <Alert color="green" icon={<IconCheck aria-hidden />} title={`${quarterName(quarter.key)} is reviewed`} mb="md">
          <Group gap="sm">Every managed account has a decision.<Button size="compact-sm" variant="default" onClick={() => void navigate({ to: '/today' })}>Back to Today</Button></Group>
        </Alert>
      ) : null}
      <Lines review={review} />
    </>
  );
};

/** The quarterly review: what the rules propose for the segment, priority and stage of each managed account (F25). */
export const ReviewPage = () => {
  // The quarter that was opened stays, also when its review is done and another one is next.
  const [quarter, setQuarter] = useState<string | null>(null);
  const read = useRead('journey', 'review', { quarter }, { keep: true });
  const settings = useSettings();
  const opened = read.data?.quarter.key;
  if (quarter === null && opened !== undefined) setQuarter(opened);
  return (
    <>
      <PageHead title="Quarterly review" beside={opened === undefined ? null : <Text size="sm" className={classes['quiet']}>{quarterName(opened)}{read.data?.isOverdue === true ? ', left from last quarter' : ''}</Text>} actions={<ExportMenu name={opened === undefined ? 'Quarterly review' : `Quarterly review ${opened}`} rows={read.data?.lines ?? []} columns={exportColumns(settings)} />} />
      <Loaded read={read}>{(review) => <Body review={review} />}</Loaded>
    </>
  );
};
