import { ActionIcon, Button, Group, Menu, Progress, Text, Tooltip } from '@mantine/core';
import { IconChartLine, IconDots, IconRuler2, IconStar, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { criterionStageNames, criterionStages, latestOf, ratingGap, reachedOf, type CriterionStage } from '#shared/plan-rules.ts';
import type { Criterion } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CriterionFields } from '#renderer/plans/CriterionFields.tsx';
import { CriterionHistory } from '#renderer/plans/CriterionHistory.tsx';
import { MeasureDialog } from '#renderer/plans/MeasureDialog.tsx';
import { RateDialog } from '#renderer/plans/RateDialog.tsx';
import { StepDialog } from '#renderer/plans/StepDialog.tsx';
import { figure, sayReached } from '#renderer/plans/plan-words.ts';
import { CriterionReading } from '#renderer/plans/readings.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './plans.module.css';

const reachedBy = (criterion: Criterion, stage: CriterionStage): { who: string; on: string | null } =>
  ({
    proposed: { who: criterion.proposedBy, on: criterion.proposedOn },
    accepted: { who: criterion.acceptedByName, on: criterion.acceptedOn },
    delivered: { who: criterion.deliveredBy, on: criterion.deliveredOn },
    verified: { who: criterion.verifiedByName, on: criterion.verifiedOn },
  })[stage];

/** Proposed, accepted, delivered, verified: each with who and when. */
const Steps = ({ criterion }: { criterion: Criterion }) => {
  const at = criterionStages.indexOf(criterion.stage);
  return (
    <ol className={classes['steps'] ?? ''} aria-label={`Steps of ${criterion.metric}`}>
      {criterionStages.map((stage, index) => {
        const { who, on } = reachedBy(criterion, stage);
        return (
          <li key={stage} data-reached={index <= at || undefined} aria-current={index === at ? 'step' : undefined}>
            <strong>{criterionStageNames[stage]}</strong>
            <div className={classes['quiet'] ?? ''}>{index > at ? 'not yet' : <>{who === '' ? '' : `${who}, `}<DayText on={on} size="xs" /></>}</div>
          </li>
        );
      })}
    </ol>
  );
};

/** The customer's rating beside ours, and how far apart they are. */
const Ratings = ({ criterion }: { criterion: Criterion }) => {
  const { ours, theirs, gap } = ratingGap(criterion.ratings);
  if (ours === null && theirs === null) return null;
  const apart = gap === null ? '' : gap === 0 ? 'no gap' : gap > 0 ? `ours is ${gap} higher` : `theirs is ${-gap} higher`;
  return <span>Theirs {theirs === null ? '–' : `${theirs}/5`} · ours {ours === null ? '–' : `${ours}/5`}{apart === '' ? '' : ' · '}<strong>{apart}</strong></span>;
};

type Open = 'measure' | 'rate' | CriterionStage | null;

/** One success criterion: its figures, its ratings and its steps up to the verified outcome. */
export const CriterionCard = ({ criterion, accountId, readOnly }: { criterion: Criterion; accountId: string; readOnly: boolean }) => {
  const today = useToday();
  const [open, setOpen] = useState<Open>(null);
  const [isHistory, setHistory] = useState(false);
  const { write: step } = useWrite('plans', 'stepCriterion');
  const { write: remove } = useWrite('plans', 'removeCriterion');
  const { id, metric, stage, unit } = criterion;
  const at = criterionStages.indexOf(stage);
  const [before, next] = [criterionStages[at - 1], criterionStages[at + 1]];
  const last = latestOf(criterion.measurements);
  const reached = reachedOf(criterion);
  const close = (): void => setOpen(null);
  return (
    <fieldset className={`${classes['plain']} ${classes['criterion']}`} aria-label={`Criterion ${metric}`}>
      {readOnly || stage === 'verified' ? <CriterionReading criterion={criterion} /> : <CriterionFields criterion={criterion} />}
      <div className={classes['figures'] ?? ''} style={{ marginTop: 8 }}>
        <span>Now <strong>{last === null ? '–' : figure(last.value, unit)}</strong>{last === null ? null : <> <DayText on={last.onDay} size="xs" /></>}</span>
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>{reached === null ? null : <Progress w={110} size="sm" value={Math.max(0, Math.min(1, reached)) * 100} aria-label={`${metric}, of the way to its target`} />}{sayReached(criterion)}</span>
        <Ratings criterion={criterion} />
        <Group gap={6} ml="auto">
          <Button size="compact-xs" variant="subtle" leftSection={<IconChartLine size={13} aria-hidden />} aria-expanded={isHistory} aria-label={`Chart and history of ${metric}`} onClick={() => setHistory(!isHistory)}>{isHistory ? 'Hide' : 'History'}</Button>
          {readOnly ? null : (
            <>
              <Button size="compact-xs" variant="default" leftSection={<IconRuler2 size={13} aria-hidden />} aria-label={`Measure ${metric}`} onClick={() => setOpen('measure')}>Measure</Button>
              <Button size="compact-xs" variant="default" leftSection={<IconStar size={13} aria-hidden />} aria-label={`Rate ${metric}`} onClick={() => setOpen('rate')}>Rate</Button>
              {next === undefined ? null : <Button size="compact-xs" aria-label={`${criterionStageNames[next]}: ${metric}`} onClick={() => setOpen(next)}>{criterionStageNames[next]}…</Button>}
              <Menu position="bottom-end" shadow="md">
                <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for: ${metric}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
                <Menu.Dropdown>
                  {before === undefined ? null : <Menu.Item onClick={() => void step({ id, to: before, on: today, personId: null, by: '', words: '', impact: '' })}>Back to {criterionStageNames[before]}</Menu.Item>}
                  <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id })}>Remove the criterion</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </>
          )}
        </Group>
      </div>
      <Steps criterion={criterion} />
      {criterion.verifiedWords === '' ? null : <blockquote className={classes['quote'] ?? ''}>“{criterion.verifiedWords}”<Text size="xs" c="dimmed">{criterion.verifiedByName}</Text>{criterion.impact === '' ? null : <Text size="sm"><Tooltip label="What it is worth to the business"><strong>Impact:</strong></Tooltip> {criterion.impact}</Text>}</blockquote>}
      {isHistory ? <CriterionHistory criterion={criterion} readOnly={readOnly} /> : null}
      {open === 'measure' ? <MeasureDialog criterion={criterion} onClose={close} /> : null}
      {open === 'rate' ? <RateDialog criterion={criterion} accountId={accountId} onClose={close} /> : null}
      {open === 'accepted' || open === 'delivered' || open === 'verified' ? <StepDialog criterion={criterion} to={open} accountId={accountId} onClose={close} /> : null}
    </fieldset>
  );
};
