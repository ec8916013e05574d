import { Alert, Button, Group, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { audienceOf, customerKinds, documentKindAbout, documentKindNames, documentKinds, internalKinds, type DocumentKind } from '#shared/document-kinds.ts';
import type { DocumentOf, DocumentView } from '#shared/documents.ts';
import { id } from '#shared/records.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { FindingList } from '#renderer/decks/FindingList.tsx';
import { DocumentSheet } from '#renderer/documents/DocumentSheet.tsx';
import { useDraft } from '#renderer/documents/document-drafts.ts';
import { ExportButtons } from '#renderer/documents/ExportButtons.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import { showUndo } from '#renderer/ui/toasts.tsx';
import classes from './documents.module.css';

const kindChoices = [
  { group: 'For the customer', items: customerKinds.map((kind) => ({ value: kind, label: documentKindNames[kind] })) },
  { group: 'Internal', items: internalKinds.map((kind) => ({ value: kind, label: documentKindNames[kind] })) },
];
export const kindIn = (kind: string | undefined): DocumentKind => documentKinds.find((one) => one === kind) ?? 'account-summary';
const idIn = (text: string | undefined): string | null => (id.safeParse(text).success ? (text ?? null) : null);

type Choosing = { asked: Omit<DocumentOf, 'text'>; onPerson: (personId: string | null) => void };

/** What of the account the document is made of, and what to know before it goes out. */
const Choices = ({ view, asked, onPerson }: Choosing & { view: DocumentView }) => {
  const navigate = useNavigate();
  const search = useSearch({ from: '/documents' });
  const today = useToday();
  const go = (more: Partial<typeof search>): void => void navigate({ to: '/documents', search: { ...search, ...more }, replace: true });
  return (
    <>
      {view.templates.length < 2 ? null : <Select label="Template" allowDeselect={false} data={view.templates.map(({ ref, name }) => ({ value: ref, label: name }))} value={view.template.ref} onChange={(template) => go({ template: template ?? undefined })} />}
      <Select label="For whom" placeholder="Nobody by name" clearable searchable nothingFoundMessage="Nobody has that name" data={view.people.map(({ id: value, name }) => ({ value, label: name }))} value={view.personId} onChange={onPerson} />
      {asked.kind !== 'follow-up' || view.calls.length === 0 ? null : (
        <Select label="After" allowDeselect={false} data={view.calls.map(({ id: value, name, on }) => ({ value, label: `${exactDay(on)}: ${name}` }))} value={view.callId} onChange={(call) => go({ call: call ?? undefined })} />
      )}
      {view.audience === 'internal' ? null : <DayInput label="As of" placeholder="Today" maxDate={today} value={view.asOf} onChange={(on) => go({ asOf: on === null || on >= today ? undefined : on })} />}
      {asked.kind === 'value-report' ? <Text size="xs"><AnchorLink to="/accounts/$id/value" params={{ id: asked.accountId }} search={view.asOf === null ? {} : { asOf: view.asOf }} inherit>The report on one page, with its chart</AnchorLink></Text> : null}
      {asked.kind === 'renewal-plan' ? <Text size="xs" className={classes['quiet'] ?? ''}>Its sections are written on the page of the renewal.</Text> : null}
      <FindingList findings={view.findings} accountId={asked.accountId} />
    </>
  );
};

const Made = ({ view, asked, onPerson }: Choosing & { view: DocumentView }) => {
  const [draft, setDraft] = useDraft(asked.kind, asked.accountId);
  const [shown, setShown] = useState<'preview' | 'text'>('preview');
  const settings = useSettings();
  const [markdown, subject] = [draft?.markdown ?? view.markdown, draft?.subject ?? view.subject];
  const change = (fields: { markdown?: string; subject?: string }): void => setDraft({ markdown, subject, base: draft?.base ?? view.markdown, ...fields });
  const reset = (): void => {
    setDraft(null);
    showUndo('Back to the template', () => setDraft(draft));
  };
  useKeys('document-views', { e: { does: 'Change the text', run: () => setShown('text') }, p: { does: 'Show the preview', run: () => setShown('preview') } });
  return (
    <>
      <div className={classes['side'] ?? ''}><Choices view={view} asked={asked} onPerson={onPerson} /></div>
      <section aria-label="Document">
        <div className={classes['bar'] ?? ''}>
          <SegmentedControl size="xs" aria-label="Preview or text" value={shown} onChange={(value) => setShown(value === 'text' ? 'text' : 'preview')} data={[{ value: 'preview', label: 'Preview' }, { value: 'text', label: 'Text' }]} />
          {draft === null ? null : <Button variant="subtle" size="compact-sm" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={reset}>Back to the template</Button>}
          <div className={classes['grow'] ?? ''} />
          <ExportButtons asked={asked} view={view} subject={subject} edited={draft === null ? null : markdown} />
        </div>
        {draft !== null && draft.base !== view.markdown ? <Alert mb="sm" maw={800} p="xs" variant="light" color="yellow">The account, the day or the template changed since this text was begun. It stays as you wrote it; go back to the template to take over what is new.</Alert> : null}
        {shown === 'text' ? (
          <Group gap="sm" maw={800} style={{ flexDirection: 'column', alignItems: 'stretch' }}>
            <TextInput label="Subject of the mail" value={subject} maxLength={300} onChange={(event) => change({ subject: event.currentTarget.value })} />
            <Textarea label="Text" description="Markdown: # heading, - list, **bold**, | table |. Kept in this browser until you go back to the template." className={classes['code'] ?? ''} autosize minRows={18} maxRows={40} spellCheck maxLength={100_000} value={markdown} onChange={(event) => change({ markdown: event.currentTarget.value })} />
          </Group>
        ) : <DocumentSheet markdown={markdown} audience={view.audience} account={view.account.label} on={view.on} from={view.from} company={settings.brand.company || settings.me.company} />}
      </section>
    </>
  );
};

const OfAccount = ({ accountId, kind }: { accountId: string; kind: DocumentKind }) => {
  const search = useSearch({ from: '/documents' });
  const [person, setPerson] = useState<{ accountId: string; id: string | null }>({ accountId, id: null });
  const template = search.template === 'shipped' ? 'shipped' : idIn(search.template);
  const asked = { kind, accountId, asOf: audienceOf(kind) === 'internal' ? null : (search.asOf ?? null), personId: person.accountId === accountId ? person.id : null, callId: kind === 'follow-up' ? idIn(search.call) : null, template };
  const read = useRead('documents', 'compose', { ...asked, text: null }, { keep: true });
  return <Loaded read={read}>{(view) => <Made key={`${kind} ${accountId}`} view={view} asked={asked} onPerson={(to) => setPerson({ accountId, id: to })} />}</Loaded>;
};

/** Chooses an account and a kind of document, shows it as it will be, and hands it over. */
export const MakePanel = () => {
  const search = useSearch({ from: '/documents' });
  const navigate = useNavigate();
  const [kind, accountId] = [kindIn(search.kind), idIn(search.account)];
  // What was chosen of another document does not hold for this one.
  const go = (more: { kind?: string; account?: string | undefined }): void => void navigate({ to: '/documents', search: { kind, account: accountId ?? undefined, asOf: search.asOf, ...more }, replace: true });
  return (
    <div className={classes['make'] ?? ''}>
      <div className={classes['side'] ?? ''} style={{ gridColumn: 1 }}>
        <AccountPicker label="Account" value={accountId} onChange={(account) => go({ account: account ?? undefined })} />
        <Select label="Document" allowDeselect={false} data={kindChoices} value={kind} onChange={(value) => go({ kind: value ?? kind })} />
        <Text size="xs" className={classes['quiet'] ?? ''}>{documentKindAbout[kind]}</Text>
      </div>
      {accountId === null ? (
        <EmptyState title="Choose an account">A document is drafted from what the account says: next steps, goals, value, use. Those for the customer hold nothing that is internal.</EmptyState>
      ) : <OfAccount accountId={accountId} kind={kind} />}
    </div>
  );
};
