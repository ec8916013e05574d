import { Anchor, Badge, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { stageNames, type Stage } from '#shared/accounts.ts';
import { answerWords, letterNames, type RoleAnswer, type RoleMode } from '#shared/role-rules.ts';
import type { AccountActivity, AccountRoles } from '#shared/roles.ts';
import { ActivityDialog } from '#renderer/roles/ActivityDialog.tsx';

/** Who else has a part, by part: "Consulted: the names". */
const others = (answers: readonly RoleAnswer[], mode: RoleMode): { part: string; who: string }[] =>
  [...Map.groupBy(answers.filter(({ decides }) => !decides), ({ letter }) => letter)].map(([letter, found]) => ({ part: letterNames[mode][letter] ?? letter, who: found.map(answerWords).join(', ') }));

/** Whom to ask about each activity of the stage that an account is in, and of every stage. */
export const AskTable = ({ accountId, stage, roles, readOnly }: { accountId: string; stage: Stage | null; roles: AccountRoles; readOnly: boolean }) => {
  const [changing, setChanging] = useState<AccountActivity | null>(null);
  const shown = roles.activities.filter((activity) => activity.stage === 'any' || activity.stage === stage || activity.exception !== null).toSorted((a, b) => Number(a.stage === 'any') - Number(b.stage === 'any'));
  return (
    <>
      <Table.ScrollContainer minWidth={460}>
        <Table fz="0.8125rem" maw={960}>
          <Table.Thead><Table.Tr><Table.Th w={190}>Activity</Table.Th><Table.Th w="26%">Ask</Table.Th><Table.Th>Also involved</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {shown.map((activity) => {
              const deciding = activity.answers.filter(({ decides }) => decides);
              return (
                <Table.Tr key={activity.key}>
                  <Table.Th scope="row" fw={500}>
                    {readOnly ? activity.name : <Anchor component="button" type="button" inherit fw={500} ta="left" onClick={() => setChanging(activity)}>{activity.name}</Anchor>}
                    {activity.stage === 'any' ? null : <Text size="xs" c="dimmed">{stageNames[activity.stage]}</Text>}
                  </Table.Th>
                  <Table.Td fw={500}>
                    {deciding.length === 0 ? <Text span inherit c="dimmed">Nobody decides</Text> : deciding.map(answerWords).join(', ')}
                    {activity.exception === null ? null : <><Badge size="xs" variant="default" ml={6}>Exception</Badge><Text size="xs" fw={400}>{activity.exception.reason}</Text></>}
                  </Table.Td>
                  <Table.Td>{others(activity.answers, roles.mode).map(({ part, who }) => <div key={part}><Text span size="xs" c="dimmed">{part}:</Text> {who}</div>)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {changing === null ? null : <ActivityDialog accountId={accountId} activity={changing} mode={roles.mode} onClose={() => setChanging(null)} />}
    </>
  );
};
