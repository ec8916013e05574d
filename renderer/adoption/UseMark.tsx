import { Text, VisuallyHidden } from '@mantine/core';
import type { Sentiment } from '#shared/accounts.ts';
import type { JudgedRatio } from '#shared/adoption.ts';
import { percentOf, sayRatio } from '#renderer/adoption/use-words.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';
import classes from './adoption.module.css';

/** A colour as shape, letter and, where `word` is given, that word; no colour is no data, in grey. */
export const UseMark = ({ colour, word, none = 'No data' }: { colour: Sentiment | null; word?: string; none?: string }) => {
  if (colour === null) return <Text span size="0.8125rem" className={classes['quiet'] ?? ''} style={{ whiteSpace: 'nowrap' }}>{none}</Text>;
  const Shape = shapes[colour];
  return (
    <Text span size="0.8125rem" fw={600} c={inks[colour]} style={{ display: 'inline-flex', alignItems: 'center', gap: 4, whiteSpace: 'nowrap' }}>
      <Shape size={11} aria-hidden />
      <span aria-hidden>{colour.slice(0, 1).toUpperCase()}</span>
      {word === undefined ? <VisuallyHidden>{colour}</VisuallyHidden> : <span>{word.slice(0, 1).toUpperCase()}{word.slice(1)}</span>}
    </Text>
  );
};

/** A ratio as percent with what it is of; one that is too old is grey and says so. */
export const RatioText = ({ ratio, name }: { ratio: JudgedRatio | null; name: string }) => {
  if (ratio === null) return <Text span size="0.8125rem" className={classes['quiet'] ?? ''}>–<VisuallyHidden>{name} is not known</VisuallyHidden></Text>;
  const counts = `${Math.round(ratio.part).toLocaleString('en')} of ${Math.round(ratio.whole).toLocaleString('en')}`;
  return (
    <span title={sayRatio(name, ratio)} style={{ display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}>
      {ratio.isNoData ? <span className={classes['quiet'] ?? ''}>No data</span> : <>{ratio.colour === null ? null : <UseMark colour={ratio.colour} />}<span>{percentOf(ratio)}</span></>}
      <span className={classes['quiet'] ?? ''}>{counts}</span>
    </span>
  );
};
