import { useEffect, useRef, useState } from 'react';
import type { TodayItem } from '#shared/today.ts';
import { useTodayActions } from '#renderer/today/today-actions.ts';
import { TodayRow, type Aside } from '#renderer/today/TodayRow.tsx';
import { useListKeys } from '#renderer/ui/keys.ts';
import classes from './today.module.css';

/** The ranked list, worked from top to bottom by keyboard or mouse. When a row goes, the next one has the focus. */
export const TodayList = ({ items, inWork, onBrief }: { items: TodayItem[]; inWork: readonly string[]; onBrief: (accountId: string) => void }) => {
  const { open, done, snooze, dismiss, start } = useTodayActions();
  const [aside, setAside] = useState<{ key: string; kind: Aside }>({ key: '', kind: null });
  const goesOn = useRef(false);

  const leaving = <A extends unknown[]>(act: (...given: A) => void) => (...given: A): void => {
    goesOn.current = true;
    setAside({ key: '', kind: null });
    act(...given);
  };
  const actions = { done: leaving(done), snooze: leaving(snooze), dismiss: leaving(dismiss), start };
  const briefOf = (item: TodayItem | undefined): void => {
    if (item !== undefined && item.account !== null) onBrief(item.account.id);
  };

  const on = (index: number, act: (item: TodayItem) => void) => (): void => {
    const item = items[index];
    if (item !== undefined) act(item);
  };
  const list = useListKeys('today', items.length, (index) => ({
    Enter: { does: 'Open the record', run: on(index, open) },
    e: { does: 'Done: kept, sent, or dealt with', run: on(index, actions.done) },
    s: { does: 'Snooze until a day', run: on(index, ({ key }) => setAside({ key, kind: 'snooze' })) },
    d: { does: 'Dismiss with a reason', run: on(index, ({ key }) => setAside({ key, kind: 'dismiss' })) },
    i: { does: 'In work, or not any more', run: on(index, (item) => start(item, !inWork.includes(item.key))) },
    b: { does: 'Brief of the account', run: on(index, briefOf) },
  }));

  const { index, focusRow } = list;
  useEffect(() => {
    if (!goesOn.current) return;
    goesOn.current = false;
    focusRow(index);
    // Only a change of the rows moves the focus on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [items]);

  return (
    <ol className={classes['list']} aria-label="What to do, the most pressing first">
      {items.map((item, row) => (
        <TodayRow
          key={item.key}
          item={item}
          isInWork={inWork.includes(item.key)}
          aside={aside.key === item.key ? aside.kind : null}
          setAside={(kind) => setAside({ key: item.key, kind })}
          actions={actions}
          onBrief={item.account === null ? null : () => briefOf(item)}
          rowProps={list.rowProps(row)}
        />
      ))}
    </ol>
  );
};
