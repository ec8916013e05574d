import { Text } from '@mantine/core';
import type { Standing } from '#shared/plan-rules.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';

/** The colour of a plan as shape, letter and word. */
export const PlanMark = ({ standing }: { standing: Standing }) => {
  const Shape = shapes[standing.colour];
  return (
    <Text span size="0.8125rem" fw={600} c={inks[standing.colour]} title={standing.reason} style={{ display: 'inline-flex', alignItems: 'center', gap: 5, whiteSpace: 'nowrap' }}>
      <Shape size={12} aria-hidden />
      <span aria-hidden>{standing.colour.slice(0, 1).toUpperCase()}</span>
      <span>{standing.colour.slice(0, 1).toUpperCase()}{standing.colour.slice(1)}</span>
    </Text>
  );
};
