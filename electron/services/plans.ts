import { eq } from 'drizzle-orm';
import { addDays, endOfDay, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { newCriterion, newMilestone, newObjective, type Plan, type PlanFields, type PlanRow, type PlansOfAccount } from '#shared/plans.ts';
import { isPlanAsked, standingOf, warningsOf, type PlanStatus, type PlanWarning } from '#shared/plan-rules.ts';
import type { PlanTemplate } from '#shared/presets/plan-templates.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { segmentOf } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { asOf as knownAt } from '#electron/store/as-of.ts';
import { createPlanActivity } from '#electron/store/plan-activity.ts';
import { createPlanFacts, planFromOf, planRowOf } from '#electron/store/plan-book.ts';
import { createPlanReader } from '#electron/store/plan-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { criteria, milestones, objectives, plans } from '#electron/store/schema-success.ts';
import { createCriteria } from './plan-criteria.ts';
import { createMilestones } from './plan-milestones.ts';
import { createObjectives } from './plan-objectives.ts';
import { createPlanTemplates } from './plan-templates.ts';
import { createPlanWrites, given } from './plan-writes.ts';

type PlanHead = StoredRow & { name: string; status: PlanStatus; closed_on: Day | null; close_summary: string; strategy: string; highlights: string };

export const createPlans = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const accounts = createAccountRows(context);
  const activity = createPlanActivity(context);
  const facts = createPlanFacts(context);
  const read = createPlanReader(context, activity);
  const templates = createPlanTemplates(context);
  const { planOf, openPlanOf, write, removedAt } = createPlanWrites(context);
  const account = db.prepare<[string], { name: string; started_on: Day | null }>('SELECT name, coalesce(csm_since, customer_since) AS started_on FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const ofAccount = db.prepare<[string], PlanHead>('SELECT * FROM plans WHERE account_id = ? ORDER BY rid DESC');
  const openObjectives = db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM objectives WHERE plan_id = ? AND status = 'open' AND deleted_at IS NULL`);
  const achieved = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM objectives o JOIN plans p ON p.id = o.plan_id WHERE p.account_id = ? AND o.category = 'enablement' AND o.status = 'closed' AND o.outcome = 'achieved' AND o.deleted_at IS NULL AND p.deleted_at IS NULL`,
  );

  const warnings = (accountId: string, plan: Omit<Plan, 'warnings'> | null, standing: Plan['standing'], closedOn: Day | null): PlanWarning[] => {
    const row = accounts.one(accountId);
    if (row === null || plan?.status === 'closed') return [];
    const { planLimits } = settings();
    const startedOn = account.get(accountId)?.started_on ?? null;
    const priority = row.priority.priority;
    return warningsOf(
      {
        standing, priority, startedOn,
        planFrom: planFromOf(startedOn, closedOn),
        status: plan?.status ?? null,
        isAsked: isPlanAsked({ coverage: row.coverage, tree: segmentOf(settings(), row.segment).tree, priority }, planLimits),
        lastActivityOn: plan?.lastActivityOn ?? null,
        objectives: plan?.objectives.length ?? 0,
        openObjectives: plan?.objectives.filter(({ status }) => status === 'open').length ?? 0,
        lastClosedOn: plan?.objectives.reduce<Day | null>((last, one) => (one.closedOn !== null && (last === null || one.closedOn > last) ? one.closedOn : last), null) ?? null,
        isUseCaseAchieved: (achieved.get(accountId)?.n ?? 0) > 0,
      },
      planLimits,
      today(),
    );
  };

  /** The end of an earlier day, or `null` for now. */
  const planOfPart = db.prepare<object, { planId: string }>(
    `SELECT o.plan_id AS planId FROM objectives o WHERE o.id = @id OR o.id = (SELECT m.objective_id FROM milestones m WHERE m.id = @id) OR o.id = (SELECT k.objective_id FROM criteria k WHERE k.id = @id)`,
  );
  const pastOf = (on: Day | null): Instant | null => (on === null || on >= today() ? null : endOfDay(on, settings().timeZone ?? undefined));
  const plansOf = (accountId: string, at: Instant | null): PlanHead[] => {
    const all = ofAccount.all(accountId);
    return at === null ? all.filter((one) => one.deleted_at === null) : knownAt(db, 'plans', all, at);
  };
  const closedBefore = (heads: readonly PlanHead[]): Day | null => heads.reduce<Day | null>((last, one) => (one.closed_on !== null && (last === null || one.closed_on > last) ? one.closed_on : last), null);

  const get = ({ id, asOf }: { id: string; asOf: Day | null }): Plan => {
    const at = pastOf(asOf);
    const plan = read(planOfPart.get({ id })?.planId ?? id, at === null ? null : asOf, at);
    if (plan === null) throw new DaybookError('NOT_FOUND', at === null ? 'That success plan is not in this book any more.' : `This success plan was not in the book on ${asOf}.`);
    return { ...plan, warnings: at === null ? warnings(plan.accountId, plan, plan.standing, closedBefore(plansOf(plan.accountId, null))) : [] };
  };

  const fill = (planId: string, template: PlanTemplate, from: Day): void => {
    const on = (offset: number | null): Day | null => (offset === null ? null : addDays(from, offset));
    template.objectives.forEach(({ name, why, what, category, priority, dueIn, ...parts }, position) => {
      const objectiveId = store.newId();
      orm.insert(objectives).values({ ...newObjective, name, why, what, category, priority, dueOn: on(dueIn), id: objectiveId, planId, position: position + 1, status: 'open', customerRank: position + 1 }).run();
      parts.milestones.forEach((one, at) => orm.insert(milestones).values({ ...newMilestone, name: one.name, side: one.side, startOn: on(one.startIn), dueOn: on(one.dueIn), id: store.newId(), objectiveId, position: at + 1 }).run());
      parts.criteria.forEach(({ metric, unit, target, byIn }, at) =>
        orm.insert(criteria).values({ ...newCriterion, metric, unit, target, byOn: on(byIn), id: store.newId(), objectiveId, position: at + 1, stage: 'proposed', proposedBy: settings().me.name, proposedOn: from }).run(),
      );
    });
  };

  const set = (id: string, label: string, values: Partial<typeof plans.$inferInsert>, caller: Caller): Promise<WrittenRecord> =>
    write(caller, label, () => {
      if (Object.keys(values).length > 0) orm.update(plans).set(values).where(eq(plans.id, id)).run();
      return { id };
    });

  return {
    ...createObjectives(context),
    ...createMilestones(context),
    ...createCriteria(context),

    list: async (): Promise<PlanRow[]> => {
      const [rows, known] = [await accounts.all(), await facts()];
      return rows.flatMap((row) => {
        const own = known.get(row.id);
        return (own === undefined ? null : planRowOf(row, own, settings(), today())) ?? [];
      });
    },
    get,

    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): PlansOfAccount => {
      const at = pastOf(asOf);
      const heads = plansOf(accountId, at);
      const open = [...heads.filter(({ status }) => status === 'active'), ...heads.filter(({ status }) => status === 'draft')];
      const closed = heads.filter(({ status }) => status === 'closed');
      const [first, ...others] = open;
      const current = first === undefined ? null : get({ id: first.id, asOf });
      const standing = current?.standing ?? standingOf(closed.length === 0 ? null : { status: 'closed', strategy: '', highlights: '', objectives: 0 });
      return {
        current,
        standing,
        warnings: current?.warnings ?? (at === null ? warnings(accountId, null, standing, closedBefore(heads)) : []),
        closed: closed.map(({ id, name, closed_on: closedOn, close_summary: summary }) => ({ id, name, closedOn, summary })),
        others: others.map(({ id, name, status }) => ({ id, name, status })),
        asOf: at === null ? null : asOf,
      };
    },

    create: ({ accountId, name, template }: { accountId: string; name?: string | undefined; template: string | null }, caller: Caller): Promise<WrittenRecord> => {
      const owner = account.get(accountId);
      if (owner === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const chosen = template === null ? null : templates.find(template);
      const on = today();
      return write(caller, `Made a success plan for ${owner.name}`, () => {
        const id = store.newId();
        orm.insert(plans).values({ id, accountId, name: name ?? `Success plan ${on.slice(0, 4)}`, status: 'draft', strategy: chosen?.strategy ?? '', highlights: chosen?.highlights ?? '', madeOn: on }).run();
        if (chosen !== null) fill(id, chosen, on);
        return { id };
      });
    },

    update: ({ id, fields }: { id: string; fields: Given<PlanFields> }, caller: Caller): Promise<WrittenRecord> => {
      const plan = openPlanOf(id);
      const isStatus = fields.status !== undefined && fields.status !== plan.status;
      const label = !isStatus ? `Changed the plan of ${plan.account}` : fields.status === 'active' ? `Made the plan of ${plan.account} active` : `Took the plan of ${plan.account} back to draft`;
      return set(id, label, { ...given(fields), ...(isStatus && fields.status === 'active' && plan.active_from === null ? { activeFrom: today() } : {}) }, caller);
    },

    close: ({ id, summary }: { id: string; summary: string }, caller: Caller): Promise<WrittenRecord> => {
      const plan = openPlanOf(id);
      const open = openObjectives.get(id)?.n ?? 0;
      if (open > 0) throw new DaybookError('CONFLICT', `${open} of its objectives ${open === 1 ? 'is' : 'are'} open. Close or remove ${open === 1 ? 'it' : 'them'} first, so that each has its outcome.`);
      return set(id, `Closed the plan of ${plan.account}`, { status: 'closed', closedOn: today(), closeSummary: summary }, caller);
    },

    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const plan = planOf(id);
      if (plan.status !== 'closed') throw new DaybookError('CONFLICT', `The plan “${plan.name}” is open already.`);
      return set(id, `Opened the plan of ${plan.account} again`, { status: plan.active_from === null ? 'draft' : 'active', closedOn: null, closeSummary: '' }, caller);
    },

    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> => set(id, `Removed a plan of ${planOf(id).account}`, { deletedAt: removedAt() }, caller),

    templates: templates.list,
    saveTemplate: ({ planId, name }: { planId: string; name: string }, caller: Caller): Promise<WrittenRecord> => templates.save(get({ id: planId, asOf: null }), name, caller),
    removeTemplate: templates.remove,
  };
};
