import { Badge, Drawer, Group, Text } from '@mantine/core';
import type { KpiAsked, KpiEvents, KpiLedgerEvent } from '#shared/kpis.ts';
import { formatMoney, type Money } from '#shared/money.ts';
import { useRead } from '#renderer/data/reads.ts';
import { kindNames, signed, sourceNames } from '#renderer/kpis/kpi-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './kpis.module.css';

const sayMoney = (amounts: readonly Money[]): string => (amounts.length === 0 ? 'No ARR' : amounts.map(({ minor, currency }) => formatMoney(minor, currency)).join(' + '));

const What = ({ event }: { event: KpiLedgerEvent }) => (
  <>
    <Group gap={6} wrap="nowrap">
      <span>{kindNames[event.kind]}</span>
      {event.isContractual ? <Badge size="xs" variant="default">Escalator</Badge> : null}
      {event.isEstimated ? <Badge size="xs" variant="default">Estimated</Badge> : null}
    </Group>
    {event.carriedMinor === null ? null : <Text size="xs">Carries {formatMoney(event.carriedMinor, event.currency)}</Text>}
    {event.reason === '' ? null : <Text size="xs" style={{ whiteSpace: 'normal' }}>{event.reason}</Text>}
  </>
);

const From = ({ event, accountId }: { event: KpiLedgerEvent; accountId: string }) => (
  <>
    {event.contract === null ? sourceNames[event.source] : <AnchorLink to="/accounts/$id" params={{ id: event.accountId }} search={{ section: 'contracts' }} size="sm" underline="always">{event.contract.label}</AnchorLink>}
    {event.line === '' && event.product === '' ? null : <Text size="xs" style={{ whiteSpace: 'normal' }}>{[event.line, event.product].filter((one, at, all) => one !== '' && all.indexOf(one) === at).join(' · ')}</Text>}
    {event.accountId === accountId ? null : <Text size="xs">Of {event.accountName}, merged</Text>}
  </>
);

const Events = ({ found, currency }: { found: KpiEvents; currency: string }) => {
  const isForeign = found.events.some((event) => event.currency !== currency);
  return (
    <>
      <Text size="sm" mb="xs"><b>{sayMoney(found.opens)}</b> when the period opened, <b>{sayMoney(found.closes)}</b> at its end.</Text>
      {found.events.length === 0 ? <Text size="sm">Nothing moved in the period.</Text> : (
        <div className={classes['scroll']}>
          <table className={classes['plain']} aria-label={`Movements of ${found.accountName}`}>
            <thead><tr><th scope="col">Day</th><th scope="col">Movement</th><th scope="col" data-right>ARR</th>{isForeign ? <th scope="col" data-right>In {currency}</th> : null}<th scope="col">From</th></tr></thead>
            <tbody>
              {found.events.map((event) => (
                <tr key={event.id}>
                  <th scope="row">{exactDay(event.on)}</th>
                  <td><What event={event} /></td>
                  <td data-right>{signed(event.deltaMinor, event.currency)}</td>
                  {isForeign ? <td data-right>{event.inBook === null ? 'No rate' : signed(event.inBook, currency)}</td> : null}
                  <td><From event={event} accountId={found.accountId} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Group gap="md" mt="md">
        <AnchorLink to="/accounts/$id" params={{ id: found.accountId }} search={{ section: 'contracts' }} size="sm" underline="always">Open the account</AnchorLink>
        <AnchorLink to="/ledger" search={{ account: found.accountId }} size="sm" underline="always">Open its ledger</AnchorLink>
      </Group>
    </>
  );
};

/** The movements of an account in the period, each with the contract that it came from. */
export const EventsDrawer = ({ asked, currency, about, onClose }: { asked: KpiAsked; currency: string; about: { accountId: string; accountName: string } | null; onClose: () => void }) => {
  const read = useRead('kpis', 'events', { ...asked, accountId: about?.accountId ?? '' }, { enabled: about !== null });
  return (
    <Drawer opened={about !== null} onClose={onClose} position="right" size="lg" title={about === null ? '' : `Movements of ${about.accountName}`}>
      <Loaded read={read}>{(found) => <Events found={found} currency={currency} />}</Loaded>
    </Drawer>
  );
};
