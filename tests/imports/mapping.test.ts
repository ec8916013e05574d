import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportTarget } from '#shared/imports.ts';
import { plainName } from '#electron/imports/fields.ts';
import { fullSalesforceId, guessMapping, guessSource, guessTarget, type ColumnLook } from '#electron/imports/guess.ts';
import { readTable } from '#electron/imports/table.ts';

const looks = (names: readonly string[], samples: Record<string, string> = {}): ColumnLook[] => names.map((name) => ({ name, samples: samples[name] === undefined ? [] : [samples[name]], filled: 1, repeats: false }));
const named = (names: readonly string[], target: ImportTarget): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(guessMapping(names, target)).map(([key, column]) => [key, names[column]]));

describe('column names', () => {
  it.each([['AccountId', 'account id'], ['account_id', 'account id'], ['Account ID', 'account id'], ['ARR (USD)', 'arr'], ['ORACLE_ID__C', 'oracle id'], ['Kundennummer', 'kundennummer'], ['Größe', 'grosse'], ['E-Mail', 'e mail']])('%j is plainly %j', (name, plain) => expect(plainName(name)).toBe(plain));
});

describe('what fills what', () => {
  it.each<[string, ImportTarget, string, string[], Record<string, string>]>([
    ['an everyday sheet', 'accounts', 'Spreadsheet', ['Customer', 'Segment/Tier', 'ARR', 'Renewal', 'CSM since', 'Region', 'Health'], { name: 'Customer', segment: 'Segment/Tier', arr: 'ARR', renewalOn: 'Renewal', csmSince: 'CSM since', region: 'Region', sentiment: 'Health' }],
    ['a German sheet', 'accounts', 'Spreadsheet', ['Kunde', 'Branche', 'Jahreswert', 'Vertragsende', 'Kunde seit'], { name: 'Kunde', industry: 'Branche', arr: 'Jahreswert', endOn: 'Vertragsende', customerSince: 'Kunde seit' }],
    ['simulated accounts', 'accounts', 'Spreadsheet', ['account_id', 'channel', 'company_since', 'geography'], { externalId: 'account_id', customerSince: 'company_since', region: 'geography' }],
    ['simulated subscriptions', 'lines', 'Spreadsheet', ['account_id', 'product', 'start_date', 'end_date', 'mrr', 'quantity', 'units', 'bill_period_months', 'discount'], { accountExternalId: 'account_id', product: 'product', startOn: 'start_date', endOn: 'end_date', mrr: 'mrr', quantity: 'quantity', unit: 'units', termMonths: 'bill_period_months', discount: 'discount' }],
    ['Salesforce accounts', 'accounts', 'Salesforce', ['Id', 'IsDeleted', 'Name', 'Industry', 'AnnualRevenue', 'Website', 'BillingCountry', 'OwnerId'], { externalId: 'Id', deleted: 'IsDeleted', name: 'Name', industry: 'Industry', website: 'Website', region: 'BillingCountry' }],
    ['Salesforce contacts', 'people', 'Salesforce', ['Id', 'AccountId', 'FirstName', 'LastName', 'Email', 'Title', 'MobilePhone', 'OwnerId', 'IsDeleted'], { externalId: 'Id', accountExternalId: 'AccountId', firstName: 'FirstName', lastName: 'LastName', email: 'Email', title: 'Title', phone: 'MobilePhone', deleted: 'IsDeleted' }],
    ['Salesforce opportunities', 'contracts', 'Salesforce', ['id', 'account_id', 'name', 'amount', 'close_date', 'stage_name', 'is_won', 'is_deleted', 'owner_id'], { externalId: 'id', accountExternalId: 'account_id', name: 'name', amount: 'amount', startOn: 'close_date', dealStage: 'stage_name', won: 'is_won', deleted: 'is_deleted' }],
    ['Salesforce events', 'activities', 'Salesforce', ['id', 'account_id', 'activity_date', 'start_date_time', 'subject', 'description', 'duration_in_minutes', 'type', 'event_subtype', 'what_id', 'who_id', 'is_deleted'], { externalId: 'id', accountExternalId: 'account_id', on: 'start_date_time', title: 'subject', body: 'description', minutes: 'duration_in_minutes', type: 'type', subtype: 'event_subtype', relatedExternalId: 'what_id', personExternalId: 'who_id', deleted: 'is_deleted' }],
    ['HubSpot companies', 'accounts', 'HubSpot', ['Record ID', 'Company name', 'Company Domain Name', 'Industry', 'Annual Revenue', 'Company owner', 'Create Date', 'City', 'Country/Region'], { externalId: 'Record ID', name: 'Company name', domains: 'Company Domain Name', industry: 'Industry', region: 'Country/Region' }],
    ['HubSpot contacts', 'people', 'HubSpot', ['Record ID', 'First Name', 'Last Name', 'Email', 'Phone Number', 'Contact owner', 'Associated Company', 'Associated Company IDs', 'Job Title'], { externalId: 'Record ID', firstName: 'First Name', lastName: 'Last Name', email: 'Email', phone: 'Phone Number', account: 'Associated Company', accountExternalId: 'Associated Company IDs', title: 'Job Title' }],
    ['HubSpot deals', 'contracts', 'HubSpot', ['Record ID', 'Deal Name', 'Deal Stage', 'Close Date', 'Deal owner', 'Amount', 'Associated Company', 'Associated Company IDs'], { externalId: 'Record ID', name: 'Deal Name', dealStage: 'Deal Stage', startOn: 'Close Date', amount: 'Amount', account: 'Associated Company', accountExternalId: 'Associated Company IDs' }],
    ['HubSpot activities', 'activities', 'HubSpot', ['Record ID', 'Activity type', 'Activity date', 'Subject', 'Body preview', 'Associated Company', 'Associated Contact IDs', 'Call duration'], { externalId: 'Record ID', type: 'Activity type', on: 'Activity date', title: 'Subject', body: 'Body preview', account: 'Associated Company', personExternalId: 'Associated Contact IDs', seconds: 'Call duration' }],
  ])('%s: %s of %s', (_, target, source, names, mapped) => {
    expect(guessTarget(looks(names), 'export.csv')).toBe(target);
    expect(guessSource(looks(names))).toBe(source);
    expect(named(names, target)).toEqual(mapped);
  });

  it('takes the file name and the ids for what a table is about', () => {
    expect(guessTarget(looks(['Name', 'Id'], { Id: '0031G00000q9jPQAQ' }), 'x.csv')).toBe('people');
    expect(guessTarget(looks(['Name', 'Company']), 'contacts 2026.xlsx')).toBe('people');
    expect(guessTarget(looks(['Name', 'Owner']), 'my customers.csv')).toBe('accounts');
  });
  it('prefers a column that holds something', () => {
    const names = ['Phone', 'Mobile', 'Last name', 'Email'];
    expect(guessMapping(names, 'people', (column) => column === 0)['phone']).toBe(1);
  });
  it('completes the ids of Salesforce reports', () => {
    expect(fullSalesforceId('0011G00000eLwuW')).toBe('0011G00000eLwuWQAS');
    expect(fullSalesforceId('12')).toBe('12');
  });
});

