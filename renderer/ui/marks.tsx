import { Badge, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCircleFilled, IconSquareFilled, IconSquareRotatedFilled, IconTriangleFilled } from '@tabler/icons-react';
import type { Sentiment } from '#shared/accounts.ts';
import type { Cadence } from '#shared/cadence.ts';
import type { Day } from '#shared/days.ts';
import { formatMoney, type Money } from '#shared/money.ts';
import type { PriorityDecision } from '#shared/priority.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { useToday } from '#renderer/data/book.ts';
import { exactDay, sayDay } from '#renderer/ui/say.ts';

/** The shape of each sentiment, so that colour does not carry it alone. */
export const shapes = { green: IconCircleFilled, yellow: IconSquareRotatedFilled, red: IconTriangleFilled } as const;
/** Text colours of the sentiments, legible in light and dark. */
export const inks = {
  green: 'light-dark(#237a35, var(--mantine-color-green-4))',
  yellow: 'light-dark(#b54708, var(--mantine-color-yellow-4))',
  red: 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))',
} as const;

/** Sentiment as shape, letter and colour, so that none of them carries it alone. */
export const SentimentMark = ({ sentiment, on }: { sentiment: Sentiment | null; on?: Day | null }) => {
  const today = useToday();
  if (sentiment === null) return <Text span size="sm" c="dimmed">–<VisuallyHidden>No sentiment</VisuallyHidden></Text>;
  const Shape = shapes[sentiment];
  const title = `Sentiment ${sentiment}${on === undefined || on === null ? '' : `, set ${sayDay(on, today)}`}`;
  return (
    <Tooltip label={title}>
      <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4, color: inks[sentiment] }}>
        <Shape size={12} aria-hidden />
        <Text span size="sm" fw={600} c="inherit" aria-hidden>{sentiment.slice(0, 1).toUpperCase()}</Text>
        <VisuallyHidden>{title}</VisuallyHidden>
      </span>
    </Tooltip>
  );
};

/** The priority with its reason one hover or focus away. */
export const PriorityMark = ({ priority }: { priority: PriorityDecision }) => (
  <Tooltip label={`${priority.priority}: ${priority.reason}${priority.by === 'person' ? ' (set by hand)' : ''}`}>
    <Badge size="sm" radius="sm" variant={priority.priority === 'PR1' ? 'filled' : 'default'} leftSection={priority.by === 'person' ? <IconSquareFilled size={6} aria-label="Set by hand" /> : null}>
      {priority.priority}
    </Badge>
  </Tooltip>
);

/** A day as people say it, exact on hover; `late` days are red. */
export const DayText = ({ on, late = false, size = 'sm' }: { on: Day | null; late?: boolean; size?: string }) => {
  const today = useToday();
  if (on === null) return <Text span size={size} c="dimmed">–</Text>;
  return (
    <Tooltip label={exactDay(on)}>
      <Text span size={size} c={late ? inks.red : 'inherit'} fw={late ? 600 : 400} component="time" dateTime={on} style={{ whiteSpace: 'nowrap' }}>{sayDay(on, today)}</Text>
    </Tooltip>
  );
};

/** When the next call is due, and by which cadence. */
export const CadenceText = ({ cadence }: { cadence: Cadence }) => {
  const today = useToday();
  return (
    <Tooltip label={cadence.dueOn === null ? cadence.why : `${cadence.why}; due ${exactDay(cadence.dueOn)}`}>
      <Text span size="sm" c={cadence.dueOn !== null && cadence.dueOn < today ? inks.red : 'inherit'} style={{ whiteSpace: 'nowrap' }}>
        {cadence.dueOn === null ? 'No cadence' : `due ${sayDay(cadence.dueOn, today)}`}
      </Text>
    </Tooltip>
  );
};

export const MoneyText = ({ money, short = false }: { money: Money; short?: boolean }) => (
  <Text span size="sm" inherit={false} style={{ whiteSpace: 'nowrap' }}>{formatMoney(money.minor, money.currency, short ? 'short' : 'full')}</Text>
);

export const AccountLink = ({ id, name, fw = 500 }: { id: string; name: string; fw?: number }) => (
  <AnchorLink to="/accounts/$id" params={{ id }} search={{}} size="sm" fw={fw}>{name}</AnchorLink>
);
