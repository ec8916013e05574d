import { Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { formatMoney } from '#shared/money.ts';
import { reasonNames } from '#shared/risk-rules.ts';
import type { RiskRow } from '#shared/risks.ts';
import { useRead } from '#renderer/data/reads.ts';
import { riskColumns, riskTitle, stateWords } from '#renderer/risks/risk-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './risks.module.css';

const Lesson = ({ risk }: { risk: RiskRow }) => (
  <li className={classes['line']}>
    <div className={classes['words']}>
      <AnchorLink to="/risks/$id" params={{ id: risk.id }} size="sm" fw={500} aria-label={riskTitle(risk)}>{risk.accountName}</AnchorLink>
      <div className={classes['facts']}><span>{stateWords(risk)} <DayText on={risk.closedOn} size="xs" /></span><span>{reasonNames[risk.reason]}</span><span>{formatMoney(risk.atRisk.minor, risk.atRisk.currency, 'short')}</span>{risk.isIntervened ? <span>was worked on</span> : null}</div>
      <Text size="sm" className={classes['prose'] ?? ''}>{risk.lesson === '' ? risk.outcomeSummary : risk.lesson}</Text>
    </div>
  </li>
);

const quarters = [{ isExpected: true, isAvoidable: true }, { isExpected: true, isAvoidable: false }, { isExpected: false, isAvoidable: true }, { isExpected: false, isAvoidable: false }] as const;

const Grid = ({ risks }: { risks: readonly RiskRow[] }) => (
  <div className={classes['lessons']}>
    <span />
    <Title order={3}>Avoidable</Title>
    <Title order={3}>Unavoidable</Title>
    {quarters.map(({ isExpected, isAvoidable }) => {
      const own = risks.filter((risk) => risk.isExpected === isExpected && risk.isAvoidable === isAvoidable);
      const name = `${isExpected ? 'Expected' : 'Unexpected'} and ${isAvoidable ? 'avoidable' : 'unavoidable'}`;
      return (
        <Quarter key={name} side={isAvoidable ? (isExpected ? 'Expected' : 'Unexpected') : null}>
          <section className={classes['quarter']} aria-label={`${name}: ${own.length}`}>
            {own.length === 0 ? <Text size="sm" className={`${classes['quiet']} ${classes['none']}`}>None</Text> : <ul className={classes['list']}>{own.map((risk) => <Lesson key={risk.id} risk={risk} />)}</ul>}
          </section>
        </Quarter>
      );
    })}
  </div>
);
const Quarter = ({ side, children }: { side: string | null; children: ReactNode }) => <>{side === null ? null : <Title order={3} data-side>{side}</Title>}{children}</>;

const Lessons = ({ all }: { all: readonly RiskRow[] }) => {
  const [text, setText] = useState('');
  const typed = text.trim().toLowerCase();
  const found = all.filter((risk) => `${risk.accountName} ${reasonNames[risk.reason]} ${risk.about} ${risk.outcomeSummary} ${risk.lesson}`.toLowerCase().includes(typed));
  const without = found.filter((risk) => risk.lesson === '');
  return (
    <Stack gap="lg">
      <div>
        <Group justify="space-between" mb="xs">
          <TextInput w={260} aria-label="Find in the lessons" placeholder="Account, reason or lesson" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <ExportMenu name="Lessons" rows={found} columns={riskColumns} />
        </Group>
        <Title order={2} mb={6}>Post-mortems</Title>
        <Grid risks={found.filter((risk) => risk.lesson !== '')} />
      </div>
      {without.length === 0 ? null : (
        <section aria-labelledby="without-lesson">
          <Title order={2} id="without-lesson" mb={4}>Closed without a post-mortem <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}>{without.length}</Text></Title>
          <ul className={classes['list']}>{without.map((risk) => <Lesson key={risk.id} risk={risk} />)}</ul>
        </section>
      )}
    </Stack>
  );
};

/** What closed risks have taught: expected or not, avoidable or not. */
export const LessonPanel = () => {
  const read = useRead('risks', 'list', { state: 'closed' });
  return (
    <Loaded read={read}>
      {({ risks }) => risks.length === 0
        ? <EmptyState title="No risk was closed yet">A closed risk is looked back on: was it expected, was it avoidable, and what is the lesson. The lessons are found here again.</EmptyState>
        : <Lessons all={risks} />}
    </Loaded>
  );
};
