import { contractFields, lineFields } from '#shared/contracts.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import type { LineKind } from '#shared/line-kinds.ts';
import { formatMoney } from '#shared/money.ts';
import { fold } from '#electron/imports/values.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import type { ImportScope } from './imports-accounts.ts';
import { changedColumns, changeText } from './imports-book.ts';
import { createMatcher, findAccount, refuseDeleted, repeated } from './imports-match.ts';
import { WrongCell, type Check, type ImportRow, type Plan } from './imports-row.ts';
import { arrIn, currencyIn } from './imports-terms.ts';
import type { Values, Writer } from './imports-writer.ts';

/** What the whole table says before its rows are looked at: whether its ends are the first days without, and the days of the contracts that it names. */
export type LineShape = { endsAreExclusive: boolean; contracts: ReadonlyMap<string, { from: Day; to: Day | null }> };

const kindWords: Record<LineKind, readonly string[]> = {
  recurring: ['subscription', 'license', 'licence', 'recurring charge', 'fixed', 'saas', 'software', 'maintenance', 'support'],
  usage: ['consumption', 'metered', 'overage', 'variable', 'usage charge', 'pay as you go'],
  'one-off': ['one off', 'one time', 'onetime', 'setup', 'set up', 'services', 'service', 'professional services', 'non recurring', 'implementation', 'training', 'one time charge'],
  trial: ['free trial', 'pilot', 'poc', 'evaluation', 'free'],
};
const accountText = (row: ImportRow): string => fold(row.text('account') || row.text('accountExternalId'));
const contractKey = (row: ImportRow): string => `${accountText(row)} ${fold(row.text('contract'))}`;

/**
 * Reads the table once for what one row does not tell. An end is taken as the first day without where more lines of the table go on from that very day than from
 * the day after, as billing tools write it.
 */
export const createLineShape = (): { see: (row: ImportRow) => void; shape: () => LineShape } => {
  const starts = new Map<string, Set<Day>>();
  const ends: { key: string; on: Day }[] = [];
  const contracts = new Map<string, { from: Day; to: Day | null }>();
  const see = (row: ImportRow): void => {
    const [from, to] = [row.day('startOn'), row.day('endOn')];
    const key = `${accountText(row)} ${fold(row.text('product'))}`;
    if (from !== null) starts.set(key, (starts.get(key) ?? new Set()).add(from));
    if (to !== null) ends.push({ key, on: to });
    if (from === null || row.text('contract') === '') return;
    const known = contracts.get(contractKey(row));
    contracts.set(contractKey(row), known === undefined ? { from, to } : { from: from < known.from ? from : known.from, to: to === null || known.to === null ? null : to > known.to ? to : known.to });
  };
  return {
    see: (row) => {
      try {
        see(row);
      } catch (error) {
        // It is refused where it is looked at.
        if (!(error instanceof WrongCell)) throw error;
      }
    },
    shape: () => {
      const goesOn = (days: number): number => ends.filter(({ key, on }) => starts.get(key)?.has(addDays(on, days)) === true).length;
      return { endsAreExclusive: goesOn(0) > goesOn(1), contracts };
    },
  };
};

const percent = (row: ImportRow, key: string): number | null => {
  const figure = row.figure(key);
  return figure === null ? null : figure > 0 && figure <= 1 ? Math.round(figure * 10_000) / 100 : figure;
};

