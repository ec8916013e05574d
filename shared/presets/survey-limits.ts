import { z } from 'zod';

export const surveyLimits = z.strictObject({});
export type SurveyLimits = z.infer<typeof surveyLimits>;

export const publishedSurveyLimits: SurveyLimits = {};
