import { Box, Chip, Group, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { matchOf, searchKinds, type Found, type SearchKind } from '#shared/search.ts';
import { useRead } from '#renderer/data/reads.ts';
import { Excerpt } from '#renderer/search/Excerpt.tsx';
import { addressOfFound, kindNames, ofKind } from '#renderer/search/found.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './SearchPage.module.css';

const most = 200;

type Results = { kind: SearchKind; results: Found[] }[];

const ResultList = ({ groups, rowProps }: { groups: Results; rowProps: (row: number) => object }) => {
  const flat = groups.flatMap(({ results }) => results);
  return groups.map(({ kind, results }) => (
    <Box component="section" key={kind} className={classes['results']} mb="md" aria-label={kindNames[kind]}>
      <Title order={2} mb={4}>{kindNames[kind]} <Text span size="sm" className={classes['quiet']} fw={400}>{results.length === most ? `the first ${most}` : results.length}</Text></Title>
      {results.map((result) => {
        const address = addressOfFound(result);
        return address === null ? null : (
          <Link key={result.id} {...address} className={classes['row']} {...rowProps(flat.indexOf(result))}>
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm" truncate><b>{result.title}</b>{result.detail === '' ? null : <span className={classes['quiet']}> · {result.detail}</span>}</Text>
              {result.on === null ? null : <DayText on={result.on} />}
            </Group>
            {result.excerpt === '' ? null : <Text size="sm" className={classes['quiet']} lineClamp={2}><Excerpt text={result.excerpt} /></Text>}
          </Link>
        );
      })}
    </Box>
  ));
};

const NothingHas = ({ typed }: { typed: string }) => <EmptyState title={`Nothing has “${typed.trim()}”`}>Every word must be in one record. A shorter word, or the beginning of one, finds more.</EmptyState>;

/** What is typed, and the words of the address: typing moves the address after a moment, and an address that moves by itself is shown. */
const useTyped = (text: string): [string, (typed: string) => void] => {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(text);
  const [before, setBefore] = useState(text);
  if (before !== text) {
    setBefore(text);
    if (text !== typed.trim()) setTyped(text);
  }
  const moveAddress = useDebouncedCallback((words: string) => void navigate({ to: '/search', search: { text: words.trim() }, replace: true }), 250);
  return [typed, (words) => { setTyped(words); moveAddress(words); }];
};

/** Every record that has the words, the best fit first. The words are in the address. */
export const SearchPage = () => {
  const { text = '' } = useSearch({ from: '/search' });
  const [typed, setTyped] = useTyped(text);
  const [kind, setKind] = useState<SearchKind | null>(null);
  const isAsking = matchOf(typed) !== null;
  const read = useRead('search', 'find', { text: typed, kinds: [...searchKinds], limit: most, ranked: true }, { enabled: isAsking, keep: true });
  const found = isAsking ? (read.data ?? []) : [];
  const groups = searchKinds.filter((one) => kind === null || one === kind).map((one) => ({ kind: one, results: ofKind(found, one, typed) })).filter(({ results }) => results.length > 0);
  const list = useListKeys('search', groups.flatMap(({ results }) => results).length);
  return (
    <>
      <PageHead title="Search" beside={isAsking && read.data !== undefined ? <Text size="sm" component="output">{count(found.length, 'record')}</Text> : null} />
      <Group mb="md" gap="md">
        <TextInput
          aria-label="Words to find"
          placeholder="Words to find"
          leftSection={<IconSearch size={15} aria-hidden />}
          w={420}
          maw="100%"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            list.focusRow(0);
          }}
        />
        <Chip.Group value={kind ?? 'all'} onChange={(value) => setKind(searchKinds.find((one) => one === value) ?? null)}>
          <Group gap={6}>
            <Chip value="all" size="xs">Everything</Chip>
            {searchKinds.slice(0, 5).concat(searchKinds.slice(5).filter((one) => one === kind || found.some((record) => record.kind === one))).map((one) => <Chip key={one} value={one} size="xs">{kindNames[one]}{isAsking ? ` ${found.filter((record) => record.kind === one).length}` : ''}</Chip>)}
          </Group>
        </Chip.Group>
      </Group>
      {isAsking
        ? <Loaded read={read}>{() => (groups.length === 0 ? <NothingHas typed={typed} /> : <ResultList groups={groups} rowProps={list.rowProps} />)}</Loaded>
        : <EmptyState title="Find anything in the book">Any word of any note, call, person, commitment or contract. The beginning of a word is enough.</EmptyState>}
    </>
  );
};
