import { Text } from '@mantine/core';
import type { Band } from '#shared/backtest-rules.ts';
import { bandWords } from '#renderer/backtest/backtest-words.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';

/** A band as shape, word and colour. */
export const BandMark = ({ band }: { band: Band | null }) => {
  const Shape = band === null ? null : shapes[band];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, ...(band === null ? {} : { color: inks[band] }) }}>
      {Shape === null ? null : <Shape size={12} aria-hidden />}
      <Text span size="sm" fw={band === null ? 400 : 600} c="inherit">{bandWords[band ?? 'none']}</Text>
    </span>
  );
};
