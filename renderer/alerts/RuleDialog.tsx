import { Alert, Button, Group, Modal, NumberInput, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { metricRoleNames, metricRoles } from '#shared/adoption-rules.ts';
import { alertKindNames, alertKinds, alertRuleFields, alertSeverities, ruleFault, type AlertKind, type AlertRuleFields } from '#shared/alert-rules.ts';
import type { AlertRuleRow } from '#shared/alerts.ts';
import { severityNames, windowNames } from '#renderer/alerts/alert-words.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './alerts.module.css';

const isOfLicences = (kind: AlertKind): boolean => kind === 'ratio-drop' || kind === 'capacity' || kind === 'seat-loss';
const blank: AlertRuleFields = { name: '', kind: 'drop', metricId: null, role: null, segment: null, window: 'month', threshold: 20, minBase: 5, fall: 0, severity: 'medium', isOn: true };
/** What a kind begins with. */
const begins: Record<AlertKind, Partial<AlertRuleFields>> = {
  drop: { window: 'month', threshold: 20, minBase: 5, fall: 0 }, 'ratio-drop': { window: 'month', threshold: 10, minBase: 5, fall: 0 }, below: { window: 'month', threshold: 10, minBase: 0, fall: 0 }, above: { window: 'month', threshold: 100, minBase: 0, fall: 0 },
  'no-data': { window: 'day', threshold: 60, minBase: 0, fall: 0 }, capacity: { window: 'month', threshold: 90, minBase: 5, fall: 0 }, 'seat-loss': { window: 'month', threshold: 75, minBase: 5, fall: 5 },
};
const thresholdLabels: Record<AlertKind, string> = { drop: 'Falls by at least', 'ratio-drop': 'Falls by at least', below: 'Below', above: 'Above', 'no-data': 'For at least', capacity: 'Used at least', 'seat-loss': 'Used less than' };

/** What the rule as it is typed would have found; the answer of an older entry stays until the next one is there. */
const Preview = ({ rule }: { rule: AlertRuleFields }) => {
  const [settled] = useDebouncedValue(rule, 250);
  const isSound = alertRuleFields.safeParse({ ...settled, name: settled.name || 'A rule' }).success && ruleFault(settled) === null;
  const read = useRead('alerts', 'preview', { rule: { ...settled, name: settled.name || 'A rule' } }, { enabled: isSound, keep: true });
  const found = read.data ?? null;
  return (
    <div className={classes['preview']} aria-live="polite">
      {!isSound ? <Text size="sm">The preview comes once the rule is complete.</Text> : found === null ? <Text size="sm">Looking through the book…</Text> : (
        <>
          <Text size="sm" fw={600}>In the last 90 days this would have put {count(found.fired, 'row')} on Today, of {count(found.accounts, 'account')}.</Text>
          <ul className={classes['plain']}>{found.examples.slice(0, 3).map(({ accountName, firedOn, trace }) => <li key={`${accountName}${firedOn}${trace}`}><Text size="xs"><DayText on={firedOn} size="xs" /> · {accountName} · {trace.split(', rule ')[0]}</Text></li>)}</ul>
        </>
      )}
    </div>
  );
};

/** Makes a rule or changes one, with what it would have found on this book. */
export const RuleDialog = ({ rule, onClose }: { rule: AlertRuleRow | null; onClose: () => void }) => {
  const [fields, setFields] = useState<AlertRuleFields>(() => (rule === null ? blank : alertRuleFields.strip().parse(rule)));
  const [isTried, setTried] = useState(false);
  const { segments } = useSettings();
  const metrics = useRead('adoption', 'catalogue', undefined).data?.metrics ?? [];
  const create = useWrite('alerts', 'createRule', { quiet: true });
  const update = useWrite('alerts', 'updateRule', { quiet: true });
  const restore = useWrite('alerts', 'restoreRule');
  const remove = useWrite('alerts', 'removeRule');
  const error = create.error ?? update.error;
  const local = fields.name.trim() === '' ? { field: 'name', says: 'A name is needed.' } : ruleFault(fields);
  const faultAt = (field: string): string | null => (isTried && local?.field === field ? local.says : error !== null && fieldOf(error) === field ? sentenceOf(error) : null);
  const change = (part: Partial<AlertRuleFields>): void => setFields((before) => ({ ...before, ...part }));
  const closeIf = (written: object | null): void => { if (written !== null) onClose(); };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (local !== null) return;
    closeIf(rule === null ? await create.write(fields) : await update.write({ ref: rule.ref, fields }));
  };

  const { kind } = fields;
  const scope = fields.metricId ?? (fields.role === null ? 'every' : `role:${fields.role}`);
  const scopes = [
    { value: 'every', label: kind === 'no-data' ? 'The account as a whole' : isOfLicences(kind) ? 'All licences' : 'Every metric' },
    ...(isOfLicences(kind) ? [] : metricRoles.map((role) => ({ value: `role:${role}`, label: `Role: ${metricRoleNames[role]}` }))),
    ...metrics.filter(({ role }) => !isOfLicences(kind) || role === 'licences-used').map(({ id, name }) => ({ value: id, label: name })),
  ].filter(({ value }) => value !== 'every' || (kind !== 'below' && kind !== 'above') || scope === 'every');
  const number = (key: 'threshold' | 'minBase' | 'fall', label: string, suffix: string) => (
    <NumberInput label={label} hideControls allowNegative={false} decimalScale={2} suffix={suffix} value={fields[key]} error={faultAt(key)} onChange={(typed) => { if (typed !== '' && Number.isFinite(Number(typed))) change({ [key]: Number(typed) }); }} />
  );
  const unit = kind === 'no-data' ? (fields.window === 'grain' ? ' periods' : ' days') : kind === 'below' || kind === 'above' ? '' : ' %';

  return (
    <Modal opened onClose={onClose} title={rule === null ? 'New rule' : `Rule: ${rule.name}`} size="lg">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <TextInput label="Name" required data-autofocus autoComplete="off" value={fields.name} error={faultAt('name')} onChange={(event) => change({ name: event.currentTarget.value })} />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <Select label="Kind" allowDeselect={false} data={alertKinds.map((one) => ({ value: one, label: alertKindNames[one] }))} value={kind} onChange={(next) => { if (next !== null && next !== kind) change({ kind: next, ...begins[next], metricId: null, role: null }); }} />
            <Select label="Of" allowDeselect={false} searchable data={scopes} value={scope} onChange={(next) => { if (next !== null) change(next === 'every' ? { metricId: null, role: null } : next.startsWith('role:') ? { metricId: null, role: metricRoles.find((role) => `role:${role}` === next) ?? null } : { metricId: next, role: null }); }} />
            {number('threshold', thresholdLabels[kind], unit)}
            <Select
              label={kind === 'no-data' ? 'Counted in' : 'Over a'} allowDeselect={false} error={faultAt('window')} value={fields.window}
              data={kind === 'no-data' ? [{ value: 'day', label: 'Calendar days' }, { value: 'grain', label: windowNames.grain }] : (['day', 'week', 'month'] as const).map((one) => ({ value: one, label: windowNames[one] }))}
              onChange={(next) => { if (next !== null) change({ window: next as AlertRuleFields['window'] }); }}
            />
            {kind === 'below' || kind === 'above' ? null : number('minBase', kind === 'drop' || kind === 'no-data' ? 'From a value of' : 'From licences bought of', '')}
            {kind === 'seat-loss' ? number('fall', 'Active users fall by', ' %') : null}
            <Select label="Segment" placeholder="Every segment" clearable data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={fields.segment} onChange={(segment) => change({ segment })} />
            <Select label="Severity" allowDeselect={false} data={alertSeverities.map((one) => ({ value: one, label: severityNames[one] }))} value={fields.severity} onChange={(severity) => { if (severity !== null) change({ severity }); }} />
          </SimpleGrid>
          <Switch label="The rule is on" checked={fields.isOn} onChange={(event) => change({ isOn: event.currentTarget.checked })} />
          <Preview rule={fields} />
          {rule === null || rule.source === '' ? null : <Text size="xs" className={classes['quiet']}>Source: {rule.source}</Text>}
          {error === null || fieldOf(error) !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="space-between">
            {rule === null ? <span /> : rule.key === null ? <Button variant="default" onClick={() => void remove.write({ ref: rule.ref }).then(closeIf)}>Remove</Button> : rule.isChanged ? <Button variant="default" onClick={() => void restore.write({ ref: rule.ref }).then(closeIf)}>As Daybook ships it</Button> : <span />}
            <Button type="submit" loading={create.isWriting || update.isWriting}>{rule === null ? 'Create' : 'Save'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
