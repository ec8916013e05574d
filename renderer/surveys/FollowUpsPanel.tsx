import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { surveyKindNames } from '#shared/survey-rules.ts';
import type { AnswerRow } from '#shared/surveys.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnswerDialog } from '#renderer/surveys/AnswerDialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, inks } from '#renderer/ui/marks.tsx';
import classes from './surveys.module.css';

const shownRows = 200;

const Line = ({ row, rowProps, onOpen }: { row: AnswerRow; rowProps: object; onOpen: () => void }) => {
  const today = useToday();
  const { write } = useWrite('surveys', 'follow');
  const who = row.who || 'Somebody';
  return (
    <li className={classes['line']} {...rowProps}>
      <div className={classes['words']}>
        <Text size="sm"><Text span inherit fw={600} c={row.isDetractor ? inks.red : 'inherit'}>{surveyKindNames[row.kind]} {row.score}</Text> from {who} of <AccountLink id={row.accountId} name={row.accountName} />{row.isDecisionMaker ? ', a decision maker' : ''}</Text>
        {row.comment === '' ? null : <Text size="sm" className={classes['prose'] ?? ''}>“{row.comment}”</Text>}
        <div className={classes['facts']}>
          <span>answered <DayText on={row.onDay} size="xs" /></span>
          {row.followUp === 'done' ? <span>followed up</span> : row.dueOn === null ? null : <span>{row.followUp === 'due' ? 'planned for' : 'due'} <DayText on={row.dueOn} late={row.dueOn < today} size="xs" /></span>}
          {row.followUpNote === '' ? null : <span>{row.followUpNote}</span>}
        </div>
      </div>
      {row.followUp === 'none' ? <Button size="compact-sm" variant="default" onClick={() => void write({ id: row.id, fields: { followUp: 'due' } })} aria-label={`Plan the follow-up of ${who}`}>Plan</Button> : null}
      {row.followUp === 'done' ? null : <Button size="compact-sm" variant="default" onClick={() => void write({ id: row.id, fields: { followUp: 'done' } })} aria-label={`The follow-up of ${who} is done`}>Done</Button>}
      <Button size="compact-sm" variant="subtle" onClick={onOpen} aria-label={`Open the answer of ${who} of ${row.accountName}`}>Open</Button>
    </li>
  );
};

/** Detractors who wait for a talk, follow-ups that are planned, and those that are done. */
export const FollowUpsPanel = () => {
  const read = useRead('surveys', 'followUps', undefined);
  const [view, setView] = useState<'open' | 'done'>('open');
  const [openId, setOpenId] = useState<string | null>(null);
  const all = read.data ?? [];
  const rows = (view === 'done' ? all.filter(({ followUp }) => followUp === 'done').toReversed() : all.filter(({ followUp }) => followUp !== 'done').toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))).slice(0, shownRows);
  const opened = all.find(({ id }) => id === openId);
  const list = useListKeys('follow-up-rows', rows.length, (index) => ({ Enter: { does: 'Open the answer', run: () => setOpenId(rows[index]?.id ?? null) } }));
  return (
    <Stack gap="xs" align="stretch">
      <SegmentedControl size="xs" style={{ alignSelf: 'flex-start' }} aria-label="Which follow-ups" value={view} onChange={setView} data={[{ value: 'open', label: 'Open' }, { value: 'done', label: 'Done' }]} />
      <Loaded read={read}>
        {() => rows.length === 0 ? <EmptyState title={view === 'open' ? 'Nobody waits for a follow-up' : 'No follow-up is done yet'}>A low answer asks for a talk within the days of the settings. What came of it is kept with the answer.</EmptyState>
          : <ul className={classes['list']} aria-label="Follow-ups">{rows.map((row, index) => <Line key={row.id} row={row} rowProps={list.rowProps(index)} onOpen={() => setOpenId(row.id)} />)}</ul>}
      </Loaded>
      {opened === undefined ? null : <AnswerDialog key={opened.id} answer={opened} onClose={() => setOpenId(null)} />}
    </Stack>
  );
};