/** Lines of contracts, each of an account. Rows of one account with one contract, or else with the same days, become one contract. A price is what is paid: the discount is only noted. */
export const createLineCheck = ({ book, system, settings }: ImportScope, { endsAreExclusive, contracts }: LineShape): Check => {
  const matcher = createMatcher('contract_lines', book, system);
  const made = new Map<string, string>();
  const { shape } = lineFields;

  const lastDay = (row: ImportRow, startOn: Day, months: number | null): Day | null => {
    const before = row.day('endsBefore');
    const end = row.day('endOn');
    if (before !== null) return addDays(before, -1);
    if (end !== null) return endsAreExclusive ? addDays(end, -1) : end;
    return months !== null && months > 0 && months < 1_200 ? addDays(addMonths(startOn, months), -1) : null;
  };
  const valuesOf = (row: ImportRow, arr: number): Values => {
    const [quantity, discount, escalator, kind] = [row.figure('quantity'), percent(row, 'discount'), percent(row, 'escalator'), row.choice('kind', kindWords)];
    return {
      arr_minor: arr,
      ...(kind === null ? {} : { kind }),
      ...(quantity === null ? {} : { quantity: row.valid('quantity', shape.quantity, quantity) }),
      ...(row.text('unit') === '' ? {} : { unit: row.valid('unit', shape.unit, row.text('unit')) }),
      ...(escalator === null ? {} : { escalator_percent: row.valid('escalator', shape.escalatorPercent, escalator) }),
      ...(discount === null || discount === 0 ? {} : { notes: `Discount ${discount} %` }),
    };
  };

  return (row) => {
    refuseDeleted(row);
    const accountId = findAccount(book, row, '');
    const name = row.valid('product', shape.name, row.text('product'));
    const startOn = row.day('startOn');
    if (startOn === null) throw row.wrong('startOn', 'A line needs the day on which it starts.');
    const months = row.whole('termMonths');
    const endOn = lastDay(row, startOn, months);
    if (endOn !== null && endOn < startOn) throw row.wrong(row.has('endOn') ? 'endOn' : 'endsBefore', 'The line ends before it starts.');
    const currency = currencyIn(row) ?? settings.currency;
    const arr = arrIn(row, currency);
    if (arr === null) throw row.wrong(row.has('mrr') ? 'mrr' : 'arr', 'A line needs its ARR, its MRR or an amount.');
    const externalId = book.normalId(row.text('externalId'));
    const title = `${name === '' ? 'Line' : name}, ${book.accountName(accountId)}`;
    const earlier = matcher.earlier(externalId === '' ? `${accountId} ${fold(name)} ${startOn}` : `id ${externalId}`, row);
    if (earlier?.isSame === true) return repeated(title, earlier.line);
    if (earlier !== null && externalId !== '') throw row.wrong('externalId', `This line stands in line ${earlier.line} too, with other values. Only the first is taken.`);

    const values = valuesOf(row, arr);
    const found = matcher.find(externalId, () => book.linesStarting(accountId, startOn).filter((one) => fold(String(one['name'])) === fold(name) && one['currency'] === currency));
    const isLinked = externalId === '' || (found !== undefined && book.hasReference(found.id, externalId));
    const refer = (to: Writer, id: string): void => {
      if (!isLinked) to.refer('contract_lines', id, system, externalId);
    };
    const detail = (): string => [formatMoney(arr, currency), `${startOn} to ${endOn ?? 'open end'}`].join(', ');
    if (found !== undefined) return changed(found, { ...values, ...(endOn === (found['end_on'] ?? found['contract_end'] ?? null) ? {} : { end_on: endOn }) }, title, detail, isLinked, refer);

    const named = row.text('contract') === '' ? undefined : contracts.get(contractKey(row));
    const from = named?.from ?? startOn;
    const to = named === undefined || named.to === null ? (named === undefined ? endOn : null) : endsAreExclusive && named.to > from ? addDays(named.to, -1) : named.to;
    const contractName = row.text('contract') === '' ? 'Subscription' : row.valid('contract', contractFields.shape.name, row.text('contract'));
    const key = `${accountId} ${currency} ${fold(contractName)} ${from} ${to}`;
    const autoRenew = row.has('autoRenew') && row.yes('autoRenew') === true;
    return {
      verdict: 'new', title, detail,
      write: (writer) => {
        const there = made.get(key) ?? book.contractsStarting(accountId, from).find((one) => one['end_on'] === to && one['currency'] === currency && fold(String(one['name'])) === fold(contractName))?.id
          ?? writer.insert('contracts', { account_id: accountId, name: contractName, currency, start_on: from, end_on: to, auto_renew: autoRenew ? 1 : 0, term_months: months !== null && months > 0 && months <= 240 ? months : null });
        made.set(key, there);
        refer(writer, writer.insert('contract_lines', { contract_id: there, name, ...values, start_on: startOn === from ? null : startOn, end_on: endOn === to ? null : endOn }));
      },
    };
  };
};

const changed = (found: StoredRow, values: Values, title: string, detail: () => string, isLinked: boolean, refer: (to: Writer, id: string) => void): Plan => {
  const changes = changedColumns(found, values);
  const hasChange = Object.keys(changes).length > 0 || !isLinked;
  return {
    verdict: hasChange ? 'changed' : 'same', title,
    detail: () => changeText(found, changes) || (hasChange ? 'Remembers its id there' : detail()),
    write: (to) => {
      to.update('contract_lines', found.id, changes);
      refer(to, found.id);
    },
  };
};
