import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import type { OpportunityRow } from '#shared/expansion.ts';
import { growthMotionNames } from '#shared/expansion-rules.ts';
import { formatMoney } from '#shared/money.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { EducationDialog, type EducationStart } from '#renderer/expansion/EducationDialog.tsx';
import { lateWords, standingWords } from '#renderer/expansion/expansion-words.ts';
import { ShownTable, ToShowList } from '#renderer/expansion/FeaturesPanel.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './expansion.module.css';

const fewRows = 3;

const OpportunityLine = ({ row, readOnly }: { row: OpportunityRow; readOnly: boolean }) => {
  const { expansion } = useSettings();
  const late = lateWords(row);
  return (
    <li className={classes['line']}>
      <div className={classes['words']}>
        {readOnly ? <Text span size="sm" fw={500}>{row.name}</Text> : <AnchorLink to="/opportunities/$id" params={{ id: row.id }} size="sm" fw={500}>{row.name}</AnchorLink>}
        <div className={classes['facts']}>
          <span>{standingWords(row, expansion)}</span><span>{formatMoney(row.amount.minor, row.amount.currency, 'short')}</span><span>{growthMotionNames[row.motion]}</span>
          {row.status === 'open' ? (row.closeOn === null ? null : <span>closes <DayText on={row.closeOn} size="xs" /></span>) : <span>closed <DayText on={row.closedOn} size="xs" /></span>}
          {late === '' ? null : <Text span inherit fw={600} c={inks.red}>{late}</Text>}
        </div>
        {row.status === 'open' && row.nextStep !== '' ? <Text size="sm">Next: {row.nextStep}{row.nextDueOn === null ? null : <>, <DayText on={row.nextDueOn} late={row.stepLate > 0} /></>}</Text> : null}
      </div>
    </li>
  );
};

/** The opportunities of an account and the features to show it, as they are or as they were known. */
export const ExpansionSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const accountId = page.account.id;
  const opportunities = useRead('expansion', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  const education = useRead('expansion', 'educationOfAccount', { accountId, asOf: page.asOf }, { keep: true });
  const [all, setAll] = useState(false);
  const [start, setStart] = useState<EducationStart | null>(null);
  return (
    <Stack gap="md">
      <Loaded read={opportunities}>
        {(rows) => {
          const closed = rows.filter(({ status }) => status !== 'open').length;
          const shown = all ? rows : rows.filter(({ status }) => status === 'open');
          return (
            <div>
              <Group justify="space-between" mb={4}><Title order={3}>Opportunities</Title>{readOnly ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => openDialog({ kind: 'new-opportunity', accountId })}>Open an opportunity</Button>}</Group>
              {shown.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No opportunity is open.</Text> : <ul className={classes['list']}>{shown.map((row) => <OpportunityLine key={row.id} row={row} readOnly={readOnly} />)}</ul>}
              {closed === 0 ? null : <Button size="compact-sm" variant="subtle" mt={4} aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Hide what is closed' : `Show ${count(closed, 'closed opportunity', 'closed opportunities')}`}</Button>}
            </div>
          );
        }}
      </Loaded>
      <Loaded read={education}>
        {({ toShow, shown }) => (
          <div>
            <Title order={3} mb={4}>Features</Title>
            {toShow.length === 0 && shown.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No released feature fits an objective or a use case here, and none was shown.</Text> : null}
            {toShow.length === 0 ? null : <ToShowList rows={toShow.slice(0, fewRows)} showAccount={false} onLog={readOnly ? null : (row) => setStart({ kind: 'log', row })} />}
            {toShow.length > fewRows ? <AnchorLink to="/expansion" search={{ view: 'features', text: page.account.name }} size="sm">All {toShow.length} to show</AnchorLink> : null}
            {shown.length === 0 ? null : <ShownTable rows={shown} showAccount={false} onOpen={readOnly ? null : (row) => setStart({ kind: 'change', row })} />}
          </div>
        )}
      </Loaded>
      {start === null ? null : <EducationDialog start={start} onClose={() => setStart(null)} />}
    </Stack>
  );
};
