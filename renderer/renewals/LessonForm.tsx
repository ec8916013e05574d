import { Alert, Button, Group, Input, SegmentedControl, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { RenewalDetail } from '#shared/renewals.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import classes from './renewals.module.css';

const Choice = ({ label, yes, no, value, onChange }: { label: string; yes: string; no: string; value: boolean | null; onChange: (value: boolean) => void }) => (
  <Input.Wrapper label={label} labelElement="div" size="xs">
    <SegmentedControl size="xs" fullWidth aria-label={label} data={[{ value: 'yes', label: yes }, { value: 'no', label: no }]} value={value === null ? '' : value ? 'yes' : 'no'} onChange={(one) => onChange(one === 'yes')} />
  </Input.Wrapper>
);

/** What is learnt from a loss: expected × avoidable, and the lesson (rules.md § 7). */
export const LessonForm = ({ renewal }: { renewal: RenewalDetail }) => {
  const { write, isWriting, error } = useWrite('renewals', 'postMortem', { quiet: true });
  const [isEditing, setEditing] = useState(renewal.lesson === '');
  const [wasExpected, setExpected] = useState(renewal.wasExpected);
  const [wasAvoidable, setAvoidable] = useState(renewal.wasAvoidable);
  const [lesson, setLesson] = useState(renewal.lesson);
  const [isAsked, setAsked] = useState(false);
  const isWhole = wasExpected !== null && wasAvoidable !== null && lesson.trim() !== '';
  const save = async (): Promise<void> => {
    setAsked(true);
    if (wasExpected === null || wasAvoidable === null || lesson.trim() === '') return;
    if ((await write({ id: renewal.contractId, wasExpected, wasAvoidable, lesson })) !== null) setEditing(false);
  };
  return (
    <section aria-labelledby="lesson-title">
      <Title order={2} id="lesson-title" mb={6}>Post-mortem</Title>
      {renewal.lessonRisk === null ? null : <Text size="sm" mb="xs">The register has a risk of this account that is not looked back on: <AnchorLink to="/risks/$id" params={{ id: renewal.lessonRisk.id }} inherit>{renewal.lessonRisk.label}</AnchorLink>.</Text>}
      {!isEditing ? (
        <Stack gap={6} align="flex-start">
          <Text size="sm" fw={600}>{renewal.wasExpected === true ? 'Expected' : 'Unexpected'} and {renewal.wasAvoidable === true ? 'avoidable' : 'unavoidable'}</Text>
          <Text size="sm" className={classes['prose'] ?? ''}>{renewal.lesson}</Text>
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>Change it</Button>
        </Stack>
      ) : (
        <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <Stack gap="sm">
            <SimpleGrid cols={2}>
              <Choice label="Was it expected?" yes="Expected" no="Unexpected" value={wasExpected} onChange={setExpected} />
              <Choice label="Was it avoidable?" yes="Avoidable" no="Unavoidable" value={wasAvoidable} onChange={setAvoidable} />
            </SimpleGrid>
            <Textarea label="The lesson" autosize minRows={2} value={lesson} onChange={(event) => setLesson(event.currentTarget.value)} />
            {error !== null ? <Alert color="red" role="alert">{sentenceOf(error)}</Alert> : isAsked && !isWhole ? <Alert color="red" role="alert">Say whether it was expected and avoidable, and write down the lesson.</Alert> : null}
            <Group><Button type="submit" variant="default" loading={isWriting}>Save the post-mortem</Button></Group>
          </Stack>
        </form>
      )}
    </section>
  );
};
