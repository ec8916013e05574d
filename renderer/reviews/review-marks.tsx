import { Alert, Badge } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleDashed, IconCircleFilled, IconSquareRotated, IconX } from '@tabler/icons-react';
import { reviewStateNames, type ReviewState } from '#shared/business-review-words.ts';
import { standingNames, type RoadmapStanding } from '#shared/business-review-roadmap.ts';
import { inks } from '#renderer/ui/marks.tsx';
import classes from './reviews.module.css';

/** The shape of each state in the strip of the year; `due` is the day that the rule asks for. */
export const stateShapes = { due: IconSquareRotated, planned: IconCircleDashed, scheduled: IconCircle, held: IconCircleFilled, refused: IconX, cancelled: IconX } as const;

const inkOf: Partial<Record<RoadmapStanding, string>> = { missed: inks.red, mini: inks.yellow, due: inks.yellow, refused: inks.yellow, proposed: inks.yellow };

/** Where an account stands, in words; what asks for something is in colour too. */
export const StandingMark = ({ standing }: { standing: RoadmapStanding }) => <span style={{ color: inkOf[standing] ?? 'inherit', fontWeight: inkOf[standing] === undefined ? 400 : 600 }}>{standingNames[standing]}</span>;

export const StateMark = ({ state }: { state: ReviewState }) => <Badge variant={state === 'held' ? 'filled' : 'default'} radius="sm">{reviewStateNames[state]}</Badge>;

/** What speaks against a part of the plan; nothing where nothing does. */
export const Warnings = ({ says, about }: { says: readonly string[]; about: string }) =>
  says.length === 0 ? null : (
    <Alert color="yellow" p="xs" icon={<IconAlertTriangle size={16} aria-hidden />} aria-label={`Warnings of the ${about}`}>
      <ul className={classes['warnings']}>{says.map((one) => <li key={one}>{one}</li>)}</ul>
    </Alert>
  );
