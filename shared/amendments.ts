import type { Amendment, ContractFields, LineFields } from '#shared/contracts.ts';
import { addDays, addMonths, dayName, type Day } from '#shared/days.ts';
import { isArrKind, renewsItself, type Term, type TermLine } from '#shared/ledger-rules.ts';
import type { Given } from '#shared/records.ts';

/** What an amendment writes: lines that change or come, fields of the contract, or another contract with lines. */
export type AmendmentSteps = {
  change: { id: string; fields: Given<LineFields> }[];
  add: LineFields[];
  contract: Given<ContractFields>;
  next: { fields: Given<ContractFields> & { startOn: Day }; lines: LineFields[] } | null;
};

/** Why an amendment cannot be, and of which field. */
export type AmendmentFault = { message: string; field: string };
const fault = (message: string, field: string): AmendmentFault => ({ message, field });

const nothing: AmendmentSteps = { change: [], add: [], contract: {}, next: null };
/** The line as it would be written anew; `TermLine` knows no unit and no notes. */
const copyOf = ({ productId, name, kind, quantity: count, arrMinor: arr, escalatorPercent }: TermLine, unit: string): LineFields => ({ productId, name, kind, quantity: count, unit, arrMinor: arr, startOn: null, endOn: null, escalatorPercent, notes: '' });
const firstOf = (term: Term, { startOn }: TermLine): Day => startOn ?? term.startOn;

/** A line until the day before, and another one from that day on in its place. One that would begin on that day is changed itself. */
const from = (term: Term, old: TermLine, on: Day, fields: Given<LineFields>, unit: string): AmendmentSteps =>
  firstOf(term, old) === on
    ? { ...nothing, change: [{ id: old.id, fields }] }
    : { ...nothing, change: [{ id: old.id, fields: { endOn: addDays(on, -1) } }], add: [{ ...copyOf(old, unit), ...fields, startOn: on, endOn: old.endOn } as LineFields] };

const cancelled = (term: Term, old: TermLine, { on, quantity: less }: Amendment & { kind: 'cancel' }, unit: string): AmendmentSteps | AmendmentFault => {
  if (less === null || less === old.quantity) return firstOf(term, old) === on ? { ...nothing, change: [{ id: old.id, fields: { arrMinor: 0, quantity: 0 } }] } : { ...nothing, change: [{ id: old.id, fields: { endOn: addDays(on, -1) } }] };
  if (old.quantity === null || less > old.quantity) return fault(`There are ${old.quantity ?? 'no counted units'} on that line. Give up that many at most, or leave it empty for all of it.`, 'quantity');
  const left = old.quantity - less;
  return from(term, old, on, { quantity: left, arrMinor: Math.round((old.arrMinor * left) / old.quantity) }, unit);
};

/**
 * What an amendment writes to a contract, or why it cannot be.
 * @param unitOf the unit of a line
 */
export const stepsOf = (term: Term, amendment: Amendment, unitOf: (lineId: string) => string): AmendmentSteps | AmendmentFault => {
  const { on } = amendment;
  const last = term.endedOn === null ? (renewsItself(term) ? null : term.endOn) : addDays(term.endedOn, -1);
  if (amendment.kind === 'win-back') {
    if (last === null || on <= last) return fault(`The contract runs until ${last === null ? 'somebody ends it' : dayName(last)}. A customer is won back after that.`, 'on');
    const { name, currency, autoRenew } = term;
    const lines = term.lines.filter((one) => isArrKind(one.kind) && (one.endOn === null || term.endOn === null || one.endOn >= term.endOn)).map((one) => copyOf(one, unitOf(one.id)));
    const endOn = addDays(addMonths(on, amendment.termMonths), -1);
    return { ...nothing, next: { fields: { name, currency, autoRenew, startOn: on, endOn, termMonths: amendment.termMonths, orderType: 'new' }, lines } };
  }
  if (on < term.startOn) return fault(`The contract starts on ${dayName(term.startOn)}. Choose a day from then on.`, 'on');
  if (last !== null && on > last && amendment.kind !== 'end') return fault(`The contract ends on ${dayName(last)}. What comes later belongs to its renewal.`, 'on');
  if (amendment.kind === 'end') return last !== null && on > addDays(last, 1) ? fault(`The contract ends on ${dayName(last)} as it is.`, 'on') : { ...nothing, contract: { endedOn: on } };
  if (amendment.kind === 'add') {
    const { productId, name, lineKind: kind, quantity: count, unit, arrMinor: arr, escalatorPercent } = amendment;
    return { ...nothing, add: [{ productId, name, kind, quantity: count, unit, arrMinor: arr, startOn: on === term.startOn ? null : on, endOn: null, escalatorPercent, notes: '' }] };
  }
  const old = term.lines.find((one) => one.id === amendment.lineId);
  if (old === undefined) return fault('That line is not in this contract any more.', 'lineId');
  if (on < firstOf(term, old) || (old.endOn !== null && on > old.endOn)) return fault(`That line runs from ${dayName(firstOf(term, old))}${old.endOn === null ? '' : ` to ${dayName(old.endOn)}`}. Choose a day in between.`, 'on');
  return amendment.kind === 'cancel' ? cancelled(term, old, amendment, unitOf(old.id)) : from(term, old, on, { arrMinor: amendment.arrMinor }, unitOf(old.id));
};

/** The contracts of an account as they would be; `newId` names what comes. */
export const termsAfter = (terms: readonly Term[], term: Term, steps: AmendmentSteps, newId: () => string): Term[] => {
  const lineOf = ({ unit: _unit, notes: _notes, ...fields }: LineFields): TermLine => ({ ...fields, id: newId() });
  const changed: Term = {
    ...term, ...(steps.contract.endedOn === undefined ? {} : { endedOn: steps.contract.endedOn }),
    lines: [...term.lines.map((one) => ({ ...one, ...(steps.change.find((step) => step.id === one.id)?.fields as Partial<TermLine> | undefined) })), ...steps.add.map(lineOf)],
  };
  const all = terms.map((one) => (one.id === term.id ? changed : one));
  if (steps.next === null) return all;
  const { fields, lines } = steps.next;
  return [...all, { ...term, id: newId(), startOn: fields.startOn, endOn: fields.endOn ?? null, renewalOn: null, endedOn: null, noticeGivenOn: null, renewsId: null, orderType: fields.orderType ?? null, lines: lines.map(lineOf) }];
};
