import { Button, Group, Select, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { deckForms, deckSizes, type DeckChoice, type DeckForm, type DeckSize, type SlideKey } from '#shared/deck.ts';
import { withForm } from '#shared/deck-choices.ts';
import type { StripItem } from '#shared/deck-compose.ts';
import { deckFormNames } from '#shared/deck-names.ts';
import type { DeckView } from '#shared/decks.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { DeckPreview } from '#renderer/decks/DeckPreview.tsx';
import { DeckStrip } from '#renderer/decks/DeckStrip.tsx';
import { FindingList } from '#renderer/decks/FindingList.tsx';
import { SetMenu } from '#renderer/decks/SetMenu.tsx';
import { SlideEditor } from '#renderer/decks/SlideEditor.tsx';
import { SlideStrip } from '#renderer/decks/SlideStrip.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { download } from '#renderer/ui/export-table.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './decks.module.css';

type Of = { reviewId: string | null; accountId: string; asOf: Day | null };

const isOn = ({ isOff, slide }: StripItem): boolean => !isOff && slide !== null;

const Toolbar = ({ view, onChange, readOnly, onFile, isMaking }: { view: DeckView; onChange: (choice: DeckChoice) => void; readOnly: boolean; onFile: () => void; isMaking: boolean }) => {
  const templates = useRead('decks', 'templates', undefined).data ?? [];
  const { choice } = view;
  const isDocument = choice.form === 'thirty-minute';
  useKeys('deck', { e: { does: 'Export the deck', run: onFile } });
  return (
    <Group gap="sm" align="flex-end" mb="md">
      <Select size="xs" w={230} label="Form" allowDeselect={false} disabled={readOnly} value={choice.form} data={deckForms.map((form) => ({ value: form, label: deckFormNames[form] }))} onChange={(form) => { if (form !== null) onChange(withForm(choice, form as DeckForm)); }} />
      <Select size="xs" w={90} label="Size" allowDeselect={false} disabled={readOnly || isDocument || choice.templateId !== null} value={choice.size} data={[...deckSizes]} onChange={(size) => { if (size !== null) onChange({ ...choice, size: size as DeckSize }); }} />
      <Select size="xs" w={190} label="Template" allowDeselect={false} disabled={readOnly || isDocument} value={choice.templateId ?? ''} data={[{ value: '', label: 'Daybook' }, ...templates.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(id) => onChange({ ...choice, templateId: id === null || id === '' ? null : id })} />
      <DayInput size="xs" w={150} label="Then and now since" clearable={choice.thenOn !== null} maxDate={view.on} disabled={readOnly} value={view.thenOn} onChange={(thenOn) => onChange({ ...choice, thenOn })} />
      <SetMenu choice={choice} onChange={onChange} readOnly={readOnly} />
      <Button size="xs" loading={isMaking} leftSection={<IconDownload size={14} aria-hidden />} onClick={onFile}>{isDocument ? 'Export as Word' : 'Export as PowerPoint'}</Button>
    </Group>
  );
};

const Studio = ({ view, of, onChange }: { view: DeckView; of: Of; onChange: (choice: DeckChoice) => void }) => {
  const [wanted, setSelected] = useState<SlideKey>('title');
  const { write, isWriting } = useWrite('decks', 'file');
  const readOnly = view.isLocked;
  const selected = view.strip.find(({ key, slide }) => key === wanted && slide !== null) ?? view.strip.find(isOn);
  const save = async (): Promise<void> => {
    const made = await write({ ...of, choice: view.choice });
    if (made !== null) download(new Blob([Uint8Array.from(atob(made.base64), (letter) => letter.charCodeAt(0))], { type: made.mime }), made.fileName);
  };
  const step = (by: number): void => {
    const shown = view.strip.filter(({ slide }) => slide !== null);
    const next = shown[shown.findIndex(({ key }) => key === selected?.key) + by];
    if (next !== undefined) setSelected(next.key);
  };
  useKeys('deck-preview', { '[': { does: 'Slide before', run: () => step(-1) }, ']': { does: 'Next slide', run: () => step(1) } });
  return (
    <>
      <Toolbar view={view} onChange={onChange} readOnly={readOnly} onFile={() => void save()} isMaking={isWriting} />
      <div className={classes['studio'] ?? ''}>
        <DeckStrip strip={view.strip} choice={view.choice} selected={selected?.key ?? 'title'} onSelect={setSelected} onChange={onChange} readOnly={readOnly} />
        <div className={classes['middle'] ?? ''}>
          {selected === undefined ? <Text size="sm">Every slide is off. Turn one on to see it.</Text> : (
            <>
              <DeckPreview view={view} item={selected} />
              <SlideEditor key={selected.key} item={selected} choice={view.choice} onChange={onChange} readOnly={readOnly} />
            </>
          )}
        </div>
        <FindingList findings={view.findings} accountId={view.account.id} />
      </div>
      {view.slides.length === 0 ? null : (
        <section aria-labelledby="deck-whole" className={classes['whole'] ?? ''}>
          <Title order={2} id="deck-whole" size="h4" mb={6}>The deck in small</Title>
          <SlideStrip slides={view.slides} look={view.look} selected={selected?.key ?? 'title'} onSelect={setSelected} />
        </section>
      )}
      <Text size="xs" mt="md" className={classes['quiet'] ?? ''}>Figures as of {exactDay(view.on)}. Then and now looks back to {exactDay(view.thenOn)}.{view.choice.form === 'thirty-minute' ? ' This form is a document: each slide becomes a part of it, charts become tables.' : ''}</Text>
    </>
  );
};

/** A deck of a review, whose choices are kept in it. */
const ReviewDeck = ({ of, reviewId }: { of: Of; reviewId: string }) => {
  const read = useRead('decks', 'compose', { ...of, choice: null }, { keep: true });
  const { write } = useWrite('decks', 'choose');
  return <Loaded read={read}>{(view) => <Studio view={view} of={of} onChange={(choice) => void write({ reviewId, choice })} />}</Loaded>;
};

/** A deck of an account without a review; its choices last as long as the page. */
const LooseDeck = ({ of }: { of: Of }) => {
  const [choice, setChoice] = useState<DeckChoice | null>(null);
  const read = useRead('decks', 'compose', { ...of, choice }, { keep: true });
  return <Loaded read={read}>{(view) => <Studio view={view} of={of} onChange={setChoice} />}</Loaded>;
};

/** The deck of a business review, or of an account without one: its slides, their preview and words, what to know before it goes out, and the file (F19). */
export const DeckTab = (of: Of) => (of.reviewId === null ? <LooseDeck of={of} /> : <ReviewDeck of={of} reviewId={of.reviewId} />);
