import { Button, Group, Table, Text, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoney } from '#shared/money.ts';
import type { VoiceRow } from '#shared/voice.ts';
import { isEnded, voiceKindNames, voiceSeverityNames, voiceStatusNames } from '#shared/voice-rules.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import { useVoiceFilters, VoiceFilters } from '#renderer/voice/VoiceFilters.tsx';
import { voiceColumns } from '#renderer/voice/voice-words.ts';
import classes from './voice.module.css';

const shownRows = 200;

/** The score of an item in the parts that it is made of. */
const ScoreText = ({ row }: { row: VoiceRow }) => {
  const { weights } = useSettings().voice;
  return (
    <Tooltip multiline maw={320} label={`Score ${row.score} of 100: ARR behind counts ${weights.arr}, accounts ${weights.accounts}, severity ${weights.severity}, each against the most of any open item`}>
      <span>{row.rank ?? '–'}</span>
    </Tooltip>
  );
};

const ItemsTable = ({ rows }: { rows: readonly VoiceRow[] }) => {
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownRows);
  const list = useListKeys('voice-rows', shown.length, (index) => ({ Enter: { does: 'Open the item', run: () => void navigate({ to: '/voice/$id', params: { id: shown[index]?.id ?? '' } }) } }));
  return (
    <>
      <Table.ScrollContainer minWidth={860}>
        <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label="What customers said">
          <Table.Thead><Table.Tr><Table.Th w={54} className={classes['number'] ?? ''}>Rank</Table.Th><Table.Th>What</Table.Th><Table.Th w="13%">Theme</Table.Th><Table.Th w={84}>Severity</Table.Th><Table.Th w={150}>Status</Table.Th><Table.Th w={92} className={classes['number'] ?? ''}>Accounts</Table.Th><Table.Th w={104} className={classes['number'] ?? ''}>ARR behind</Table.Th><Table.Th w={110}>Last said</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {shown.map((row, index) => (
              <Table.Tr key={row.id} className={classes['row'] ?? ''} {...list.rowProps(index)}>
                <Table.Td className={classes['number'] ?? ''}><ScoreText row={row} /></Table.Td>
                <Table.Td>
                  <AnchorLink to="/voice/$id" params={{ id: row.id }} size="0.8125rem" fw={500}>{row.title}</AnchorLink>
                  <div className={classes['facts']}><span>{voiceKindNames[row.kind]}</span>{row.productName === '' ? null : <span>{row.productName}</span>}{row.ownerName === '' ? null : <span>{row.ownerName}</span>}{row.externalKey === '' ? null : <span>{row.externalKey}</span>}</div>
                </Table.Td>
                <Table.Td>{row.theme || '–'}</Table.Td>
                <Table.Td>{row.severity === null ? '–' : <Text span inherit fw={row.severity === 'critical' ? 600 : 400} c={row.severity === 'critical' ? inks.red : 'inherit'}>{voiceSeverityNames[row.severity]}</Text>}</Table.Td>
                <Table.Td>{voiceStatusNames[row.status]}{isEnded(row.status) ? <Text size="xs" c={row.untold > 0 ? inks.red : 'inherit'} fw={row.untold > 0 ? 600 : 400} className={row.untold > 0 ? '' : (classes['quiet'] ?? '')}>{row.untold > 0 ? `${count(row.untold, 'account')} not told` : row.accounts.length === 0 ? '' : 'all told'}</Text> : null}</Table.Td>
                <Table.Td className={classes['number'] ?? ''}><Tooltip label={row.accounts.map(({ name }) => name).join(', ') || 'Nobody yet'} multiline maw={360}><span>{row.accounts.length}</span></Tooltip></Table.Td>
                <Table.Td className={classes['number'] ?? ''}>{formatMoney(row.arr.minor, row.arr.currency, 'short')}{row.missing.length === 0 ? null : <Text size="xs" className={classes['quiet'] ?? ''}>without {row.missing.join(', ')}</Text>}</Table.Td>
                <Table.Td><DayText on={row.lastOn} size="0.8125rem" /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'item')}</Button> : null}
    </>
  );
};

/** Every item, ranked across the book by ARR behind, accounts and severity. */
export const ItemsPanel = ({ onAdd }: { onAdd: () => void }) => {
  const read = useRead('voice', 'list', undefined);
  const rows = read.data?.rows ?? [];
  const { shown } = useVoiceFilters(rows);
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between"><VoiceFilters rows={rows} sortable /><ExportMenu name="Voice of the customer" rows={shown} columns={voiceColumns} /></Group>
      <Loaded read={read}>
        {({ rows: all }) => all.length === 0
          ? <EmptyState title="Nothing was captured yet" action={<Button onClick={onAdd}>Capture what a customer said</Button>}>Requests, defects and quotes come from call notes: type /voc request, /voc defect, or /voc and words in quotation marks. Here they are ranked by the ARR behind them.</EmptyState>
          : shown.length === 0 ? <EmptyState title="Nothing passes these filters">Clear a filter to see more.</EmptyState> : <ItemsTable rows={shown} />}
      </Loaded>
    </>
  );
};
