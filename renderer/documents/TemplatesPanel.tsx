import { Alert, Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { documentKindNames, documentKinds, type DocumentKind } from '#shared/document-kinds.ts';
import { documentTemplateFault, shapeOfKind } from '#shared/document-template.ts';
import type { TemplateRow } from '#shared/documents.ts';
import { shippedTemplates } from '#shared/presets/document-templates.ts';
import type { Shape } from '#shared/template-text.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { DocumentSheet } from '#renderer/documents/DocumentSheet.tsx';
import { kindIn } from '#renderer/documents/MakePanel.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './documents.module.css';

const Names = ({ shape }: { shape: Shape }) => (
  <ul className={classes['names'] ?? ''}>
    {Object.entries(shape.texts).map(([name, about]) => <li key={name}><code>{`{{${name}}}`}</code> {about}</li>)}
    {Object.entries(shape.lists).map(([name, { about, item }]) => (
      <li key={name}><code>{`{{#each ${name}}}`}</code> {about}: {[...Object.keys(item.texts), ...Object.keys(item.lists).map((list) => `${list} (a list)`)].join(', ')}</li>
    ))}
  </ul>
);

/** The placeholders of a kind, what can be done with them, and an account to try them on. */
const Help = ({ kind }: { kind: DocumentKind }) => (
  <details>
    <summary>Placeholders of this kind of document</summary>
    <Text size="xs" my={6}>{'A list is {{#each openObjectives}} … {{/each}}, its first rows {{#each openObjectives first 3}}. A part that is left out where there is nothing: {{#if plan.name}} … {{/if}}; where there is something: {{#unless plan.name}} … {{/unless}}.'}</Text>
    <Names shape={shapeOfKind(kind)} />
  </details>
);

const Editor = ({ kind, template, onChosen }: { kind: DocumentKind; template: TemplateRow | null; onChosen: (ref: string) => void }) => {
  const start = template ?? { name: `My ${documentKindNames[kind].toLowerCase()}`, ...shippedTemplates[kind] };
  const [fields, setFields] = useState({ name: start.name, subject: start.subject, body: start.body });
  const [sample, setSample] = useState<string | null>(null);
  const accounts = useRead('accounts', 'list', undefined).data ?? [];
  const settings = useSettings();
  const { write, isWriting } = useWrite('documents', 'saveTemplate');
  const { write: remove } = useWrite('documents', 'removeTemplate');
  const [settled] = useDebouncedValue(fields, 250);
  const fault = documentTemplateFault(kind, fields);
  const accountId = sample ?? accounts.toSorted((a, b) => b.openCommitments - a.openCommitments)[0]?.id ?? null;
  const isSettled = settled.body === fields.body && fault === null && fields.body.trim() !== '';
  const preview = useRead('documents', 'compose', { kind, accountId: accountId ?? '', asOf: null, personId: null, callId: null, template: 'shipped', text: { subject: settled.subject, body: settled.body } }, { keep: true, enabled: accountId !== null && isSettled });
  const isChanged = fields.name !== start.name || fields.subject !== start.subject || fields.body !== start.body;
  const save = async (): Promise<void> => {
    const saved = await write({ id: template?.id ?? null, kind, ...fields });
    if (saved !== null) onChosen(saved.id);
  };
  const back = async (): Promise<void> => {
    if (template !== null && (await remove({ id: template.id })) !== null) onChosen('shipped');
  };
  return (
    <div className={classes['templates'] ?? ''}>
      <section aria-label="Template">
        <Group gap="sm" style={{ flexDirection: 'column', alignItems: 'stretch' }}>
          <TextInput label="Name" value={fields.name} maxLength={200} onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })} />
          <TextInput label="Subject of the mail" value={fields.subject} maxLength={300} error={fault?.field === 'subject' ? fault.sentence : null} onChange={(event) => setFields({ ...fields, subject: event.currentTarget.value })} />
          <Textarea label="Text" className={classes['code'] ?? ''} autosize minRows={16} maxRows={32} spellCheck={false} value={fields.body} error={fault?.field === 'body' ? fault.sentence : null} onChange={(event) => setFields({ ...fields, body: event.currentTarget.value })} />
          <Group gap="xs">
            <Button leftSection={template === null ? <IconPlus size={14} aria-hidden /> : undefined} loading={isWriting} disabled={fault !== null || fields.name.trim() === '' || (template !== null && !isChanged)} onClick={() => void save()}>{template === null ? 'Save as my own' : 'Save'}</Button>
            {template === null ? (isChanged ? <Button variant="default" onClick={() => setFields({ name: start.name, subject: start.subject, body: start.body })}>Back to how it comes</Button> : null)
              : <Button variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void back()}>Remove, and use the one that comes with Daybook</Button>}
          </Group>
          <Help kind={kind} />
        </Group>
      </section>
      <section aria-label="As it reads">
        <AccountPicker label="Shown for" value={accountId} onChange={setSample} />
        <div style={{ height: 12 }} />
        {fault === null ? null : <Alert color="yellow" variant="light" mb="sm" p="xs">The preview is of the last text without a fault.</Alert>}
        {accountId === null ? <Text size="sm">The book has no account to show it for yet.</Text> : <Loaded read={preview}>{(view) => <DocumentSheet markdown={view.markdown} audience={view.audience} account={view.account.label} on={view.on} from={view.from} company={settings.brand.company || settings.me.company} />}</Loaded>}
      </section>
    </div>
  );
};

/** The texts of documents: those that come with Daybook, and the person's own. */
export const TemplatesPanel = () => {
  const search = useSearch({ from: '/documents' });
  const navigate = useNavigate();
  const kind = kindIn(search.kind);
  const read = useRead('documents', 'templates', undefined);
  const go = (to: { kind: string; template?: string | undefined }): void => void navigate({ to: '/documents', search: { view: 'templates', ...to }, replace: true });
  return (
    <Loaded read={read}>
      {(all) => {
        const own = all.filter((one) => one.kind === kind);
        const chosen = search.template === 'shipped' ? null : (own.find(({ id }) => id === search.template) ?? own[0] ?? null);
        return (
          <>
            <Group gap="sm" mb="sm" align="flex-end">
              <Select label="Document" w={240} allowDeselect={false} data={documentKinds.map((one) => ({ value: one, label: documentKindNames[one] }))} value={kind} onChange={(value) => go({ kind: value ?? kind })} />
              <Select label="Template" w={280} allowDeselect={false} data={[...own.map(({ id: value, name }) => ({ value, label: name })), { value: 'shipped', label: 'Comes with Daybook' }]} value={chosen?.id ?? 'shipped'} onChange={(value) => go({ kind, template: value ?? undefined })} />
            </Group>
            <Editor key={`${kind} ${chosen?.id ?? 'shipped'}`} kind={kind} template={chosen} onChosen={(template) => go({ kind, template })} />
          </>
        );
      }}
    </Loaded>
  );
};
