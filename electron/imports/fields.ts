import type { ImportTarget, TargetField } from '#shared/imports.ts';
import { accountImportFields, peopleImportFields } from './account-fields.ts';
import { activityImportFields, contractImportFields } from './contract-fields.ts';
import { lineImportFields } from './line-fields.ts';
import { surveyImportFields } from './survey-fields.ts';
import { caseImportFields, usageImportFields } from './usage-fields.ts';

/** A field with the column names that mean it, as `plainName` writes them, the likeliest first. `telling` names speak for the target. */
export type ImportField = TargetField & { names: readonly string[]; telling?: boolean };

export const importFields: Record<ImportTarget, readonly ImportField[]> = {
  accounts: accountImportFields,
  people: peopleImportFields,
  contracts: contractImportFields,
  lines: lineImportFields,
  activities: activityImportFields,
  usage: usageImportFields,
  cases: caseImportFields,
  surveys: surveyImportFields,
};

/**
 * A column name with its words apart, in lower case, without accents: `AccountId`, `account_id` and `Account ID` are one, as are
 * `ARR (USD)` and `arr__c`.
 */
export const plainName = (name: string): string =>
  name
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/ \(\d+\)$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/__?c$/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const known = new Set(Object.values(importFields).flatMap((fields) => fields.flatMap(({ names }) => names)));

/** True where a column name is one that some target knows. */
export const knownColumn = (name: string): boolean => known.has(plainName(name));
