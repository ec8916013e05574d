import type { Day, Instant } from '#shared/days.ts';
import type { Skipped, WrongRow } from '#shared/imports.ts';
import ICAL from 'ical.js';
import { calendarBlocks, headerOf, parseBlock, type Block } from './calendar-blocks.ts';
import { describedZone, namedZone, repeatsOf, wallOfTime, type Wall, type Zone } from './recurrence.ts';
import { Unreadable } from './row.ts';
import { zoneNamed } from './zones.ts';

type Component = InstanceType<typeof ICAL.Component>;
type Property = InstanceType<typeof ICAL.Property>;

/** Somebody on an entry; `declined` who will not come. */
export type CalendarPerson = { name: string; email: string; declined: boolean };

/** One appointment: an event, or one date of a series. `recurrence` is the date that the series gave it, before it was moved. */
export type CalendarEntry = {
  line: number; uid: string; recurrence: string | null; title: string; on: Day; at: Instant | null; minutes: number | null; isCancelled: boolean; details: string; people: CalendarPerson[];
};

/** A calendar read for a span of days. `events` counts the entries of the file, each series once; `series` names those that repeat by a rule. */
export type CalendarFile = { name: string; events: number; series: string[]; entries: CalendarEntry[]; wrong: WrongRow[]; skipped: Skipped[] };

/** The days that are wanted, and the zone for times that name none. */
type Span = { from: Day; to: Day; zone: string };

const mostEntries = 20_000;
/** What the agenda of a call holds. */
const mostDetails = 20_000;
const mostTitle = 500;
const msForRules = 6_000;
const dayMs = 86_400_000;

type Event = { block: Block; component: Component; uid: string; sequence: number; stamp: string; start: Wall; isDate: boolean; zone: Zone; length: number | null; recurrence: { wall: Wall; isDate: boolean; zone: Zone } | null };

/** A property's text; '' where there is none, or one that the calendar library cannot make out. */
const textOf = (component: Component, name: string): string => {
  try {
    const value: unknown = component.getFirstPropertyValue(name);
    return value === null || value === undefined ? '' : String(value).trim();
  } catch {
    return '';
  }
};

/** The first value of a property; null where it cannot be made out. */
const valueOf = (property: Property | null): unknown => {
  try {
    return property?.getFirstValue() ?? null;
  } catch {
    return null;
  }
};

const timesOf = (property: Property): InstanceType<typeof ICAL.Time>[] => {
  try {
    return (property.getValues() as unknown[]).filter(isTime);
  } catch {
    return [];
  }
};

const isTime = (value: unknown): value is InstanceType<typeof ICAL.Time> => value instanceof ICAL.Time && Number.isFinite(value.year) && value.year > 0 && value.month >= 1 && value.month <= 12;

const createZones = (blocks: readonly Block[], calendarZone: string, own: string) => {
  const described = new Map<string, Component>();
  for (const block of blocks) {
    const component = parseBlock(block).component;
    const name = component === null ? '' : textOf(component, 'tzid');
    if (component !== null && name !== '') described.set(name, component);
  }
  const cache = new Map<string, Zone>();
  const resolve = (name: string): Zone | null => {
    const component = described.get(name.trim());
    const iana = zoneNamed(name, component !== undefined);
    if (iana !== null) return namedZone(iana);
    if (component === undefined) return null;
    try {
      const zone = describedZone(component);
      return Number.isFinite(zone.instantOf(Date.UTC(2026, 0, 1))) ? zone : null;
    } catch {
      return null;
    }
  };
  const [only] = described.size === 1 ? [...described.keys()] : [];
  const fallback = (calendarZone === '' ? null : resolve(calendarZone)) ?? (only === undefined ? null : resolve(only)) ?? namedZone(own);
  return {
    /** The zone that a property is in; one that nothing is known of counts as the calendar's own. */
    of: (property: Property, time: InstanceType<typeof ICAL.Time>): Zone => {
      if (time.zone?.tzid === 'UTC' && !time.isDate) return namedZone('UTC');
      const [name] = [property.getParameter('tzid')].flat();
      if (name === undefined || name === '') return fallback;
      const known = cache.get(name) ?? resolve(name) ?? fallback;
      cache.set(name, known);
      return known;
    },
  };
};
type Zones = ReturnType<typeof createZones>;

