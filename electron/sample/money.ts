import { addDays, addMonths, type Day } from '#shared/days.ts';
import { local, type Fact, type LocalTime, type RowOf } from '#electron/sample/book.ts';
import { workday } from '#electron/sample/calendar.ts';
import type { Random } from '#electron/sample/random.ts';
import type { SampleAccount } from '#electron/sample/timeline.ts';

type Owned = { productId: string; name: string; since: Day; seats: number | null };
type Contract = RowOf<'contracts'> & { at: LocalTime };

/** What part of the ARR of a platform contract a product is; what is left is the first one. */
const shares: Record<string, number> = { Intake: 0.18, 'Audit Trail': 0.1, Bridge: 0.07, Stockroom: 0.05 };
/** How the rates of currencies moved, from a year and a half ago to now, in billionths of a dollar. */
const rates: Record<string, [then: number, now: number]> = { EUR: [1_068_000_000, 1_112_000_000], GBP: [1_243_000_000, 1_301_000_000], CHF: [1_118_000_000, 1_176_000_000], SEK: [92_400_000, 98_100_000], DKK: [143_100_000, 149_000_000], CAD: [731_000_000, 724_000_000], AUD: [655_000_000, 668_000_000], JPY: [6_620_000, 6_790_000] };

const isFact = <Table extends Fact['table']>(table: Table) => (fact: Fact): fact is Fact & { table: Table } => fact.table === table;

const line = (at: LocalTime, fields: Omit<RowOf<'contractLines'>, 'id'>, newId: () => string): Fact => {
  const id = newId();
  return { at, table: 'contractLines', id, isNew: true, fields: { id, ...fields } };
};

/** The lines of a platform contract: each product from when the account has it, all of them to the end, so that they come to its ARR on the last day. */
const linesOf = (contract: Contract, owned: readonly Owned[], newest: Contract, today: Day, random: Random, newId: () => string, hasLess: boolean): Fact[] => {
  const end = contract.endOn ?? today;
  const there = owned.filter(({ since }) => since <= end && since <= today);
  const total = contract.arrMinor ?? 0;
  const escalatorPercent = contract.notes?.startsWith('Indexation') === true ? 3 : null;
  // A unit costs what it costs now; in earlier terms there were fewer or more of them.
  const parts = there.map(({ seats, ...one }) => {
    const unit = seats === null || seats === 0 ? 0 : Math.round(((newest.arrMinor ?? 0) * (shares[one.name] ?? 0)) / seats / 100) * 100;
    const quantity = seats === null ? null : Math.max(1, Math.round((seats * total) / (newest.arrMinor ?? total)));
    return { ...one, seats: quantity, arrMinor: quantity === null ? Math.round((total * (shares[one.name] ?? 0)) / 100) * 100 : quantity * unit };
  });
  const rest = total - parts.reduce((sum, { arrMinor }) => sum + arrMinor, 0);
  const first = { contractId: contract.id, kind: 'recurring', unit: 'seats', quantity: contract.seats ?? null, escalatorPercent };
  const begins = there.find(({ name }) => name === 'Fieldbook');
  const facts = [line(contract.at, { ...first, productId: begins?.productId ?? null, name: begins === undefined ? 'Platform' : 'Fieldbook', arrMinor: rest + (parts.find(({ name }) => name === 'Fieldbook')?.arrMinor ?? 0), position: 0 }, newId)];
  for (const [index, { productId, name, since, seats, arrMinor }] of parts.filter((one) => one.name !== 'Fieldbook' && one.arrMinor > 0).entries()) {
    const startOn = since > contract.startOn ? since : null;
    const at = startOn === null || local(startOn, '15:20') < contract.at ? contract.at : local(startOn, '15:20');
    const own = { ...first, productId, name, arrMinor, quantity: seats, startOn, position: index + 1, kind: name === 'Bridge' && random.chance(0.4) ? 'usage' : 'recurring', unit: name === 'Bridge' ? 'orders' : 'seats' };
    const cutOn = addDays(today, -74);
    if (hasLess && name === 'Intake' && seats !== null && contract.startOn < cutOn && (startOn ?? contract.startOn) < cutOn && end > today) {
      // Some seats were given up on the way.
      facts.push(line(at, { ...own, quantity: seats * 2, arrMinor: arrMinor * 2, endOn: addDays(cutOn, -1) }, newId), line(local(cutOn, '11:10'), { ...own, startOn: cutOn, position: index + 6 }, newId));
    } else facts.push(line(at, own, newId));
  }
  return facts;
};

