import type { CustomerGain, CustomerValue, CustomerValueCase } from '#shared/customer-facts.ts';
import type { AccountValue, ValueItem } from '#shared/value.ts';
import { formulaWords, sayFigure, type CaseTotals } from '#shared/value-rules.ts';

const caseOf = ({ deliveredMinor, yearlyMinor, expectedMinor, ratio, paybackMonths }: CaseTotals): CustomerValueCase => ({ delivered: deliveredMinor, yearly: yearlyMinor, expected: expectedMinor, ratio, paybackMonths });

const gainOf = (item: ValueItem): CustomerGain => {
  const { id, name, objectiveName, state, every, startOn, currency, low, likely, counted, assumptions, confirmedBy, confirmedOn } = item;
  return {
    id, name, objective: objectiveName, state, every, startOn, currency, low, likely, counted, confirmedBy, confirmedOn,
    formula: formulaWords(item, null), figures: formulaWords(item, 'low'),
    assumptions: assumptions.map((one) => ({
      label: one.label, source: one.source,
      figure: one.low === one.likely ? sayFigure(one.low, one.unit, currency) : `${sayFigure(one.low, one.unit, currency)} (likely ${sayFigure(one.likely, '', currency)})`,
      record: one.linked === null ? null : { entity: one.linked.entity, id: one.linked.id, says: `${one.linked.label}: ${one.linked.says}` },
    })),
  };
};

/** The value of an account without what is ours alone: notes, doubts and drivers. */
export const valueForCustomer = ({ totals, items }: AccountValue): CustomerValue =>
  ({ currency: totals.currency, period: totals.period, price: totals.priceMinor, low: caseOf(totals.low), likely: caseOf(totals.likely), gains: items.map(gainOf) });
