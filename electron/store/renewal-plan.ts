import { dayName, type Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import { draftPlan, planSectionNames, planSections, type PlanFacts, type PlanSection } from '#shared/renewal-plan.ts';
import { categoryNames, softOutcomeNames } from '#shared/renewal-rules.ts';
import type { RenewalPlan, RenewalRow } from '#shared/renewals.ts';
import type { RenewalRecord } from '#electron/store/renewal-rows.ts';

/** What somebody wrote of the plan of a renewal, by its sections. */
export const writtenPlan = (record: RenewalRecord | undefined): Partial<Record<PlanSection, string>> => (record === undefined ? {} : (JSON.parse(record.plan) as Partial<Record<PlanSection, string>>));

/** The plan of a renewal: each section as it was written, else as it follows from the account. */
export const renewalPlanOf = (row: RenewalRow, record: RenewalRecord | undefined, facts: PlanFacts, on: Day): RenewalPlan => {
  const [written, drafts] = [writtenPlan(record), draftPlan(facts)];
  const head = [`${formatMoney(row.atrMinor, row.currency)} available to renew`, `due on ${dayName(row.dueOn)}`, `${row.part.says}${row.dri === '' ? '' : `; driven by ${row.dri}`}`, ...(row.category === null ? [] : [categoryNames[row.category]]), ...(row.softOutcome === null ? [] : [`Soft question: ${softOutcomeNames[row.softOutcome].toLowerCase()}`])];
  return {
    accountName: row.accountName, title: `Renewal plan of ${row.accountName}`, on, facts: `${head.join('. ').replaceAll(/\. (due)/g, ', $1')}.`,
    sections: planSections.map((key) => ({ key, title: planSectionNames[key], text: written[key] ?? drafts[key], isDraft: written[key] === undefined })),
  };
};
