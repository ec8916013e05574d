/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- options of a listbox that is driven from its input have no tags, and get their keys there. */
import { Kbd, TextInput, VisuallyHidden } from '@mantine/core';
import { Spotlight, closeSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { searchKinds } from '#shared/search.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { Excerpt } from '#renderer/search/Excerpt.tsx';
import { useEntries, type Entry } from '#renderer/search/palette-entries.ts';
import { useRememberPlaces } from '#renderer/search/recent.ts';
import { count, sayDay } from '#renderer/ui/say.ts';
import classes from './Palette.module.css';

const listId = 'palette-list';

const Row = ({ entry, isAt, choose }: { entry: Entry; isAt: boolean; choose: (entry: Entry) => void }) => {
  const today = useToday();
  return (
    <div
      role="option"
      tabIndex={-1}
      id={`palette-${entry.id}`}
      aria-selected={isAt}
      className={classes['row']}
      ref={(row) => { if (isAt) row?.scrollIntoView({ block: 'nearest' }); }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(entry)}
    >
      <entry.icon size={15} className={classes['icon']} aria-hidden />
      <div className={classes['body']}>
        <div className={classes['title']}>{entry.title}{entry.detail === '' ? null : <span className={classes['detail']}> · {entry.detail}</span>}</div>
        {entry.excerpt === '' ? null : <div className={classes['excerpt']}><Excerpt text={entry.excerpt} /></div>}
      </div>
      {entry.on === null ? null : <span className={classes['end']}>{sayDay(entry.on, today)}</span>}
      {entry.keys === '' ? null : <span className={classes['end']} aria-hidden>{entry.keys.split(' ').map((key) => <Kbd key={key} size="xs" ml={3}>{key}</Kbd>)}</span>}
    </div>
  );
};

/** What is inside of the palette while it is open. */
const PaletteBody = () => {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const pathOnScreen = useRouterState({ select: (state) => state.location.pathname });
  const isAsking = typed.trim() !== '';
  const read = useRead('search', 'find', { text: typed, kinds: [...searchKinds], limit: 6, ranked: false }, { enabled: isAsking, keep: true });
  const groups = useEntries(typed, isAsking ? (read.data ?? []) : [], pathOnScreen);
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const field = useRef<HTMLInputElement>(null);
  // The library's focus comes a task later, and a letter typed right after Ctrl K would be lost.
  useLayoutEffect(() => field.current?.focus(), []);
  const isBehind = isAsking && (read.isPlaceholderData || read.isPending);

  const choose = (entry: Entry): void => {
    closeSpotlight();
    entry.run();
  };
  // Enter that comes before the answer to the last letter waits for it, so that it opens what was typed.
  const isWaiting = useRef(false);
  useEffect(() => {
    if (isBehind || !isWaiting.current || chosen === undefined) return;
    isWaiting.current = false;
    choose(chosen);
  });

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setAt((Math.min(at, entries.length - 1) + by + entries.length) % entries.length);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isAsking) entries.at(-1)?.run();
    else if (event.key === 'Enter' && isBehind) isWaiting.current = true;
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen);
    else return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) closeSpotlight();
  };

  return (
    <>
      <TextInput
        ref={field}
        size="md"
        variant="unstyled"
        px="sm"
        aria-label="Search or run a command"
        placeholder="Account, person, any word of a note, or a command"
        leftSection={<IconSearch size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen.id}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={typed}
        onChange={(event) => {
          isWaiting.current = false;
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" aria-label="Results" className={classes['list']}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={classes['group']} aria-hidden>{group.name}</div>
            {group.entries.map((entry) => <Row key={entry.id} entry={entry} isAt={entry === chosen} choose={choose} />)}
          </div>
        ))}
      </div>
      <div className={classes['foot']} aria-hidden><span>↑ ↓ choose</span><span>Enter open</span><span>Ctrl Enter all results</span><span>Esc close</span></div>
      <VisuallyHidden role="status">{isAsking && !isBehind ? count(read.data?.length ?? 0, 'record') : ''}</VisuallyHidden>
    </>
  );
};

/** Goes to any record or runs any command: Ctrl K or `/`. Newest records first while typing. */
export const Palette = () => {
  useRememberPlaces();
  return (
    <Spotlight.Root shortcut="mod + K" tagsToIgnore={[]} triggerOnContentEditable size={680} title="Search and commands" classNames={{ header: classes['head'] }} transitionProps={{ duration: 0 }} overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}>
      <PaletteBody />
    </Spotlight.Root>
  );
};
