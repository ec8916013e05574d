import { z } from 'zod';
import { buyingRoles } from '#shared/people.ts';

const part = (says: string) => z.int().min(1, says).max(100, 'That is the whole scale at most.');

/** How answers of surveys are counted and followed up. */
export const surveyLimits = z.strictObject({
  /** Fewer answers than this are only a direction. */
  directionalBelow: z.int().min(1, 'One answer or more.').max(1_000, 'That is 1,000 answers at most.'),
  /** CSAT: a top answer is at or above this part of the way from the lowest to the highest answer, in percent. */
  topPercent: part('A top answer is above the lowest.'),
  /** CES: an easy answer is at or above this part of the way; the higher the answer, the easier it was. */
  easyPercent: part('An easy answer is above the lowest.'),
  /** Working days within which a detractor is followed up. */
  followUpWithinWorkingDays: z.int().min(0).max(60, 'That is 60 working days at most.'),
  /** Answers that came longer ago, in days, ask for no follow-up any more. */
  followUpForDays: z.int().min(1).max(730, 'That is two years at most.'),
  /** The buying roles whose answers are shown apart. */
  decisionMakers: z.array(z.enum(buyingRoles)).max(buyingRoles.length),
});
export type SurveyLimits = z.infer<typeof surveyLimits>;

/**
 * Source: kpis.md: directional below ten answers, 4 and 5 of 5 are the top answers. 75 % of the way is 4 of 5, 6 of 7 and 8 of 10; 66 % is 5 of 7, the
 * least that agrees that it was easy. Two working days stand for the usual 48 hours in which a detractor is called; that, and the 90 days, are ours.
 */
export const publishedSurveyLimits: SurveyLimits = {
  directionalBelow: 10,
  topPercent: 75,
  easyPercent: 66,
  followUpWithinWorkingDays: 2,
  followUpForDays: 90,
  decisionMakers: ['economic-buyer', 'decision-maker'],
};
