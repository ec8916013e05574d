import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import { scopeNames, standingNames, storyStateNames } from '#shared/advocacy-rules.ts';
import { AskDialog } from '#renderer/advocacy/AskDialog.tsx';
import { AsksTable } from '#renderer/advocacy/AsksPanel.tsx';
import { ProfileDialog } from '#renderer/advocacy/ProfileDialog.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './advocacy.module.css';

const fewRows = 4;

/** Whether an account may be named, what was asked of its people, and its stories. */
export const AdvocacySection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const { id: accountId, name } = page.account;
  const [open, setOpen] = useState<'profile' | 'ask' | null>(null);
  const read = useRead('advocacy', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  return (
    <Loaded read={read}>
      {({ profile, asks, stories }) => (
        <Stack gap="xs">
          <Group justify="space-between" align="flex-start">
            {profile === null ? <Text size="sm" className={classes['quiet'] ?? ''}>Nobody of this account was asked yet whether it may be named.</Text> : (
              <div>
                <Text size="sm"><Text span inherit fw={600}>{standingNames[profile.standing]}</Text>{profile.scopes.length === 0 ? '' : `: ${profile.scopes.map((scope) => scopeNames[scope].toLowerCase()).join(', ')}`}</Text>
                <div className={classes['facts']}>{profile.consentBy === '' ? null : <span>agreed by {profile.consentBy}</span>}{profile.consentOn === null ? null : <span><DayText on={profile.consentOn} size="xs" /></span>}{profile.expiresOn === null ? null : <span>until <DayText on={profile.expiresOn} size="xs" /></span>}</div>
                {profile.refusal === null ? null : <Text size="sm">{profile.refusal}</Text>}
              </div>
            )}
            {readOnly ? null : <Group gap={6}><Button size="compact-sm" variant="default" onClick={() => setOpen('profile')}>{profile === null ? 'Note a consent' : 'Change'}</Button>{profile?.refusal === null ? <Button size="compact-sm" variant="default" onClick={() => setOpen('ask')}>Ask them</Button> : null}</Group>}
          </Group>
          {asks.length === 0 ? null : <AsksTable asks={asks.slice(0, fewRows)} showAccount={false} readOnly={readOnly} />}
          {stories.map((story) => <Text key={story.id} size="sm">{readOnly ? story.title : <AnchorLink to="/advocacy" search={{ view: 'stories', story: story.id }} inherit>{story.title}</AnchorLink>}: {storyStateNames[story.state].toLowerCase()}</Text>)}
          {open === 'profile' ? <ProfileDialog accountId={accountId} accountName={name} onClose={() => setOpen(null)} /> : null}
          {open === 'ask' ? <AskDialog accountId={accountId} accountName={name} onClose={() => setOpen(null)} /> : null}
        </Stack>
      )}
    </Loaded>
  );
};
