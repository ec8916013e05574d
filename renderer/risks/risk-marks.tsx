import { Badge, Text } from '@mantine/core';
import type { Severity } from '#shared/escalation-rules.ts';
import { severityNames } from '#shared/escalation-rules.ts';
import type { RiskLevel } from '#shared/risk-rules.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';

/** The level of a risk as shape, word and colour. */
export const LevelMark = ({ level }: { level: RiskLevel }) => {
  const Shape = shapes[level];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 5, color: inks[level], whiteSpace: 'nowrap' }}>
      <Shape size={12} aria-hidden />
      <Text span size="sm" fw={600} c="inherit">{level === 'red' ? 'Red' : 'Yellow'}</Text>
    </span>
  );
};

/** The severity of an escalation in words; the critical one is filled. */
export const SeverityMark = ({ severity }: { severity: Severity }) => (
  <Badge size="sm" radius="sm" variant={severity === 'critical' ? 'filled' : 'default'} {...(severity === 'critical' ? { color: 'red.9' } : {})}>{severityNames[severity]}</Badge>
);
