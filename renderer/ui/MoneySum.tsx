import { Text, Tooltip } from '@mantine/core';
import { formatMoney, type Money } from '#shared/money.ts';
import { convert, sumOf, type Sum } from '#shared/rates.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

/** Sums up amounts of any currencies at the rates of the day; `null` until the rates are read. */
export const useSum = (): ((amounts: Iterable<Money>) => Sum) | null => {
  const today = useToday();
  const { currency } = useSettings();
  const rates = useRead('ledger', 'rates', undefined).data?.rates;
  return rates === undefined ? null : (amounts) => sumOf(amounts, rates, today, currency);
};

/** What money is worth in the currency of the book, to order rows by; as it stands until the rates are read, and where it has none. */
export const useWorth = (): ((money: Money) => number) => {
  const today = useToday();
  const { currency } = useSettings();
  const rates = useRead('ledger', 'rates', undefined).data?.rates ?? [];
  return (money) => {
    const { minor, missing } = convert([money], rates, today, currency);
    return missing.length === 0 ? minor : money.minor;
  };
};

const words = (amounts: readonly Money[]): string => amounts.map(({ minor, currency }) => formatMoney(minor, currency, 'short')).join(' + ');

/** A sum in one currency, with what it is made of on hover; amounts without a rate stand beside it. */
export const MoneySum = ({ of }: { of: readonly Money[] }) => {
  const sum = useSum()?.(of);
  if (sum === undefined) return <span>…</span>;
  const { total, apart, parts } = sum;
  const shown = words([...(total.minor === 0 && apart.length > 0 ? [] : [total]), ...apart]);
  if (parts.length <= 1) return <span>{shown}</span>;
  return <Tooltip label={`${words(parts)}, at the rates of today`}><span>{shown}</span></Tooltip>;
};

/** Names the currencies that have no rate, and so stand beside a sum; nothing where all have one. */
export const MissingRates = ({ of }: { of: readonly Money[] }) => {
  const apart = useSum()?.(of).apart ?? [];
  if (apart.length === 0) return null;
  return <Text span inherit>{apart.map(({ currency }) => currency).join(', ')} {apart.length === 1 ? 'has' : 'have'} no rate, so {apart.length === 1 ? 'it stands' : 'they stand'} apart. <AnchorLink to="/ledger" search={{ view: 'rates' }} inherit underline="always">Add a rate</AnchorLink></Text>;
};
