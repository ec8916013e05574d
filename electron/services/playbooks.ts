import { eq } from 'drizzle-orm';
import { DaybookError } from '#shared/errors.ts';
import { playbookFields, type Playbook, type PlaybookFields } from '#shared/playbooks.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { troubleOf } from '#shared/run-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createPlaybookRows, type KnownPlaybook } from '#electron/store/playbook-rows.ts';
import { createRunRows } from '#electron/store/run-rows.ts';
import { playbooks } from '#electron/store/schema-success.ts';

const playbookWords = ['playbooks', 'search', 'book'] as const;
const firstStep: PlaybookFields['steps'][number] = { key: 'first', name: 'First step', detail: '', role: 'csm', branch: '', offset: 0, unit: 'working', after: 'anchor', checklist: [], template: null };

/** The playbooks themselves; their runs are in playbook-runs.ts. */
export const createPlaybooks = (context: Context) => {
  const { store } = context;
  const { orm } = store;
  const rows = createPlaybookRows(context);
  const runs = createRunRows(context);

  const stored = ({ name, kind, about, steps, exitCriteria }: PlaybookFields) => ({ name, kind, about, steps: JSON.stringify(steps), exitCriteria: JSON.stringify(exitCriteria) });
  const checked = (fields: PlaybookFields): PlaybookFields => {
    const trouble = troubleOf(fields.steps);
    if (trouble !== null) throw new DaybookError('INVALID', trouble, 'steps');
    return fields;
  };
  const fieldsOf = (playbook: KnownPlaybook): PlaybookFields => playbookFields.parse({ name: playbook.name, kind: playbook.kind, about: playbook.about, steps: playbook.steps, exitCriteria: playbook.exitCriteria });
  const shown = (known: KnownPlaybook, running: ReadonlyMap<string, number>): Playbook => {
    const { id: _, ...playbook } = known;
    return { ...playbook, running: running.get(playbook.ref) ?? 0 };
  };

  const add = (fields: PlaybookFields, label: string, { window }: Caller): Promise<WrittenRecord> =>
    store.write({ window, label, words: playbookWords }, () => {
      const id = store.newId();
      orm.insert(playbooks).values({ id, ...stored(checked(fields)) }).run();
      return { id };
    });

  return {
    list: (): Playbook[] => {
      const byPlaybook = runs.runningByPlaybook();
      return rows.all().map((playbook) => shown(playbook, byPlaybook));
    },

    get: ({ ref }: { ref: string }): Playbook => shown(rows.one(ref), runs.runningByPlaybook()),

    create: (input: Given<PlaybookFields> & { name: string }, caller: Caller): Promise<WrittenRecord> =>
      add({ name: input.name, kind: input.kind ?? 'other', about: input.about ?? '', steps: input.steps ?? [firstStep], exitCriteria: input.exitCriteria ?? [] }, `Added the playbook ${input.name}`, caller),

    update: ({ ref, fields }: { ref: string; fields: Given<PlaybookFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const before = rows.one(ref);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<PlaybookFields>;
      const after = checked({ ...fieldsOf(before), ...given });
      return store.write({ window, label: `Changed the playbook ${before.name}`, words: playbookWords }, () => {
        const id = before.id ?? store.newId();
        if (before.id === null) orm.insert(playbooks).values({ id, key: before.key, ...stored(after) }).run();
        else orm.update(playbooks).set(stored(after)).where(eq(playbooks.id, id)).run();
        return { id };
      });
    },

    copy: ({ ref }: { ref: string }, caller: Caller): Promise<WrittenRecord> => {
      const playbook = rows.one(ref);
      return add({ ...fieldsOf(playbook), name: `${playbook.name}, a copy`.slice(0, 200) }, `Copied the playbook ${playbook.name}`, caller);
    },

    restore: ({ ref }: { ref: string }, { window }: Caller): Promise<Written> => {
      const playbook = rows.one(ref);
      const { id } = playbook;
      if (id === null || playbook.key === null) throw new DaybookError('CONFLICT', `${playbook.name} is as Daybook ships it.`);
      return store.write({ window, label: `Restored the playbook ${playbook.name}`, words: playbookWords }, () => {
        orm.update(playbooks).set({ deletedAt: store.now().toISOString() }).where(eq(playbooks.id, id)).run();
        return {};
      });
    },

    remove: ({ ref }: { ref: string }, { window }: Caller): Promise<Written> => {
      const playbook = rows.one(ref);
      const { id } = playbook;
      if (id === null || playbook.key !== null) throw new DaybookError('CONFLICT', `${playbook.name} comes with Daybook and cannot be removed. Its changes can be taken back.`);
      return store.write({ window, label: `Removed the playbook ${playbook.name}`, words: playbookWords }, () => {
        orm.update(playbooks).set({ deletedAt: store.now().toISOString() }).where(eq(playbooks.id, id)).run();
        return {};
      });
    },
  };
};
