import type { SeriesMonth } from '#shared/adoption-rules.ts';
import type { Day } from '#shared/days.ts';
import type { Money } from '#shared/money.ts';
import type { CriterionStage, MilestoneStatus, ObjectiveStatus, Outcome, Side } from '#shared/plan-rules.ts';
import type { Entity } from '#shared/records.ts';
import type { Period, ValueState, ValueTimes } from '#shared/value-rules.ts';

/** A person of the customer who is there. */
export type CustomerPerson = { id: string; name: string; title: string };
/** One of ours who looks after the account; `job` is in plain words, such as `Support`. */
export type OurPerson = { name: string; job: string };

/** How far the success plan has come with a step; `owner` is a name of either side, empty for nobody. */
export type CustomerMilestone = { id: string; name: string; side: Side; owner: string; dueOn: Day | null; status: MilestoneStatus; /** 0 to 100. */ progress: number; doneOn: Day | null };
/** A figure of a criterion; `source` is where it was read, in words. */
export type CustomerMeasurement = { id: string; on: Day; value: number; source: string };
/** A rating from 1 to 5. The customer's carries who gave it and their words; ours is the figure alone. */
export type CustomerRating = { on: Day; score: number; by: string; words: string };

export type CustomerCriterion = {
  id: string;
  metric: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  byOn: Day | null;
  stage: CriterionStage;
  acceptedBy: string;
  acceptedOn: Day | null;
  deliveredOn: Day | null;
  /** Oldest first, up to the day of the facts. */
  measurements: CustomerMeasurement[];
  theirs: CustomerRating | null;
  ours: CustomerRating | null;
  /** What a named person of the customer confirmed, in their words; `null` until they did. */
  verified: { by: string; on: Day; words: string; impact: string } | null;
};

/** What the customer wants to reach: `why` is their business outcome, `what` the end state. `owner` is one of ours, `customerOwner` one of theirs; empty for nobody. */
export type CustomerObjective = {
  id: string;
  planId: string;
  name: string;
  why: string;
  what: string;
  owner: string;
  customerOwner: string;
  dueOn: Day | null;
  status: ObjectiveStatus;
  outcome: Outcome | null;
  closedOn: Day | null;
  lastValidatedOn: Day | null;
  /** 0 to 1 over its milestones; `null` without any. */
  progress: number | null;
  milestones: CustomerMilestone[];
  criteria: CustomerCriterion[];
};

/** A gain with what it is counted from. Amounts are minor units of `currency`, conservative and likely; `null` where it comes to nothing yet. */
export type CustomerGain = {
  id: string;
  name: string;
  objective: string;
  state: ValueState;
  every: ValueTimes;
  startOn: Day | null;
  currency: string;
  low: number | null;
  likely: number | null;
  /** What of it the twelve months hold; `months` of twelve, `null` where it comes once. */
  counted: { low: number; likely: number; months: number | null };
  /** The formula in words, and with the conservative figures. */
  formula: string;
  figures: string;
  /** Each figure with where it comes from, and the record of the book that it rests on. */
  assumptions: { label: string; figure: string; source: string; record: { entity: Entity; id: string; says: string } | null }[];
  confirmedBy: string;
  confirmedOn: Day | null;
};

/** One case of the sums: minor units of the currency of the value. `ratio` is delivered against the price of the year; `null` without a price. */
export type CustomerValueCase = { delivered: number; yearly: number; expected: number; ratio: number | null; paybackMonths: number | null };
/** What the product brought in the twelve months of `period`, against what it cost. `price` is minor units a year; `null` where it is not known. */
export type CustomerValue = { currency: string; period: Period; price: number | null; low: CustomerValueCase; likely: CustomerValueCase; gains: CustomerGain[] };

