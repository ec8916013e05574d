import { eq } from 'drizzle-orm';
import { daysBetween, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Plan, PlanTemplateRow } from '#shared/plans.ts';
import { planTemplate, planTemplates, type PlanTemplate } from '#shared/presets/plan-templates.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { planTemplates as templates } from '#electron/store/schema-success.ts';

/** A plan as a template: what it sets out to do, with days counted from its own beginning; nothing of who, how far or how it went. */
export const templateOf = (plan: Plan): PlanTemplate => {
  const from = plan.activeFrom ?? plan.madeOn;
  const offset = (on: Day | null): number | null => (on === null ? null : daysBetween(from, on));
  return {
    about: `Saved from a plan of ${plan.accountName}`,
    strategy: plan.strategy,
    highlights: '',
    objectives: plan.objectives.map(({ name, why, what, category, priority, dueOn, milestones, criteria }) => ({
      name, why, what, category, priority, dueIn: offset(dueOn),
      milestones: milestones.filter(({ status }) => status !== 'dropped').map((one) => ({ name: one.name, side: one.side, startIn: offset(one.startOn), dueIn: offset(one.dueOn) })),
      criteria: criteria.map(({ metric, unit, target, byOn }) => ({ metric, unit, target, byIn: offset(byOn) })),
    })),
  };
};

export const createPlanTemplates = ({ store }: Context) => {
  const { db, orm } = store;
  const saved = db.prepare<[], { id: string; name: string; body: string }>('SELECT id, name, body FROM plan_templates WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE');
  const one = db.prepare<[string], { name: string; body: string }>('SELECT name, body FROM plan_templates WHERE id = ? AND deleted_at IS NULL');
  const rowOf = (key: string, name: string, { about, objectives }: PlanTemplate, isShipped: boolean): PlanTemplateRow => ({ key, name, about, objectives: objectives.map((objective) => objective.name), isShipped });

  return {
    /** A shipped template by its name, or a saved one by its id. */
    find: (key: string): PlanTemplate => {
      const shipped = Object.hasOwn(planTemplates, key) ? planTemplates[key] : undefined;
      if (shipped !== undefined) return shipped;
      const row = one.get(key);
      if (row === undefined) throw new DaybookError('NOT_FOUND', 'That template was removed. Choose another.');
      return planTemplate.parse(JSON.parse(row.body));
    },
    list: (): PlanTemplateRow[] => [
      ...Object.entries(planTemplates).map(([key, template]) => rowOf(key, template.name, template, true)),
      ...saved.all().map(({ id, name, body }) => rowOf(id, name, planTemplate.parse(JSON.parse(body)), false)),
    ],
    save: (plan: Plan, name: string, { window }: Caller): Promise<WrittenRecord> =>
      store.write({ window, label: `Saved the template “${name}”`, words: ['plans', 'book'] }, () => {
        const id = store.newId();
        orm.insert(templates).values({ id, name, body: JSON.stringify(templateOf(plan)) }).run();
        return { id };
      }),
    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const found = one.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That template was removed already.');
      return store.write({ window, label: `Removed the template “${found.name}”`, words: ['plans', 'book'] }, () => {
        orm.update(templates).set({ deletedAt: store.now().toISOString() }).where(eq(templates.id, id)).run();
        return {};
      });
    },
  };
};
