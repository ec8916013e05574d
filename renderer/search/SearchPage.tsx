import { Box, Chip, Group, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type RefObject } from 'react';
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

const Results = ({ found, typed, kind, focusFirst }: { found: readonly Found[]; typed: string; kind: SearchKind | null; focusFirst: RefObject<() => void> }) => {
  const navigate = useNavigate();
  const groups = searchKinds.filter((one) => kind === null || one === kind).map((one) => ({ kind: one, results: ofKind(found, one, typed) })).filter(({ results }) => results.length > 0);
  const flat = groups.flatMap(({ results }) => results);
  const list = useListKeys('search', flat.length, (index) => ({
    Enter: {
      does: 'Open the result',
      run: () => {
        const address = flat[index] === undefined ? null : addressOfFound(flat[index]);
        if (address !== null) void navigate(address);
      },
    },
  }));
  useEffect(() => {
    focusFirst.current = () => list.focusRow(0);
  });
  if (flat.length === 0) return <EmptyState title={`Nothing has “${typed.trim()}”`}>Every word must be in one record. A shorter word, or the beginning of one, finds more.</EmptyState>;
  return groups.map(({ kind: one, results }) => (
    <Box component="section" key={one} className={classes['results']} mb="md" aria-label={kindNames[one]}>
      <Title order={2} mb={4}>{kindNames[one]} <Text span size="sm" className={classes['quiet']} fw={400}>{results.length === most ? `the first ${most}` : results.length}</Text></Title>
      {results.map((result) => {
        const address = addressOfFound(result);
        return address === null ? null : (
          <Link key={result.id} {...address} className={classes['row']} {...list.rowProps(flat.indexOf(result))}>
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

/** Every record that has the words, the best fit first. The words are in the address. */
export const SearchPage = () => {
  const { text = '' } = useSearch({ from: '/search' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(text);
  const [kind, setKind] = useState<SearchKind | null>(null);
  const [settled] = useDebouncedValue(typed, 250);
  const [before, setBefore] = useState(text);
  if (before !== text) {
    setBefore(text);
    if (text !== typed.trim()) setTyped(text);
  }
  useEffect(() => {
    if (settled.trim() !== text) void navigate({ to: '/search', search: { text: settled.trim() }, replace: true });
    // Only typing moves the address; the address moving by itself does not type.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [settled]);
  const isAsking = matchOf(typed) !== null;
  const read = useRead('search', 'find', { text: typed, kinds: [...searchKinds], limit: most, ranked: true }, { enabled: isAsking, keep: true });
  const focusFirst = useRef(() => {});
  return (
    <>
      <PageHead title="Search" beside={isAsking && read.data !== undefined ? <Text size="sm" role="status">{count(read.data.length, 'record')}</Text> : null} />
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
            focusFirst.current();
          }}
        />
        <Chip.Group value={kind ?? 'all'} onChange={(value) => setKind(searchKinds.find((one) => one === value) ?? null)}>
          <Group gap={6} role="radiogroup" aria-label="Kind of record">
            <Chip value="all" size="xs">Everything</Chip>
            {searchKinds.map((one) => <Chip key={one} value={one} size="xs">{kindNames[one]}{read.data === undefined || !isAsking ? '' : ` ${read.data.filter((found) => found.kind === one).length}`}</Chip>)}
          </Group>
        </Chip.Group>
      </Group>
      {isAsking ? <Loaded read={read}>{(found) => <Results found={found} typed={typed} kind={kind} focusFirst={focusFirst} />}</Loaded> : <EmptyState title="Find anything in the book">Any word of any note, call, person, commitment or contract. The beginning of a word is enough.</EmptyState>}
    </>
  );
};
