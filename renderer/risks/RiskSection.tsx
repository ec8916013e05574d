import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import type { EscalationRow } from '#shared/escalations.ts';
import type { RiskRow } from '#shared/risks.ts';
import { formatMoney } from '#shared/money.ts';
import { impactNames, reasonNames } from '#shared/risk-rules.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { LevelMark, SeverityMark } from '#renderer/risks/risk-marks.tsx';
import { byWhom, lateWords, ownerName, riskTitle, stateWords } from '#renderer/risks/risk-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import classes from './risks.module.css';

const RiskLine = ({ risk, readOnly }: { risk: RiskRow; readOnly: boolean }) => {
  const today = useToday();
  const { clock } = risk;
  const done = risk.steps.filter((step) => step.done).length;
  return (
    <li className={classes['line']}>
      <LevelMark level={risk.level} />
      <div className={classes['words']}>
        <Text size="sm">{readOnly ? <Text span inherit fw={500}>{reasonNames[risk.reason]}</Text> : <AnchorLink to="/risks/$id" params={{ id: risk.id }} inherit fw={500} aria-label={riskTitle(risk)}>{reasonNames[risk.reason]}</AnchorLink>}{risk.about === '' ? '' : `: ${risk.about.split('\n')[0] ?? ''}`}</Text>
        <div className={classes['facts']}>
          <span>{impactNames[risk.impact]}</span>
          {risk.closedOn === null ? <span>{formatMoney(risk.atRisk.minor, risk.atRisk.currency, 'short')} at risk</span> : <span>{stateWords(risk)} <DayText on={risk.closedOn} size="xs" /></span>}
          {risk.state === 'will-churn' ? <span>Will churn</span> : null}
          {risk.steps.length === 0 ? null : <span>{done} of {count(risk.steps.length, 'step')} done</span>}
          {clock === null ? null : <span title={clock.why}>{clock.overdueDays > 0 ? <Text span inherit fw={600} c={inks.red}>update {lateWords(clock.overdueDays)}</Text> : <>update due <DayText on={clock.dueOn} size="xs" /></>}</span>}
          {risk.closedOn === null ? <span>{risk.toldCount} of {risk.toldOf} told</span> : null}
        </div>
        <Text size="sm" className={classes['prose'] ?? ''}>{risk.closedOn === null ? <>Next: {risk.nextStep}, {byWhom(risk.owner)}, <DayText on={risk.nextDueOn} late={risk.nextDueOn < today} /></> : risk.outcomeSummary}</Text>
      </div>
    </li>
  );
};

const EscalationLine = ({ one, readOnly }: { one: EscalationRow; readOnly: boolean }) => (
  <li className={classes['line']}>
    <SeverityMark severity={one.severity} />
    <div className={classes['words']}>
      {readOnly ? <Text size="sm" fw={500}>{one.title}</Text> : <AnchorLink to="/escalations/$id" params={{ id: one.id }} size="sm" fw={500}>{one.title}</AnchorLink>}
      <div className={classes['facts']}>
        <span>{ownerName(one.owner)}</span>
        {one.clock === null ? <span>closed <DayText on={one.closedOn} size="xs" /></span> : <span title={one.clock.why}>{one.clock.overdueDays > 0 ? <Text span inherit fw={600} c={inks.red}>update {lateWords(one.clock.overdueDays, 'working day')}</Text> : <>update due <DayText on={one.clock.dueOn} size="xs" /></>}</span>}
        {one.links === 0 ? null : <span>{count(one.links, 'case or issue', 'cases and issues')}</span>}
        {one.openCommitments === 0 ? null : <span>{count(one.openCommitments, 'promise')} open</span>}
      </div>
      {one.clock === null ? <Text size="sm" className={classes['prose'] ?? ''}>{one.outcome}</Text> : null}
    </div>
  </li>
);

/** A list whose closed ones are one press away. */
const Lists = <Row extends { id: string; closedOn: string | null }>({ title, rows, empty, action, children, closedWords }: { title: string; rows: readonly Row[]; empty: string; action: ReactNode; children: (row: Row) => ReactNode; closedWords: string }) => {
  const [all, setAll] = useState(false);
  const closed = rows.filter(({ closedOn }) => closedOn !== null).length;
  const shown = all ? rows : rows.filter(({ closedOn }) => closedOn === null);
  return (
    <div>
      <Group justify="space-between" mb={4}><Title order={3}>{title}</Title>{action}</Group>
      {shown.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>{empty}</Text> : <ul className={classes['list']}>{shown.map(children)}</ul>}
      {closed === 0 ? null : <Button size="compact-sm" variant="subtle" mt={4} aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Hide what is closed' : `Show ${count(closed, `closed ${closedWords}`)}`}</Button>}
    </div>
  );
};

/** The risks and escalations of an account, as they are or as they were known. */
export const RiskSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const accountId = page.account.id;
  const risks = useRead('risks', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  const escalations = useRead('escalations', 'ofAccount', { accountId, asOf: page.asOf }, { keep: true });
  const isBare = page.row.atRisk && (risks.data ?? []).every(({ closedOn }) => closedOn !== null);
  return (
    <Stack gap="md">
      <Loaded read={risks}>
        {(rows) => (
          <Lists
            title="Open risks" rows={rows} closedWords="risk"
            empty={isBare ? `The account is at risk${page.account.riskReason === '' ? '' : ` (“${page.account.riskReason}”)`}, and the register has no open risk of it.` : 'No risk is open.'}
            action={readOnly ? null : <Button size="compact-sm" variant={isBare ? 'filled' : 'default'} leftSection={<IconPlus size={13} aria-hidden />} onClick={() => openDialog({ kind: 'new-risk', accountId, alertId: null })}>Open a risk</Button>}
          >
            {(risk) => <RiskLine key={risk.id} risk={risk} readOnly={readOnly} />}
          </Lists>
        )}
      </Loaded>
      <Loaded read={escalations}>
        {(rows) => (
          <Lists
            title="Escalations and blockers" rows={rows} closedWords="escalation" empty="Nothing is escalated."
            action={readOnly ? null : <Group gap="xs"><WhoToAsk accountId={accountId} activity="escalation" about="escalations" /><Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => openDialog({ kind: 'new-escalation', accountId })}>Open an escalation</Button></Group>}
          >
            {(one) => <EscalationLine key={one.id} one={one} readOnly={readOnly} />}
          </Lists>
        )}
      </Loaded>
    </Stack>
  );
};
