import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { publishedVoiceLimits } from '#shared/presets/voice-limits.ts';
import type { VoiceItem } from '#shared/voice.ts';
import { jiraCsv, jiraJson, productMarkdown } from '#renderer/voice/voice-export.ts';

const { jira } = publishedVoiceLimits;
const all = { names: true, arr: true };
const usd = (minor: number) => ({ minor, currency: 'USD' });
const said = { id: 's', itemId: 'i', accountId: 'a', accountName: 'Blue Heron', personId: 'p', personName: 'Ines Duarte', activityId: null, call: '', onDay: '2026-03-01', quote: 'At Blue Heron, Ines copies it by hand.', arrThen: usd(100), toldOn: null, toldNote: '' };
const item = (part: Partial<VoiceItem> = {}): VoiceItem => ({
  id: 'i', kind: 'request', title: 'Export, to "Excel"', detail: 'Two\nlines', theme: 'Data out & in', severity: 'critical', status: 'captured', statusOn: null, reason: '', productId: 'f', productName: 'Fieldbook', ownerId: null, ownerName: '', externalKey: '', externalUrl: '',
  accounts: [{ id: 'a', name: 'Blue Heron', arr: [usd(12_000_000)], arrThen: usd(100), firstOn: '2026-03-01', lastOn: '2026-03-01', mentions: 1, people: ['Ines Duarte'], toldOn: null }],
  mentions: 1, lastOn: '2026-03-01', arr: usd(12_000_000), arrThen: usd(100), missing: [], score: 50, rank: 1, untold: 0, said: [said], ...part,
});

describe('the CSV for Jira', () => {
  test('has a header with a Summary, labels without spaces in columns of the same name, and every row as long as the header', () => {
    const rows = Papa.parse<string[]>(jiraCsv([item(), item({ id: 'j', kind: 'defect', severity: null, theme: '' })], jira, all)).data;
    expect(rows[0]).toEqual(['Summary', 'Issue Type', 'Description', 'Priority', 'Component', 'External issue ID', 'Labels', 'Labels']);
    expect(rows.map(({ length }) => length)).toEqual([8, 8, 8]);
    expect(rows[1]?.filter((_, at) => at !== 2)).toEqual(['Export, to "Excel"', 'Story', 'Highest', 'Fieldbook', 'i', 'voice-of-customer', 'data-out-in']);
    expect(rows[2]?.slice(0, 2)).toEqual(['Export, to "Excel"', 'Bug']);
    expect(rows[1]?.[2]).toBe('Two\nlines\n\nBehind it: 1 account, $120K ARR\nAccounts: Blue Heron\n\n“At Blue Heron, Ines copies it by hand.” (Blue Heron, Ines Duarte, 1 Mar 2026)');
  });
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('escapes %j, which a spreadsheet would run', (title) => {
    const cell = Papa.parse<string[]>(jiraCsv([item({ title: 'x', productName: title, detail: title })], jira, all)).data[1];
    for (const text of [cell?.[2], cell?.[4]]) expect(text?.startsWith("'")).toBe(true);
  });
  test('leaves out what is in Jira already', () => expect(Papa.parse<string[]>(jiraCsv([item({ externalKey: 'PROD-1' })], jira, all)).data).toHaveLength(1));
});

test('the JSON for Jira is a project with its issues', () => {
  expect(JSON.parse(jiraJson([item(), item({ id: 'j', severity: null, productName: '', theme: '' })], jira, all))).toEqual({
    projects: [{
      name: 'Product', key: 'PROD', components: ['Fieldbook'],
      issues: [
        { summary: 'Export, to "Excel"', issueType: 'Story', description: expect.stringContaining('Two\nlines') as string, priority: 'Highest', labels: ['voice-of-customer', 'data-out-in'], components: ['Fieldbook'], externalId: 'i' },
        { summary: 'Export, to "Excel"', issueType: 'Story', description: expect.any(String) as string, labels: ['voice-of-customer'], externalId: 'j' },
      ],
    }],
  });
});

test.each([
  ['Markdown', (audience: typeof all) => productMarkdown([item({ detail: 'DUARTE of blue heron asked' })], audience, '2026-03-16')],
  ['CSV', (audience: typeof all) => jiraCsv([item()], jira, audience)],
  ['JSON', (audience: typeof all) => jiraJson([item()], jira, audience)],
])('%s without names and ARR names nobody, in quotes and details either', (_, make) => {
  expect(make(all)).toMatch(/Blue Heron[^]*Ines/);
  expect(make(all)).toContain('$120K');
  expect(make({ names: false, arr: false })).not.toMatch(/heron|\bines\b|duarte|\$120K/i);
});
