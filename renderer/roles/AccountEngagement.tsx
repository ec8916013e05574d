import { ActionIcon, Button, Group, Select, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Account } from '#shared/accounts.ts';
import { archetypeNames, archetypes, engagementModeNames, motionNames, type EngagementException, type Motion } from '#shared/engagement.ts';
import { levelNames } from '#shared/people.ts';
import type { AccountMotion, AccountRoles } from '#shared/roles.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { ExceptionDialog } from '#renderer/roles/ExceptionDialog.tsx';

const DEFAULT = 'default';
const bySays: Record<AccountMotion['by'], string> = { level: 'exception for this level', account: 'exception for this account', 'account archetype': 'archetype of this account', archetype: 'archetype in Settings' };

type Line = { key: string; motion: AccountMotion; level: string | null; exceptionId: string | null };

/** The motions with what departs by level below each. */
const linesOf = ({ motions: whole, levels, exceptions }: AccountRoles): Line[] =>
  whole.flatMap((motion) => [
    { key: motion.motion, motion, level: null, exceptionId: exceptions.find((one) => one.motion === motion.motion && one.level === null)?.id ?? null },
    ...levels.filter((one) => one.motion === motion.motion).map((one) => ({ key: `${one.motion} ${one.level}`, motion: one, level: levelNames[one.level], exceptionId: exceptions.find((found) => found.motion === one.motion && found.level === one.level)?.id ?? null })),
  ]);

const MotionRow = ({ line: { motion, level, exceptionId }, readOnly, onReset }: { line: Line; readOnly: boolean; onReset: (id: string) => void }) => {
  const name = level === null ? motionNames[motion.motion] : `${motionNames[motion.motion]}, ${level.toLowerCase()} level`;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} pl={level === null ? undefined : 24}>{level ?? motionNames[motion.motion]}</Table.Th>
      <Table.Td fw={motion.mode === 'own' ? 600 : 400}>{engagementModeNames[motion.mode]}</Table.Td>
      <Table.Td>{motion.says}<Text size="xs" c="dimmed">By the {bySays[motion.by]}: {motion.reason}</Text></Table.Td>
      {readOnly ? null : (
        <Table.Td>
          {exceptionId === null ? null : <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Follow the archetype in ${name}`} onClick={() => onReset(exceptionId)}><IconArrowBackUp size={15} aria-hidden /></ActionIcon>}
        </Table.Td>
      )}
    </Table.Tr>
  );
};

/** The CSM's part in each motion of an account, by the archetype and its exceptions. */
export const AccountEngagement = ({ account, roles, readOnly }: { account: Account; roles: AccountRoles; readOnly: boolean }) => {
  const { archetype } = useSettings();
  const { write: update } = useWrite('accounts', 'update');
  const { write: follow } = useWrite('roles', 'followArchetype');
  const [adding, setAdding] = useState<EngagementException | null>(null);
  return (
    <div>
      <Group gap="xs" align="flex-end" mb={6}>
        <Select
          label="Archetype here" w={260} readOnly={readOnly} allowDeselect={false} value={account.archetype ?? DEFAULT}
          data={[{ value: DEFAULT, label: `As in Settings: ${archetypeNames[archetype.chosen]}` }, ...archetypes.map((one) => ({ value: one, label: archetypeNames[one] }))]}
          onChange={(value) => void update({ id: account.id, fields: { archetype: archetypes.find((one) => one === value) ?? null } })}
        />
        {readOnly ? null : <Button variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setAdding({ motion: 'renew', level: null, mode: 'support', memberId: null, reason: '' })}>Add an exception</Button>}
      </Group>
      <Table.ScrollContainer minWidth={460}>
        <Table fz="0.8125rem" maw={760}>
          <Table.Thead><Table.Tr><Table.Th w={190}>Motion</Table.Th><Table.Th w={90}>Your part</Table.Th><Table.Th>What that means</Table.Th>{readOnly ? null : <Table.Th w={36}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr></Table.Thead>
          <Table.Tbody>{linesOf(roles).map((line) => <MotionRow key={line.key} line={line} readOnly={readOnly} onReset={(id) => void follow({ id })} />)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {adding === null ? null : <ExceptionDialog accountId={account.id} first={adding} onClose={() => setAdding(null)} />}
    </div>
  );
};

/** The CSM's part in one motion of an account, as a line under a heading. */
export const EngagementNote = ({ accountId, motion, asOf }: { accountId: string; motion: Motion; asOf: string | null }) => {
  const says = useRead('roles', 'ofAccount', { accountId, asOf }).data?.motions.find((one) => one.motion === motion)?.says;
  return <Text size="sm" mih={22}>{says === undefined ? '' : `${says}.`}</Text>;
};
