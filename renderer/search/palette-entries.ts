import { IconClock, IconListSearch, type Icon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Day } from '#shared/days.ts';
import { searchKinds, type Found } from '#shared/search.ts';
import { useRead } from '#renderer/data/reads.ts';
import { matching, useCommands, type Command } from '#renderer/search/commands.ts';
import { addressOfFound, beginsWith, kindIcons, kindNames, ofKind } from '#renderer/search/found.ts';
import { useRecent, type Place } from '#renderer/search/recent.ts';

/** One row of the palette; `run` is what choosing it does. */
export type Entry = { id: string; icon: Icon; title: string; detail: string; excerpt: string; on: Day | null; keys: string; run: () => void };
export type Group = { name: string; entries: Entry[] };

const bare = { detail: '', excerpt: '', on: null, keys: '' };

/** The recent places under their names as they are now; an account that is gone is left out. */
const usePlaces = (isShown: boolean): Place[] => {
  const places = useRecent((recent) => recent.places);
  const accounts = useRead('accounts', 'list', undefined, { enabled: isShown && places.length > 0 }).data;
  return places.flatMap((place) => {
    const id = /^\/accounts\/(.+)$/.exec(place.path)?.[1];
    if (id === undefined) return [place];
    const title = accounts?.find((account) => account.id === id)?.name;
    return title === undefined ? [] : [{ ...place, title }];
  });
};

/** What the palette lists for what was typed; recent places and commands where nothing was. */
export const useEntries = (typed: string, found: readonly Found[], pathOnScreen: string): Group[] => {
  const navigate = useNavigate();
  const commands = useCommands();
  const places = usePlaces(typed.trim() === '');
  const asEntry = ({ name, keys, icon, run }: Command): Entry => ({ ...bare, id: `command-${name.replaceAll(' ', '-')}`, icon, title: name, keys, run });

  if (typed.trim() === '') {
    const recent = places.filter(({ path }) => path !== pathOnScreen).slice(0, 5)
      .map(({ path, title }): Entry => ({ ...bare, id: `recent-${path.replaceAll('/', '-')}`, icon: IconClock, title, run: () => void navigate({ to: path as never }) }));
    return [{ name: 'Recent', entries: recent }, { name: 'Commands', entries: commands.map(asEntry) }].filter(({ entries }) => entries.length > 0);
  }

  const records = searchKinds.map((kind): Group => ({
    name: kindNames[kind],
    entries: ofKind(found, kind, typed).flatMap((one) => {
      const address = addressOfFound(one);
      return address === null ? [] : [{ id: `${kind}-${one.id}`, icon: kindIcons[kind], title: one.title, detail: one.detail, excerpt: one.excerpt, on: one.on, keys: '', run: () => void navigate(address) }];
    }),
  }));
  const does: Group = { name: 'Commands', entries: matching(commands, typed).map(asEntry) };
  const [accounts, ...others] = records;
  const named = found.some((one) => one.kind === 'accounts' && beginsWith(one, typed));
  const all: Entry = { ...bare, id: 'all-results', icon: IconListSearch, title: `See all results for “${typed.trim()}”`, keys: 'Ctrl Enter', run: () => void navigate({ to: '/search', search: { text: typed.trim() } }) };
  return [...(accounts === undefined ? [] : named ? [accounts, does] : [does, accounts]), ...others, { name: 'Search', entries: [all] }].filter(({ entries }) => entries.length > 0);
};
