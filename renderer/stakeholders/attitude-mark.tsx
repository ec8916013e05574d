import { Text } from '@mantine/core';
import { IconCircleFilled, IconSquareFilled, IconSquareRotatedFilled, IconTriangleFilled } from '@tabler/icons-react';
import { attitudeNames, type Attitude } from '#shared/people.ts';
import { inks } from '#renderer/ui/marks.tsx';

const shapes = { supporter: IconCircleFilled, neutral: IconSquareFilled, sceptic: IconSquareRotatedFilled, opponent: IconTriangleFilled } as const;
const colours: Record<Attitude, string> = { supporter: inks.green, neutral: 'var(--mantine-color-dimmed)', sceptic: inks.yellow, opponent: inks.red };

/** An attitude as shape, colour and word, so that none of them carries it alone. */
export const AttitudeMark = ({ attitude }: { attitude: Attitude | null }) => {
  if (attitude === null) return <Text span size="xs" c="dimmed">Attitude not known</Text>;
  const Shape = shapes[attitude];
  return <Text span size="xs" style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}><Shape size={10} aria-hidden style={{ flex: 'none', color: colours[attitude] }} />{attitudeNames[attitude]}</Text>;
};
