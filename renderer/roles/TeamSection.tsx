import { Group, Stack, Title } from '@mantine/core';
import type { AccountPage } from '#shared/accounts.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AccountEngagement } from '#renderer/roles/AccountEngagement.tsx';
import { AccountTeam } from '#renderer/roles/AccountTeam.tsx';
import { AskTable } from '#renderer/roles/AskTable.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';

/** The account team, the CSM's part in each motion, and whom to ask about what. */
export const TeamSection = ({ page: { account, asOf }, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const read = useRead('roles', 'ofAccount', { accountId: account.id, asOf });
  return (
    <Loaded read={read}>
      {(roles) => (
        <Stack gap="lg">
          <AccountTeam accountId={account.id} team={roles.team} readOnly={readOnly} />
          <div>
            <Title order={3} mb={6}>Your part</Title>
            <AccountEngagement account={account} roles={roles} readOnly={readOnly} />
          </div>
          <div>
            <Group justify="space-between" mb={6}>
              <Title order={3}>Who to ask</Title>
              <Group gap="md">
                <AnchorLink to="/accounts/$id/engagement" params={{ id: account.id }} size="sm">Points of engagement for the customer</AnchorLink>
                <AnchorLink to="/roles" size="sm">Matrix of roles</AnchorLink>
              </Group>
            </Group>
            <AskTable accountId={account.id} stage={account.stage} roles={roles} readOnly={readOnly} />
          </div>
        </Stack>
      )}
    </Loaded>
  );
};
