import { Anchor, Button, List, Popover, Stack, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { activityMotions } from '#shared/engagement.ts';
import { answerWords, letterNames } from '#shared/role-rules.ts';
import type { AccountRoles } from '#shared/roles.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';

const Answers = ({ roles, activity }: { roles: AccountRoles; activity: string }) => {
  const found = roles.activities.find(({ key }) => key === activity);
  const motion = roles.motions.find((one) => one.motion === activityMotions[activity]);
  return (
    <Stack gap={6}>
      {motion === undefined ? null : <Text size="sm">{motion.says}.</Text>}
      {found === undefined ? <Text size="sm">The matrix does not have this activity any more.</Text> : (
        <>
          <Text size="sm" fw={600}>{found.name}</Text>
          <List size="sm" spacing={2} listStyleType="none">
            {found.answers.map((answer) => (
              <List.Item key={answer.party}>
                <Text span inherit fw={answer.decides ? 600 : 400}>{answerWords(answer)}</Text>
                {answer.people.flatMap(({ id, email }) => (id === null || email === '' ? [] : [<Anchor key={id} href={`mailto:${encodeURI(email)}`} size="xs" display="block">{email}</Anchor>]))}
                <Text size="xs" c="dimmed">{letterNames[roles.mode][answer.letter]}</Text>
              </List.Item>
            ))}
          </List>
          {found.exception === null ? null : <Text size="xs">Here differs from the matrix: {found.exception.reason}</Text>}
        </>
      )}
      <AnchorLink to="/roles" size="xs">Open the matrix</AnchorLink>
    </Stack>
  );
};

/** Whom to ask about an activity of an account, read when it is opened. */
export const WhoToAsk = ({ accountId, activity, about }: { accountId: string; activity: string; about: string }) => {
  const [opened, setOpened] = useState(false);
  const read = useRead('roles', 'ofAccount', { accountId, asOf: null }, { enabled: opened });
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" shadow="md" trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button size="compact-xs" variant="default" aria-label={`Who to ask: ${about}`} leftSection={<IconUserQuestion size={13} aria-hidden />} onClick={() => setOpened(!opened)}>Who to ask</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Who to ask: ${about}`}><Loaded read={read}>{(roles) => <Answers roles={roles} activity={activity} />}</Loaded></Popover.Dropdown>
    </Popover>
  );
};