/** Some of what is bought, on the day that the figures are of. */
export type CustomerShare = { part: number; whole: number; on: Day; /** Who counts the whole: the usage data, or the contract. */ wholeBy: 'metrics' | 'contracts'; isOld: boolean };
export type CustomerMetric = {
  id: string;
  name: string;
  unit: string;
  product: string;
  role: 'licences-used' | 'licences-billable' | 'active-users' | 'use-case' | 'none';
  now: { value: number; on: Day };
  /** Older than the limit of the settings. */
  isOld: boolean;
  isLowerBetter: boolean;
  /** Two years up to the day; a month without a value is a gap. */
  series: SeriesMonth[];
};
export type CustomerUseCase = { id: string; name: string; state: 'planned' | 'enabling' | 'adopted'; isOriginal: boolean };
export type CustomerProduct = { id: string; name: string; seats: number | null; sinceOn: Day | null; isTrial: boolean };

/** How support answered, in counts: never what a case was about. */
export type CustomerSupport = {
  /** The last twelve months up to the day, oldest first. */
  months: { month: string; opened: number; closed: number }[];
  openedInYear: number;
  closedInYear: number;
  openNow: number;
  /** The median of the days from opening to closing, of those closed in the year; `null` where none was. */
  medianDays: number | null;
  on: Day;
};

/** A contract in its terms. `price` is a year's recurring price. Lines without a name carry the name of their product. */
export type CustomerContract = {
  id: string;
  name: string;
  startOn: Day;
  endOn: Day | null;
  renewalOn: Day | null;
  /** True where it runs on the day of the facts. */
  isRunning: boolean;
  seats: number | null;
  price: Money;
  lines: { id: string; name: string; quantity: number | null; unit: string }[];
};

/** A call, meeting or workshop that was held with them: its day and title, never its notes. */
export type CustomerCall = { id: string; kind: 'call' | 'meeting' | 'workshop'; title: string; on: Day };
/** A promise of one side to the other. */
export type CustomerCommitment = { id: string; side: Side; text: string; owner: string; dueOn: Day | null; state: 'open' | 'kept'; closedOn: Day | null; isLate: boolean };
/** A released feature that serves an objective of theirs. */
export type CustomerFeature = { id: string; name: string; product: string; releasedOn: Day | null; objective: string };
/** What was shown to whom. */
export type CustomerEducation = { id: string; feature: string; product: string; person: string; on: Day };

/**
 * All that a customer may be shown of their account: the one allow-list that decks and customer documents are made from. What is internal has no field here (notes, sentiment,
 * risk, priority, segment, health scores, forecast, strategy, highlights, champion strength, attitude, influence, escalations, handoffs, notes of calls), so that it cannot leak.
 */
export type CustomerFacts = {
  accountId: string;
  account: string;
  /** The day that the facts are of. */
  on: Day;
  /** Set where they are as they were known on a past day. */
  asOf: Day | null;
  logoHash: string | null;
  /** Who speaks: the person whose book it is. */
  us: { company: string; name: string; title: string };
  team: OurPerson[];
  people: CustomerPerson[];
  /** The days of their way; `null` is not known. */
  journey: { customerSince: Day | null; kickoffOn: Day | null; firstValueOn: Day | null; onboardedOn: Day | null };
  /** The success plan that is open; `isDraft` where the customer has not agreed to it yet. */
  plan: { id: string; name: string; isDraft: boolean; dueOn: Day | null; lastActivityOn: Day } | null;
  /** Of the open plan and of those that were closed, the open ones first, in the customer's order. */
  objectives: CustomerObjective[];
  value: CustomerValue;
  licences: CustomerShare | null;
  activeUsers: CustomerShare | null;
  metrics: CustomerMetric[];
  useCases: CustomerUseCase[];
  products: CustomerProduct[];
  support: CustomerSupport | null;
  /** The latest first. */
  contracts: CustomerContract[];
  /** Held ones up to the day, the newest first. */
  calls: CustomerCall[];
  /** Open ones by their day, then those kept in the last twelve months. */
  commitments: CustomerCommitment[];
  features: CustomerFeature[];
  education: CustomerEducation[];
  /** From how many days on use and plan count as old, by the settings. */
  oldAfter: { usageDays: number; planDays: number };
};

/** What of an account is internal and stays out, in words that name no content; for the person who makes the file, never for the customer. */
export type LeftOut = { says: string; entity: Entity; id: string };
