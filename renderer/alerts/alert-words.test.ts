import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { AlertRow } from '#shared/alerts.ts';
import { csvOf } from '#renderer/ui/export-table.ts';
import { alertColumns } from './alert-words.ts';

const metric = (metricName: string, trace: string): AlertRow['metrics'][number] => ({ id: metricName, metricId: metricName, metricName, trace, was: 41, now: 29, change: -0.29, dataOn: '2026-02-10', series: [] });
const alert: AlertRow = {
  key: 'a', ruleRef: 'metric-drop', ruleName: 'Drop in a month', kind: 'drop', severity: 'medium', type: 'risk', account: { entity: 'accounts', id: 'a', label: '=Blue Heron' }, occurrence: '2026-02', firedOn: '2026-03-01', isFollowed: false,
  status: 'snoozed', until: '2026-03-20', closeReason: null, reason: 'Waiting, for the customer', closedOn: null, metrics: [metric('Logins', 'Logins 41 → 29'), metric('Exports', 'Exports 40 → 10')],
};

test('a row of the file says what was found and what became of it, and is no formula', () => {
  const closed: AlertRow = { ...alert, account: { ...alert.account, label: 'Grey Heron' }, status: 'lost', until: '2026-03-20', closeReason: 'not-relevant', reason: '', closedOn: '2026-03-18' };
  const { data } = Papa.parse<Record<string, string>>(csvOf([alert, closed, { ...alert, isFollowed: true }], alertColumns), { header: true });
  expect(data[0]).toEqual({
    Account: "'=Blue Heron", Found: '2026-03-01', Rule: 'Drop in a month', Kind: 'Drop', Severity: 'Medium', Type: 'Risk', Metrics: 'Logins; Exports', 'What was found': 'Logins 41 → 29; Exports 40 → 10',
    Status: 'Snoozed', 'Snoozed until': '2026-03-20', Closed: '', Reason: 'Waiting, for the customer',
  });
  expect(data[1]).toMatchObject({ Account: 'Grey Heron', 'Snoozed until': '', Closed: '2026-03-18', Reason: 'Not relevant' });
  expect(data[2]).toMatchObject({ Status: 'Followed by a newer one' });
});
