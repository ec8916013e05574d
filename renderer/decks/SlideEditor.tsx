import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { DeckChoice, Slide } from '#shared/deck.ts';
import { slideChoiceOf, withoutWords, withSlide } from '#shared/deck-choices.ts';
import type { StripItem } from '#shared/deck-compose.ts';
import classes from './decks.module.css';

/** A text that saves when it is left; what follows from the account stands there until something else is written. */
const Words = ({ label, value, isOwn, onSave, disabled, describe }: { label: string; value: string; isOwn: boolean; onSave: (value: string) => void; disabled: boolean; describe?: string }) => {
  const [draft, setDraft] = useState(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setDraft(value);
  }
  return (
    <Textarea
      label={label} description={isOwn ? describe : `Written by hand.${describe === undefined ? '' : ` ${describe}`}`} autosize minRows={1} maxRows={10} disabled={disabled} value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => { if (draft.trim() !== value.trim()) onSave(draft.trim()); }}
    />
  );
};

const blockNames: Record<string, string> = { purpose: 'Purpose', features: 'What is new', agreed: 'What was agreed' };
const linesOf = (slide: Slide, name: string): string => slide.blocks.flatMap((block) => (block.kind === 'text' && block.name === name ? block.lines : [])).join('\n');

/** What a person may write into a slide: its title, its lines and what to say to it. Figures, tables and charts follow from the account. */
export const SlideEditor = ({ item, choice, onChange, readOnly }: { item: StripItem; choice: DeckChoice; onChange: (choice: DeckChoice) => void; readOnly: boolean }) => {
  const { key, own, slide, isChanged } = item;
  if (own === null || slide === null) return null;
  const written = slideChoiceOf(choice, key);
  const texts = own.blocks.flatMap((block) => (block.kind === 'text' ? [block.name] : []));
  const save = (change: Parameters<typeof withSlide>[2]): void => onChange(withSlide(choice, key, change));
  const lines = (name: string): string => written.texts[name] ?? linesOf(own, name);
  const withText = (name: string, value: string): Record<string, string> => {
    const { [name]: _old, ...rest } = written.texts;
    return value === linesOf(own, name) ? rest : { ...rest, [name]: value };
  };
  return (
    <section aria-labelledby="slide-words">
      <Group justify="space-between" mb={4} mih={30}>
        <Title order={2} id="slide-words" size="h4">Words of this slide</Title>
        {isChanged && !readOnly ? <Button size="compact-sm" variant="default" onClick={() => onChange(withoutWords(choice, key))}>Back to what follows from the account</Button> : null}
      </Group>
      <Stack gap="xs">
        <Words label="Title" value={slide.title} isOwn={written.title === null} disabled={readOnly} onSave={(value) => save({ title: value === '' || value === own.title ? null : value })} />
        {texts.map((name) => <Words key={name} label={blockNames[name] ?? name} value={lines(name)} isOwn={written.texts[name] === undefined} disabled={readOnly} describe="A line each." onSave={(value) => save({ texts: withText(name, value) })} />)}
        <Words label="Talk track" value={slide.talk.join('\n')} isOwn={written.notes === null} disabled={readOnly} describe="In the speaker notes, with the sources behind it." onSave={(value) => save({ notes: value === own.talk.join('\n') ? null : value })} />
      </Stack>
      {slide.sources.length === 0 ? null : (
        <details className={classes['left'] ?? ''}>
          <summary>Where the figures of this slide are from ({slide.sources.length})</summary>
          <ul className={classes['sources'] ?? ''}>{slide.sources.map(({ says, method, on }) => <li key={`${says} ${method}`}>{says} <Text span size="xs" className={classes['quiet'] ?? ''}>{[method, on ?? ''].filter((one) => one !== '').join(', ')}</Text></li>)}</ul>
        </details>
      )}
    </section>
  );
};
