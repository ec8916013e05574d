import { Button, CopyButton, Table, Text, Title } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { dossierMarkdown, type Dossier, type DossierBlock } from '#shared/dossier.ts';
import { fileWords } from '#shared/file-words.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { download } from '#renderer/ui/export-table.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './handoffs.module.css';

const Block = ({ block }: { block: DossierBlock }) => {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'list':
      return <ul>{block.items.map((item) => <li key={item}>{item}</li>)}</ul>;
    case 'table':
      return (
        <Table.ScrollContainer minWidth={560}>
          <Table fz="0.8125rem" horizontalSpacing={6} style={{ verticalAlign: 'top' }}>
            <Table.Thead><Table.Tr>{block.columns.map((column) => <Table.Th key={column}>{column}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>{block.rows.map((row) => <Table.Tr key={row.join('|')}>{row.map((cell, index) => <Table.Td key={block.columns[index] ?? index} style={{ verticalAlign: 'top' }}>{cell}</Table.Td>)}</Table.Tr>)}</Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      );
  }
};

const Sections = ({ dossier }: { dossier: Dossier }) => (
  <div className={classes['dossier']}>
    {dossier.sections.map(({ title, empty, blocks }) => (
      <section key={title} aria-label={title}>
        <Title order={2} fz="md">{title}</Title>
        {blocks.length === 0 ? <Text size="sm" c="dimmed">{empty}</Text> : blocks.map((block) => <Block key={JSON.stringify(block)} block={block} />)}
      </section>
    ))}
  </div>
);

/** The dossier of a handoff, to read, print or give away. */
export const DossierPage = () => {
  const { id } = useParams({ from: '/handoffs/$id' });
  const read = useRead('handoffs', 'dossier', { id });
  if (read.error !== null && read.data === undefined) return <><PageHead title="Dossier" /><Loaded read={read}>{() => null}</Loaded></>;
  return (
    <Loaded read={read}>
      {({ account, dossier }) => (
        <>
          <PageHead
            title={dossier.title}
            beside={<Text size="sm" c="dimmed">as of {exactDay(dossier.on)}</Text>}
            actions={
              <div className="no-print" style={{ display: 'flex', flexWrap: 'wrap', gap: 6, alignItems: 'center' }}>
                <AnchorLink to="/accounts/$id" params={{ id: account.id }} search={{ section: 'handoff' }} size="sm" mr={6}>Back to the account</AnchorLink>
                <Button leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => window.print()}>Print</Button>
                <CopyButton value={dossierMarkdown(dossier)}>{({ copied, copy }) => <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>{copied ? 'Copied' : 'Copy as Markdown'}</Button>}</CopyButton>
                <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => download(new Blob([dossierMarkdown(dossier)], { type: 'text/markdown;charset=utf-8' }), `handoff-${fileWords(account.label)}-${dossier.on}.md`)}>Download Markdown</Button>
              </div>
            }
          />
          <Sections dossier={dossier} />
        </>
      )}
    </Loaded>
  );
};
