import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconEye, IconTrendingDown } from '@tabler/icons-react';
import type { RenewalRow } from '#shared/renewals.ts';
import { callName, meaningOf, standingWords } from '#renderer/renewals/renewal-words.ts';
import { inks } from '#renderer/ui/marks.tsx';

const icons = { good: IconCircleCheck, part: IconTrendingDown, bad: IconCircleX, none: IconEye } as const;
const colours = { good: inks.green, part: inks.yellow, bad: inks.red, none: 'inherit' } as const;

/** What is called of an open renewal, or how a closed one ended: a shape and a word. */
export const CallMark = ({ row, size = '0.8125rem' }: { row: RenewalRow; size?: string }) => {
  const meaning = meaningOf({ ...row, isLate: false });
  const Icon = row.call === 'missing' ? IconAlertTriangle : icons[meaning];
  return (
    <Text span size={size} c={row.call === 'missing' ? inks.red : colours[meaning]} style={{ display: 'inline-flex', gap: 4, alignItems: 'center', maxWidth: '100%', verticalAlign: 'middle' }}>
      <Icon size={13} aria-hidden style={{ flex: 'none' }} />
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{row.status === 'open' ? (row.call === 'missing' ? 'No call' : callName(row.category)) : standingWords(row)}</span>
    </Text>
  );
};

/** Something that is late or missing. */
export const Flag = ({ children }: { children: string }) => (
  <Text span size="xs" fw={600} c={inks.red} style={{ display: 'inline-flex', gap: 4, alignItems: 'baseline' }}><IconClock size={11} aria-hidden style={{ flex: 'none', alignSelf: 'center' }} />{children}</Text>
);
