import { ActionIcon, Checkbox, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DeckChoice, SlideKey } from '#shared/deck.ts';
import { withSlide, withSlideAt } from '#shared/deck-choices.ts';
import type { StripItem } from '#shared/deck-compose.ts';
import { slideNames } from '#shared/deck-names.ts';
import { useListKeys } from '#renderer/ui/keys.ts';
import classes from './decks.module.css';

/** The slides of a deck: which is shown, which are on, and their order by mouse, buttons, U and D. */
export const DeckStrip = ({ strip, choice, selected, onSelect, onChange, readOnly }: { strip: readonly StripItem[]; choice: DeckChoice; selected: SlideKey; onSelect: (key: SlideKey) => void; onChange: (choice: DeckChoice) => void; readOnly: boolean }) => {
  const [over, setOver] = useState<number | null>(null);
  const dragged = useRef<SlideKey | null>(null);
  const move = (key: SlideKey | undefined, to: number): void => {
    if (key !== undefined && !readOnly && to >= 0 && to < strip.length) onChange(withSlideAt(choice, key, to));
  };
  const toggle = (item: StripItem | undefined): void => {
    if (item !== undefined && !readOnly && item.slide !== null) onChange(withSlide(choice, item.key, { isOff: !item.isOff }));
  };
  const open = (index: number): void => {
    const item = strip[index];
    if (item !== undefined && item.slide !== null) onSelect(item.key);
  };
  const list = useListKeys('deck-slides', strip.length, (index) => ({
    Enter: { does: 'Show the slide', run: () => open(index) },
    x: { does: 'Slide on or off', run: () => toggle(strip[index]) },
    u: { does: 'Move the slide up', run: () => move(strip[index]?.key, index - 1) },
    d: { does: 'Move the slide down', run: () => move(strip[index]?.key, index + 1) },
  }));
  const on = strip.filter(({ isOff, slide }) => !isOff && slide !== null).length;
  return (
    <section aria-labelledby="deck-slides">
      <Title order={2} id="deck-slides" size="h4" mb={6}>Slides <Text span size="sm" className={classes['quiet'] ?? ''} fw={400}>{on} of {strip.length}</Text></Title>
      <ol className={classes['strip'] ?? ''}>
        {strip.map((item, index) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a slide is dropped here; U, D and its buttons move it too.
          <li
            key={item.key}
            {...list.rowProps(index)}
            className={classes['row'] ?? ''}
            data-selected={item.key === selected || undefined}
            data-over={over === index || undefined}
            data-off={item.isOff || item.slide === null || undefined}
            onDragOver={(event) => { if (dragged.current !== null) { event.preventDefault(); setOver(index); } }}
            onDrop={(event) => { event.preventDefault(); if (dragged.current !== null) move(dragged.current, index); dragged.current = null; setOver(null); }}
          >
            {readOnly ? null : <span className={classes['handle'] ?? ''} draggable title="Drag to move" onDragStart={(event) => { dragged.current = item.key; event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', slideNames[item.key]); }} onDragEnd={() => { dragged.current = null; setOver(null); }}><IconGripVertical size={14} aria-hidden /></span>}
            <Checkbox size="xs" aria-label={`Show ${slideNames[item.key]}`} checked={!item.isOff && item.slide !== null} disabled={readOnly || item.slide === null} onChange={() => toggle(item)} />
            <button type="button" className={classes['open'] ?? ''} aria-current={item.key === selected ? 'true' : undefined} disabled={item.slide === null} onClick={() => onSelect(item.key)}>
              <span className={classes['name'] ?? ''}>{slideNames[item.key]}{item.isChanged ? <><IconPencil size={12} aria-hidden /><VisuallyHidden>, written by hand</VisuallyHidden></> : null}</span>
              <span className={classes['says'] ?? ''}>{item.slide?.title ?? 'The account says too little for it'}</span>
            </button>
            {readOnly ? null : (
              <Group gap={0} wrap="nowrap" className={classes['moves'] ?? ''}>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Move ${slideNames[item.key]} up`} disabled={index === 0} onClick={() => move(item.key, index - 1)}><IconArrowUp size={14} aria-hidden /></ActionIcon>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Move ${slideNames[item.key]} down`} disabled={index === strip.length - 1} onClick={() => move(item.key, index + 1)}><IconArrowDown size={14} aria-hidden /></ActionIcon>
              </Group>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
