import { accountOfRecord } from './account-fields.ts';
import type { ImportField } from './fields.ts';

const score = (key: string, label: string, names: readonly string[]): ImportField => ({ key, label, kind: 'number', needed: false, telling: true, names });

/** Answers of surveys as the usual survey tools and CRMs export them. The kind of a score is told by its column, else by a column of its own. */
export const surveyImportFields: readonly ImportField[] = [
  ...accountOfRecord,
  score('nps', 'NPS, 0 to 10', ['nps', 'nps score', 'nps rating', 'nps answer', 'nps response', 'net promoter score', 'likelihood to recommend', 'recommend score', 'how likely are you to recommend us']),
  score('csat', 'CSAT', ['csat', 'csat score', 'csat rating', 'customer satisfaction', 'customer satisfaction score', 'satisfaction rating', 'satisfaction score', 'zufriedenheit']),
  score('ces', 'CES', ['ces', 'ces score', 'ces rating', 'customer effort', 'customer effort score', 'effort score', 'ease score']),
  score('score', 'Score', ['score', 'rating', 'answer', 'response score', 'survey score', 'answer score', 'bewertung', 'antwort']),
  { key: 'kind', label: 'Kind (NPS, CSAT, CES)', kind: 'choice', needed: false, names: ['survey kind', 'survey type', 'score type', 'metric type', 'kind', 'umfrageart'] },
  {
    key: 'on', label: 'Answered on', kind: 'day', needed: true,
    names: ['answered', 'answered on', 'answered at', 'responded', 'responded on', 'responded at', 'response date', 'date responded', 'submitted at', 'submitted on', 'submission date', 'submit date', 'survey date', 'completed at', 'date', 'day', 'created at', 'timestamp', 'recorded date', 'datum', 'beantwortet am'],
  },
  { key: 'survey', label: 'Survey', kind: 'text', needed: false, telling: true, names: ['survey', 'survey name', 'survey title', 'campaign', 'campaign name', 'questionnaire', 'survey campaign', 'umfrage'] },
  { key: 'email', label: 'Mail of the person', kind: 'text', needed: false, names: ['email', 'e mail', 'mail', 'email address', 'respondent email', 'recipient email', 'contact email', 'person email', 'user email'] },
  { key: 'respondent', label: 'Name of the person', kind: 'text', needed: false, telling: true, names: ['respondent', 'respondent name', 'recipient', 'recipient name', 'contact name', 'person', 'person name', 'user name', 'name', 'full name'] },
  { key: 'comment', label: 'Comment', kind: 'text', needed: false, telling: true, names: ['comment', 'comments', 'feedback', 'verbatim', 'open answer', 'response', 'response text', 'reason for score', 'why', 'kommentar'] },
  { key: 'scaleMax', label: 'Highest answer of the scale', kind: 'number', needed: false, names: ['scale', 'scale max', 'max score', 'out of', 'highest answer', 'skala'] },
  { key: 'externalId', label: 'Id there', kind: 'text', needed: false, names: ['id', 'response id', 'responseid', 'answer id', 'survey response id', 'submission id', 'external id', 'record id'] },
  { key: 'deleted', label: 'Deleted there', kind: 'yes-no', needed: false, names: ['is deleted', 'isdeleted', 'deleted'] },
];
