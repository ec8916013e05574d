import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountValue } from '#shared/value.ts';
import { wholeMoney } from '#shared/value-compose.ts';
import { sayPayback } from '#shared/value-rules.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { GainCard } from '#renderer/value/GainCard.tsx';
import { rangeWords, ratioWords } from '#renderer/value/value-words.ts';
import classes from './value.module.css';

/** What the gains come to, for the account's section and above the gains. */
export const ValueFigures = ({ value }: { value: AccountValue }) => {
  const { totals: { currency, priceMinor, low, likely }, accountId, asOf } = value;
  return (
    <div className={classes['totals']}>
      <span>Delivered in 12 months <strong>{rangeWords(low.deliveredMinor, likely.deliveredMinor, currency)}</strong></span>
      <span>Price <AnchorLink to="/accounts/$id" params={{ id: accountId }} search={{ ...(asOf === null ? {} : { asOf }), section: 'contracts' }} inherit>{priceMinor === null ? 'n/a' : `${wholeMoney(priceMinor, currency)} a year`}</AnchorLink></span>
      <span>Return <strong>{ratioWords(low.ratio, likely.ratio)}</strong></span>
      {low.paybackMonths === null ? null : <span>Pays back in {sayPayback(low.paybackMonths)}</span>}
      {low.expectedMinor === 0 && likely.expectedMinor === 0 ? null : <span>Expected {rangeWords(low.expectedMinor, likely.expectedMinor, currency)}</span>}
    </div>
  );
};

const Gains = ({ value, item, assumption, onAdd }: { value: AccountValue; item: string | null; assumption: string | null; onAdd: () => void }) => {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(item === null ? [] : [item]));
  const [from, setFrom] = useState(item);
  if (from !== item) {
    setFrom(item);
    if (item !== null) setOpened(new Set([...opened, item]));
  }
  const readOnly = value.asOf !== null;
  if (value.items.length === 0) return <EmptyState title="No gain yet" action={readOnly ? undefined : <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>Add a gain</Button>}>A gain is one way in which the product pays for this account: a formula over figures that the customer has, each with a conservative and a likely value and where it comes from.</EmptyState>;
  return (
    <>
      <ValueFigures value={value} />
      {value.items.map((one, index) => (
        <GainCard
          key={one.id} gain={one} accountId={value.accountId} at={index} of={value.items.length} readOnly={readOnly} isOpen={opened.has(one.id)} target={one.id === item ? (assumption ?? '') : null}
          onToggle={() => setOpened(new Set(opened.has(one.id) ? [...opened].filter((id) => id !== one.id) : [...opened, one.id]))}
        />
      ))}
      {value.totals.missingRates.length === 0 ? null : <Text size="sm">There is no exchange rate for {value.totals.missingRates.join(', ')}; amounts in it are not in the sums. <AnchorLink to="/ledger" search={{ view: 'rates' }} size="sm">Add one</AnchorLink></Text>}
    </>
  );
};

/** The gains of an account with their figures. `item` is opened and brought into view. */
export const GainList = ({ accountId, asOf, item, assumption, onAdd }: { accountId: string; asOf: string | null; item: string | null; assumption: string | null; onAdd: () => void }) => {
  const read = useRead('value', 'ofAccount', { accountId, asOf }, { keep: true });
  return <Loaded read={read}>{(value) => <Gains value={value} item={item} assumption={assumption} onAdd={onAdd} />}</Loaded>;
};
