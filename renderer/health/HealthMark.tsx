import { Text, VisuallyHidden } from '@mantine/core';
import type { Sentiment } from '#shared/accounts.ts';
import type { HealthModel } from '#shared/health-model.ts';
import { shownScore } from '#shared/health-rules.ts';
import { signed } from '#renderer/health/health-words.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';

/** A score with its band as shape, letter and colour. */
export const HealthMark = ({ score, band, scale = 100, size = 'sm' }: { score: number | null; band: Sentiment | null; scale?: HealthModel['scale']; size?: string }) => {
  if (band === null) return <Text span size={size} c="dimmed">–<VisuallyHidden>No score</VisuallyHidden></Text>;
  const Shape = shapes[band];
  return (
    <Text span size={size} fw={600} c={inks[band]} style={{ display: 'inline-flex', alignItems: 'center', gap: 5, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      <Shape size={12} aria-hidden />
      <span aria-hidden>{band.slice(0, 1).toUpperCase()}</span>
      <span>{score === null ? 'No score' : shownScore(score, scale)}</span>
      <VisuallyHidden>, {band}</VisuallyHidden>
    </Text>
  );
};

/** A difference of scores, with its sign; a fall is red and a rise green. */
export const ChangeText = ({ by, size = 'sm' }: { by: number | null; size?: string }) => {
  if (by === null) return <Text span size={size} c="dimmed">–<VisuallyHidden>Not known</VisuallyHidden></Text>;
  const text = signed(by);
  return <Text span size={size} c={text === '0' ? 'inherit' : by < 0 ? inks.red : inks.green} style={{ fontVariantNumeric: 'tabular-nums' }}>{text}</Text>;
};
