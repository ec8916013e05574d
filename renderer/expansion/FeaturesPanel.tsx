import { Anchor, Badge, Button, CloseButton, Group, SegmentedControl, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { EducationRow, FeatureToShow } from '#shared/expansion.ts';
import { educationOutcomeNames, educationOutcomes } from '#shared/feature-rules.ts';
import { useRead } from '#renderer/data/reads.ts';
import { EducationDialog, type EducationStart } from '#renderer/expansion/EducationDialog.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './expansion.module.css';

const shownRows = 200;
const toShowColumns: ExportColumn<FeatureToShow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Priority', kind: 'text', width: 10, value: (row) => row.priority },
  { label: 'Feature', kind: 'text', width: 30, value: (row) => row.featureName },
  { label: 'Product', kind: 'text', value: (row) => row.productName },
  { label: 'Released', kind: 'day', value: (row) => row.releasedOn },
  { label: 'Objective', kind: 'text', width: 36, value: (row) => row.objectiveName },
  { label: 'Why it fits', kind: 'text', width: 70, value: (row) => row.why },
];
const shownColumns: ExportColumn<EducationRow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Feature', kind: 'text', width: 30, value: (row) => row.featureName },
  { label: 'Product', kind: 'text', value: (row) => row.productName },
  { label: 'Shown on', kind: 'day', value: (row) => row.onDay },
  { label: 'To', kind: 'text', width: 24, value: (row) => row.personName },
  { label: 'Outcome', kind: 'text', value: (row) => educationOutcomeNames[row.outcome] },
  { label: 'Objective', kind: 'text', width: 36, value: (row) => row.objectiveName },
  { label: 'Notes', kind: 'text', width: 44, value: (row) => row.notes },
];

/** What is still to be shown, one feature and account a line, with why it fits. */
export const ToShowList = ({ rows, showAccount, onLog }: { rows: readonly FeatureToShow[]; showAccount: boolean; onLog: ((row: FeatureToShow) => void) | null }) => (
  <ul className={classes['list']} aria-label="Features to show">
    {rows.map((row) => (
      <li key={`${row.accountId} ${row.featureId}`} className={classes['line']}>
        <div className={classes['words']}>
          <Text size="sm"><Text span inherit fw={500}>{row.featureName}</Text>{showAccount ? <> to <AccountLink id={row.accountId} name={row.accountName} /></> : null}</Text>
          <div className={classes['facts']}>{showAccount ? <span>{row.priority}</span> : null}<span>{row.productName}</span>{row.releasedOn === null ? null : <span>released <DayText on={row.releasedOn} size="xs" /></span>}<span>{row.why}</span></div>
        </div>
        {onLog === null ? null : <Button size="compact-sm" variant="default" onClick={() => onLog(row)} aria-label={`Log that ${row.featureName} was shown to ${row.accountName}`}>Log it</Button>}
      </li>
    ))}
  </ul>
);

/** What was shown to whom, with what came of it. */
export const ShownTable = ({ rows, showAccount, onOpen }: { rows: readonly EducationRow[]; showAccount: boolean; onOpen: ((row: EducationRow) => void) | null }) => (
  <Table.ScrollContainer minWidth={700}>
    <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label="Features that were shown">
      <Table.Thead><Table.Tr><Table.Th w="22%">Feature</Table.Th>{showAccount ? <Table.Th w="20%">Account</Table.Th> : null}<Table.Th w={110}>Shown</Table.Th><Table.Th w="14%">To</Table.Th><Table.Th w={130}>Outcome</Table.Th><Table.Th>Notes</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id} className={classes['row'] ?? ''}>
            <Table.Td>{onOpen === null ? <Text span inherit fw={500}>{row.featureName}</Text> : <Anchor component="button" type="button" size="0.8125rem" fw={500} onClick={() => onOpen(row)} aria-label={`Change the entry of ${row.featureName} at ${row.accountName}`}>{row.featureName}</Anchor>}<Text size="xs" className={classes['quiet'] ?? ''}>{row.productName}</Text></Table.Td>
            {showAccount ? <Table.Td><AccountLink id={row.accountId} name={row.accountName} /></Table.Td> : null}
            <Table.Td><DayText on={row.onDay} size="0.8125rem" /></Table.Td>
            <Table.Td>{row.personName || '–'}</Table.Td>
            <Table.Td><Badge variant="default" radius="sm" style={{ textTransform: 'none' }}>{educationOutcomeNames[row.outcome]}</Badge></Table.Td>
            <Table.Td>{row.notes}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

