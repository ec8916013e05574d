import { Alert, Button, Group, Paper, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { Risk } from '#shared/risks.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import classes from './risks.module.css';

const Told = ({ risk, onChange }: { risk: Risk; onChange: () => void }) => (
  <Stack gap={6}>
    <Group justify="space-between"><Text size="sm" fw={600}>{risk.isExpected === true ? 'Expected' : 'Unexpected'} and {risk.isAvoidable === true ? 'avoidable' : 'unavoidable'}</Text><Button size="compact-sm" variant="default" onClick={onChange}>Change</Button></Group>
    <Text size="sm" className={classes['prose'] ?? ''}>{risk.lesson}</Text>
  </Stack>
);

/** Looks back on a closed risk: expected or not, avoidable or not, and the lesson. */
export const PostMortemForm = ({ risk }: { risk: Risk }) => {
  const { write, isWriting, error } = useWrite('risks', 'postMortem', { quiet: true });
  const [isExpected, setExpected] = useState(risk.isExpected);
  const [isAvoidable, setAvoidable] = useState(risk.isAvoidable);
  const [lesson, setLesson] = useState(risk.lesson);
  const [isAsked, setAsked] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const missing = isAsked && (isExpected === null || isAvoidable === null);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (isExpected === null || isAvoidable === null || lesson.trim() === '') return;
    if ((await write({ id: risk.id, isExpected, isAvoidable, lesson })) !== null) setEditing(false);
  };
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-labelledby="post-mortem-title">
      <Title order={2} id="post-mortem-title" mb="xs">Post-mortem</Title>
      {risk.lesson !== '' && !isEditing ? <Told risk={risk} onChange={() => setEditing(true)} /> : (
        <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <Stack gap="sm">
            <Group gap="sm">
              <SegmentedControl size="xs" aria-label="Was it expected?" value={isExpected === null ? '' : isExpected ? 'yes' : 'no'} onChange={(value) => setExpected(value === 'yes')} data={[{ value: 'yes', label: 'Expected' }, { value: 'no', label: 'Unexpected' }]} />
              <SegmentedControl size="xs" aria-label="Was it avoidable?" value={isAvoidable === null ? '' : isAvoidable ? 'yes' : 'no'} onChange={(value) => setAvoidable(value === 'yes')} data={[{ value: 'yes', label: 'Avoidable' }, { value: 'no', label: 'Unavoidable' }]} />
            </Group>
            {missing ? <Text size="xs" role="alert">Say whether it was expected and whether it was avoidable.</Text> : null}
            <Textarea label="The lesson" required autosize minRows={2} value={lesson} onChange={(event) => setLesson(event.currentTarget.value)} error={isAsked && lesson.trim() === '' ? 'Write down the lesson.' : null} />
            {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
            <Group><Button type="submit" loading={isWriting}>Save the post-mortem</Button></Group>
          </Stack>
        </form>
      )}
    </Paper>
  );
};
