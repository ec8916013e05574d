import { Group, Text, Title } from '@mantine/core';
import type { AccountPage } from '#shared/accounts.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { standingOf } from '#renderer/alerts/alert-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './alerts.module.css';

const shown = 8;

/** The newest alerts of an account with where they stand, as they were known on the day that is shown. Nothing where there are none. */
export const AccountAlerts = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const today = useToday();
  const read = useRead('alerts', 'ofAccount', { accountId: page.account.id, asOf: page.asOf });
  return (
    <Loaded read={read}>
      {(rows) => rows.length === 0 ? null : (
        <section aria-label="Alerts">
          <Group justify="space-between" mt="md" mb={2}>
            <Title order={3}>Alerts <Text span size="sm" fw={400} className={classes['quiet']}>{rows.length}</Text></Title>
            {readOnly ? null : <AnchorLink to="/adoption" search={{ view: 'alerts' }} size="sm">All alerts and rules</AnchorLink>}
          </Group>
          <ul className={classes['plain']} aria-label="Alerts of the account">
            {rows.slice(0, shown).map((row) => (
              <li key={row.key}>
                <Text size="sm"><DayText on={row.firedOn} /> · {row.metrics.map(({ trace }) => trace).join('; ')} <Text span size="sm" className={classes['quiet']}>· {standingOf(row, page.asOf ?? today)}</Text></Text>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Loaded>
  );
};
