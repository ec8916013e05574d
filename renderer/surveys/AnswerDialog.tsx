import { Button, Group, Input, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { followUps } from '#shared/survey-rules.ts';
import type { AnswerRow } from '#shared/surveys.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { followUpNames } from '#renderer/surveys/survey-words.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { useToday } from '#renderer/data/book.ts';

/** One answer with its follow-up; each field saves by itself. */
export const AnswerDialog = ({ answer, onClose }: { answer: AnswerRow; onClose: () => void }) => {
  const today = useToday();
  const { write: change } = useWrite('surveys', 'changeAnswer');
  const { write: follow } = useWrite('surveys', 'follow');
  const { write: remove } = useWrite('surveys', 'removeAnswer');
  const { id, scaleMin, scaleMax } = answer;
  const removeAndClose = async (): Promise<void> => {
    if ((await remove({ id })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`${answer.surveyName}: ${answer.score} of ${scaleMax}`} size="md">
      <Stack gap="sm">
        <Text size="sm"><AccountLink id={answer.accountId} name={answer.accountName} /></Text>
        <Group grow align="flex-start" gap="sm">
          <SavedNumber label={`Score, ${scaleMin} to ${scaleMax}`} value={answer.score} fault={(entry) => (entry !== null && (entry < scaleMin || entry > scaleMax) ? `Answers are from ${scaleMin} to ${scaleMax}.` : null)} onSave={(score) => { if (score !== null) void change({ id, fields: { score } }); }} />
          <DayInput label="Answered on" required clearable={false} maxDate={today} value={answer.onDay} onChange={(onDay) => { if (onDay !== null) void change({ id, fields: { onDay } }); }} />
        </Group>
        <Group grow align="flex-start" gap="sm">
          <PersonPicker label="Person" accountId={answer.accountId} value={answer.personId} name={answer.who} onChange={(personId) => void change({ id, fields: { personId } })} />
          {answer.personId === null ? <SavedText label="Who it was" value={answer.respondent} maxLength={500} onSave={(respondent) => void change({ id, fields: { respondent } })} /> : null}
        </Group>
        <SavedTextarea label="Comment" value={answer.comment} onSave={(comment) => void change({ id, fields: { comment } })} />
        <Group grow align="flex-start" gap="sm">
          <Input.Wrapper label="Follow-up" labelElement="div" size="xs">
            <SegmentedControl size="xs" fullWidth aria-label="Follow-up" data={followUps.map((value) => ({ value, label: followUpNames[value] }))} value={answer.followUp} onChange={(followUp) => void follow({ id, fields: { followUp } })} />
          </Input.Wrapper>
          <DayInput label="Due" clearable={false} disabled={answer.followUp !== 'due'} value={answer.followUp === 'due' ? answer.dueOn : null} onChange={(followUpDueOn) => { if (followUpDueOn !== null) void follow({ id, fields: { followUpDueOn } }); }} />
        </Group>
        <SavedTextarea label="What came of it" value={answer.followUpNote} onSave={(followUpNote) => void follow({ id, fields: { followUpNote } })} />
        <Group justify="space-between"><Button variant="subtle" color="gray" onClick={() => void removeAndClose()}>Remove the answer</Button><Button variant="default" onClick={onClose}>Close</Button></Group>
      </Stack>
    </Modal>
  );
};
