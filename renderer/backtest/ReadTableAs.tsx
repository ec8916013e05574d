import { Alert, Button, Collapse, Group, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { OpenedStudy } from '#shared/backtest.ts';
import { dateStyles } from '#shared/import-targets.ts';
import { decimals, encodings, type Reading } from '#shared/imports.ts';
import { readAs } from '#renderer/backtest/study-flow.ts';
import { sentenceOf } from '#renderer/data/writes.ts';

const separators = [{ value: ',', label: 'Comma' }, { value: ';', label: 'Semicolon' }, { value: '\t', label: 'Tab' }, { value: '|', label: 'Bar' }];
const styleNames: Record<(typeof dateStyles)[number], string> = { iso: '2026-12-31', 'day-first': '31.12.2026', 'month-first': '12/31/2026' };

/** How the table was read, correctable; the columns are then looked at anew. */
export const ReadTableAs = ({ opened: { reading, rows, columns, sheets } }: { opened: OpenedStudy }) => {
  const [isOpen, { toggle }] = useDisclosure(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const change = (part: Partial<Reading>): void => {
    setSentence(null);
    readAs({ ...reading, ...part }).catch((error: unknown) => setSentence(sentenceOf(error)));
  };
  const { separator, encoding, sheet } = reading;
  const known = separators.some(({ value }) => value === separator) ? separators : [...separators, { value: separator ?? '', label: separator ?? '' }];
  return (
    <div>
      <Group gap="xs" mb="xs">
        <Text size="sm">{rows.toLocaleString('en')} rows, {columns.length} columns.</Text>
        <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={toggle}>How it is read</Button>
      </Group>
      <Collapse expanded={isOpen} transitionDuration={0}>
        <Group grow gap="xs" mb="md" align="flex-end">
          {sheet === null ? null : <Select label="Sheet" allowDeselect={false} data={sheets} value={sheet} onChange={(to) => change({ sheet: to })} />}
          {separator === null ? null : <Select label="Columns parted by" allowDeselect={false} data={known} value={separator} onChange={(to) => change({ separator: to })} />}
          {encoding === null ? null : <Select label="Encoding" allowDeselect={false} data={[...encodings]} value={encoding} onChange={(to) => change({ encoding: encodings.find((one) => one === to) ?? encoding })} />}
          <Select label="Decimal sign" allowDeselect={false} data={[{ value: 'point', label: '1.5' }, { value: 'comma', label: '1,5' }]} value={reading.decimal} onChange={(to) => change({ decimal: decimals.find((one) => one === to) ?? reading.decimal })} />
          <Select label="Days" allowDeselect={false} data={dateStyles.map((value) => ({ value, label: styleNames[value] }))} value={reading.dateStyle} onChange={(to) => change({ dateStyle: dateStyles.find((one) => one === to) ?? reading.dateStyle })} />
        </Group>
      </Collapse>
      {sentence === null ? null : <Alert color="red" role="alert" title="Not read that way" mb="md">{sentence}</Alert>}
    </div>
  );
};
