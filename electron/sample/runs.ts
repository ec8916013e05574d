import type { Day } from '#shared/days.ts';
import type { RunState, ShippedPlaybook } from '#shared/playbooks.ts';
import { shippedPlaybooks } from '#shared/presets/playbooks.ts';
import { firstPlan, planDays, type Planned } from '#shared/run-rules.ts';
import { local, type Fact } from '#electron/sample/book.ts';
import { workday, workdaysFrom } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';

/** The sample keeps to Monday to Friday without holidays. */
const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [] };

/** A run as it went: steps due up to `until` are done a little late, but for those that are skipped or left. */
export type RunStory = {
  playbook: string;
  accountId: string;
  anchorOn: Day;
  /** When somebody started it; not before the anchor's playbook was needed, and never today. */
  startedOn: Day;
  why: string;
  branch?: string;
  until: Day;
  skipped?: Record<string, string>;
  left?: readonly string[];
  /** Steps whose day is known from elsewhere, such as the kickoff. */
  doneOn?: Record<string, Day>;
  /** Steps handed to one of the team. */
  handed?: Record<string, string | null>;
  end?: { on: Day; state: RunState; reason: string };
};

const shippedOf = (key: string): ShippedPlaybook => {
  const found = shippedPlaybooks.find((one) => one.key === key);
  if (found === undefined) throw new Error(`No playbook ${key}.`);
  return found;
};

/** The facts of a run: made with its steps on one day, then each step on the day it was done, with the days that this moves. */
export const runFacts = (story: RunStory, today: Day, random: Random, newId: () => string): { id: string; facts: Fact[] } => {
  const { playbook: key, accountId, anchorOn, startedOn, why, branch = '', until, skipped = {}, left = [], doneOn = {}, handed = {}, end } = story;
  const playbook = shippedOf(key);
  const id = newId();
  const yesterday = workdaysFrom(today, -1);
  const at = local(startedOn, '09:40');
  const made = firstPlan(playbook.steps, anchorOn, branch, calendar).map((step) => ({ ...step, id: newId() }));
  const steps: (Planned & { id: string; checklist: string[] })[] = made.map((step) => ({ ...step, isFixed: false, doneOn: null }));
  const facts: Fact[] = [
    {
      at, table: 'playbookRuns', id, isNew: true,
      fields: { id, accountId, playbookId: null, name: playbook.name, kind: playbook.kind, anchorOn, branch, state: 'running', why, startedOn, exitCriteria: JSON.stringify(playbook.exitCriteria.map((text) => ({ text, met: false }))) },
    },
    ...made.map(({ checklist, template, ...step }, position): Fact => ({
      at, table: 'runSteps', id: step.id, isNew: true,
      fields: { ...step, runId: id, position, ownerId: handed[step.key] ?? null, checklist: JSON.stringify(checklist.map((text) => ({ text, done: false }))), template: template === null ? null : JSON.stringify(template) },
    })),
  ];
  for (;;) {
    const step = steps.filter((one) => one.state === 'open' && !left.includes(one.key) && (doneOn[one.key] ?? one.dueOn) <= until).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0];
    if (step === undefined) break;
    const due = step.dueOn < startedOn ? startedOn : step.dueOn;
    const on = [doneOn[step.key] ?? workdaysFrom(workday(due), random.int(0, 2)), yesterday].toSorted()[0] ?? yesterday;
    const reason = skipped[step.key];
    step.state = reason === undefined ? 'done' : 'skipped';
    step.doneOn = reason === undefined ? on : null;
    facts.push({
      at: local(on, '17:20'), table: 'runSteps', id: step.id, isNew: false,
      fields: { state: step.state, doneOn: step.doneOn, skipReason: reason ?? '', checklist: JSON.stringify(step.checklist.map((text) => ({ text, done: reason === undefined }))) },
    });
    for (const [moved, dueOn] of planDays(steps, anchorOn, calendar)) {
      const other = steps.find((one) => one.key === moved);
      if (other === undefined || other.dueOn === dueOn) continue;
      other.dueOn = dueOn;
      facts.push({ at: local(on, '17:20'), table: 'runSteps', id: other.id, isNew: false, fields: { dueOn } });
    }
  }
  if (end !== undefined) {
    const isDone = end.state === 'done';
    facts.push({ at: local(end.on, '17:40'), table: 'playbookRuns', id, isNew: false, fields: { state: end.state, closedOn: end.on, closeReason: end.reason, ...(isDone ? { exitCriteria: JSON.stringify(playbook.exitCriteria.map((text) => ({ text, met: true }))) } : {}) } });
  }
  return { id, facts };
};
