import { and, eq, isNull } from 'drizzle-orm';
import type { Sentiment } from '#shared/accounts.ts';
import type { BookWhatIf, ModelName, SegmentModel } from '#shared/health.ts';
import type { HealthModel } from '#shared/health-model.ts';
import { healthOf } from '#shared/health-rules.ts';
import { DaybookError } from '#shared/errors.ts';
import { healthPresets, type HealthPreset } from '#shared/presets/health-models.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import type { HealthBookReader } from '#electron/store/health-book.ts';
import type { ModelInForce } from '#electron/store/health-models.ts';
import { healthModels } from '#electron/store/schema-signals.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

const modelWords = ['health', 'adoption', 'backtest', 'today', 'accounts', 'search', 'book'] as const;
/** Accounts that a changed model is tried on before others may have the thread. */
const triedAtOnce = 50;
/** Accounts that change their band and are named. */
const namedAtMost = 500;

/** The models of health and their versions. A model is never changed: a change is a new version from today. */
export const createHealthModelWrites = (context: Context, book: HealthBookReader) => {
  const { store, settings, today } = context;
  const { orm } = store;
  const names = store.db.prepare<[], { id: string; name: string }>('SELECT id, name FROM accounts WHERE deleted_at IS NULL');

  const segmentName = (key: string): string => (key === '' ? 'All other segments' : (settings().segments.find((one) => one.key === key)?.name ?? key));
  const checkSegment = (key: string): void => {
    if (key !== '' && !settings().segments.some((one) => one.key === key)) throw new DaybookError('NOT_FOUND', 'That segment is not in the settings any more.');
  };
  const nameOf = ({ ref, segment, version, model }: ModelInForce): ModelName => ({ ref, name: model.name, version, segment, segmentName: segmentName(segment), scale: model.scale });

  const add = (segment: string, model: HealthModel, note: string, label: string, { window }: Caller): Promise<WrittenRecord> => {
    checkSegment(segment);
    return store.write({ window, label, words: modelWords }, () => {
      const id = store.newId();
      orm.insert(healthModels).values({ id, segment, version: book.models.nextVersion(segment), name: model.name, model: JSON.stringify(model), activeFrom: today(), note }).run();
      return { id };
    });
  };

  return {
    models: async (): Promise<SegmentModel[]> => {
      const versions = book.models.versions(null);
      const modelOf = book.models.inForce(today(), null);
      const counts = new Map<string, number>();
      for (const { segment, by } of (await book.all()).values()) {
        counts.set(segment, (counts.get(segment) ?? 0) + 1);
        if (by.segment === '') counts.set('', (counts.get('') ?? 0) + 1);
      }
      return ['', ...settings().segments.map(({ key }) => key)].map((segment): SegmentModel => {
        const inForce = modelOf(segment);
        return {
          segment,
          segmentName: segmentName(segment),
          accounts: counts.get(segment) ?? 0,
          isOwn: inForce.version > 0 && inForce.segment === segment,
          inForce: { ...nameOf(inForce), model: inForce.model, activeFrom: inForce.activeFrom },
          versions: versions.filter((one) => one.segment === segment).toReversed().map(({ ref, version, model, activeFrom, note }) => ({ id: ref, version, name: model.name, activeFrom: activeFrom ?? today(), note, model })),
        };
      });
    },

    saveModel: ({ segment, model, note }: { segment: string; model: HealthModel; note: string }, caller: Caller): Promise<WrittenRecord> =>
      add(segment, model, note, `Changed the health model of ${segmentName(segment).toLowerCase()}`, caller),

    restorePreset: ({ segment, preset }: { segment: string; preset: HealthPreset }, caller: Caller): Promise<WrittenRecord> =>
      add(segment, healthPresets[preset], `As published, ${healthPresets[preset].name}`, `Restored ${healthPresets[preset].name} for ${segmentName(segment).toLowerCase()}`, caller),

    removeModel: async ({ segment }: { segment: string }, { window }: Caller): Promise<Written> => {
      if (!book.models.versions(null).some((one) => one.segment === segment)) throw new DaybookError('NOT_FOUND', `${segmentName(segment)} has no model of its own.`);
      return store.write({ window, label: `Took the health model of ${segmentName(segment).toLowerCase()} away`, words: modelWords }, () => {
        orm.update(healthModels).set({ deletedAt: store.now().toISOString() }).where(and(eq(healthModels.segment, segment), isNull(healthModels.deletedAt))).run();
        return {};
      });
    },

    whatIfBook: async ({ segment, model }: { segment: string; model: HealthModel }): Promise<BookWhatIf> => {
      const follows = new Set(book.models.versions(null).map((one) => one.segment));
      const known = [...(await book.all())].filter(([, one]) => (segment === '' ? !follows.has(one.segment) : one.segment === segment));
      const labels = new Map(names.all().map(({ id, name }) => [id, name]));
      const counts = (): Record<Sentiment | 'none', number> => ({ green: 0, yellow: 0, red: 0, none: 0 });
      const result: BookWhatIf = { accounts: known.length, before: counts(), after: counts(), changed: [] };
      for (const [index, [id, { facts, health }]] of known.entries()) {
        if (index % triedAtOnce === triedAtOnce - 1) await turnOfOthers();
        const then = healthOf(model, facts);
        result.before[health.band ?? 'none'] += 1;
        result.after[then.band ?? 'none'] += 1;
        if (then.band === health.band || result.changed.length >= namedAtMost) continue;
        result.changed.push({ account: { entity: 'accounts', id, label: labels.get(id) ?? '' }, from: { score: health.score, band: health.band }, to: { score: then.score, band: then.band } });
      }
      return result;
    },
  };
};