const lengthOf = (component: Component, start: InstanceType<typeof ICAL.Time>, startAt: number, zones: Zones): number | null => {
  if (start.isDate) return null;
  const ends = component.getFirstProperty('dtend');
  const end = valueOf(ends);
  if (ends && isTime(end) && !end.isDate) return Math.max(0, Math.round((zones.of(ends, end).instantOf(wallOfTime(end)) - startAt) / 60_000));
  const duration = valueOf(component.getFirstProperty('duration'));
  return duration instanceof ICAL.Duration ? Math.max(0, Math.round(duration.toSeconds() / 60)) : null;
};

const eventOf = (block: Block, component: Component, zones: Zones): Event | string => {
  const starts = component.getFirstProperty('dtstart');
  const start = valueOf(starts);
  if (!starts || !isTime(start)) return 'The entry has no start that can be read.';
  const zone = zones.of(starts, start);
  const wall = wallOfTime(start);
  const given = component.getFirstProperty('recurrence-id');
  const original = valueOf(given);
  return {
    block, component, zone, isDate: start.isDate, start: wall,
    uid: textOf(component, 'uid') || `no uid: ${textOf(component, 'summary')} ${new Date(wall).toISOString()}`,
    sequence: Number(textOf(component, 'sequence')) || 0,
    stamp: textOf(component, 'last-modified') || textOf(component, 'dtstamp'),
    length: lengthOf(component, start, zone.instantOf(wall), zones),
    recurrence: given && isTime(original) ? { wall: wallOfTime(original), isDate: original.isDate, zone: zones.of(given, original) } : null,
  };
};

const peopleOf = (component: Component): CalendarPerson[] => {
  const found = new Map<string, CalendarPerson>();
  for (const property of [...component.getAllProperties('organizer'), ...component.getAllProperties('attendee')]) {
    if (['ROOM', 'RESOURCE'].includes(String(property.getParameter('cutype') ?? '').toUpperCase())) continue;
    const written = [property.getParameter('email')].flat()[0] ?? String(valueOf(property) ?? '');
    const email = written.replace(/^mailto:/i, '').trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) continue;
    const name = String([property.getParameter('cn')].flat()[0] ?? '').trim();
    found.set(email, { name: name === '' || name.toLowerCase() === email ? (found.get(email)?.name ?? '') : name, email, declined: String(property.getParameter('partstat') ?? '').toUpperCase() === 'DECLINED' });
  }
  return [...found.values()].slice(0, 200);
};

const isNewer = (one: Event, other: Event | undefined): boolean => other === undefined || one.sequence > other.sequence || (one.sequence === other.sequence && one.stamp >= other.stamp);

type Series = { master: Event | null; moved: Map<string, Event> };

/** Series by their UID: the newest of each, and of each moved date. A moved date goes by the day where either side names only a day. */
const seriesOf = (events: readonly Event[]): Series[] =>
  [...Map.groupBy(events, ({ uid }) => uid).values()].map((all) => {
    let master: Event | null = null;
    for (const event of all) if (event.recurrence === null && isNewer(event, master ?? undefined)) master = event;
    const moved = new Map<string, Event>();
    for (const event of all) {
      if (event.recurrence === null) continue;
      const key = keyOf(event.recurrence, { isDate: event.isDate || (master as Event | null)?.isDate === true });
      if (isNewer(event, moved.get(key))) moved.set(key, event);
    }
    return { master, moved };
  });

const dayText = (wall: Wall): Day => new Date(wall).toISOString().slice(0, 10);
const keyOf = ({ wall, isDate, zone }: { wall: Wall; isDate: boolean; zone: Zone }, event: { isDate: boolean }): string => (isDate || event.isDate ? dayText(wall) : new Date(zone.instantOf(wall)).toISOString());

const excludedOf = (event: Event, zones: Zones): Set<string> => {
  const excluded = new Set<string>();
  for (const property of event.component.getAllProperties('exdate')) {
    for (const value of timesOf(property)) excluded.add(keyOf({ wall: wallOfTime(value), isDate: value.isDate, zone: zones.of(property, value) }, event));
  }
  return excluded;
};

const addedOf = (event: Event): Wall[] =>
  event.component.getAllProperties('rdate').flatMap((property) => timesOf(property).map(wallOfTime));

const inSpan = (wall: Wall, { from, to }: { from: Wall; to: Wall }): boolean => wall >= from && wall <= to;

