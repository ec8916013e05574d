import { Button, Menu } from '@mantine/core';
import { IconCopy, IconDownload, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { blocksOf, htmlOf, plainOf } from '#shared/document-blocks.ts';
import { documentFormatNames, documentFormats, type DocumentFormat } from '#shared/document-kinds.ts';
import type { DocumentOf, DocumentView } from '#shared/documents.ts';
import { openLink } from '#renderer/calls/open-link.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { download } from '#renderer/ui/export-table.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { showError } from '#renderer/ui/toasts.tsx';

/** More than this in the address of a mail is cut off by some mail programs. */
const longestMail = 1_900;

/** A mail goes out of the person's own mail program, and only when they send it there. */
const MailMenu = ({ view, subject, markdown }: { view: DocumentView; subject: string; markdown: string }) => {
  const [isCopied, setCopied] = useState(false);
  const blocks = blocksOf(`${view.audience === 'internal' ? '**Internal: not for the customer**\n\n' : ''}${markdown}`);
  const plain = plainOf(blocks);
  const address = `mailto:${view.to === '' ? '' : encodeURIComponent(view.to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(plain.replaceAll('\n', '\r\n'))}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([htmlOf(blocks)], { type: 'text/html' }), 'text/plain': new Blob([plain], { type: 'text/plain' }) })]);
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      showError('The text could not be copied. Show the text and copy it by hand.');
    }
  };
  return (
    <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
      <Menu.Target><Button variant="default" leftSection={<IconMail size={14} aria-hidden />}>Mail</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{view.to === '' ? 'Nothing is sent by Daybook' : `To ${view.to}; nothing is sent by Daybook`}</Menu.Label>
        <Menu.Item leftSection={<IconMail size={15} aria-hidden />} disabled={address.length > longestMail} onClick={() => openLink(address)}>Open in the mail program</Menu.Item>
        {address.length > longestMail ? <Menu.Label>Too long to hand over. Copy it instead.</Menu.Label> : null}
        <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => void copy()}>{isCopied ? 'Copied' : 'Copy with its layout'}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** The files and the mail of a document. `edited` is its text where a person changed it. */
export const ExportButtons = ({ asked, view, subject, edited }: { asked: Omit<DocumentOf, 'text'>; view: DocumentView; subject: string; edited: string | null }) => {
  const { write, isWriting } = useWrite('documents', 'file');
  const save = async (format: DocumentFormat): Promise<void> => {
    const file = await write({ ...asked, markdown: edited, format });
    if (file !== null) download(new Blob([Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0))], { type: file.mime }), file.fileName);
  };
  useKeys('document-files', { d: { does: 'Save as PDF', run: () => void save('pdf') }, w: { does: 'Save as Word', run: () => void save('docx') }, m: { does: 'Save as Markdown', run: () => void save('md') } });
  return (
    <>
      <MailMenu view={view} subject={subject} markdown={edited ?? view.markdown} />
      <Menu position="bottom-end" shadow="md">
        <Menu.Target><Button loading={isWriting} leftSection={<IconDownload size={14} aria-hidden />}>Export</Button></Menu.Target>
        <Menu.Dropdown>{documentFormats.map((format) => <Menu.Item key={format} onClick={() => void save(format)}>{documentFormatNames[format]}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
    </>
  );
};
