import { dayOf, type Day, type Instant } from '#shared/days.ts';
import type { Context } from '#electron/context.ts';

const parts = `
  SELECT w.id AS plan_id, 'plans' AS entity, w.id AS record_id FROM wanted w
  UNION ALL SELECT o.plan_id, 'objectives', o.id FROM wanted w JOIN objectives o ON o.plan_id = w.id
  UNION ALL SELECT o.plan_id, 'milestones', m.id FROM wanted w JOIN objectives o ON o.plan_id = w.id JOIN milestones m ON m.objective_id = o.id
  UNION ALL SELECT o.plan_id, 'criteria', k.id FROM wanted w JOIN objectives o ON o.plan_id = w.id JOIN criteria k ON k.objective_id = o.id
  UNION ALL SELECT o.plan_id, 'measurements', e.id FROM wanted w JOIN objectives o ON o.plan_id = w.id JOIN criteria k ON k.objective_id = o.id JOIN measurements e ON e.criterion_id = k.id
  UNION ALL SELECT o.plan_id, 'ratings', e.id FROM wanted w JOIN objectives o ON o.plan_id = w.id JOIN criteria k ON k.objective_id = o.id JOIN ratings e ON e.criterion_id = k.id`;

/**
 * The day on which something last changed in each plan, its objectives, milestones, criteria, measurements or ratings, by their history up to an instant;
 * what was undone does not count.
 */
export const createPlanActivity = ({ store, settings }: Pick<Context, 'store' | 'settings'>) => {
  const changed = store.db.prepare<{ ids: string; until: Instant }, { id: string; at: Instant }>(
    `WITH wanted AS (SELECT value AS id FROM json_each(@ids)), parts AS (${parts})
     SELECT p.plan_id AS id, max(c.at) AS at FROM parts p JOIN history h ON h.entity = p.entity AND h.record_id = p.record_id JOIN changes c ON c.id = h.change_id
     WHERE c.undone_by IS NULL AND c.kind != 'undo' AND c.at <= @until GROUP BY p.plan_id`,
  );
  return (ids: readonly string[], until: Instant = '9999'): ReadonlyMap<string, Day> => {
    const zone = settings().timeZone ?? undefined;
    return new Map(changed.all({ ids: JSON.stringify(ids), until }).map(({ id, at }) => [id, dayOf(at, zone)]));
  };
};
export type PlanActivity = ReturnType<typeof createPlanActivity>;
