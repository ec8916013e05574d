import { Button, Select, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { AssumptionFields, EvidenceRow, ValueItem } from '#shared/value.ts';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import classes from './value.module.css';

type Line = ValueItem['assumptions'][number];
const groupNames: Record<EvidenceRow['entity'], string> = { criteria: 'Success criteria', measurements: 'Measurements', usage_metrics: 'Use' };
const faultOf = (figure: number | null): string | null => (figure !== null && Math.abs(figure) > 1e12 ? 'A million millions at most.' : null);
const figures = { allowDecimal: true, allowNegative: true, canBeEmpty: true, decimalScale: 4, placeholder: '?', fault: faultOf } as const;

/** The record that a figure rests on: chosen, said, and taken over where its figure is another. */
const Evidence = ({ line, rows, readOnly, save }: { line: Line; rows: readonly EvidenceRow[]; readOnly: boolean; save: (fields: Partial<AssumptionFields>) => void }) => {
  const { linked } = line;
  const data = (['criteria', 'usage_metrics', 'measurements'] as const).flatMap((entity) => {
    const items = rows.filter((row) => row.entity === entity).map((row) => ({ value: row.id, label: entity === 'measurements' ? `${row.label}: ${row.says}` : row.label }));
    return items.length === 0 ? [] : [{ group: groupNames[entity], items }];
  });
  return (
    <>
      {readOnly ? null : (
        <Select
          aria-label={`Evidence of ${line.label}`} placeholder="None" clearable searchable comboboxProps={{ shadow: 'md', width: 380 }} nothingFoundMessage="Nothing of the account has that name" data={data} value={linked === null ? null : linked.id}
          onChange={(id) => { const row = rows.find((one) => one.id === id); save({ evidence: row === undefined ? null : { entity: row.entity, id: row.id } }); }}
        />
      )}
      {linked === null ? null : (
        <Text size="xs" className={classes['quiet'] ?? ''}>
          {linked.planId === null ? linked.says : <AnchorLink to="/plans/$id" params={{ id: linked.planId }} search={{}} inherit>{linked.says}</AnchorLink>}
          {readOnly || linked.value === null || linked.value === line.likely ? null : <> <Button size="compact-xs" variant="subtle" onClick={() => save({ likely: linked.value })} aria-label={`Take ${linked.value} as the likely figure of ${line.label}`}>Take {linked.value.toLocaleString('en')}</Button></>}
        </Text>
      )}
    </>
  );
};

const AssumptionRow = ({ gain, line, rows, readOnly, isTarget }: { gain: ValueItem; line: Line; rows: readonly EvidenceRow[]; readOnly: boolean; isTarget: boolean }) => {
  const { write } = useWrite('value', 'assume');
  const row = useRef<HTMLTableRowElement>(null);
  const save = (fields: Partial<AssumptionFields>): void => void write({ id: gain.id, key: line.key, fields });
  const from = shippedDrivers[gain.driver]?.assumptions.find(({ key }) => key === line.key)?.from;
  useEffect(() => {
    if (!isTarget) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector<HTMLElement>('input[data-low]')?.focus({ preventScroll: true });
  }, [isTarget]);
  return (
    <tr ref={row} data-target={isTarget || undefined}>
      <td><SavedText aria-label={`Label of ${line.key}`} readOnly={readOnly} maxLength={200} value={line.label} fault={(label) => (label === '' ? 'A label is needed.' : null)} onSave={(label) => save({ label })} /><code>{line.key}</code></td>
      <td><SavedNumber aria-label={`Conservative: ${line.label}`} data-low readOnly={readOnly} {...figures} value={line.low} onSave={(low) => save({ low })} /></td>
      <td><SavedNumber aria-label={`Likely: ${line.label}`} readOnly={readOnly} {...figures} value={line.likely} onSave={(likely) => save({ likely })} /></td>
      <td><SavedText aria-label={`Unit of ${line.label}`} readOnly={readOnly} maxLength={60} placeholder="%, hours" value={line.unit} onSave={(unit) => save({ unit })} /></td>
      <td><SavedText aria-label={`Where ${line.label} comes from`} readOnly={readOnly} maxLength={500} placeholder={from ?? 'Who told it, and when'} title={from} value={line.source} onSave={(source) => save({ source })} /></td>
      <td><Evidence line={line} rows={rows} readOnly={readOnly} save={save} /></td>
    </tr>
  );
};

/** The figures of a gain: both cases, the unit, where they come from, and the record of the book that they rest on. */
export const AssumptionTable = ({ gain, accountId, readOnly, target }: { gain: ValueItem; accountId: string; readOnly: boolean; target: string | null }) => {
  const rows = useRead('value', 'evidence', { accountId }, { enabled: !readOnly }).data ?? [];
  if (gain.assumptions.length === 0) return null;
  return (
    <div className={classes['scroll']}>
      <table className={classes['assumptions']} aria-label={`Assumptions of ${gain.name}`}>
        <thead><tr><th scope="col" style={{ width: '22%' }}>Figure</th><th scope="col" style={{ width: 104 }}>Conservative</th><th scope="col" style={{ width: 104 }}>Likely</th><th scope="col" style={{ width: 130 }}>Unit</th><th scope="col">Comes from</th><th scope="col" style={{ width: '22%' }}>Evidence in the book</th></tr></thead>
        <tbody>{gain.assumptions.map((line) => <AssumptionRow key={line.key} gain={gain} line={line} rows={rows} readOnly={readOnly} isTarget={target === line.key} />)}</tbody>
      </table>
    </div>
  );
};
