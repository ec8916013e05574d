import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoney } from '#shared/money.ts';
import { phaseNames, renewalPhases } from '#shared/renewal-phases.ts';
import { categoryNames, renewalCategories } from '#shared/renewal-rules.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import { useToday } from '#renderer/data/book.ts';
import { CallMark, Flag } from '#renderer/renewals/renewal-marks.tsx';
import { flagsOf, signedMoney, sumWords } from '#renderer/renewals/renewal-words.ts';
import { useListKeys } from '#renderer/ui/keys.ts';
import { DayText, SentimentMark } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './renewals.module.css';

const columnsBy = {
  phase: renewalPhases.map((key) => ({ key, name: phaseNames[key], holds: (row: RenewalRow) => row.phase === key })),
  category: [
    { key: 'monitor', name: 'Monitor: no call', holds: (row: RenewalRow) => row.status === 'open' && row.category === null },
    ...renewalCategories.map((key) => ({ key, name: categoryNames[key], holds: (row: RenewalRow) => row.status === 'open' && row.category === key })),
    ...(['won', 'lost'] as const).map((key) => ({ key, name: phaseNames[key], holds: (row: RenewalRow) => row.status === key })),
  ],
} as const;
const shownCards = 60;

const Card = ({ row, rowProps }: { row: RenewalRow; rowProps: object }) => {
  const today = useToday();
  return (
    <li className={classes['card']} {...rowProps}>
      <div className={classes['cardHead']}>
        <Link to="/renewals/$id" params={{ id: row.contractId }} search={{}} className={classes['name'] ?? ''} tabIndex={-1} preload={false}>{row.accountName}</Link>
        <Text span size="xs" fw={600} style={{ whiteSpace: 'nowrap' }}>{formatMoney(row.atrMinor, row.currency, 'short')}</Text>
      </div>
      <div className={classes['facts']}>
        <span><DayText on={row.dueOn} late={row.isLate} size="xs" /></span>
        <span>{row.priority}</span>
        {row.netMinor === null || row.netMinor === 0 ? null : <span>net {signedMoney(row.netMinor, row.currency, 'short')}</span>}
        <span><SentimentMark sentiment={row.band} /></span>
      </div>
      <CallMark row={row} size="xs" />
      {flagsOf(row, today).slice(0, 2).map((flag) => <div key={flag}><Flag>{flag}</Flag></div>)}
    </li>
  );
};

/** The renewals of a quarter as cards, in the column of their phase or of what is called. Columns without a renewal are left out. */
export const RenewalBoard = ({ rows }: { rows: readonly RenewalRow[] }) => {
  const navigate = useNavigate();
  const [by, setBy] = useState<keyof typeof columnsBy>('phase');
  const [all, setAll] = useState(false);
  const columns = columnsBy[by].map(({ key, name, holds }) => ({ key, name, rows: rows.filter(holds) })).filter((column) => column.rows.length > 0);
  const shown = columns.map((column) => ({ ...column, cards: all ? column.rows : column.rows.slice(0, shownCards) }));
  const cards = shown.flatMap((column) => column.cards);
  const list = useListKeys('renewal-cards', cards.length, (index) => ({ Enter: { does: 'Open the renewal', run: () => { const row = cards[index]; if (row !== undefined) void navigate({ to: '/renewals/$id', params: { id: row.contractId } }); } } }));
  const starts = shown.map((_, at) => shown.slice(0, at).reduce((sum, column) => sum + column.cards.length, 0));
  return (
    <>
      <Group gap="xs" mb={6} justify="space-between">
        <SegmentedControl size="xs" aria-label="Columns" value={by} onChange={setBy} data={[{ value: 'phase', label: 'By phase' }, { value: 'category', label: 'By category' }]} />
        <Text size="sm" className={classes['quiet'] ?? ''}>{count(rows.length, 'renewal')}, {sumWords(rows, (row) => row.atrMinor)} available to renew</Text>
      </Group>
      <div className={classes['scroll']}>
        <div className={classes['board']}>
          {shown.map((column, at) => (
            <section key={column.key} className={classes['column']} aria-label={column.name}>
              <h2>{column.name} <Text span size="xs" fw={400} className={classes['quiet'] ?? ''}>{column.rows.length}</Text></h2>
              <Text size="xs" className={classes['quiet'] ?? ''}>{sumWords(column.rows, (row) => row.atrMinor)}</Text>
              <ul className={classes['cards']} aria-label={`Renewals: ${column.name}`}>{column.cards.map((row, card) => <Card key={`${row.contractId} ${row.dueOn}`} row={row} rowProps={list.rowProps((starts[at] ?? 0) + card)} />)}</ul>
              {column.cards.length < column.rows.length ? <Button mt={6} variant="subtle" size="compact-xs" onClick={() => setAll(true)}>Show all {column.rows.length}</Button> : null}
            </section>
          ))}
        </div>
      </div>
    </>
  );
};
