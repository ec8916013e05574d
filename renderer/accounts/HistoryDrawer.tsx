import { Drawer, Text, Title } from '@mantine/core';
import { dayOf } from '#shared/days.ts';
import { sayChange } from '#renderer/accounts/change-words.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay, sayTime } from '#renderer/ui/say.ts';
import classes from './AccountPage.module.css';

/** What changed on an account, when, and in which step. */
export const HistoryDrawer = ({ accountId, onClose }: { accountId: string; onClose: () => void }) => {
  const today = useToday();
  const timeZone = useSettings().timeZone ?? undefined;
  const read = useRead('accounts', 'history', { entity: 'accounts', id: accountId });
  const accounts = useRead('accounts', 'list', undefined).data ?? [];
  const nameOf = (id: string): string | null => accounts.find((one) => one.id === id)?.name ?? null;
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title="What changed" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Loaded read={read}>
        {(entries) =>
          entries.length === 0 ? <Text size="sm" c="dimmed">Nothing was changed yet.</Text> : (
            [...Map.groupBy(entries, ({ at }) => dayOf(at, timeZone))].map(([on, onDay]) => (
              <section key={on}>
                <Title order={3} fz="xs" mt="sm" className={classes['quiet'] ?? ''}>{exactDay(on)}</Title>
                <ul className={classes['list'] ?? ''}>
                  {onDay.map((entry) => (
                    <li key={`${entry.at} ${entry.field}`} className={classes['entry'] ?? ''}>
                      <Text size="xs" className={classes['quiet'] ?? ''}>{sayTime(entry.at)}</Text>
                      <div className={classes['entryWords'] ?? ''}>
                        <Text size="sm">{sayChange(entry, today, nameOf)}</Text>
                        {entry.change.startsWith('Changed ') ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{entry.change}</Text>}
                      </div>
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Loaded>
    </Drawer>
  );
};
