import { contractFields } from '#shared/contracts.ts';
import type { Day } from '#shared/days.ts';
import { fold } from '#electron/imports/values.ts';
import type { ImportScope } from './imports-accounts.ts';
import { createMatcher, findAccount, refuseDeleted, repeated } from './imports-match.ts';
import type { Check, ImportRow } from './imports-row.ts';
import { refuseFault, termsOf } from './imports-terms.ts';
import type { Values } from './imports-writer.ts';

const refuseUnlessWon = (row: ImportRow): void => {
  const isLost = row.has('won') ? row.yes('won') === false : /\blost\b|verloren/i.test(row.text('dealStage'));
  if (isLost) throw row.wrong(row.has('won') ? 'won' : 'dealStage', 'The deal was not won, so there is no contract.');
};

/** Contracts, each of an account. One that ended, because the customer left, just has an end. */
export const createContractCheck = ({ book, system, settings }: ImportScope): Check => {
  const matcher = createMatcher('contracts', book, system);
  const { shape } = contractFields;

  return (row) => {
    refuseDeleted(row);
    refuseUnlessWon(row);
    const externalId = book.normalId(row.text('externalId'));
    const accountId = findAccount(book, row, '');
    const name = row.text('name') === '' ? '' : row.valid('name', shape.name, row.text('name'));
    const terms = termsOf(row, settings.currency);
    const title = name === '' ? book.accountName(accountId) : `${name}, ${book.accountName(accountId)}`;
    const natural = `${accountId} ${fold(name)} ${terms.startOn ?? ''}`;
    const earlier = matcher.earlier(externalId === '' ? natural : `id ${externalId}`, row);
    if (earlier?.isSame === true) return repeated(title, earlier.line);
    if (earlier !== null && externalId !== '') throw row.wrong('externalId', `This contract stands in line ${earlier.line} too, with other values. Only the first is taken.`);
    const found = matcher.find(externalId, () => (terms.startOn === null ? [] : book.contractsStarting(accountId, terms.startOn).filter((one) => fold(String(one['name'])) === fold(name))));
    const startOn = terms.startOn ?? (found?.['start_on'] as Day | undefined);
    if (startOn === undefined) throw row.wrong('startOn', 'A contract needs the day on which it starts.');
    refuseFault(row, { startOn, endOn: (terms.values['end_on'] ?? found?.['end_on'] ?? null) as Day | null, renewalOn: (terms.values['renewal_on'] ?? found?.['renewal_on'] ?? null) as Day | null });
    const autoRenew = row.has('autoRenew') && row.text('autoRenew') !== '' ? row.yes('autoRenew') : null;
    const values: Values = {
      account_id: accountId,
      ...(name === '' ? {} : { name }),
      ...terms.values,
      ...(autoRenew === null ? {} : { auto_renew: autoRenew ? 1 : 0 }),
      ...(row.text('notes') === '' ? {} : { notes: row.valid('notes', shape.notes, row.text('notes')) }),
    };
    return matcher.plan({ found, externalId, title, detail: terms.detail, values, made: { currency: settings.currency, start_on: startOn } });
  };
};
