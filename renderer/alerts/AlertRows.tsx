import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { AlertRow } from '#shared/alerts.ts';
import { alertKindNames } from '#shared/alert-rules.ts';
import { actionStatusNames, actionTypeNames } from '#shared/actions.ts';
import { useToday } from '#renderer/data/book.ts';
import { Sparkline } from '#renderer/adoption/Sparkline.tsx';
import { severityNames, standingOf } from '#renderer/alerts/alert-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { AccountLink, DayText } from '#renderer/ui/marks.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import classes from './alerts.module.css';

/** What the rules found: its account, each metric with its months, and where it stands on Today. */
export const AlertRows = ({ rows, label }: { rows: readonly AlertRow[]; label: string }) => {
  const today = useToday();
  const navigate = useNavigate();
  const list = useListKeys('alerts', rows.length, (index) => ({
    Enter: { does: 'Open the use of the account', run: () => { const id = rows[index]?.account.id; if (id !== undefined) void navigate({ to: '/accounts/$id', params: { id }, search: { section: 'adoption' } }); } },
  }));
  return (
    <ol className={classes['list']} aria-label={label}>
      {rows.map((row, index) => {
        const [first] = row.metrics;
        return (
          <li key={row.key} {...list.rowProps(index)}>
            <div className={classes['head']}>
              <Group gap="xs">
                <AccountLink id={row.account.id} name={row.account.label} fw={600} />
                <Badge size="sm" radius="sm" variant={row.status === 'in-work' ? 'outline' : 'default'}>{actionStatusNames[row.status]}</Badge>
                <Text size="xs" className={classes['quiet']}>{alertKindNames[row.kind]} · {severityNames[row.severity].toLowerCase()} · {actionTypeNames[row.type].toLowerCase()}</Text>
              </Group>
              <DayText on={row.firedOn} size="xs" />
            </div>
            <Stack gap={2} mt={2}>
              {row.metrics.map((metric) => (
                <div key={metric.id} className={classes['metric']}>
                  <div className={classes['spark']}><Sparkline series={metric.series} name={metric.metricName} /></div>
                  <Text size="sm">{metric.trace}</Text>
                </div>
              ))}
            </Stack>
            <Group gap="md" mt={4}>
              {row.status === 'new' || row.status === 'in-work' ? null : <Text size="sm" className={classes['quiet']}>{standingOf(row, today)}</Text>}
              <AnchorLink to="/accounts/$id" params={{ id: row.account.id }} search={{ section: 'adoption' }} size="sm">Adoption of {row.account.label}</AnchorLink>
              <AnchorLink to="/today" search={{ rule: 'usage-alert', account: row.account.id, ...(row.status === 'snoozed' ? { view: 'snoozed' } : row.closedOn === null ? {} : { view: 'closed' }) }} size="sm">On Today</AnchorLink>
              {row.type === 'risk' && first !== undefined && row.closedOn === null ? <Anchor component="button" type="button" size="sm" onClick={() => openDialog({ kind: 'new-risk', accountId: row.account.id, alertId: first.id })}>Open a risk</Anchor> : null}
            </Group>
          </li>
        );
      })}
    </ol>
  );
};
