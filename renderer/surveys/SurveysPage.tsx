import { ActionIcon, Button, Menu, Tabs } from '@mantine/core';
import { IconDots, IconPencil, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SurveyRow } from '#shared/surveys.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnswersPanel } from '#renderer/surveys/AnswersPanel.tsx';
import { FollowUpsPanel } from '#renderer/surveys/FollowUpsPanel.tsx';
import { ResultsPanel } from '#renderer/surveys/ResultsPanel.tsx';
import { SurveyDialog } from '#renderer/surveys/SurveyDialog.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const views = { results: 'Results', answers: 'Answers', 'follow-ups': 'Follow-ups' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];
const logAnswer = (): void => openDialog({ kind: 'log-answer', accountId: null });
const shownSurveys = 12;

/** NPS, CSAT and CES: what they come to, every answer, and whom to follow up (F22). */
export const SurveysPage = () => {
  const search = useSearch({ from: '/surveys' });
  const navigate = useNavigate();
  const surveys = useRead('surveys', 'list', undefined).data ?? [];
  const [editing, setEditing] = useState<{ survey: SurveyRow | null } | null>(null);
  const view = viewNames.find((name) => name === search.view) ?? 'results';
  const go = (to: View): void => void navigate({ to: '/surveys', search: to === 'results' ? {} : { view: to }, replace: true });
  useKeys('surveys', {
    n: { does: 'Log an answer', run: logAnswer },
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name]}`, run: () => go(name) }])),
  });
  return (
    <>
      <PageHead
        title="Surveys"
        actions={
          <>
            <ButtonLink variant="default" to="/import">Import answers</ButtonLink>
            <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={logAnswer}>Log an answer</Button>
            <Menu position="bottom-end" shadow="md">
              <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="Surveys and their scales"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditing({ survey: null })}>Add a survey</Menu.Item>
                {surveys.slice(0, shownSurveys).map((survey) => <Menu.Item key={survey.id} leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setEditing({ survey })}>{survey.name}</Menu.Item>)}
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'results')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="results"><ResultsPanel surveys={surveys} /></Tabs.Panel>
        <Tabs.Panel value="answers"><AnswersPanel surveys={surveys} /></Tabs.Panel>
        <Tabs.Panel value="follow-ups"><FollowUpsPanel /></Tabs.Panel>
      </Tabs>
      {editing === null ? null : <SurveyDialog survey={editing.survey} onClose={() => setEditing(null)} />}
    </>
  );
};
