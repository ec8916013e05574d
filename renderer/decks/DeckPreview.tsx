import { Text, Title } from '@mantine/core';
import { slideNames } from '#shared/deck-names.ts';
import type { StripItem } from '#shared/deck-compose.ts';
import type { DeckView } from '#shared/decks.ts';
import type { PlacedSlide } from '#shared/placed-slides.ts';
import { layOut } from '#shared/slide-layout.ts';
import { SlideView } from '#renderer/decks/SlideView.tsx';
import classes from './decks.module.css';

/** A slide that is off is not laid out with the deck, and is drawn as it would be. */
const wouldBe = ({ title, account, on, choice, look }: DeckView, { slide }: StripItem): PlacedSlide[] =>
  slide === null ? [] : layOut({ title, customer: account.label, author: '', asOf: on, form: choice.form, size: choice.size, logoHash: null, slides: [slide], findings: [] }, look).slides;

/** The slide as it will be in the file; a long one goes on over several. */
export const DeckPreview = ({ view, item }: { view: DeckView; item: StripItem }) => {
  const placed = item.isOff ? wouldBe(view, item) : view.slides.filter(({ key }) => key === item.key);
  return (
    <section aria-labelledby="slide-preview">
      <Title order={2} id="slide-preview" size="h4" mb={6}>{slideNames[item.key]}{item.isOff ? <Text span size="sm" fw={400} className={classes['quiet'] ?? ''}> off, so not in the file</Text> : null}</Title>
      <div className={classes['parts'] ?? ''} data-off={item.isOff || undefined}>
        {placed.map((slide, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a long block takes several slides of the same key.
          <SlideView key={at} slide={slide} look={view.look} label={`Slide ${slide.title}`} />
        ))}
      </div>
    </section>
  );
};
