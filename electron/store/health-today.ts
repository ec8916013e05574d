import type { AccountRow, Sentiment } from '#shared/accounts.ts';
import { addDays, dayName, type Day } from '#shared/days.ts';
import { updateDueFrom } from '#shared/health.ts';
import { measureOf, type HealthDetail, type MeasureDetail } from '#shared/health-model.ts';
import { fallOf, isFall, shownScore, type MeasureChange } from '#shared/health-rules.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { RecordLink } from '#shared/records.ts';
import type { TodayItem } from '#shared/today.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { itemsOnce } from '#electron/store/account-cache.ts';
import { createHealthBook, isUpdateAsked, type KeptHealth } from '#electron/store/health-book.ts';
import type { SnapshotPoint } from '#electron/store/health-history.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** Details that are read before others may have the thread. */
const readAtOnce = 100;

type UseCaseColours = readonly { key: string; colour: Sentiment | null }[];

const colourOf = (measure: MeasureDetail | null): string => (measure?.colour == null ? 'no data' : measure.colour);
/** "Licence use green → red (12 of 60 licences used …)". */
const traced = ({ name, from, to }: MeasureChange): string => `${name} ${colourOf(from)} → ${colourOf(to)} (${to?.why ?? from?.why ?? ''})`;

/** The first day of the worse band among the snapshots of the days since; today where none has it yet. */
const fellOn = (points: readonly SnapshotPoint[], from: Sentiment | null, on: Day): Day => {
  const before = points.findLastIndex(({ band }) => !isFall(from, band));
  return points[before + 1]?.day ?? on;
};

const fellRow = (account: AccountRow, known: KeptHealth, then: { point: SnapshotPoint; detail: HealthDetail; since: readonly SnapshotPoint[] }, on: Day): TodayItem[] => {
  const { point, detail } = then;
  const { health, by } = known;
  const fall = fallOf({ ...point, ...detail }, health);
  if (!fall.band && fall.useCases.length === 0) return [];
  const since = fall.band ? fellOn(then.since, point.band, on) : on;
  const scores = `${shownScore(point.score, by.model.scale)} → ${shownScore(health.score, by.model.scale)}`;
  const measures = fall.measures.length > 0 ? fall.measures : [];
  const link: RecordLink = { entity: 'accounts', id: account.id, label: account.name };
  const because = [
    ...(fall.band ? [`${scores} since ${dayName(point.day)}`] : []),
    ...(health.override === null || point.override !== null ? [] : ['Your sentiment is red, which makes the account red']),
    ...(measures.length > 0 ? measures.map(traced) : fall.band ? ['No measure lost its colour; the weights of those that are missing went to the others'] : []),
  ].join('. ');
  return [
    itemOf({ today: on }, account, {
      key: fall.band ? `health-fell:${account.id}:${since}` : `health-fell:${account.id}:${fall.useCases.map(({ key, to }) => `${key.slice('use-case:'.length)}-${to?.colour ?? ''}`).toSorted().join(' ')}`.slice(0, 200),
      rule: 'health-fell',
      title: fall.band ? `The health of ${account.name} fell from ${point.band} to ${health.band}` : fall.useCases.length === 1 ? `A use case of ${account.name} fell to ${fall.useCases[0]?.to?.colour ?? 'red'}` : `${fall.useCases.length} use cases of ${account.name} fell`,
      why: because,
      next: fall.band ? 'Open its health, and decide on a call or a risk' : 'Ask who uses it what stands in the way',
      since,
      records: [link],
    }),
  ];
};

const updateRow = (account: AccountRow, { updatedMonth }: KeptHealth, lastDays: number, on: Day): TodayItem[] => {
  const month = on.slice(0, 7);
  const from = updateDueFrom(month, lastDays);
  if (!isUpdateAsked(account) || on < from || (updatedMonth !== null && updatedMonth >= month)) return [];
  return [
    itemOf({ today: on }, account, {
      key: `health-update:${account.id}:${month}`,
      rule: 'health-update',
      title: `Write the health update of ${account.name}`,
      why: `${updatedMonth === null ? 'None is written yet' : `The last one is of ${updatedMonth}`}; one is due each month, asked for from ${dayName(from)}`,
      next: 'Current state, considerations, watch items, next steps',
      since: from,
      records: [{ entity: 'accounts', id: account.id, label: account.name }],
    }),
  ];
};

/** What health puts on Today: a band or a use case that fell within the last days, and monthly updates that are due. Accounts that were handed out get none. */
export const createHealthToday = (context: Context): TodaySource => {
  const { settings } = context;
  const { all, history } = createHealthBook(context);
  const colours = new Map<number, UseCaseColours>();
  let colouredBy = '';

  /** The colours that the use cases of accounts had on a day, read once while the snapshots stay. */
  const readColours = async (known: Iterable<KeptHealth>, day: Day): Promise<void> => {
    const by = `${day} ${history.version()}`;
    if (by !== colouredBy) colours.clear();
    colouredBy = by;
    let read = 0;
    for (const { rid, health } of known) {
      if (colours.has(rid) || !health.measures.some(({ key, colour }) => colour !== null && measureOf(key) === 'use-case')) continue;
      colours.set(rid, (history.detailOn(rid, day)?.measures ?? []).filter(({ key }) => measureOf(key) === 'use-case').map(({ key, colour }) => ({ key, colour })));
      read += 1;
      if (read % readAtOnce === 0) await turnOfOthers();
    }
  };

  const hasFallen = ({ rid, health }: KeptHealth, was: Sentiment | null): boolean => {
    const now = new Map(health.measures.map(({ key, colour }) => [key, colour]));
    return isFall(was, health.band) || (colours.get(rid) ?? []).some(({ key, colour }) => isFall(colour, now.get(key) ?? null));
  };

  const fallsOf = itemsOnce((known: KeptHealth, account, on) => {
    const day = addDays(on, -settings().health.fellWithinDays);
    const [point] = history.points(known.rid, day, day);
    const detail = history.detailOn(known.rid, day);
    return point === undefined || detail === null ? [] : fellRow(account, known, { point, detail, since: history.points(known.rid, addDays(day, 1), addDays(on, -1)) }, on);
  });
  const updatesOf = itemsOnce((known: KeptHealth, account, on) => updateRow(account, known, settings().health.updateLastDays, on));

  return async (on, accounts) => {
    const known = await all();
    const day = addDays(on, -settings().health.fellWithinDays);
    const then = history.standingsOn(day);
    await readColours(known.values(), day);
    return accounts.flatMap((account) => {
      const own = known.get(account.id);
      if (own === undefined || isHandedOut(account, on)) return [];
      const was = then.get(own.rid);
      return [...(was !== undefined && hasFallen(own, was.band) ? fallsOf(own, account, on) : []), ...updatesOf(own, account, on)];
    });
  };
};
