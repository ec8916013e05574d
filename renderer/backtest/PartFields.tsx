import { ActionIcon, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ColumnLook } from '#shared/backtest.ts';
import { mostValues, type CategoryPart, type ScorePart } from '#shared/study-spec.ts';
import { NumberField } from '#renderer/backtest/NumberField.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './backtest.module.css';

const shownAtFirst = 8;

const Points = ({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) => <NumberField aria-label={label} min={0} max={100} clampBehavior="strict" value={value} onChange={onChange} />;

const CategoryFields = ({ part, look, onChange, onPropose, isProposing }: { part: CategoryPart; look: ColumnLook | undefined; onChange: (part: CategoryPart) => void; onPropose: () => void; isProposing: boolean }) => {
  const [isAll, setAll] = useState(false);
  const counts = new Map(look?.values.map((one) => [one.value, one.count]));
  const shown = isAll ? part.points : part.points.slice(0, shownAtFirst);
  const distinct = look?.distinct ?? part.points.length;
  return (
    <Stack gap={6}>
      <div className={classes['points']}>
        {shown.map(({ value, points }) => [
          <Text key={value} size="sm" truncate title={value}>{value} <Text span size="xs" c="dimmed">{counts.get(value)?.toLocaleString('en') ?? ''}</Text></Text>,
          <Points key={`${value} points`} label={`Points of ${value}`} value={points} onChange={(next) => onChange({ ...part, points: part.points.map((one) => (one.value === value ? { value, points: next } : one)) })} />,
        ])}
        {part.other === null ? null : [<Text key="other" size="sm">Other values</Text>, <Points key="other points" label={`Points of other values of ${part.column}`} value={part.other} onChange={(other) => onChange({ ...part, other })} />]}
      </div>
      {part.points.length > shownAtFirst ? <div><Button size="compact-xs" variant="subtle" onClick={() => setAll(!isAll)}>{isAll ? 'Show fewer' : `Show all ${part.points.length}`}</Button></div> : null}
      {distinct > mostValues ? <Text size="xs">It has {count(distinct, 'different value')}; the {mostValues} most frequent can have points of their own. A column that is different in almost every row names rows rather than telling them apart.</Text> : null}
      <Group gap="xs">
        <Button size="compact-xs" variant="default" loading={isProposing} onClick={onPropose}>Propose points from the loss rates</Button>
      </Group>
      {part.isFitted ? <Text size="xs">These points come from the outcomes of this very table. What is said above is measured on rows that they were not made from, a fifth of the table at a time.</Text> : null}
    </Stack>
  );
};

/** One column of a score that is built: its weight, and what points it gives. */
export const PartFields = ({ part, look, onChange, onRemove, onPropose, isProposing }: { part: ScorePart; look: ColumnLook | undefined; onChange: (part: ScorePart) => void; onRemove: () => void; onPropose: () => void; isProposing: boolean }) => (
  <Paper withBorder p="sm" component="section" aria-label={`Points from ${part.column}`}>
    <Group justify="space-between" wrap="nowrap" mb={6}>
      <Text size="sm" fw={600} truncate title={part.column}>{part.column}</Text>
      <Group gap={6} wrap="nowrap">
        <Text size="xs" id={`weight ${part.column}`}>Weight</Text>
        <NumberField w={64} aria-label={`Weight of ${part.column}`} min={0} max={1_000} clampBehavior="strict" value={part.weight} onChange={(weight) => onChange({ ...part, weight })} />
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take ${part.column} out of the score`} onClick={onRemove}><IconTrash size={14} aria-hidden /></ActionIcon>
      </Group>
    </Group>
    {part.kind === 'category' ? <CategoryFields part={part} look={look} onChange={onChange} onPropose={onPropose} isProposing={isProposing} /> : (
      <Stack gap={6}>
        <Group grow gap="xs">
          <NumberField label="0 points at" value={part.zeroAt} onChange={(zeroAt) => onChange({ ...part, zeroAt })} />
          <NumberField label="100 points at" value={part.fullAt} onChange={(fullAt) => onChange({ ...part, fullAt })} />
        </Group>
        {look?.numbers === null || look === undefined ? null : <Text size="xs">From {look.numbers.min.toLocaleString('en')} to {look.numbers.max.toLocaleString('en')} in this table. Where less is better, let 100 points be at the smaller figure.</Text>}
      </Stack>
    )}
  </Paper>
);
