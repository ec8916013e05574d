import type { Day } from '#shared/days.ts';
import type { FactorOf, Line } from '#shared/kpi-movements.ts';
import type { KpiKey } from '#shared/kpi-names.ts';
import type { Measured } from '#shared/kpi-periods.ts';
import type { KpiRow, KpiScope, Logo } from '#shared/kpi-rules.ts';
import type { OnboardingTimes } from '#shared/onboarding-rules.ts';
import type { SurveyLimits } from '#shared/presets/survey-limits.ts';
import type { Entity } from '#shared/records.ts';
import type { Renewal } from '#shared/renewal-rules.ts';
import type { SurveyAnswer } from '#shared/survey-rules.ts';

/** A fact of an account that counts; `segment` is the one that its account has now. */
export type OfAccount = { accountId: string; accountName: string; segment: string | null };

export type RenewalFact = OfAccount & { renewal: Renewal; name: string };
export type AnswerFact = OfAccount & { answer: SurveyAnswer; survey: string };
export type OnboardingFact = OfAccount & { id: string; times: OnboardingTimes; engagedOn: Day | null; valueOn: Day | null; closedOn: Day | null };
export type RunFact = OfAccount & { id: string; name: string; startedOn: Day; closedOn: Day | null; isDone: boolean };
/** How an account is looked after on the day of the book. `reviewedOn` is `null` while the book holds no reviews of it. */
export type WorkFact = OfAccount & { isManaged: boolean; planIsGreen: boolean; planReason: string; cadenceDays: number | null; dueOn: Day | null; isInTolerance: boolean; sentimentOn: Day | null; isFresh: boolean };

/** All that the KPIs of a period follow from, of the accounts that were asked for. `work` is `null` for a period that ended before today. */
export type KpiFacts = {
  measured: Measured;
  scope: KpiScope;
  today: Day;
  bookCurrency: string;
  factorOf: FactorOf;
  rows: readonly KpiRow[];
  logos: readonly Logo[];
  renewals: readonly RenewalFact[];
  answers: { nps: readonly AnswerFact[]; csat: readonly AnswerFact[] };
  surveyLimits: SurveyLimits;
  onboardings: readonly OnboardingFact[];
  runs: readonly RunFact[];
  work: readonly WorkFact[] | null;
};

/** Where a row of a KPI leads to. */
export type KpiRecord = { entity: Entity; id: string; label: string };

/**
 * One row behind a figure. `part` is what it adds to the numerator and `base` what it adds to the base: minor units of the book's currency where the KPI is of money
 * (`isOfMoney`), else counts; of a median it is the days. `start` and `end` are ARR, where there is one.
 */
export type KpiPart = {
  id: string;
  accountId: string;
  accountName: string;
  segment: string | null;
  record: KpiRecord | null;
  on: Day | null;
  start: number | null;
  end: number | null;
  part: number;
  base: number;
  lines: { line: Line; minor: number }[];
  says: string;
};

/** A KPI of a period. `value` is `null` where there is none, and `na` says why. `rows` are how many are behind it; `notes` are about this figure, `caveats` about what all figures of its kind leave out or take as estimated. */
export type KpiResult = { key: KpiKey; value: number | null; na: string | null; numerator: number | null; base: number | null; rows: number; notes: string[]; caveats: string[] };
