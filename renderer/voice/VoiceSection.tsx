import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import { isEnded, voiceKindNames, voiceSeverityNames, voiceStatusNames } from '#shared/voice-rules.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { NewItemDialog } from '#renderer/voice/NewItemDialog.tsx';
import classes from './voice.module.css';

const fewRows = 6;

/** What an account asked for, met and said, and whether it was told how that ended. */
export const VoiceSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const accountId = page.account.id;
  const [isAdding, setAdding] = useState(false);
  const read = useRead('voice', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  return (
    <Loaded read={read}>
      {(said) => (
        <Stack gap="xs">
          <Group justify="space-between">
            <Text size="sm" className={classes['quiet'] ?? ''}>{said.length === 0 ? 'Nothing was captured of this account. Type /voc in a call note.' : ''}</Text>
            {readOnly ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setAdding(true)}>Capture</Button>}
          </Group>
          {said.length === 0 ? null : (
            <ul className={classes['list']} aria-label="What this account said">
              {said.slice(0, fewRows).map((one) => (
                <li key={one.id} className={classes['line']}>
                  <div className={classes['words']}>
                    {readOnly ? <Text size="sm" fw={500}>{one.title}</Text> : <AnchorLink to="/voice/$id" params={{ id: one.itemId }} size="sm" fw={500}>{one.title}</AnchorLink>}
                    <div className={classes['facts']}>
                      <span>{voiceKindNames[one.kind]}</span><span>{voiceStatusNames[one.status]}</span>{one.severity === null ? null : <span>Severity {voiceSeverityNames[one.severity].toLowerCase()}</span>}{one.personName === '' ? null : <span>{one.personName}</span>}<span><DayText on={one.onDay} size="xs" /></span>
                    </div>
                    {one.quote === '' || one.kind === 'quote' ? null : <Text size="sm" className={classes['quote'] ?? ''}>“{one.quote}”</Text>}
                  </div>
                  {!isEnded(one.status) ? null : one.toldOn === null ? <Text size="sm" fw={600} c={inks.red}>Not told yet</Text> : <Text size="sm" c={inks.green}>Told <DayText on={one.toldOn} /></Text>}
                </li>
              ))}
            </ul>
          )}
          {said.length > fewRows && !readOnly ? <AnchorLink to="/voice" search={{ account: accountId }} size="sm">All that this account said</AnchorLink> : null}
          {isAdding ? <NewItemDialog accountId={accountId} onClose={() => setAdding(false)} /> : null}
        </Stack>
      )}
    </Loaded>
  );
};
