import { stepsOf } from '#shared/amendments.ts';
import { contractFault } from '#shared/contracts.ts';
import { addDays, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { OpportunityChoices, OpportunityRow, WonInto } from '#shared/expansion.ts';
import { endOfTerm, isArrKind, type TermLine } from '#shared/ledger-rules.ts';
import type { Context } from '#electron/context.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { ledgerRules } from '#electron/store/ledger-sync.ts';
import { createTermReader } from '#electron/store/term-rows.ts';

type Won = Pick<OpportunityRow, 'accountId' | 'name' | 'motion' | 'orderType' | 'productId' | 'productName'> & { amountMinor: number; currency: string };

/** Brings a won opportunity into a contract. */
export const createOpportunityWriter = (context: Context) => {
  const terms = createTermReader(context.store.db);
  const writer = createContractWriter(context);
  const named = (won: Won): { productId: string | null; name: string } => ({ productId: won.productId, name: won.productName === '' ? won.name : won.productName });

  const intoNew = (won: Won, into: WonInto & { kind: 'new' }): (() => string) => {
    const fault = contractFault({ startOn: into.startOn, endOn: into.endOn, renewalOn: null });
    if (fault !== null) throw new DaybookError('INVALID', fault, 'endOn');
    const { accountId, orderType, currency, amountMinor: arrMinor } = won;
    const { name, startOn, endOn, quantity } = into;
    return () => writer.add({ accountId, name, startOn, endOn, currency, orderType, arrMinor }, [{ ...named(won), quantity, arrMinor }]);
  };

  const intoRunning = (won: Won, { contractId, lineId, startOn, quantity }: WonInto & { kind: 'contract' }): (() => string) => {
    const term = terms.one(contractId);
    if (term?.accountId !== won.accountId) throw new DaybookError('INVALID', 'That contract is not one of this account any more. Choose another.', 'contractId');
    if (term.currency !== won.currency) throw new DaybookError('INVALID', `The contract is in ${term.currency} and the opportunity in ${won.currency}. Win it into a contract of its own.`, 'contractId');
    const line = lineId === null ? undefined : term.lines.find(({ id }) => id === lineId);
    if (lineId !== null && (line === undefined || !isArrKind(line.kind))) throw new DaybookError('INVALID', 'That line is not in this contract any more. Choose another.', 'lineId');
    if (won.motion === 'tier' && line === undefined) throw new DaybookError('INVALID', 'Say which line the higher tier takes the place of.', 'lineId');
    if (won.motion === 'seats' && quantity === null) throw new DaybookError('INVALID', 'Say how many seats come, so that the ledger can tell seats from price.', 'quantity');
    const more = won.motion === 'seats' && line !== undefined ? { productId: line.productId, name: line.name } : named(won);
    const arrMinor = won.motion === 'tier' ? (line?.arrMinor ?? 0) + won.amountMinor : won.amountMinor;
    const steps = stepsOf(term, { kind: 'add', on: startOn, ...more, lineKind: 'recurring', quantity: quantity ?? (won.motion === 'tier' ? (line?.quantity ?? null) : null), unit: '', arrMinor, escalatorPercent: null }, () => '');
    if ('message' in steps) throw new DaybookError('INVALID', steps.message, steps.field === 'on' ? 'startOn' : steps.field);
    if (won.motion === 'tier' && line !== undefined) refuseBefore(startOn, line.startOn ?? term.startOn, line.endOn);
    return () => {
      // A contract without lines stands for one itself; the new line would take its place instead of coming on top.
      const [only] = term.lines;
      const written = only !== undefined && only.id === term.id ? writer.addLine(contractId, lineFieldsOf(only)) : null;
      if (won.motion === 'tier' && line !== undefined) writer.changeLine(line.id === term.id ? (written ?? line.id) : line.id, { endOn: addDays(startOn, -1) });
      for (const one of steps.add) writer.addLine(contractId, one);
      return contractId;
    };
  };

  return {
    /** The contracts of an account that run today or later, with the lines that ARR hangs on. */
    contractsOf: (accountId: string): OpportunityChoices['contracts'] => {
      const today = context.today();
      const own = terms.ofAccount(accountId);
      const rules = ledgerRules(context);
      return own.flatMap((term) => {
        const end = endOfTerm(term, own, rules);
        return end !== null && end <= today ? [] : [{ id: term.id, name: term.name, currency: term.currency, endOn: term.endOn, lines: term.lines.filter(({ kind }) => isArrKind(kind)).map(({ id, productId, name, quantity, arrMinor }) => ({ id, productId, name, quantity, arrMinor })) }];
      });
    },
    /** Checks what an opportunity is to be won into. @returns what writes it inside of a change, and answers the contract. @throws DaybookError INVALID */
    into: (won: Won, into: WonInto): (() => string) => {
      const write = into.kind === 'new' ? intoNew(won, into) : intoRunning(won, into);
      return () => {
        const contractId = write();
        writer.sync([won.accountId]);
        return contractId;
      };
    },
  };
};

const lineFieldsOf = ({ productId, name, kind, quantity, arrMinor, startOn, endOn, escalatorPercent }: TermLine) => ({ productId, name, kind, quantity, arrMinor, startOn, endOn, escalatorPercent });

const refuseBefore = (on: Day, from: Day, to: Day | null): void => {
  if (on <= from || (to !== null && on > to)) throw new DaybookError('INVALID', 'The higher tier begins while the line that it takes the place of runs.', 'startOn');
};
