import { Button, Group, Text } from '@mantine/core';
import type { Opened } from '#shared/imports.ts';
import { goTo, isUsage, runImport, useFlow, type Step } from '#renderer/imports/import-flow.ts';
import { becomes, countOf, doing, sayCounts, toWrite, whyNothing } from '#renderer/imports/import-words.ts';
import classes from './imports.module.css';

/** What the last check said, beside the buttons of the step. */
const useSaid = (): { said: string; off: boolean } => {
  const { check: { isRunning, progress, preview, sentence }, isReading, opened } = useFlow();
  if (isReading) return { said: 'Reading the file', off: true };
  if (isRunning) {
    const { does, detail } = doing(progress ?? { phase: 'reading', at: 0, of: 0 });
    return { said: detail === '' ? does : `${does}: ${detail}`, off: true };
  }
  if (sentence !== null || preview === null) return { said: sentence ?? '', off: true };
  const nothing = whyNothing(preview.counts, opened === null ? '' : becomes(opened));
  return { said: nothing ?? sayCounts(preview.counts), off: nothing !== null };
};

/** The way on and back, always at the foot of the window. */
export const ImportBar = ({ opened, step }: { opened: Opened; step: Step }) => {
  const counts = useFlow((flow) => flow.check.preview?.counts);
  const { said, off } = useSaid();
  const many = counts === undefined ? 0 : toWrite(counts);
  return (
    <Group className={classes['bar']} justify="space-between" wrap="nowrap" component="section" aria-label="What is next">
      <Text size="sm" id="import-said" miw={0}>{said}</Text>
      <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
        <Button variant="default" onClick={() => goTo('file')}>Choose another file</Button>
        {step === 'columns' && isUsage(opened) ? <Button onClick={() => goTo('review')}>Review</Button> : step === 'columns' ? <Button onClick={() => goTo('preview')}>Preview</Button> : step === 'review' ? (
          <>
            <Button variant="default" onClick={() => goTo('columns')}>Back to the columns</Button>
            <Button onClick={() => goTo('preview')}>Preview</Button>
          </>
        ) : (
          <>
            <Button variant="default" onClick={() => goTo(isUsage(opened) ? 'review' : 'columns')}>{isUsage(opened) ? 'Back to the review' : opened.kind === 'table' ? 'Back to the columns' : 'Back to the days'}</Button>
            <Button disabled={off} aria-describedby="import-said" onClick={() => void runImport()}>{many === 0 ? 'Import' : `Import ${countOf(many, becomes(opened))}`}</Button>
          </>
        )}
      </Group>
    </Group>
  );
};
