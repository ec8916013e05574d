import { dayName } from '#shared/days.ts';
import { anchor, playbookKindNames, type PlaybookStep, type RunRow, type RunState } from '#shared/playbooks.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { count } from '#renderer/ui/say.ts';

export const runStateNames: Record<RunState, string> = { running: 'Running', done: 'Closed', stopped: 'Stopped' };

/** When a step is due, in words: "2 working days after Hold the kickoff". `anchorSays` is the day that a run counts from. */
export const offsetWords = (step: Pick<PlaybookStep, 'offset' | 'unit' | 'after'>, steps: readonly Pick<PlaybookStep, 'key' | 'name'>[], anchorSays: string): string => {
  const from = step.after === anchor ? (anchorSays === '' ? 'the anchor' : anchorSays.charAt(0).toLowerCase() + anchorSays.slice(1)) : `“${steps.find((one) => one.key === step.after)?.name ?? step.after}”`;
  if (step.offset === 0) return `on ${step.after === anchor ? from : `the day of ${from}`}`;
  const size = Math.abs(step.offset);
  return `${count(size, step.unit === 'working' ? 'working day' : 'day')} ${step.offset < 0 ? 'before' : 'after'} ${from}`;
};

/** A list of runs as a file. */
export const runColumns: readonly ExportColumn<RunRow>[] = [
  { label: 'Account', kind: 'text', value: (run) => run.accountName, width: 28 },
  { label: 'Playbook', kind: 'text', value: (run) => run.name, width: 24 },
  { label: 'Kind', kind: 'text', value: (run) => playbookKindNames[run.kind] },
  { label: 'State', kind: 'text', value: (run) => runStateNames[run.state] },
  { label: 'Branch', kind: 'text', value: (run) => run.branch },
  { label: 'Counts from', kind: 'day', value: (run) => run.anchorOn },
  { label: 'Steps', kind: 'count', value: (run) => run.steps },
  { label: 'Done or skipped', kind: 'count', value: (run) => run.closedSteps },
  { label: 'Overdue', kind: 'count', value: (run) => run.overdueSteps },
  { label: 'Next step', kind: 'text', value: (run) => run.next?.name ?? '', width: 32 },
  { label: 'Next step due', kind: 'day', value: (run) => run.next?.dueOn ?? null },
  { label: 'Why', kind: 'text', value: (run) => run.why, width: 32 },
  { label: 'Started', kind: 'day', value: (run) => run.startedOn },
  { label: 'Ended', kind: 'day', value: (run) => run.closedOn },
  { label: 'Ended because', kind: 'text', value: (run) => run.closeReason, width: 32 },
];

/** How a run ended, in one line. */
export const endWords = (run: Pick<RunRow, 'state' | 'closedOn' | 'closeReason'>): string =>
  `${runStateNames[run.state]}${run.closedOn === null ? '' : ` on ${dayName(run.closedOn)}`}${run.closeReason === '' ? '' : `: ${run.closeReason}`}`;
