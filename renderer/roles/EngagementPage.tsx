import { Anchor, Button, Group, Table, Text, Title } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { contactsOf, sheetMarkdown, sheetOf, turnToWords, type SheetPart } from '#shared/engagement-sheet.ts';
import { jobNames } from '#shared/team.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { showError, showUndo } from '#renderer/ui/toasts.tsx';
import classes from './EngagementPage.module.css';

const copy = async (markdown: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(markdown);
    showUndo('Copied as Markdown', null);
  } catch {
    showError('The clipboard could not be used. Print the page, or select and copy it.');
  }
};

const Part = ({ part }: { part: SheetPart }) => (
  <section aria-label={part.title}>
    <Title order={2}>{part.title}</Title>
    <Table fz="0.8125rem" layout="fixed">
      <Table.Thead><Table.Tr><Table.Th w="28%">For</Table.Th><Table.Th w="30%">Turn to</Table.Th><Table.Th>When</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {part.lines.map((line) => (
          <Table.Tr key={line.key}><Table.Th scope="row" fw={500}>{line.name}</Table.Th><Table.Td>{turnToWords(line)}</Table.Td><Table.Td>{line.when}</Table.Td></Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </section>
);

const Contacts = ({ parts }: { parts: readonly SheetPart[] }) => {
  const contacts = contactsOf(parts);
  return contacts.length === 0 ? null : (
    <section aria-label="Contacts">
      <Title order={2}>Contacts</Title>
      <Table fz="0.8125rem" layout="fixed">
        <Table.Thead><Table.Tr><Table.Th w="28%">Name</Table.Th><Table.Th w="30%">Job</Table.Th><Table.Th>Mail</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {contacts.map(({ id, name, job, email }) => (
            <Table.Tr key={id ?? 'csm'}><Table.Th scope="row" fw={500}>{name}</Table.Th><Table.Td>{jobNames[job]}</Table.Td><Table.Td>{email === '' ? '' : <Anchor href={`mailto:${encodeURI(email)}`} inherit>{email}</Anchor>}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};

/** Who of us a customer turns to for what: a sheet to print, or to copy. */
export const EngagementPage = () => {
  const { id } = useParams({ from: '/accounts/$id/engagement' });
  const account = useRead('accounts', 'get', { id, asOf: null });
  const roles = useRead('roles', 'ofAccount', { accountId: id, asOf: null });
  const { me } = useSettings();
  return (
    <Loaded read={account}>
      {({ account: { name } }) => (
        <Loaded read={roles}>
          {({ activities }) => {
            const parts = sheetOf(activities);
            return (
              <div className={classes['sheet']}>
                <PageHead
                  title={`Points of engagement: ${name}`}
                  actions={
                    <Group gap="xs" className="no-print">
                      <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void copy(sheetMarkdown(name, parts))}>Copy as Markdown</Button>
                      <Button leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => window.print()}>Print</Button>
                    </Group>
                  }
                />
                <Text size="sm" className="no-print" mb="xs">
                  For the customer: only activities that are marked for this sheet in the <AnchorLink to="/roles" inherit underline="always">matrix of roles</AnchorLink>, and no internal notes. Back to <AnchorLink to="/accounts/$id" params={{ id }} search={{ section: 'team' }} inherit underline="always">{name}</AnchorLink>.
                  {me.name === '' || me.email === '' ? <> Your own line is incomplete: <AnchorLink to="/settings" search={{ section: 'me' }} inherit underline="always">add your name and mail</AnchorLink>.</> : null}
                </Text>
                {me.company === '' ? null : <Text size="sm">{me.company}</Text>}
                {parts.length === 0 ? <EmptyState title="Nothing is marked for this sheet">Mark activities of the matrix as shown to customers.</EmptyState> : parts.map((part) => <Part key={part.stage} part={part} />)}
                <Contacts parts={parts} />
              </div>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
};
