import type { Playbook, PlaybookFields, PlaybookKind } from '#shared/playbooks.ts';
import { shippedPlaybooks } from '#shared/presets/playbooks.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Context } from '#electron/context.ts';

type Row = { id: string; key: string | null; name: string; kind: string; about: string; steps: string; exit_criteria: string };
/** A playbook with the row that this book keeps of it, where it keeps one. */
export type KnownPlaybook = Omit<Playbook, 'running'> & { id: string | null };

const fieldsOf = (row: Row): PlaybookFields => ({
  name: row.name,
  kind: row.kind as PlaybookKind,
  about: row.about,
  steps: JSON.parse(row.steps) as PlaybookFields['steps'],
  exitCriteria: JSON.parse(row.exit_criteria) as string[],
});

/** Reads playbooks: those that Daybook ships, in this book's own version where it keeps one, and those made here. */
export const createPlaybookRows = ({ store }: Pick<Context, 'store'>) => {
  const { db } = store;
  const stored = db.prepare<[], Row>('SELECT id, key, name, kind, about, steps, exit_criteria FROM playbooks WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE');
  const knownOf = (row: Row): KnownPlaybook => {
    const shipped = shippedPlaybooks.find((one) => one.key === row.key);
    return { ...fieldsOf(row), id: row.id, ref: row.key ?? row.id, key: row.key, isChanged: row.key !== null, anchorSays: shipped?.anchorSays ?? '' };
  };

  const all = (): KnownPlaybook[] => {
    const own = stored.all().map(knownOf);
    return [
      ...shippedPlaybooks.map((shipped) => own.find((one) => one.key === shipped.key) ?? { ...shipped, id: null, ref: shipped.key, isChanged: false }),
      ...own.filter((one) => !shippedPlaybooks.some((shipped) => shipped.key === one.key)),
    ];
  };

  return {
    all,
    /** The playbook of a key or an id, also of the id under which a changed shipped one is kept. */
    one: (ref: string): KnownPlaybook => {
      const found = all().find((playbook) => playbook.ref === ref || playbook.id === ref);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That playbook is not in this book any more.');
      return found;
    },
  };
};