const corpus = process.env['DAYBOOK_CORPUS'];
describe.skipIf(corpus === undefined)('shape of exports that nobody here made (8 files; skipped without DAYBOOK_CORPUS)', () => {
  it.each([
    ['sf_account_data', 'accounts'], ['sf_contact_data', 'people'], ['sf_opportunity_data', 'contracts'], ['sf_order_data', 'contracts'], ['sf_task_data', 'activities'], ['sf_event_data', 'activities'],
  ] as const)('%s holds %s of Salesforce', async (name, target) => {
    const { columns } = await readTable(readFileSync(join(corpus ?? '', 'csv/salesforce-connector-seeds', `${name}.csv`)), null);
    expect(guessTarget(columns, `${name}.csv`)).toBe(target);
    expect(guessTarget(columns, 'export.csv')).toBe(target);
    expect(guessSource(columns)).toBe('Salesforce');
  });
  it.each([['churnsim-crm5/accounts', 'accounts'], ['churnsim-crm5/subscriptions', 'lines'], ['ibm-telco/Telco-Customer-Churn', 'accounts']] as const)('%s holds %s', async (name, target) => {
    const { columns } = await readTable(readFileSync(join(corpus ?? '', 'csv', `${name}.csv`)), null);
    expect(guessTarget(columns, 'export.csv')).toBe(target);
    expect(guessSource(columns)).toBe('Spreadsheet');
  });
});
