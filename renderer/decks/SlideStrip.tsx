import type { SlideKey } from '#shared/deck.ts';
import type { Look, PlacedSlide } from '#shared/placed-slides.ts';
import { SlideView } from '#renderer/decks/SlideView.tsx';
import classes from './slides.module.css';

/** The whole deck in small, slide by slide as in the file; one is opened by a click. */
export const SlideStrip = ({ slides, look, selected, onSelect }: { slides: readonly PlacedSlide[]; look: Look; selected: SlideKey; onSelect: (key: SlideKey) => void }) => (
  <ol className={classes['strip'] ?? ''}>
    {slides.map((slide, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- a long block takes several slides of the same key.
      <li key={`${slide.key} ${at}`}>
        <button type="button" className={classes['thumb'] ?? ''} aria-current={slide.key === selected ? 'true' : undefined} aria-label={`Slide ${at + 1}: ${slide.title}`} onClick={() => onSelect(slide.key)}>
          <span aria-hidden inert><SlideView slide={slide} look={look} label="" /></span>
        </button>
        <span className={classes['number'] ?? ''} aria-hidden>{at + 1}</span>
      </li>
    ))}
  </ol>
);
