import type { Day, Instant } from '#shared/days.ts';
import { sayTime } from '#renderer/ui/say.ts';

/** The instant of a day and a time of the machine's clock, `HH:mm`; `null` without a time. */
export const startAt = (on: Day, time: string): Instant | null => (/^\d{2}:\d{2}/.test(time) ? new Date(`${on}T${time.slice(0, 5)}:00`).toISOString() : null);

/** The time of the machine's clock at which a call starts, `HH:mm`; empty without one. */
export const timeOf = (startsAt: Instant | null): string => (startsAt === null ? '' : sayTime(startsAt));
