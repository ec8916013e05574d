import { describe, expect, test } from 'vitest';
import { fillTemplate, templateFault, type Scope, type Shape } from '#shared/template-text.ts';

const shape: Shape = { texts: { name: 'A name', note: 'A note' }, lists: { rows: { about: 'Rows', item: { texts: { name: 'A name', owner: 'Who' }, lists: { parts: { about: 'Parts', item: { texts: { word: 'A word' }, lists: {} } } } } } } };
const row = (name: string, owner: string, parts: string[] = []): Scope => ({ texts: { name, owner }, lists: { parts: parts.map((word) => ({ texts: { word }, lists: {}, source: null })) }, source: { says: name, record: null, on: null, method: 'test' } });
const root: Scope = { texts: { name: 'Brindle & Co', note: '' }, lists: { rows: [row('One', 'Robin', ['a', 'b']), row('Two', '')] }, source: null };

describe('filling', () => {
  test.for([
    ['Hello {{name}}.', 'Hello Brindle & Co.\n'],
    ['{{ name }}', 'Brindle & Co\n'],
    ['{{#if note}}\nNote: {{note}}\n{{/if}}\nEnd', 'End\n'],
    ['{{#unless note}}none{{/unless}}', 'none\n'],
    ['| A |\n| --- |\n{{#each rows}}\n| {{name}} |\n{{/each}}', '| A |\n| --- |\n| One |\n| Two |\n'],
    ['{{#each rows first 1}}{{name}}{{/each}}', 'One\n'],
    ['{{#each rows}}\n- {{name}}{{#if owner}}, {{owner}}{{/if}}{{#each parts}} {{word}} of {{name}}{{/each}}\n{{/each}}', '- One, Robin a of One b of One\n- Two\n'],
    ['A\n\n\n\n{{note}}\n\nB', 'A\n\nB\n'],
  ] as const)('%j is %j', ([text, filled]) => {
    expect(templateFault(text, shape, null)).toBeNull();
    expect(fillTemplate(text, root).text).toBe(filled);
  });
  test.for([
    ['# no heading', '\\# no heading\n'], ['- no item', '\\- no item\n'], ['1. no number', '1\\. no number\n'], ['a | b', 'a \\| b\n'], ['**no bold**', '\\*\\*no bold\\*\\*\n'],
    ['two\nlines', 'two lines\n'], ['<b>', '\\<b>\n'], ['snake_case', 'snake_case\n'], ['{{name}}', '{{name}}\n'], ['5 # 6', '5 # 6\n'],
  ] as const)('a value %j stays words', ([value, filled]) => expect(fillTemplate('{{name}}', { ...root, texts: { name: value } }).text).toBe(filled));
  test('says what was asked for and what the rows rest on', () => {
    const filled = fillTemplate('{{note}}{{#each rows first 1}}{{name}}{{/each}}', root);
    expect([...filled.used]).toEqual(['note', 'rows']);
    expect(filled.sources).toEqual([{ says: 'One', record: null, on: null, method: 'test' }]);
  });
});

describe('faults', () => {
  test.for([
    ['A\n{{nobody}}', 2, 'Line 2: there is no placeholder “nobody” here. The list beside the text has those that there are.'],
    ['{{owner}}', 1, 'Line 1: there is no placeholder “owner” here. The list beside the text has those that there are.'],
    ['{{constructor}}', 1, 'Line 1: there is no placeholder “constructor” here. The list beside the text has those that there are.'],
    ['{{rows}}', 1, 'Line 1: “rows” is a list. Show its rows with {{#each rows}} … {{/each}}.'],
    ['{{#each name}}{{/each}}', 1, 'Line 1: “name” is a text, not a list. Show it with {{name}}.'],
    ['\n{{#each rows}}\n', 2, 'Line 2: {{#each rows}} is never ended.'],
    ['{{#each rows}}\n{{/if}}', 2, 'Line 2: {{/if}} ends nothing that is open here; {{#each rows}} of line 1 is.'],
    ['{{/each}}', 1, 'Line 1: {{/each}} ends nothing that is open here.'],
    ['A\nB {{name', 2, 'Line 2: “{{” has no counterpart.'],
    ['{{#if rows first 2}}{{/if}}', 1, 'Line 1: {{#if rows first 2}} is not understood.'],
    ['{{a b}}', 1, 'Line 1: {{a b}} is not understood.'],
  ] as const)('%j names line %i', ([text, line, sentence]) => {
    const fault = templateFault(text, shape, null);
    expect(fault?.line).toBe(line);
    expect(fault?.sentence.startsWith(sentence)).toBe(true);
  });
  test('an internal name is refused as such', () => expect(templateFault('{{secret}}', shape, { texts: { secret: '' }, lists: {} })?.sentence).toBe('Line 1: “secret” is internal, so it cannot stand in a document for a customer.'));
});
