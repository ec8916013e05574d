import { addDays, addWorkingDays, type Day, type WorkCalendar } from '#shared/days.ts';
import { anchor, type PlaybookStep, type RunStep, type StepState } from '#shared/playbooks.ts';

type Offset = Pick<PlaybookStep, 'key' | 'offset' | 'unit' | 'after'>;
/** What planning looks at of a step of a run. */
export type Planned = Offset & Pick<RunStep, 'dueOn' | 'isFixed' | 'state' | 'doneOn'>;

/** The day that lies `offset` days from `base`, before it where negative. */
export const dayFrom = (base: Day, { offset, unit }: Pick<Offset, 'offset' | 'unit'>, calendar: WorkCalendar): Day =>
  unit === 'calendar' ? addDays(base, offset) : addWorkingDays(base, offset, calendar);

/** The branches of some steps, in the order in which they come. */
export const branchesOf = (steps: readonly Pick<PlaybookStep, 'branch'>[]): string[] => [...new Set(steps.map((step) => step.branch).filter((branch) => branch !== ''))];

/** What is wrong with the steps of a playbook, as a sentence; `null` where a run can be planned from them. */
export const troubleOf = (steps: readonly Pick<PlaybookStep, 'key' | 'name' | 'after' | 'branch'>[]): string | null => {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  if (byKey.size < steps.length) return 'Two steps have the same key. Give one of them another.';
  if (byKey.has(anchor)) return 'No step can have the key “anchor”, which names the day that a run counts from.';
  for (const step of steps) {
    const before = byKey.get(step.after);
    if (step.after !== anchor && before === undefined) return `“${step.name}” counts from a step that is not in this playbook. Choose another one.`;
    if (before !== undefined && before.branch !== '' && before.branch !== step.branch) return `“${step.name}” counts from “${before.name}”, which is only in the branch ${before.branch}. Put both in that branch, or count from another step.`;
    const seen = new Set([step.key]);
    for (let at = before; at !== undefined; at = byKey.get(at.after)) {
      if (seen.has(at.key)) return `“${step.name}” and “${at.name}” count from each other, so neither has a day. Let one of them count from the anchor.`;
      seen.add(at.key);
    }
  }
  return null;
};

/**
 * The days of a run that counts from `anchorOn`, by the key of the step. Steps that are done, skipped or whose day was set by hand stay
 * where they are. A step that follows a done one counts from the day on which that was done, else from the day on which it is due.
 * Steps that count from each other stay.
 */
export const planDays = (steps: readonly Planned[], anchorOn: Day, calendar: WorkCalendar): Map<string, Day> => {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const days = new Map<string, Day>();
  const dueOf = (step: Planned, above: readonly string[]): Day => {
    const known = days.get(step.key);
    if (known !== undefined) return known;
    const before = byKey.get(step.after);
    const stays = step.isFixed || step.state === 'done' || step.state === 'skipped' || above.includes(step.key);
    const base = stays || before === undefined ? anchorOn : before.state === 'done' && before.doneOn !== null ? before.doneOn : dueOf(before, [...above, step.key]);
    const due = stays ? step.dueOn : dayFrom(base, step, calendar);
    days.set(step.key, due);
    return due;
  };
  for (const step of steps) dueOf(step, []);
  return days;
};

/** The steps of a playbook as a run begins with them. */
export const firstPlan = (steps: readonly PlaybookStep[], anchorOn: Day, branch: string, calendar: WorkCalendar): (PlaybookStep & { dueOn: Day; state: StepState })[] => {
  const days = planDays(steps.map((step) => ({ ...step, dueOn: anchorOn, isFixed: false, state: 'open', doneOn: null })), anchorOn, calendar);
  return steps.map((step) => ({ ...step, dueOn: days.get(step.key) ?? anchorOn, state: stateIn(step, branch) }));
};

/** Whether a step that nobody has touched is to be done in a branch. */
export const stateIn = (step: Pick<PlaybookStep, 'branch'>, branch: string): 'open' | 'off' => (step.branch === '' || step.branch === branch ? 'open' : 'off');

/**
 * The steps without one of them. What counted from it counts from what it counted from; where both count in the same unit, on the same
 * days as before.
 */
export const withoutStep = (steps: readonly PlaybookStep[], key: string): PlaybookStep[] => {
  const gone = steps.find((step) => step.key === key);
  return steps
    .filter((step) => step.key !== key)
    .map((step) => (gone === undefined || step.after !== key ? step : { ...step, after: gone.after, offset: step.unit === gone.unit ? step.offset + gone.offset : step.offset }));
};

/** The steps with one of them at another place. */
export const movedStep = (steps: readonly PlaybookStep[], from: number, to: number): PlaybookStep[] => {
  const step = steps[from];
  return step === undefined ? [...steps] : steps.toSpliced(from, 1).toSpliced(Math.max(0, Math.min(steps.length - 1, to)), 0, step);
};

/** One step that a new anchor moves. */
export type Move<Step> = { step: Step; to: Day };

/** What moving the anchor would do: which open steps get another day, and which keep theirs because it was set by hand. */
export const movesOf = <Step extends Planned>(steps: readonly Step[], anchorOn: Day, calendar: WorkCalendar): { moves: Move<Step>[]; stays: Step[] } => {
  const days = planDays(steps, anchorOn, calendar);
  const open = steps.filter((step) => step.state === 'open');
  return {
    moves: open.flatMap((step) => {
      const to = days.get(step.key);
      return to === undefined || to === step.dueOn ? [] : [{ step, to }];
    }),
    stays: open.filter((step) => step.isFixed),
  };
};

/** The places of a template that a run can fill in. */
export const templatePlaces = ['account', 'person', 'me', 'company'] as const;

/** A template with its places filled in; a place that nothing is known for stays in braces, so that it is seen before it is sent. */
export const filled = (template: string, known: Partial<Record<(typeof templatePlaces)[number], string>>): string =>
  template.replaceAll(/\{(account|person|me|company)\}/gu, (place, key: (typeof templatePlaces)[number]) => known[key] || place);
