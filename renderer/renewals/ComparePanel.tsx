import { Group, SegmentedControl, Select, Text, Title } from '@mantine/core';
import { addDays, dayName } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import { moveNames, type ForecastMove } from '#shared/renewal-forecast.ts';
import type { Comparison, ForecastPage } from '#shared/renewals.ts';
import { useRead } from '#renderer/data/reads.ts';
import { callName, signedWhole, wholeMoney } from '#renderer/renewals/renewal-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';
import classes from './renewals.module.css';

/** What changed of one renewal, was against is. */
const changeWords = ({ was, is, currency }: ForecastMove): string => {
  if (was === null || is === null) return '';
  const money = (minor: number): string => formatMoney(minor, currency, 'short');
  return [
    ...(was.category === is.category ? [] : [`${callName(was.category)} → ${callName(is.category)}`]),
    ...(was.atrMinor === is.atrMinor ? [] : [`ATR ${money(was.atrMinor)} → ${money(is.atrMinor)}`]),
    ...([['bestMinor', 'best'], ['likelyMinor', 'likely'], ['commitMinor', 'commit']] as const).flatMap(([field, name]) => (was[field] === is[field] ? [] : [`${name} ${money(was[field])} → ${money(is[field])}`])),
    ...(was.dueOn === is.dueOn ? [] : [`due ${dayName(was.dueOn)} → ${dayName(is.dueOn)}`]),
  ].join(', ');
};

const Figures = ({ comparison: { before, now, currency, takenOn } }: { comparison: Comparison }) => (
  <table className={classes['figures']} aria-label="The kept forecast against now" style={{ maxWidth: 640 }}>
    <thead><tr><th scope="col">In {currency}</th><th scope="col" data-right>{exactDay(takenOn)}</th><th scope="col" data-right>Now</th><th scope="col" data-right>Change</th></tr></thead>
    <tbody>
      {([['ATR', 'atrMinor'], ['Best', 'bestMinor'], ['Likely', 'likelyMinor'], ['Commit', 'commitMinor']] as const).map(([label, field]) => (
        <tr key={field}><th scope="row">{label}</th><td data-right>{wholeMoney(before[field], currency)}</td><td data-right>{wholeMoney(now[field], currency)}</td><td data-right>{now[field] === before[field] ? '–' : signedWhole(now[field] - before[field], currency)}</td></tr>
      ))}
    </tbody>
  </table>
);

const Moves = ({ moves }: { moves: readonly ForecastMove[] }) =>
  moves.length === 0 ? <Text size="sm" mt="xs">Nothing moved in these days.</Text> : (
    <>
      <Text size="sm" mt="sm" mb={4} className={classes['quiet'] ?? ''}>{count(moves.length, 'renewal')} moved. The change is of the likely figure; each renewal has one reason.</Text>
      <table className={classes['figures']} aria-label="What moved">
        <thead><tr><th scope="col">Account</th><th scope="col">Why</th><th scope="col">What</th><th scope="col" data-right>Change</th></tr></thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.contractId}>
              <td><AnchorLink to="/renewals/$id" params={{ id: move.contractId }} size="sm" fw={500}>{move.accountName}</AnchorLink></td>
              <td>{moveNames[move.reason]}</td>
              <td className={classes['quiet']}>{changeWords(move)}</td>
              <td data-right><Text span size="sm" c={move.deltaMinor < 0 ? inks.red : move.deltaMinor > 0 ? inks.green : 'inherit'}>{move.deltaMinor === 0 ? '–' : signedWhole(move.deltaMinor, move.currency)}</Text></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );

/** A kept forecast against now: what moved and why. */
export const ComparePanel = ({ page, quarter, snapshot, change }: { page: ForecastPage; quarter: string | null; snapshot: string | null; change: (part: { snapshot?: string | undefined; quarter?: string | undefined }) => void }) => {
  const { snapshots, quarters, on } = page;
  const chosen = snapshots.find(({ id }) => id === snapshot) ?? snapshots.find(({ takenOn }) => takenOn <= addDays(on, -6)) ?? snapshots[0];
  const current = quarters.find((one) => one.from <= on && one.to >= on);
  const shown = quarters.find(({ from }) => from === quarter) ?? current ?? quarters[0];
  const read = useRead('renewals', 'compare', { snapshotId: chosen?.id ?? '', from: shown?.from ?? on, to: shown?.to ?? on }, { enabled: chosen !== undefined && shown !== undefined, keep: true });
  return (
    <section aria-labelledby="compare-title">
      <Title order={2} id="compare-title" mb={6}>What moved</Title>
      {chosen === undefined || shown === undefined ? <Text size="sm" className={classes['quiet'] ?? ''}>No forecast is kept yet. One is kept every week by itself; then this says what moved since, and why.</Text> : (
        <>
          <Group gap="sm" mb="sm">
            <Select label="Since the forecast of" w={220} allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={snapshots.map(({ id, takenOn, count: rows }) => ({ value: id, label: `${exactDay(takenOn)} (${rows})` }))} value={chosen.id} onChange={(id) => change({ snapshot: id ?? undefined })} />
            <SegmentedControl mt={18} size="xs" aria-label="Quarter of the comparison" value={shown.from} onChange={(from) => change({ quarter: from })} data={quarters.map(({ from, name }) => ({ value: from, label: name }))} />
          </Group>
          <Loaded read={read}>{(comparison) => <><Figures comparison={comparison} /><Moves moves={comparison.moves} /></>}</Loaded>
        </>
      )}
    </section>
  );
};
