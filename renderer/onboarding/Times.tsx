import { Text } from '@mantine/core';
import type { Measure, OnboardingTimes } from '#shared/onboarding-rules.ts';
import { measureNames, measureWords, type MeasureName } from '#renderer/onboarding/onboarding-words.ts';
import { inks } from '#renderer/ui/marks.tsx';
import classes from './onboarding.module.css';

/** A measure against its goal; over it is said in words, colour and weight. */
export const MeasureText = ({ measure }: { measure: Measure }) => (
  <>
    <Text span inherit fw={measure.isLate ? 600 : 400} c={measure.isLate ? inks.red : 'inherit'}>{measureWords(measure)}</Text>
    {measure.goal === null ? null : <Text span inherit className={classes['quiet'] ?? ''}>{measure.isLate ? ', over' : ','} goal {measure.goal}</Text>}
  </>
);

/** The same where the goal is said elsewhere. */
export const ShortMeasure = ({ measure }: { measure: Measure }) => <Text span inherit fw={measure.isLate ? 600 : 400} c={measure.isLate ? inks.red : 'inherit'}>{measureWords(measure)}{measure.isLate ? ', over' : ''}</Text>;

/** Some measures of an onboarding, each with its goal. `wide` sets them side by side. */
export const Times = ({ times, names, wide = false }: { times: OnboardingTimes; names: readonly MeasureName[]; wide?: boolean }) => (
  <dl className={classes[wide ? 'wide' : 'times'] ?? ''}>
    {names.map((name) => (
      wide
        ? <div key={name}><dt>{measureNames[name]}</dt><dd><MeasureText measure={times[name]} /></dd></div>
        : [<dt key={name}>{measureNames[name]}</dt>, <dd key={`${name}-days`}><MeasureText measure={times[name]} /></dd>]
    ))}
  </dl>
);
