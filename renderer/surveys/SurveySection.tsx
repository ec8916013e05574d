import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { AccountPage } from '#shared/accounts.ts';
import { surveyKindNames } from '#shared/survey-rules.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnswersTable } from '#renderer/surveys/AnswersPanel.tsx';
import { detailWords, figureWords, npsWords } from '#renderer/surveys/survey-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './surveys.module.css';

const fewRows = 5;

/** What an account answered, as it is or as it was known. */
export const SurveySection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const accountId = page.account.id;
  const read = useRead('surveys', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  return (
    <Loaded read={read}>
      {({ results, answers }) => (
        <Stack gap="xs">
          <Group justify="space-between" align="flex-start">
            <div className={classes['head']}>
              {results.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>Nobody of the account answered a survey yet.</Text> : results.map((one) => (
                <div key={one.kind}>
                  <Text size="sm"><Text span inherit fw={600}>{surveyKindNames[one.kind]} {figureWords(one.figure)}</Text>{one.decisionMakers === null || one.decisionMakers.n === 0 ? '' : `, decision makers ${npsWords(one.decisionMakers.score)}`}</Text>
                  <Text size="xs" className={classes['quiet'] ?? ''}>{detailWords(one.figure)}, last <DayText on={one.lastOn} size="xs" /></Text>
                </div>
              ))}
            </div>
            {readOnly ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => openDialog({ kind: 'log-answer', accountId })}>Log an answer</Button>}
          </Group>
          {answers.length === 0 ? null : <AnswersTable rows={answers.slice(0, fewRows)} showAccount={false} readOnly={readOnly} />}
          {answers.length > fewRows && !readOnly ? <AnchorLink to="/surveys" search={{ view: 'answers', account: accountId }} size="sm">All {answers.length} answers</AnchorLink> : null}
        </Stack>
      )}
    </Loaded>
  );
};
