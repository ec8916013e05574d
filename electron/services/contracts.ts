import { stepsOf, termsAfter, type AmendmentSteps } from '#shared/amendments.ts';
import { contractFault, lineFault, type Amendment, type AmendmentPreview, type ContractDetail, type ContractFields, type LineFields } from '#shared/contracts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { arrOfTerms, eventsOf, type DerivedEvent, type LedgerAccount, type Term } from '#shared/ledger-rules.ts';
import type { Money } from '#shared/money.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createContractRows } from '#electron/store/contract-rows.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { ledgerRules } from '#electron/store/ledger-sync.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { contractOf, createTermReader } from '#electron/store/term-rows.ts';

type Line = { id: string; contractId: string; name: string; unit: string; startOn: Day | null; endOn: Day | null };

const labels: Record<Amendment['kind'], string> = { add: 'Added to', cancel: 'Cancelled a part of', price: 'Changed the price of', end: 'Ended', 'win-back': 'Won back' };

export const createContracts = (context: Context) => {
  const { store, today } = context;
  const { db } = store;
  const writer = createContractWriter(context);
  const rows = createContractRows(context);
  const terms = createTermReader(db);
  const live = db.prepare<[string], StoredRow>('SELECT * FROM contracts WHERE id = ? AND deleted_at IS NULL');
  const account = db.prepare<[string], LedgerAccount & { name: string }>('SELECT id, name, csm_since AS csmSince, owned_to AS ownedTo FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const lineRow = db.prepare<[string], Line>('SELECT id, contract_id AS contractId, name, unit, start_on AS startOn, end_on AS endOn FROM contract_lines WHERE id = ? AND deleted_at IS NULL');
  const linesOf = db.prepare<[string], Line>('SELECT id, contract_id AS contractId, name, unit, start_on AS startOn, end_on AS endOn FROM contract_lines WHERE contract_id = ? AND deleted_at IS NULL ORDER BY position, rid');
  const products = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM products WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE');
  const isProduct = db.prepare<[string], { id: string }>('SELECT id FROM products WHERE id = ? AND deleted_at IS NULL');
  const removeContract = db.prepare('UPDATE contracts SET deleted_at = ? WHERE id = ?');
  const cutRenewals = db.prepare('UPDATE contracts SET renews_id = NULL WHERE renews_id = ? AND deleted_at IS NULL');

  const find = (id: string): ReturnType<typeof contractOf> => {
    const row = live.get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That contract is not in this book any more.');
    return contractOf(row);
  };
  const ownerOf = (accountId: string): LedgerAccount & { name: string } => {
    const owner = account.get(accountId);
    if (owner === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return owner;
  };
  const findLine = (id: string): Line => {
    const found = lineRow.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That line is not in this book any more.');
    return found;
  };
  const refuseFault = (contract: Pick<ContractFields, 'startOn' | 'endOn' | 'renewalOn'>): void => {
    const fault = contractFault(contract);
    if (fault !== null) throw new DaybookError('INVALID', fault, contract.endOn !== null && contract.endOn < contract.startOn ? 'endOn' : 'renewalOn');
  };
  const refuseLine = (line: Given<LineFields>, before?: Line): void => {
    const fault = lineFault({ startOn: line.startOn === undefined ? (before?.startOn ?? null) : line.startOn, endOn: line.endOn === undefined ? (before?.endOn ?? null) : line.endOn });
    if (fault !== null) throw new DaybookError('INVALID', fault, 'endOn');
    if (line.productId !== undefined && line.productId !== null && isProduct.get(line.productId) === undefined) throw new DaybookError('INVALID', 'That product is not in this book any more. Choose another one.', 'productId');
  };
  const titleOf = ({ name }: { name: string }): string => (name === '' ? 'the contract' : `the contract ${name}`);
  const edit = (contractId: string, label: string, window: string, work: () => string): Promise<WrittenRecord> => {
    const { accountId } = find(contractId);
    return store.write({ window, label, words: bookWords }, () => {
      const id = work();
      writer.sync([accountId]);
      return { id };
    });
  };

  /** An amendment works on lines: a contract that stands for one itself gets it first. */
  const withLines = (contractId: string): Term => {
    const term = terms.one(contractId);
    if (term === undefined) throw new DaybookError('NOT_FOUND', 'That contract is not in this book any more.');
    return term;
  };
  const planned = (contractId: string, amendment: Amendment): { term: Term; steps: AmendmentSteps } => {
    const term = withLines(contractId);
    if (amendment.kind === 'add') refuseLine({ productId: amendment.productId });
    const units = new Map(linesOf.all(contractId).map(({ id, unit }) => [id, unit]));
    const steps = stepsOf(term, amendment, (lineId) => units.get(lineId) ?? '');
    if ('message' in steps) throw new DaybookError('INVALID', steps.message, steps.field);
    return { term, steps };
  };
  const nameOf = ({ lineId, contractId }: DerivedEvent, all: readonly Term[]): string => {
    const term = all.find(({ id }) => id === contractId);
    const line = term?.lines.find(({ id }) => id === lineId);
    const product = line?.productId === null || line?.productId === undefined ? undefined : products.all().find(({ id }) => id === line.productId);
    return [line?.name, product?.name, term?.name].find((name) => name !== undefined && name !== '') ?? '';
  };

  return {
    list: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): { contracts: ContractDetail[]; arr: Money[]; products: { id: string; name: string }[] } => ({ ...rows(accountId, asOf), products: products.all() }),

    create: ({ lines = [], ...input }: Given<ContractFields> & { accountId: string; startOn: Day; lines?: Given<LineFields>[] | undefined }, { window }: Caller): Promise<WrittenRecord> => {
      const owner = ownerOf(input.accountId);
      refuseFault({ startOn: input.startOn, endOn: input.endOn ?? null, renewalOn: input.renewalOn ?? null });
      for (const line of lines) refuseLine(line);
      return store.write({ window, label: `Added a contract of ${owner.name}`, words: bookWords }, () => {
        const id = writer.add(input, lines);
        writer.sync([input.accountId]);
        return { id };
      });
    },
    update: ({ id, fields }: { id: string; fields: Given<ContractFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const before = find(id);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<ContractFields>;
      if (given.accountId !== undefined) ownerOf(given.accountId);
      refuseFault({ ...before, ...given });
      if (given.renewsId === id) throw new DaybookError('INVALID', 'A contract cannot renew itself.', 'renewsId');
      if (given.arrMinor !== undefined && given.arrMinor !== before.arrMinor && linesOf.get(id) !== undefined) throw new DaybookError('INVALID', 'The ARR of this contract follows from its lines. Change those.', 'arrMinor');
      return store.write({ window, label: `Changed the contract ${before.name}`.trim(), words: bookWords }, () => {
        writer.change(id, given);
        writer.sync([...new Set([before.accountId, given.accountId ?? before.accountId])]);
        return { id };
      });
    },
    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { name, accountId } = find(id);
      return store.write({ window, label: `Removed the contract ${name}`.trim(), words: bookWords }, () => {
        removeContract.run(store.now().toISOString(), id);
        cutRenewals.run(id);
        for (const line of linesOf.all(id)) writer.removeLine(line.id);
        writer.sync([accountId]);
        return {};
      });
    },

    addLine: ({ contractId, fields }: { contractId: string; fields: Given<LineFields> }, { window }: Caller): Promise<WrittenRecord> => {
      refuseLine(fields);
      const contract = find(contractId);
      return edit(contractId, `Added a line to ${titleOf(contract)}`, window, () => writer.addLine(contractId, fields));
    },
    changeLine: ({ id, fields }: { id: string; fields: Given<LineFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const line = findLine(id);
      refuseLine(fields, line);
      return edit(line.contractId, `Changed a line of ${titleOf(find(line.contractId))}`, window, () => {
        writer.changeLine(id, fields);
        return id;
      });
    },
    removeLine: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const line = findLine(id);
      return edit(line.contractId, `Removed a line of ${titleOf(find(line.contractId))}`, window, () => {
        writer.removeLine(id);
        return id;
      });
    },

    preview: ({ contractId, amendment }: { contractId: string; amendment: Amendment }): AmendmentPreview => {
      const { term, steps } = planned(contractId, amendment);
      const owner = ownerOf(term.accountId);
      const rules = ledgerRules(context);
      const before = terms.ofAccount(term.accountId);
      let made = 0;
      const after = termsAfter(before, term, steps, () => `~${String((made += 1))}`);
      const on = amendment.on > today() ? amendment.on : today();
      const sides = [before, after].map((all) => ({ all, events: eventsOf(all, owner, rules) }));
      const key = (event: DerivedEvent): string => `${event.on} ${event.kind} ${event.currency} ${event.deltaMinor} ${event.contractId} ${event.productId}`;
      const only = (side: number, other: number): AmendmentPreview['moves'] => {
        const known = new Set(sides[other]?.events.map(key));
        return (sides[side]?.events ?? []).filter((event) => !known.has(key(event)))
          .map((event) => ({ on: event.on, kind: event.kind, name: nameOf(event, sides[side]?.all ?? []), minor: event.carriedMinor ?? event.deltaMinor, currency: event.currency, isGone: side === 0 }));
      };
      const arr = (all: readonly Term[]): Money => arrOfTerms(all, on, rules).find(({ currency }) => currency === term.currency) ?? { minor: 0, currency: term.currency };
      return { moves: [...only(1, 0), ...only(0, 1)], before: arr(before), after: arr(after) };
    },

    amend: ({ contractId, amendment }: { contractId: string; amendment: Amendment }, { window }: Caller): Promise<WrittenRecord> => {
      const { term, steps } = planned(contractId, amendment);
      return store.write({ window, label: `${labels[amendment.kind]} ${titleOf(term)}, ${dayName(amendment.on)}`, words: bookWords }, () => {
        const own = linesOf.all(contractId);
        const [standIn] = term.lines;
        // The contract stood for its only line so far.
        const made = own.length === 0 && standIn !== undefined && steps.add.length + steps.change.length > 0 ? writer.addLine(contractId, { name: standIn.name, quantity: standIn.quantity, arrMinor: standIn.arrMinor, unit: standIn.quantity === null ? '' : 'seats' }) : null;
        for (const { id, fields } of steps.change) writer.changeLine(id === term.id && made !== null ? made : id, fields);
        for (const line of steps.add) writer.addLine(contractId, line);
        writer.change(contractId, steps.contract);
        const id = steps.next === null ? contractId : writer.add({ ...steps.next.fields, accountId: term.accountId }, steps.next.lines);
        writer.sync([term.accountId]);
        return { id };
      });
    },
  };
};
