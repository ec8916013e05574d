import { Group, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoney, sumByCurrency } from '#shared/money.ts';
import { reasonNames } from '#shared/risk-rules.ts';
import type { RiskRow } from '#shared/risks.ts';
import { useToday } from '#renderer/data/book.ts';
import { laneOf, lanes, layOut, placeOn, scaleOf } from '#renderer/risks/map-layout.ts';
import { LevelMark } from '#renderer/risks/risk-marks.tsx';
import { riskTitle, sumWords } from '#renderer/risks/risk-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { AccountLink, DayText, inks, MoneyText, shapes } from '#renderer/ui/marks.tsx';
import { count, sayDay } from '#renderer/ui/say.ts';
import classes from './map.module.css';

const cardWidth = 186;
const lineHeight = 50;

const Card = ({ risk, at, line }: { risk: RiskRow; at: number; line: number }) => {
  const today = useToday();
  const Shape = shapes[risk.level];
  const renews = risk.renewalOn === null ? 'no renewal' : `renews ${sayDay(risk.renewalOn, today)}`;
  return (
    <li className={classes['place']} style={{ left: `${at * 100}%`, top: line * lineHeight }}>
      <Link to="/risks/$id" params={{ id: risk.id }} className={classes['card']} aria-label={`${riskTitle(risk)}: ${formatMoney(risk.atRisk.minor, risk.atRisk.currency)} at risk, ${renews}`}>
        <span className={classes['name']}><Shape size={11} color={inks[risk.level]} aria-hidden /> {risk.accountName}</span>
        <span className={classes['quiet']}>{formatMoney(risk.atRisk.minor, risk.atRisk.currency, 'short')}, {renews}</span>
      </Link>
    </li>
  );
};

const Chart = ({ risks, currency }: { risks: readonly RiskRow[]; currency: string }) => {
  const { ref, width } = useElementSize();
  const scale = scaleOf(risks.map(({ atRisk }) => atRisk.minor));
  const placed = layOut(risks, scale, (cardWidth + 8) / Math.max(1, width));
  return (
    <section className={classes['map']} aria-label="Risks by level and ARR at risk">
      {lanes.map((lane) => {
        const its = placed[lane];
        const lines = Math.max(1, ...its.map(({ line }) => line + 1));
        return (
          <div key={lane} className={classes['lane']}>
            <Title order={2} size="h3" className={classes['title'] ?? ''}>{lane} <Text span size="xs" fw={400} className={classes['quiet'] ?? ''}>{its.length === 0 ? 'none' : sumWords(sumByCurrency(its.map(({ risk }) => risk.atRisk)))}</Text></Title>
            <div className={classes['field']} ref={lane === 'Red' ? ref : null} style={{ height: lines * lineHeight + 8, marginRight: cardWidth }}>
              {scale.ticks.map((tick) => <span key={tick} aria-hidden className={classes['rule']} style={{ left: `${placeOn(scale, tick) * 100}%` }} />)}
              <ul className={classes['cards']}>{its.map((one) => <Card key={one.risk.id} {...one} />)}</ul>
            </div>
          </div>
        );
      })}
      <div className={classes['lane']} aria-hidden>
        <span />
        <div className={classes['axis']} style={{ marginRight: cardWidth }}>{scale.ticks.map((tick) => <span key={tick} style={{ left: `${placeOn(scale, tick) * 100}%` }}>{formatMoney(tick, currency, 'short')}</span>)}</div>
      </div>
    </section>
  );
};

const AsTable = ({ risks }: { risks: readonly RiskRow[] }) => (
  <Table fz="0.8125rem" highlightOnHover aria-label="Risks by level and ARR at risk">
    <Table.Thead><Table.Tr><Table.Th>Level</Table.Th><Table.Th>Account</Table.Th><Table.Th>Reason</Table.Th><Table.Th ta="right">ARR at risk</Table.Th><Table.Th>Renewal</Table.Th></Table.Tr></Table.Thead>
    <Table.Tbody>
      {lanes.flatMap((lane) => risks.filter((risk) => laneOf(risk) === lane).toSorted((a, b) => b.atRisk.minor - a.atRisk.minor).map((risk) => (
        <Table.Tr key={risk.id}>
          <Table.Td><Group gap={6}><LevelMark level={risk.level} />{risk.state === 'will-churn' ? <Text size="xs" fw={700}>Will churn</Text> : null}</Group></Table.Td>
          <Table.Td><AccountLink id={risk.accountId} name={risk.accountName} /></Table.Td>
          <Table.Td><AnchorLink to="/risks/$id" params={{ id: risk.id }} size="sm" aria-label={riskTitle(risk)}>{reasonNames[risk.reason]}</AnchorLink></Table.Td>
          <Table.Td ta="right"><MoneyText money={risk.atRisk} /></Table.Td>
          <Table.Td><DayText on={risk.renewalOn} /></Table.Td>
        </Table.Tr>
      )))}
    </Table.Tbody>
  </Table>
);

/** The open risks by how sure the loss is and how much ARR hangs on it. Each is a link; the table is one key away. */
export const RiskMap = ({ risks }: { risks: readonly RiskRow[] }) => {
  const [view, setView] = useState<'map' | 'table'>('map');
  const [chosen, setChosen] = useState<string | null>(null);
  useKeys('risk-map', { t: { does: 'Map or table', run: () => setView(view === 'map' ? 'table' : 'map') } });
  const currencies = [...Map.groupBy(risks, ({ atRisk }) => atRisk.currency)].map(([key, own]) => ({ key, own: own.length })).toSorted((a, b) => b.own - a.own);
  const currency = chosen ?? currencies[0]?.key;
  if (currency === undefined) return <EmptyState title="No risk is open">The map shows each open risk by how sure the loss is and how much ARR hangs on it.</EmptyState>;
  const shown = risks.filter(({ atRisk }) => atRisk.currency === currency);
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm">The further right, the more ARR is at risk; the higher, the surer the loss.</Text>
        <Group gap="xs">
          {currencies.length < 2 || view === 'table' ? null : <SegmentedControl size="xs" aria-label="Currency" value={currency} onChange={setChosen} data={currencies.map(({ key, own }) => ({ value: key, label: `${key} (${own})` }))} />}
          <SegmentedControl size="xs" aria-label="Show the risks as" value={view} onChange={setView} data={[{ value: 'map', label: 'Map' }, { value: 'table', label: 'Table' }]} />
        </Group>
      </Group>
      {view === 'table' ? <AsTable risks={risks} /> : <Chart risks={shown} currency={currency} />}
      {view === 'map' && shown.length < risks.length ? <Text size="xs" mt="xs" className={classes['quiet'] ?? ''}>{count(risks.length - shown.length, 'risk')} in another currency {risks.length - shown.length === 1 ? 'is' : 'are'} on a map of {risks.length - shown.length === 1 ? 'its' : 'their'} own.</Text> : null}
    </>
  );
};
