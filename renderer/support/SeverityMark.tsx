import { Text } from '@mantine/core';
import { IconCircle, IconMinus, IconSquareRotatedFilled, IconTriangleFilled } from '@tabler/icons-react';
import { severityNames, type Severity } from '#shared/support-rules.ts';
import { inks } from '#renderer/ui/marks.tsx';

const shapes = { urgent: IconTriangleFilled, high: IconSquareRotatedFilled, normal: IconCircle, low: IconMinus } as const;
const colours: Partial<Record<Severity, string>> = { urgent: inks.red, high: inks.yellow };

/** How much a case hurts: shape, word and colour. */
export const SeverityMark = ({ severity, size = 'sm' }: { severity: Severity; size?: string }) => {
  const Shape = shapes[severity];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 5, color: colours[severity], whiteSpace: 'nowrap' }}>
      <Shape size={11} aria-hidden />
      <Text span size={size} fw={severity === 'urgent' ? 600 : 400} c="inherit">{severityNames[severity]}</Text>
    </span>
  );
};
