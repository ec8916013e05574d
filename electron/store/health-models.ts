import type { Day, Instant } from '#shared/days.ts';
import { healthModel, type HealthModel } from '#shared/health-model.ts';
import { defaultHealthPreset, healthPresets } from '#shared/presets/health-models.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { StoredRow } from '#electron/store/rows.ts';

type ModelRow = StoredRow & { segment: string; version: number; name: string; model: string; active_from: Day; note: string };
/** A model that counts: `ref` is the id of its version, or the key of a shipped one, whose `version` is 0. */
export type ModelInForce = { ref: string; segment: string; version: number; activeFrom: Day | null; note: string; model: HealthModel };

const shipped: ModelInForce = { ref: defaultHealthPreset, segment: '', version: 0, activeFrom: null, note: '', model: healthPresets[defaultHealthPreset] };

/** Reads the versions of the health models. */
export const createHealthModels = ({ store }: Pick<Context, 'store'>) => {
  const { db } = store;
  const all = db.prepare<[], ModelRow>('SELECT * FROM health_models ORDER BY segment, version');
  // The text of a version is never changed, only its removal.
  const parsed = new Map<string, HealthModel | null>();
  const versionOf = ({ id, segment, version, active_from: activeFrom, note, model: text }: ModelRow): ModelInForce[] => {
    const known = parsed.get(id);
    const model = known === undefined ? (healthModel.safeParse(JSON.parse(text)).data ?? null) : known;
    if (known === undefined && !db.inTransaction) parsed.set(id, model);
    return model === null ? [] : [{ ref: id, segment, version, activeFrom, note, model }];
  };
  const versions = (at: Instant | null): ModelInForce[] => (at === null ? all.all().filter((row) => row.deleted_at === null) : asOf(db, 'health_models', all.all(), at)).flatMap(versionOf);
  return {
    /** The versions that are there, or were at an instant, oldest first. */
    versions,
    /** Says the model of a segment on a day: its own newest version, else the newest one of all other segments, else the shipped one. */
    inForce: (on: Day, at: Instant | null): ((segment: string) => ModelInForce) => {
      const newest = new Map(versions(at).filter(({ activeFrom }) => activeFrom === null || activeFrom <= on).map((one) => [one.segment, one]));
      return (segment) => newest.get(segment) ?? newest.get('') ?? shipped;
    },
    /** The number of the next version of a segment; those that were taken back keep theirs. */
    nextVersion: (segment: string): number => (all.all().filter((row) => row.segment === segment).at(-1)?.version ?? 0) + 1,
  };
};
