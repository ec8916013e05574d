import { Stack, Stepper } from '@mantine/core';
import { ColumnsStep } from '#renderer/imports/ColumnsStep.tsx';
import { DaysStep } from '#renderer/imports/DaysStep.tsx';
import { DoneStep } from '#renderer/imports/DoneStep.tsx';
import { FileStep } from '#renderer/imports/FileStep.tsx';
import { cancelRun, chooseFiles, goTo, isUsage, runImport, useFlow, type Step } from '#renderer/imports/import-flow.ts';
import { ImportBar } from '#renderer/imports/ImportBar.tsx';
import { doing, toWrite } from '#renderer/imports/import-words.ts';
import { useIncomingFiles } from '#renderer/imports/incoming-files.ts';
import { LongWork } from '#renderer/imports/LongWork.tsx';
import { PreviewStep } from '#renderer/imports/PreviewStep.tsx';
import { ReviewStep } from '#renderer/imports/ReviewStep.tsx';
import { StepHeading } from '#renderer/imports/StepHeading.tsx';
import { useKeys, type Keys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './imports.module.css';

const orders = { plain: ['file', 'columns', 'preview', 'done'], usage: ['file', 'columns', 'review', 'preview', 'done'] } as const satisfies Record<string, readonly Step[]>;
const labels: Record<Step, string> = { file: 'File', columns: 'Columns', review: 'Review', preview: 'Preview', done: 'Imported' };
const take = (files: File[]): void => void chooseFiles(files);

const keysOf = (step: Step, withReview: boolean, canImport: boolean): Keys => ({
  ...(step === 'columns' ? { p: { does: withReview ? 'Review' : 'Preview', run: () => goTo(withReview ? 'review' : 'preview') } } : {}),
  ...(step === 'review' ? { p: { does: 'Preview', run: () => goTo('preview') }, b: { does: 'Back to the step before', run: () => goTo('columns') } } : {}),
  ...(step === 'preview' ? { b: { does: 'Back to the step before', run: () => goTo(withReview ? 'review' : 'columns') } } : {}),
  ...(canImport ? { i: { does: 'Import', run: () => void runImport() } } : {}),
});

/** Import of a table or a calendar: choose it, see how it is read, see what it would do, import, and undo. */
export const ImportPage = () => {
  const { step, opened, running, isCancelling, result, putting, check, isReading } = useFlow();
  const isDragging = useIncomingFiles((step === 'file' && putting === null) || step === 'done', take);
  const canImport = step === 'preview' && !isReading && !check.isRunning && check.preview !== null && toWrite(check.preview.counts) > 0;
  useKeys('import', running === null ? keysOf(step, isUsage(opened), canImport) : {});

  const order = isUsage(opened) ? orders.usage : orders.plain;
  const jump = (index: number): void => {
    const to = order[index];
    if (to !== undefined) goTo(to);
  };
  return (
    <div className={classes['page']}>
      <PageHead title="Import" />
      <Stack gap="lg" style={{ flex: 1 }}>
        <Stepper active={step === 'done' ? order.length : Math.max(0, (order as readonly Step[]).indexOf(step))} size="xs" maw={760} onStepClick={jump}>
          {order.map((name, index) => (
            <Stepper.Step key={name} label={name === 'columns' && opened?.kind === 'calendar' ? 'Days' : labels[name]} allowStepSelect={running === null && name !== step && name !== 'done' && (index === 0 || (opened !== null && putting === null))} />
          ))}
        </Stepper>
        <div style={{ flex: 1 }}>
          {running !== null ? (
            <Stack gap="md">
              <StepHeading>{`Importing ${opened?.fileName ?? 'the file'}`}</StepHeading>
              <LongWork {...doing(running)} onCancel={cancelRun} isCancelling={isCancelling} />
            </Stack>
          ) : null}
          {running === null && step === 'file' ? <FileStep isDragging={isDragging} /> : null}
          {running === null && step === 'columns' && opened?.kind === 'table' ? <ColumnsStep opened={opened} /> : null}
          {running === null && step === 'columns' && opened?.kind === 'calendar' ? <DaysStep opened={opened} /> : null}
          {running === null && step === 'review' && opened?.kind === 'table' ? <ReviewStep opened={opened} /> : null}
          {running === null && step === 'preview' && opened !== null ? <PreviewStep opened={opened} /> : null}
          {running === null && step === 'done' && result !== null ? <DoneStep result={result} /> : null}
        </div>
        {running === null && opened !== null && (step === 'columns' || step === 'review' || step === 'preview') ? <ImportBar opened={opened} step={step} /> : null}
      </Stack>
    </div>
  );
};
