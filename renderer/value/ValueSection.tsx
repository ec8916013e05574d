import { Text } from '@mantine/core';
import type { AccountPage } from '#shared/accounts.ts';
import { valueStateNames } from '#shared/value-rules.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { ValueFigures } from '#renderer/value/GainList.tsx';
import { rangeWords } from '#renderer/value/value-words.ts';
import classes from './value.module.css';

/** What the product brings to an account, in short, with the way to the report and to each gain. */
export const ValueSection = ({ page }: { page: AccountPage }) => {
  const { account: { id }, asOf } = page;
  const read = useRead('value', 'ofAccount', { accountId: id, asOf });
  const then = asOf === null ? {} : { asOf };
  return (
    <Loaded read={read}>
      {(value) => (
        <>
          {value.items.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>No gain yet. Value is counted by drivers, with figures that the customer has, and set against the price.</Text> : <ValueFigures value={value} />}
          <ul className={classes['list']}>
            {value.items.map((gain) => (
              <li key={gain.id} style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 14px', padding: '3px 0', alignItems: 'baseline' }}>
                <AnchorLink to="/accounts/$id/value" params={{ id }} search={{ ...then, view: 'gains', item: gain.id }} size="sm" style={{ flex: '1 1 240px' }}>{gain.name}</AnchorLink>
                <Text span size="xs" className={classes['quiet'] ?? ''}>{valueStateNames[gain.state]}{gain.confirmedById === null ? '' : ', confirmed'}</Text>
                <Text span size="sm">{gain.low === null || gain.likely === null ? 'not counted yet' : `${rangeWords(gain.low, gain.likely, gain.currency)} ${gain.every === 'year' ? 'a year' : 'once'}`}</Text>
              </li>
            ))}
          </ul>
          <Text size="sm" mt={6}><AnchorLink to="/accounts/$id/value" params={{ id }} search={then} size="sm" fw={500}>Value report</AnchorLink> · <AnchorLink to="/accounts/$id/value" params={{ id }} search={{ ...then, view: 'gains' }} size="sm">Gains and their figures</AnchorLink></Text>
        </>
      )}
    </Loaded>
  );
};
