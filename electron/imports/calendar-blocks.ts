import ICAL from 'ical.js';

/** The lines of one component of a calendar, and the line of the file where it begins. */
export type Block = { kind: 'VEVENT' | 'VTIMEZONE'; line: number; lines: string[] };

/** Cuts a calendar into its components by their first and last lines, so that one that is broken leaves the others whole. */
export const calendarBlocks = (text: string): { events: Block[]; zones: Block[]; others: number } => {
  const events: Block[] = [];
  const zones: Block[] = [];
  let others = 0;
  let open: Block | null = null;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const name = /^\s{0,40}(BEGIN|END):\s*([A-Z-]{1,40})\s*$/i.exec(raw);
    const [word, component] = [name?.[1]?.toUpperCase(), name?.[2]?.toUpperCase()];
    if (open === null) {
      if (word !== 'BEGIN') continue;
      if (component === 'VEVENT' || component === 'VTIMEZONE') open = { kind: component, line: index + 1, lines: [] };
      else if (component === 'VTODO' || component === 'VJOURNAL' || component === 'VFREEBUSY') others += 1;
    } else if (word === 'END' && component === open.kind) {
      (open.kind === 'VEVENT' ? events : zones).push(open);
      open = null;
    } else if (word === 'BEGIN' && component === open.kind) {
      events.push(...(open.kind === 'VEVENT' ? [open] : []));
      open = { kind: open.kind, line: index + 1, lines: [] };
    } else open.lines.push(raw);
  }
  if (open?.kind === 'VEVENT') events.push(open);
  return { events, zones, others };
};

/** What a calendar says of itself: its name, its zone, and whether it takes its entries back. */
export const headerOf = (text: string): { name: string; zone: string; isCancelled: boolean } => {
  const own = text.slice(0, 200_000).replaceAll(/\r?\n[ \t]/g, '');
  const valueOf = (name: string): string => new RegExp(`^\\s*${name}(?:;[^:\\r\\n]*)?:(.*)$`, 'im').exec(own)?.[1]?.trim() ?? '';
  return { name: valueOf('X-WR-CALNAME').replaceAll('\\,', ',').slice(0, 200), zone: valueOf('X-WR-TIMEZONE'), isCancelled: /^CANCEL$/i.test(valueOf('METHOD')) };
};

const parseLines = (kind: string, lines: readonly string[]): InstanceType<typeof ICAL.Component> => {
  const parsed = ICAL.parse(['BEGIN:VCALENDAR', `BEGIN:${kind}`, ...lines, `END:${kind}`, 'END:VCALENDAR'].join('\r\n')) as ConstructorParameters<typeof ICAL.Component>[0];
  const component = new ICAL.Component(parsed).getFirstSubcomponent(kind.toLowerCase());
  if (component === null) throw new TypeError('No component.');
  return component;
};

const unfolded = (lines: readonly string[]): string[] => {
  const whole: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && whole.length > 0) whole[whole.length - 1] += line.slice(1);
    else whole.push(line);
  }
  return whole;
};

/** Says of a day, or of a time, what it is where its line says otherwise or nothing: calendars often leave `VALUE=DATE` out. */
const withTrueKind = (line: string): string => {
  const [, name = '', parameters = '', value = ''] = /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/i.exec(line) ?? [];
  const values = value.trim();
  if (/^\d{8}(?:,\d{8})*$/.test(values)) return `${name};VALUE=DATE:${values}`;
  return /^\d{8}T\d{4}/.test(values) ? `${name}${parameters.replace(/;VALUE=DATE(?=;|$)/i, '')}:${values}` : line;
};

/** Leaves out what an event has inside of it, such as reminders: nothing of that is taken. */
const withoutParts = (lines: readonly string[]): string[] => {
  let depth = 0;
  return lines.filter((line) => {
    if (/^\s*BEGIN:/i.test(line)) depth += 1;
    const isOwn = depth === 0;
    if (/^\s*END:/i.test(line)) depth = Math.max(0, depth - 1);
    return isOwn;
  });
};

/** A component; where it does not parse, what is left of it without the lines that do not. `lost` names those. */
export const parseBlock = ({ kind, lines }: Block): { component: InstanceType<typeof ICAL.Component> | null; lost: string[] } => {
  const own = kind === 'VEVENT' ? withoutParts(unfolded(lines)).map(withTrueKind) : unfolded(lines);
  try {
    return { component: parseLines(kind, own), lost: [] };
  } catch {
    if (kind === 'VTIMEZONE') return { component: null, lost: [] };
  }
  const lost: string[] = [];
  const sound = own.filter((line) => {
    try {
      parseLines(kind, [line]);
      return true;
    } catch {
      lost.push((/^[A-Za-z-]+/.exec(line.trim())?.[0] ?? '').toUpperCase());
      return false;
    }
  });
  try {
    return { component: parseLines(kind, sound), lost };
  } catch {
    return { component: null, lost };
  }
};
