import { Anchor, Button, CloseButton, Group, Select, Table, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { matchesFor, refusalOf, scopeNames, scopes, standingNames, standings, type Match, type Scope } from '#shared/advocacy-rules.ts';
import type { ReferenceRow } from '#shared/advocacy.ts';
import { candidateOf, referenceColumns, scopeWords } from '#renderer/advocacy/advocacy-words.ts';
import { AskDialog } from '#renderer/advocacy/AskDialog.tsx';
import { ProfileDialog } from '#renderer/advocacy/ProfileDialog.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useListKeys, type Keys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, SentimentMark } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './advocacy.module.css';

type Shown = { row: ReferenceRow; match: Match | null };
const shownRows = 200;

const ReferencesTable = ({ rows, scope }: { rows: readonly Shown[]; scope: Scope | null }) => {
  const [open, setOpen] = useState<{ what: 'profile' | 'ask'; row: ReferenceRow } | null>(null);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownRows);
  const list = useListKeys('reference-rows', shown.length, (index): Keys => {
    const row = shown[index]?.row;
    return row === undefined ? {} : { Enter: { does: 'Open the consent', run: () => setOpen({ what: 'profile', row }) }, a: { does: 'Ask this account', run: () => setOpen({ what: 'ask', row }) } };
  });
  return (
    <>
      <Table.ScrollContainer minWidth={900}>
        <Table fz="0.8125rem" highlightOnHover layout="fixed" aria-label="References">
          <Table.Thead><Table.Tr><Table.Th w="20%">Account</Table.Th><Table.Th w="13%">Reference</Table.Th><Table.Th>For</Table.Th><Table.Th w="16%">Consent</Table.Th><Table.Th w={74} className={classes['number'] ?? ''}>Asks left</Table.Th><Table.Th w={70} className={classes['number'] ?? ''}>Stories</Table.Th><Table.Th w={120}>Last asked</Table.Th><Table.Th w={76}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {shown.map(({ row, match }, index) => (
              <Table.Tr key={row.accountId} className={classes['row'] ?? ''} {...list.rowProps(index)}>
                <Table.Td><Group gap={6} wrap="nowrap" align="baseline"><SentimentMark sentiment={row.sentiment} /><AccountLink id={row.accountId} name={row.accountName} /></Group><div className={classes['facts']}>{row.industry === '' ? null : <span>{row.industry}</span>}{row.region === '' ? null : <span>{row.region}</span>}</div></Table.Td>
                <Table.Td><Anchor component="button" type="button" size="0.8125rem" onClick={() => setOpen({ what: 'profile', row })} aria-label={`Consent of ${row.accountName}`}>{row.standing === null ? 'Nobody asked' : standingNames[row.standing]}</Anchor></Table.Td>
                <Table.Td>{(match?.refusal ?? row.refusal) === null || row.standing === null ? (scopeWords(row) || '–') : <Text inherit className={classes['quiet'] ?? ''}>{match?.refusal ?? row.refusal}</Text>}{match === null || match.hits.length === 0 ? null : <Text size="xs">Fits by {match.hits.join(', ')}</Text>}</Table.Td>
                <Table.Td>{row.consentBy || '–'}{row.expiresOn === null ? null : <Text size="xs" className={classes['quiet'] ?? ''}>until <DayText on={row.expiresOn} size="xs" /></Text>}</Table.Td>
                <Table.Td className={classes['number'] ?? ''}><Tooltip label={`${count(row.asks, 'ask')} in twelve months; of whoever was asked most, so many are left`}><span>{row.left}</span></Tooltip></Table.Td>
                <Table.Td className={classes['number'] ?? ''}>{row.stories}</Table.Td>
                <Table.Td><DayText on={row.lastAskOn} size="0.8125rem" /></Table.Td>
                <Table.Td><Button size="compact-sm" variant="default" onClick={() => setOpen({ what: 'ask', row })} aria-label={`Ask ${row.accountName}`}>Ask</Button></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < rows.length ? <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>Show all {count(rows.length, 'account')}</Button> : null}
      {open?.what === 'profile' ? <ProfileDialog accountId={open.row.accountId} accountName={open.row.accountName} onClose={() => setOpen(null)} /> : null}
      {open?.what === 'ask' ? <AskDialog accountId={open.row.accountId} accountName={open.row.accountName} scope={scope} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

/** Who may be named, for what and by whose consent; with a prospect's industry, size, region and product, whoever fits comes first. */
export const ReferencesPanel = () => {
  const search = useSearch({ from: '/advocacy' });
  const navigate = useNavigate();
  const today = useToday();
  const { segments } = useSettings();
  const read = useRead('advocacy', 'list', undefined);
  const { text = '', standing = null, scope: asked, industry = null, region = null, segment = null, product = null } = search;
  const scope = scopes.find((one) => one === asked) ?? null;
  const change = (part: Partial<typeof search>): void => void navigate({ to: '/advocacy', search: { ...search, ...part }, replace: true });
  const rows = read.data?.rows ?? [];
  const values = (of: (row: ReferenceRow) => string): string[] => [...new Set(rows.map(of).filter((one) => one !== ''))].toSorted((a, b) => a.localeCompare(b));
  const isMatching = industry !== null || region !== null || segment !== null || product !== null || scope !== null;
  const found = rows.filter((row) => (standing === null || row.standing === standing || (standing === 'usable' && row.refusal === null)) && [row.accountName, row.industry, row.region].join(' ').toLowerCase().includes(text.trim().toLowerCase()));
  const byId = new Map(found.map((row) => [row.accountId, row]));
  const refusalFor = (row: ReferenceRow): string | null => row.refusal ?? (scope !== null && !row.scopes.includes(scope) ? refusalOf({ standing: row.standing ?? 'no', scopes: row.scopes, consentById: row.consentBy === '' ? null : row.consentBy, consentOn: row.consentOn, expiresOn: row.expiresOn }, scope, today) : null);
  const shown: Shown[] = isMatching
    ? matchesFor({ industry: industry ?? '', region: region ?? '', segment, productId: product, scope }, found.map((row) => candidateOf(row, refusalFor(row)))).flatMap((match) => { const row = byId.get(match.accountId); return row === undefined ? [] : [{ row, match }]; })
    : found.map((row) => ({ row, match: null }));
  const pick = (label: string, placeholder: string, data: readonly (string | { value: string; label: string })[], value: string | null, set: (value: string | undefined) => void, w = 122) => <Select w={w} aria-label={label} placeholder={placeholder} clearable searchable comboboxProps={{ shadow: 'md' }} data={[...data]} value={value} onChange={(one) => set(one ?? undefined)} />;
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput w={150} aria-label="Find a reference" placeholder="Account or words" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => change({ text: event.currentTarget.value || undefined })} rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: undefined })} />} />
          {pick('Reference', 'Anybody', [{ value: 'usable', label: 'May be used today' }, ...standings.map((value) => ({ value, label: standingNames[value] }))], standing, (value) => change({ standing: value }), 145)}
          {pick('Wanted for', 'For anything', scopes.map((value) => ({ value, label: scopeNames[value] })), scope, (value) => change({ scope: value }), 120)}
          {pick('Industry of the prospect', 'Any industry', values((row) => row.industry), industry, (value) => change({ industry: value }))}
          {pick('Size of the prospect', 'Any size', segments.map(({ key, name }) => ({ value: key, label: name })), segment, (value) => change({ segment: value }), 110)}
          {pick('Region of the prospect', 'Any region', values((row) => row.region), region, (value) => change({ region: value }))}
          {pick('Product', 'Any product', (read.data?.products ?? []).map(({ id, name }) => ({ value: id, label: name })), product, (value) => change({ product: value }), 118)}
        </Group>
        <ExportMenu name="References" rows={shown.map(({ row }) => row)} columns={referenceColumns} />
      </Group>
      <Loaded read={read}>
        {({ rows: every }) => every.length === 0 ? <EmptyState title="No account yet">Accounts that agreed to be named are found here by industry, size, region and product.</EmptyState>
          : shown.length === 0 ? <EmptyState title="No account passes these filters">Clear a filter to see more.</EmptyState> : <ReferencesTable rows={shown} scope={scope} />}
      </Loaded>
    </>
  );
};
