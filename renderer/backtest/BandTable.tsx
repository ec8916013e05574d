import { Anchor, Table, Text, VisuallyHidden } from '@mantine/core';
import { outcomes, type BandRow, type LossIs, type Share } from '#shared/backtest-rules.ts';
import type { RowFilter } from '#shared/backtest.ts';
import { BandMark } from '#renderer/backtest/BandMark.tsx';
import { bandWords, outcomeNames, percent } from '#renderer/backtest/backtest-words.ts';
import classes from './backtest.module.css';

/** Opens the rows behind a figure under a heading. */
export type OpenRows = (title: string, filter: Partial<RowFilter>) => void;

/** A figure that opens its rows; nothing to open behind a nought. */
export const Figure = ({ n, title, onOpen }: { n: number; title: string; onOpen: () => void }) =>
  n === 0 ? <Text span size="sm" c="dimmed">0</Text> : <Anchor component="button" type="button" size="sm" aria-label={`${n.toLocaleString('en')}: ${title}`} onClick={onOpen}>{n.toLocaleString('en')}</Anchor>;

/** A share as a dot with its interval as a line, from 0 to 1. The words beside it say the same. */
const Interval = ({ share: { rate, low, high } }: { share: Share }) => (
  <svg width="80" height="14" viewBox="0 0 80 14" aria-hidden style={{ verticalAlign: 'middle' }}>
    <line x1="2" x2="78" y1="7" y2="7" stroke="currentColor" opacity="0.15" strokeWidth="1" />
    <line x1={2 + low * 76} x2={2 + high * 76} y1="7" y2="7" stroke="currentColor" strokeWidth="2" opacity="0.6" />
    {rate === null ? null : <circle cx={2 + rate * 76} cy="7" r="3.5" fill="currentColor" />}
  </svg>
);

/** Bands by what became of them. Under the minimum without shares. */
export const BandTable = ({ bands, lossIs, onOpen }: { bands: readonly BandRow[]; lossIs: LossIs; onOpen: OpenRows }) => {
  const hasShares = bands.some(({ lost }) => lost !== null);
  const rate = lossIs === 'churned' ? 'Churn' : 'Loss';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls is reached by the keyboard.
    <section className={classes['scroll']} tabIndex={0} aria-label="Bands by outcome">
      <Table className={classes['bands'] ?? ''} aria-label="Bands by outcome">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Band</Table.Th>
            {outcomes.map((outcome) => <Table.Th key={outcome} ta="right">{outcomeNames[outcome]}</Table.Th>)}
            <Table.Th ta="right">All</Table.Th>
            {hasShares ? <Table.Th>{rate} (95 % interval)</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bands.map(({ band, counts, total, lost }) => {
            const name = bandWords[band ?? 'none'];
            return (
              <Table.Tr key={name}>
                <Table.Th scope="row"><BandMark band={band} /></Table.Th>
                {outcomes.map((outcome) => <Table.Td key={outcome} ta="right"><Figure n={counts[outcome]} title={`${name}, ${outcomeNames[outcome].toLowerCase()}`} onOpen={() => onOpen(`${name}, ${outcomeNames[outcome].toLowerCase()}`, { band: band ?? 'none', outcome })} /></Table.Td>)}
                <Table.Td ta="right"><Figure n={total} title={name} onOpen={() => onOpen(name, { band: band ?? 'none' })} /></Table.Td>
                {hasShares ? (
                  <Table.Td>
                    {lost === null || lost.rate === null ? <Text span size="sm" c="dimmed">–<VisuallyHidden>No rows</VisuallyHidden></Text> : (
                      <><Interval share={lost} /> <Text span size="sm">{percent(lost.rate)} <Text span size="xs" c="dimmed">({percent(lost.low)} to {percent(lost.high)})</Text></Text></>
                    )}
                  </Table.Td>
                ) : null}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
};
