import { describe, expect, test } from 'vitest';
import { customerFields } from '#shared/document-customer.ts';
import { internalOnly } from '#shared/document-internal.ts';
import { customerKinds, documentKinds } from '#shared/document-kinds.ts';
import { documentTemplateFault } from '#shared/document-template.ts';
import { shippedTemplates } from '#shared/presets/document-templates.ts';

describe('templates of documents', () => {
  test.for(documentKinds)('the one that comes for %s has no fault', (kind) => expect(documentTemplateFault(kind, shippedTemplates[kind])).toBeNull());
  test('no placeholder is both internal and the customer’s', () => {
    const names = (of: { texts: object; lists: object }): string[] => [...Object.keys(of.texts), ...Object.keys(of.lists)];
    expect(names(internalOnly).filter((name) => names(customerFields).includes(name))).toEqual([]);
  });
  test.for(customerKinds)('%s refuses every internal placeholder with its line', (kind) => {
    for (const name of Object.keys(internalOnly.texts)) {
      expect(documentTemplateFault(kind, { subject: '', body: `# {{account}}\n\n{{${name}}}` })).toEqual({ line: 3, name, field: 'body', sentence: `Line 3: “${name}” is internal, so it cannot stand in a document for a customer.` });
    }
    for (const name of Object.keys(internalOnly.lists)) {
      expect(documentTemplateFault(kind, { subject: '', body: `{{#each ${name}}}\nx\n{{/each}}` })?.sentence).toBe(`Line 1: “${name}” is internal, so it cannot stand in a document for a customer.`);
    }
  });
  test('a subject is checked too', () => expect(documentTemplateFault('cover-note', { subject: '{{acount}}', body: '' })).toMatchObject({ field: 'subject', line: 1, name: 'acount' }));
});
