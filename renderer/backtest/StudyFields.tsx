import { Button, Collapse, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { outcomes } from '#shared/backtest-rules.ts';
import type { ColumnLook, StudySource } from '#shared/backtest.ts';
import type { ScorePart, StudySpec } from '#shared/study-spec.ts';
import { outcomeNames } from '#renderer/backtest/backtest-words.ts';
import { LossPicker } from '#renderer/backtest/LossPicker.tsx';
import { NumberField } from '#renderer/backtest/NumberField.tsx';
import { PartFields } from '#renderer/backtest/PartFields.tsx';
import { beginPart, partsOf, withOutcome, withParts, withScoreColumn } from '#renderer/backtest/study-draft.ts';
import { call } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { showError } from '#renderer/ui/toasts.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './backtest.module.css';

type Given = { spec: StudySpec; columns: readonly ColumnLook[]; source: StudySource; onChange: (spec: StudySpec) => void };

const outcomeChoices = [...outcomes.map((value) => ({ value, label: outcomeNames[value] })), { value: 'none', label: 'Left out' }];
const names = (columns: readonly ColumnLook[]): string[] => columns.map(({ name }) => name);

const OutcomeFields = ({ spec, columns, onChange }: Given) => {
  const { column, values } = spec.outcome;
  const look = columns.find((one) => one.name === column);
  const set = (value: string, chosen: string | null): void => {
    const outcome = outcomes.find((one) => one === chosen);
    const rest = values.filter((one) => one.value !== value);
    onChange({ ...spec, outcome: { column, values: outcome === undefined ? rest : [...rest, { value, outcome }] } });
  };
  return (
    <Stack gap="xs">
      <Title order={3}>What happened</Title>
      <Select label="Column of the outcome" searchable allowDeselect={false} placeholder="Choose a column" data={names(columns)} value={column === '' ? null : column} onChange={(next) => { if (next !== null) onChange(withOutcome(spec, columns, next)); }} />
      {look === undefined ? null : look.distinct > 20 ? <Text size="sm" role="alert">This column has {count(look.distinct, 'different value')}. Choose one that says in a few words what became of each row.</Text> : (
        <div className={classes['values']}>
          {look.values.map(({ value, count: rows }) => [
            <Text key={value} size="sm" truncate title={value}>{value} <Text span size="xs" c="dimmed">{rows.toLocaleString('en')}</Text></Text>,
            <Select key={`${value} means`} size="xs" aria-label={`${value} means`} allowDeselect={false} data={outcomeChoices} value={values.find((one) => one.value === value)?.outcome ?? 'none'} onChange={(chosen) => set(value, chosen)} />,
          ])}
        </div>
      )}
      <LossPicker value={spec.lossIs} onChange={(lossIs) => onChange({ ...spec, lossIs })} />
    </Stack>
  );
};

const BuiltFields = ({ spec, columns, source, onChange }: Given) => {
  const [proposing, setProposing] = useState<string | null>(null);
  const parts = partsOf(spec.score);
  const free = columns.filter(({ name }) => name !== spec.outcome.column && !parts.some((part) => part.column === name));
  const set = (next: ScorePart): void => onChange(withParts(spec, parts.map((part) => (part.column === next.column ? next : part))));
  const propose = async (part: ScorePart): Promise<void> => {
    if (part.kind !== 'category') return;
    setProposing(part.column);
    try {
      set({ ...part, ...(await call('backtest', 'propose', { source, spec, column: part.column })), isFitted: true });
    } catch (error) {
      showError(sentenceOf(error));
    } finally {
      setProposing(null);
    }
  };
  return (
    <Stack gap="xs">
      {parts.map((part) => <PartFields key={part.column} part={part} look={columns.find(({ name }) => name === part.column)} onChange={set} onRemove={() => onChange(withParts(spec, parts.filter((one) => one !== part)))} onPropose={() => void propose(part)} isProposing={proposing === part.column} />)}
      {free.length === 0 || parts.length >= 20 ? null : (
        <Select key={parts.length} label="Add a column to the score" searchable placeholder="Choose a column" data={names(free)} value={null} onChange={(name) => {
          const look = columns.find((one) => one.name === name);
          if (look !== undefined) onChange(withParts(spec, [...parts, beginPart(look)]));
        }} />
      )}
      <Text size="xs">The score is the weighted mean of the points, 0 to 100. A value that is missing gives its weight to the other columns.</Text>
    </Stack>
  );
};

const ScoreFields = (given: Given) => {
  const { spec, columns, onChange } = given;
  const { score, bands } = spec;
  const isTurned = score.kind === 'column' && score.highMeans === 'churn';
  const numeric = columns.filter(({ name, numbers }) => numbers !== null && name !== spec.outcome.column);
  return (
    <Stack gap="xs">
      <Title order={3}>The score</Title>
      <SegmentedControl size="xs" fullWidth transitionDuration={0} aria-label="Where the score comes from" value={score.kind} data={[{ value: 'column', label: 'A column holds it' }, { value: 'built', label: 'Build it from columns' }]}
        onChange={(kind) => { if (kind !== score.kind) onChange(kind === 'built' ? withParts(spec, []) : { ...spec, score: { kind: 'column', column: '', highMeans: 'renewal' } }); }} />
      {score.kind === 'built' ? <BuiltFields {...given} /> : (
        <>
          <Select label="Column of the score" searchable allowDeselect={false} placeholder="Choose a column of figures" nothingFoundMessage="No column of figures has that name" data={names(numeric)} value={score.column === '' ? null : score.column} onChange={(name) => { if (name !== null) onChange(withScoreColumn(spec, columns, name)); }} />
          <Select label="A high score means" allowDeselect={false} data={[{ value: 'renewal', label: 'Renewal' }, { value: 'churn', label: 'Churn' }]} value={score.highMeans} onChange={(to) => onChange(withScoreColumn(spec, columns, score.column, to === 'churn' ? 'churn' : 'renewal'))} />
        </>
      )}
      <Group grow gap="xs">
        <NumberField label={isTurned ? 'Green up to' : 'Green from'} value={bands.green} onChange={(green) => onChange({ ...spec, bands: { ...bands, green } })} />
        <NumberField label={isTurned ? 'Yellow up to' : 'Yellow from'} value={bands.yellow} onChange={(yellow) => onChange({ ...spec, bands: { ...bands, yellow } })} />
      </Group>
    </Stack>
  );
};

const optional: { key: 'label' | 'intervened' | 'scoredOn' | 'knownOn'; label: string; says: string }[] = [
  { key: 'label', label: 'Name of a row', says: 'For the lists behind the figures.' },
  { key: 'intervened', label: 'Worked on', says: 'Yes where somebody worked on saving the account: one that was kept is no false alarm.' },
  { key: 'scoredOn', label: 'Day of the score', says: 'With the day below: a score from the day on which the decision was known is left out.' },
  { key: 'knownOn', label: 'Day on which the decision was known', says: 'That of the notice, where there is one.' },
];

const MoreFields = ({ spec, columns, onChange }: Given) => {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <div>
      <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={toggle}>{isOpen ? 'Fewer columns' : 'More columns: name, worked on, days'}</Button>
      <Collapse expanded={isOpen} transitionDuration={0}>
        <Stack gap="xs" mt="xs">
          {optional.map(({ key, label, says }) => <Select key={key} label={label} description={says} searchable clearable clearButtonProps={{ 'aria-label': `Clear ${label}` }} placeholder="None" data={names(columns)} value={spec[key]} onChange={(column) => onChange({ ...spec, [key]: column })} />)}
        </Stack>
      </Collapse>
    </div>
  );
};

/** Everything that a study asks of its table: outcome, score, bands, and the columns for the traps. */
export const StudyFields = (given: Given) => (
  <Stack gap="lg">
    <OutcomeFields {...given} />
    <ScoreFields {...given} />
    <MoreFields {...given} />
  </Stack>
);

