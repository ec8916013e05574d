import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import type { Day } from '#shared/days.ts';
import type { TodayItem } from '#shared/today.ts';
import { useTodayActions } from '#renderer/today/today-actions.ts';
import { groupsOf, oneByOne, shownOf, type TodayGroup } from '#renderer/today/today-groups.ts';
import { TodayRow, type Aside } from '#renderer/today/TodayRow.tsx';
import { useKeys, useListKeys } from '#renderer/ui/keys.ts';
import { count } from '#renderer/ui/say.ts';
import classes from './today.module.css';

/** So many rows are shown at first, and so many more each time. */
const step = 25;
/** How far the list was opened on a day; kept while other pages are visited, so that a row is found again where it was. */
const useOpened = create<{ on: Day; many: number; unfolded: string[] }>(() => ({ on: '', many: step, unfolded: [] }));

const useShown = (on: Day) => {
  const kept = useOpened();
  const now = kept.on === on ? kept : { on, many: step, unfolded: [] };
  return {
    ...now,
    more: (): void => useOpened.setState({ ...now, many: now.many + step }),
    fold: ({ id }: TodayGroup): void => useOpened.setState({ ...now, unfolded: now.unfolded.includes(id) ? now.unfolded.filter((one) => one !== id) : [...now.unfolded, id] }),
  };
};

type Given = { on: Day; items: readonly TodayItem[]; inWork: readonly string[]; isFiltered: boolean; onBrief: (accountId: string) => void };

/** The ranked list, worked from top to bottom by keyboard or mouse. When a row goes, the next one has the focus, and one that waited moves up. A filtered list folds nothing. */
export const TodayList = ({ on: day, items, inWork, isFiltered, onBrief }: Given) => {
  const { open, done, snooze, dismiss, start } = useTodayActions();
  const { many, unfolded, more, fold } = useShown(day);
  const [aside, setAside] = useState<{ key: string; kind: Aside }>({ key: '', kind: null });
  /** The row that takes the focus once the rows have changed. */
  const goesTo = useRef<number | null>(null);

  const groups = isFiltered ? oneByOne(items) : groupsOf(items);
  const rows = shownOf(groups, many, unfolded);
  const waiting = groups.slice(many).reduce((sum, { others }) => sum + 1 + others.length, 0);
  const next = Math.min(step, groups.length - many);

  const leaving = <A extends unknown[]>(act: (...given: A) => void) => (...given: A): void => {
    goesTo.current = list.index;
    setAside({ key: '', kind: null });
    act(...given);
  };
  const actions = { done: leaving(done), snooze: leaving(snooze), dismiss: leaving(dismiss), start };
  const briefOf = (item: TodayItem | undefined): void => {
    if (item !== undefined && item.account !== null) onBrief(item.account.id);
  };
  const showMore = (): void => {
    goesTo.current = rows.length;
    more();
  };

  const on = (index: number, act: (item: TodayItem) => void) => (): void => {
    const item = rows[index]?.item;
    if (item !== undefined) act(item);
  };
  const list = useListKeys('today', rows.length, (index) => {
    const group = rows[index]?.group ?? null;
    return {
      Enter: { does: 'Open the record', run: on(index, open) },
      e: { does: 'Done: kept, sent, or dealt with', run: on(index, actions.done) },
      s: { does: 'Snooze until a day', run: on(index, ({ key }) => setAside({ key, kind: 'snooze' })) },
      d: { does: 'Dismiss with a reason', run: on(index, ({ key }) => setAside({ key, kind: 'dismiss' })) },
      i: { does: 'In work, or not any more', run: on(index, (item) => start(item, !inWork.includes(item.key))) },
      b: { does: 'Brief of the account', run: on(index, briefOf) },
      ...(isFiltered ? {} : { o: { does: 'Unfold or fold the others of a row', run: () => { if (group !== null) fold(group); } } }),
    };
  });
  useKeys('today-more', next <= 0 ? {} : { m: { does: `Show ${next} more`, run: showMore } });

  const { focusRow } = list;
  const shownKeys = rows.map(({ item }) => item.key).join('\n');
  useEffect(() => {
    if (goesTo.current === null) return;
    focusRow(Math.min(goesTo.current, rows.length - 1));
    goesTo.current = null;
    // Only a change of the rows moves the focus on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shownKeys]);

  return (
    <>
      <ol className={classes['list']} aria-label="What to do, the most pressing first">
        {rows.map(({ item, group, isOther }, row) => (
          <TodayRow
            key={item.key}
            item={item}
            isInWork={inWork.includes(item.key)}
            aside={aside.key === item.key ? aside.kind : null}
            setAside={(kind) => setAside({ key: item.key, kind })}
            actions={actions}
            onBrief={item.account === null ? null : () => briefOf(item)}
            others={group === null ? null : { many: group.others.length, isOpen: unfolded.includes(group.id), onFold: () => fold(group) }}
            isOther={isOther}
            rowProps={list.rowProps(row)}
          />
        ))}
      </ol>
      {next <= 0 ? null : (
        <div className={classes['more']}>
          <Button variant="default" aria-keyshortcuts="M" onClick={showMore}>Show {next} more<span className={classes['key']} aria-hidden>M</span></Button>
          <Text size="sm" className={classes['quiet'] ?? ''}>{count(waiting, 'row')} {waiting === 1 ? 'is' : 'are'} less pressing. The filters find {waiting === 1 ? 'it' : 'them'}, too.</Text>
        </div>
      )}
    </>
  );
};
