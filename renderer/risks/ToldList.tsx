import { Checkbox, Paper, Stack, Text, Title } from '@mantine/core';
import { partyNames } from '#shared/risk-rules.ts';
import type { Risk } from '#shared/risks.ts';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import { exactDay, sayDay } from '#renderer/ui/say.ts';
import classes from './risks.module.css';

/** Who is to be told of a risk of this level, and when they were. */
export const ToldList = ({ risk, isClosed }: { risk: Risk; isClosed: boolean }) => {
  const today = useToday();
  const { write } = useWrite('risks', 'tell');
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="told-title">
      <Title order={2} size="h3" id="told-title" mb="xs">Who is told</Title>
      <Stack gap={8}>
        {isClosed ? risk.told.map(({ party, on }) => <Text key={party} size="sm">{partyNames[party]}<Text span size="xs" className={classes['quiet'] ?? ''}>{on === null ? ', not told' : <>, told <DayText on={on} size="xs" /></>}</Text></Text>) : risk.told.map(({ party, names, on, again }) => (
          <Checkbox
            key={party} size="sm" label={partyNames[party]} checked={on !== null} onChange={(event) => void write({ id: risk.id, party, on: event.currentTarget.checked ? today : null })}
            description={<span className={classes['quiet']}>{names.length === 0 ? (party === 'sales-leadership' ? 'Asked for while the risk is red' : 'Nobody in the team of the account') : names.join(', ')}{on === null ? '' : <time dateTime={on} title={exactDay(on)}>{`; told ${sayDay(on, today)}`}</time>}{again ? '; heard of yellow, and it is red now' : ''}</span>}
          />
        ))}
      </Stack>
      {risk.level === 'yellow' && !isClosed ? <Text size="xs" mt="xs" className={classes['quiet'] ?? ''}>Sales leadership is told of a red risk.</Text> : null}
    </Paper>
  );
};
