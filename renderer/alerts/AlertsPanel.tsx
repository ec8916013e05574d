import { Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { alertViews } from '#shared/alerts.ts';
import { AlertRows } from '#renderer/alerts/AlertRows.tsx';
import { AlertRules } from '#renderer/alerts/AlertRules.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { alertColumns } from '#renderer/alerts/alert-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './alerts.module.css';

type View = (typeof alertViews)[number];
const viewNames: Record<View, string> = { open: 'Open', snoozed: 'Snoozed', closed: 'Closed' };
const empty: Record<View, [title: string, says: string]> = {
  open: ['No open alerts', 'When use falls, passes a level or stops coming, it is listed here and on Today, with the values and the rule that found it. It is looked for after each import and each day.'],
  snoozed: ['No alert is snoozed', 'An alert that can wait is snoozed on Today, and comes back on its day.'],
  closed: ['No alert was closed in the last 90 days', 'What becomes of an alert on Today tells how often its rule is right.'],
};

/** The usage alerts of the book and the rules that find them. */
export const AlertsPanel = () => {
  const [view, setView] = useState<View>('open');
  const [isExporting, setExporting] = useState(false);
  useKeys('alerts-panel', { e: { does: 'Export what is shown', run: () => setExporting(true) } });
  const read = useRead('alerts', 'list', { view }, { keep: true });
  return (
    <div className={classes['page']}>
      <section aria-labelledby="alert-list">
        <Group justify="space-between" mb="xs">
          <Title order={2} id="alert-list">Alerts</Title>
          <Group gap="xs">
            <SegmentedControl size="xs" aria-label="Which alerts" value={view} onChange={setView} data={alertViews.map((one) => ({ value: one, label: viewNames[one] }))} />
            <ExportMenu name={`${viewNames[view]} alerts`} rows={read.data?.rows ?? []} columns={alertColumns} opened={isExporting} onChange={setExporting} />
          </Group>
        </Group>
        <Loaded read={read}>{({ rows, total }) => (rows.length === 0 ? <EmptyState title={empty[view][0]}>{empty[view][1]}</EmptyState> : (
          <>
            <AlertRows rows={rows} label={`${viewNames[view]} alerts, the newest first`} />
            {total === rows.length ? null : <Text size="sm" className={classes['quiet']} mt="xs">{count(total - rows.length, 'older row')} not shown; they are on Today.</Text>}
          </>
        ))}</Loaded>
      </section>
      <AlertRules />
    </div>
  );
};