const rateFacts = (currencies: ReadonlySet<string>, from: Day, today: Day, newId: () => string): Fact[] => {
  const days: Day[] = [];
  for (let on = `${from.slice(0, 8)}01`; on <= today; on = addMonths(on, 3)) days.push(on);
  return [...currencies].toSorted().flatMap((currency) => {
    const range = rates[currency];
    if (range === undefined) return [];
    return days.map((onDay, at): Fact => {
      const id = newId();
      const rateNano = Math.round((range[0] + ((range[1] - range[0]) * at) / Math.max(1, days.length - 1)) / 10_000) * 10_000;
      return { at: local(onDay < from ? from : onDay, '08:40'), table: 'exchangeRates', id, isNew: true, fields: { id, currency, onDay, rateNano, source: 'Finance, rate of the quarter' } };
    });
  });
};

/** What contracts consist of, what another system states, and the rates of exchange. The ledger follows from them once they are in the book. */
export const moneyFacts = (accounts: readonly SampleAccount[], facts: readonly Fact[], { today, random, newId, bookDays }: { today: Day; random: Random; newId: () => string; bookDays: number }): Fact[] => {
  const productName = new Map(facts.filter(isFact('products')).map(({ id, fields }) => [id, fields.name ?? '']));
  const owned = Map.groupBy(
    facts.filter(isFact('accountProducts')).filter(({ isNew, fields }) => isNew && fields.state === 'owned').map(({ at, fields }) => ({ accountId: fields.accountId ?? '', productId: fields.productId ?? '', name: productName.get(fields.productId ?? '') ?? '', since: fields.sinceOn ?? at.slice(0, 10), seats: fields.seats ?? null })),
    ({ accountId }) => accountId,
  );
  const contracts = Map.groupBy(facts.filter(isFact('contracts')).filter(({ isNew }) => isNew).map(({ at, fields }) => ({ ...(fields as RowOf<'contracts'>), at })), ({ accountId }) => accountId);
  const made: Fact[] = [];
  const currencies = new Set<string>();
  const since = addDays(today, -bookDays);
  for (const [index, { id, spec }] of accounts.entries()) {
    const own = (contracts.get(id) ?? []).toSorted((a, b) => (a.startOn < b.startOn ? -1 : 1));
    const newest = own.findLast(({ name, startOn, at }) => name === 'Platform' && startOn <= today && at <= local(today, '00:00'));
    for (const contract of own) {
      currencies.add(contract.currency);
      if (contract.name === 'Platform') made.push(...linesOf(contract, owned.get(id) ?? [], newest ?? contract, today, random, newId, spec.arc === 'sliding' || spec.arc === 'wobbly'));
    }
    if (newest === undefined) continue;
    if (spec.arc === 'onboarding') made.push(line(newest.at, { contractId: newest.id, name: 'Onboarding services', kind: 'one-off', arrMinor: Math.round((newest.arrMinor ?? 0) * 0.06), unit: 'days', quantity: 12, position: 9 }, newId));
    // What finance reports: most of it fits, and some does not.
    if (index % 5 === 0) {
      const on = workday(addDays(today, -random.int(8, 20)));
      const off = index % 15 === 0 ? Math.round((newest.arrMinor ?? 0) * 0.04) : 0;
      const isWhole = own.filter((one) => one.startOn <= on && (one.endOn === null || one.endOn === undefined || one.endOn >= on)).length === 1 && newest.startOn <= on;
      if (isWhole && (newest.endOn ?? today) >= on) made.push({ at: local(on, '13:30'), table: 'accounts', id, isNew: false, fields: { statedArrMinor: (newest.arrMinor ?? 0) + off, statedArrCurrency: newest.currency, statedArrOn: on } });
    }
  }
  return [...made, ...rateFacts(currencies, since, today, newId)];
};