/** Released features that fit what accounts want and were not shown yet, and the log of those that were. */
export const FeaturesPanel = () => {
  const search = useSearch({ from: '/expansion' });
  const navigate = useNavigate();
  const read = useRead('expansion', 'education', undefined);
  const [start, setStart] = useState<EducationStart | null>(null);
  const [limit, setLimit] = useState(shownRows);
  const isShown = search.status === 'shown';
  const [text, product] = [search.text ?? '', search.product ?? null];
  const change = (part: { isShown?: boolean; text?: string; product?: string | null }): void => {
    const next = { isShown, text, product, ...part };
    void navigate({ to: '/expansion', search: { view: 'features', status: next.isShown ? 'shown' : undefined, text: next.text || undefined, product: next.product ?? undefined }, replace: true });
  };
  const typed = text.trim().toLowerCase();
  const passes = (row: { accountName: string; featureName: string; objectiveName: string; productName: string }): boolean => (typed === '' || `${row.accountName} ${row.featureName} ${row.objectiveName}`.toLowerCase().includes(typed)) && (product === null || row.productName === product);
  return (
    <Loaded read={read}>
      {({ toShow, shown }) => {
        const [open, done] = [toShow.filter(passes), shown.filter(passes)];
        const names = [...new Set([...toShow, ...shown].map((row) => row.productName))].toSorted();
        return (
          <Stack gap="xs">
            <Group justify="space-between">
              <Group gap="xs">
                <SegmentedControl size="xs" aria-label="Which features" value={isShown ? 'shown' : 'to-show'} onChange={(value) => change({ isShown: value === 'shown' })} data={[{ value: 'to-show', label: `To show (${toShow.length.toLocaleString('en')})` }, { value: 'shown', label: `Shown (${shown.length.toLocaleString('en')})` }]} />
                <TextInput w={210} aria-label="Find a feature" placeholder="Account, feature or objective" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => change({ text: event.currentTarget.value })} rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: '' })} />} />
                <Select w={150} aria-label="Product" placeholder="Any product" clearable comboboxProps={{ shadow: 'md' }} data={names} value={product} onChange={(value) => change({ product: value })} />
              </Group>
              {isShown ? <ExportMenu name="Feature education" rows={done} columns={shownColumns} /> : <ExportMenu name="Features to show" rows={open} columns={toShowColumns} />}
            </Group>
            {isShown ? (
              done.length === 0 ? <EmptyState title={shown.length === 0 ? 'Nothing was shown yet' : 'No entry passes these filters'}>The log says which feature was shown to whom, and what came of it: {educationOutcomes.map((one) => educationOutcomeNames[one].toLowerCase()).join(', ')}.</EmptyState> : <ShownTable rows={done.slice(0, limit)} showAccount onOpen={(row) => setStart({ kind: 'change', row })} />
            ) : open.length === 0 ? (
              <EmptyState title={toShow.length === 0 ? 'No feature is waiting to be shown' : 'No feature passes these filters'}>Released features are matched to objectives by their words, and to the use cases that an account works on. Add features with the day of their release in the <AnchorLink to="/adoption" search={{ view: 'catalogue' }} inherit underline="always">catalogue</AnchorLink>.</EmptyState>
            ) : <ToShowList rows={open.slice(0, limit)} showAccount onLog={(row) => setStart({ kind: 'log', row })} />}
            {(isShown ? done : open).length > limit ? <Button variant="subtle" size="compact-sm" onClick={() => setLimit(Number.POSITIVE_INFINITY)}>Show all {count((isShown ? done : open).length, 'row')}</Button> : null}
            {start === null ? null : <EducationDialog start={start} onClose={() => setStart(null)} />}
          </Stack>
        );
      }}
    </Loaded>
  );
};