/** Reads the calendar for the days of a span. @throws Unreadable where it has no appointment at all. */
export const readCalendar = (text: string, span: Span): CalendarFile => {
  const { events: blocks, zones: zoneBlocks, others } = calendarBlocks(text);
  const header = headerOf(text);
  if (blocks.length === 0) throw new Unreadable(others > 0 ? 'The calendar has no appointments in it, only tasks or free and busy times.' : 'The calendar is empty: there is no appointment in it.');
  const zones = createZones(zoneBlocks, header.zone, span.zone);
  const wrong: WrongRow[] = [];
  const skips = new Map<string, number>();
  const skip = (reason: string, count = 1): void => void skips.set(reason, (skips.get(reason) ?? 0) + count);
  if (others > 0) skip('Tasks, journals and free or busy times', others);

  const events: Event[] = [];
  for (const block of blocks) {
    const { component, lost } = parseBlock(block);
    const event = component === null ? 'The entry cannot be read.' : eventOf(block, component, zones);
    if (typeof event === 'string') wrong.push({ line: block.line, column: '', value: component === null ? '' : textOf(component, 'summary'), reason: event });
    else if (['PRIVATE', 'CONFIDENTIAL'].includes(textOf(event.component, 'class').toUpperCase())) skip('Private entries');
    else {
      if (lost.some((name) => name === 'RRULE')) skip('Rules of repetition that cannot be read; only their first date is taken');
      events.push(event);
    }
  }

  const window = { from: Date.parse(`${span.from}T00:00:00Z`), to: Date.parse(`${span.to}T00:00:00Z`) + dayMs - 1 };
  const wide = { from: window.from - dayMs, to: window.to + dayMs };
  const own = namedZone(span.zone);
  const entries: CalendarEntry[] = [];
  const series: string[] = [];
  let msLeft = msForRules;

  const add = (event: Event, wall: Wall, recurrence: string | null): void => {
    const at = event.isDate ? null : new Date(event.zone.instantOf(wall)).toISOString();
    const onWall = at === null ? wall : own.wallOf(Date.parse(at));
    if (!inSpan(onWall, window)) return;
    if (entries.length >= mostEntries) return skip(`Entries past the first ${mostEntries.toLocaleString('en')}`);
    const details = [textOf(event.component, 'location'), textOf(event.component, 'description')].filter((part) => part !== '').join('\n\n');
    entries.push({
      line: event.block.line, uid: event.uid, recurrence, title: textOf(event.component, 'summary').replaceAll(/\s+/g, ' ').slice(0, mostTitle), on: dayText(onWall), at, minutes: event.length,
      isCancelled: header.isCancelled || textOf(event.component, 'status').toUpperCase() === 'CANCELLED', details: details.slice(0, mostDetails), people: peopleOf(event.component),
    });
  };

  const wallsOf = (master: Event): Wall[] => {
    const walls = new Set<Wall>([master.start, ...addedOf(master)]);
    for (const property of master.component.getAllProperties('rrule')) {
      const began = performance.now();
      try {
        const rule: unknown = property.getFirstValue();
        if (!(rule instanceof ICAL.Recur) || msLeft <= 0) throw new TypeError('No rule.');
        const { walls: repeats, cut } = repeatsOf(rule, master, wide, Math.min(msLeft, 1_500));
        for (const wall of repeats) walls.add(wall);
        if (cut) skip('Rules of repetition too dense or too odd to follow to their end');
      } catch {
        skip('Rules of repetition that cannot be read; only their first date is taken');
      }
      msLeft -= performance.now() - began;
    }
    return [...walls].filter((wall) => inSpan(wall, wide)).toSorted((a, b) => a - b);
  };

  for (const { master, moved } of seriesOf(events)) {
    if (master !== null) {
      const isSeries = master.component.hasProperty('rrule') || master.component.hasProperty('rdate');
      if (isSeries) series.push(master.uid);
      const excluded = excludedOf(master, zones);
      for (const wall of isSeries ? wallsOf(master) : [master.start]) {
        const key = keyOf({ wall, isDate: master.isDate, zone: master.zone }, master);
        if (!excluded.has(key) && !excluded.has(dayText(wall)) && !moved.has(key) && !moved.has(dayText(wall))) add(master, wall, isSeries ? key : null);
      }
    }
    for (const [key, event] of moved) add(event, event.start, key);
  }
  return { name: header.name, events: blocks.length, series, entries, wrong, skipped: [...skips].map(([reason, count]) => ({ reason, count })) };
};
