import { Alert, Group, Select, Stack, Text, Title } from '@mantine/core';
import { dateStyles, importTargets } from '#shared/import-targets.ts';
import { decimals, encodings, type ImportTarget, type OpenedTable, type Reading } from '#shared/imports.ts';
import { readAs, useFlow } from '#renderer/imports/import-flow.ts';
import { dateStyleLabels, decimalLabels, encodingLabels, sayOrigin, separatorChoices, targetLabels } from '#renderer/imports/import-words.ts';
import { count } from '#renderer/ui/say.ts';

const choices = <Value extends string>(values: readonly Value[], labels: Record<Value, string>): { value: Value; label: string }[] => values.map((value) => ({ value, label: labels[value] }));

/** How the file was read, each part correctable; a change reads it again. */
export const ReadAs = ({ opened }: { opened: OpenedTable }) => {
  const sentence = useFlow((flow) => flow.readingSentence);
  const { encoding, separator, sheet, decimal, dateStyle } = opened.reading;
  const read = (reading: Partial<Reading>): void => void readAs({ reading });
  return (
    <Stack gap={6} component="section" aria-labelledby="read-as">
      <Group gap="sm" align="baseline">
        <Title order={3} id="read-as">Read as</Title>
        <Text size="sm">{sayOrigin(opened.source)}{count(opened.rows, 'row')}. Detected from the file; change what is wrong.</Text>
      </Group>
      <Group gap="sm" align="flex-end">
        <Select label="What it is" w={200} allowDeselect={false} data={choices(importTargets, targetLabels)} value={opened.target} onChange={(target) => { if (target !== null) void readAs({ target: target as ImportTarget }); }} />
        {opened.sheets.length === 0 ? null : <Select label="Sheet" w={180} allowDeselect={false} searchable={opened.sheets.length > 12} data={opened.sheets} value={sheet} onChange={(value) => read({ sheet: value })} />}
        {separator === null ? null : <Select label="Separator" w={130} allowDeselect={false} data={separatorChoices(separator)} value={separator} onChange={(value) => read({ separator: value })} />}
        {encoding === null ? null : <Select label="Encoding" w={190} allowDeselect={false} data={choices(encodings, encodingLabels)} value={encoding} onChange={(value) => read({ encoding: value as Reading['encoding'] })} />}
        <Select label="Decimal sign" w={160} allowDeselect={false} data={choices(decimals, decimalLabels)} value={decimal} onChange={(value) => { if (value !== null) read({ decimal: value as Reading['decimal'] }); }} />
        <Select label="Dates" w={190} allowDeselect={false} data={choices(dateStyles, dateStyleLabels)} value={dateStyle} onChange={(value) => { if (value !== null) read({ dateStyle: value as Reading['dateStyle'] }); }} />
      </Group>
      {sentence === null ? null : <Alert color="red" title="Not read that way" role="alert">{sentence}</Alert>}
    </Stack>
  );
};
