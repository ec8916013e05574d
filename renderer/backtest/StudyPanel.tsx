import { Button, Group, Text, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Study } from '#shared/backtest.ts';
import { studySpec, type StudySpec } from '#shared/study-spec.ts';
import { draftFault } from '#renderer/backtest/study-draft.ts';
import { StudyView } from '#renderer/backtest/StudyView.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';

/** A spec as text, its parts in one order. */
const asText = (spec: StudySpec): string => JSON.stringify(studySpec.parse(spec));

const Kept = ({ study, onClose }: { study: Study; onClose: () => void }) => {
  const { write: update } = useWrite('backtest', 'update');
  const { write: remove } = useWrite('backtest', 'remove');
  const [draft, setDraft] = useState(study.spec);
  const [from, setFrom] = useState(study.spec);
  const [sent, setSent] = useState('');
  if (from !== study.spec) {
    setFrom(study.spec);
    // What was sent comes back, maybe after more was typed; anything else is undo, or another window.
    if (asText(study.spec) !== sent) setDraft(study.spec);
  }
  const save = useDebouncedCallback((spec: StudySpec) => {
    if (draftFault(spec) !== null) return;
    setSent(asText(spec));
    void update({ id: study.id, fields: { spec } });
  }, { delay: 800, flushOnUnmount: true });
  const change = (spec: StudySpec): void => {
    setDraft(spec);
    save(spec);
  };
  return (
    <>
      <Group justify="space-between" mb="md" wrap="nowrap">
        <Title order={2}>{study.name}</Title>
        <Button variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void remove({ id: study.id }).then((written) => { if (written !== null) onClose(); })}>Remove</Button>
      </Group>
      <StudyView name={study.name} source={{ studyId: study.id }} columns={study.columns} spec={draft} onChange={change}>
        <SavedText label="Name of the backtest" value={study.name} fault={(name) => (name === '' ? 'A name is needed.' : null)} onSave={(name) => void update({ id: study.id, fields: { name } })} />
        <Text size="sm" mb="md" mt="xs">{study.fileName}, kept on {exactDay(study.madeOn)}. Changes save by themselves.</Text>
      </StudyView>
    </>
  );
};

/** A study that was kept. */
export const StudyPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const read = useRead('backtest', 'study', { id });
  return (
    <>
      <Button size="compact-sm" variant="subtle" mb="sm" onClick={onClose}>All backtests</Button>
      <Loaded read={read}>{(study) => <Kept study={study} onClose={onClose} />}</Loaded>
    </>
  );
};
