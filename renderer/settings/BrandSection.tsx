import { Button, ColorInput, Group, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { contrastOf, mixed } from '#shared/colour-contrast.ts';
import { ownLook } from '#shared/own-look.ts';
import { accentColour, brand as brandSchema, brandFonts, publishedBrand, type Brand } from '#shared/presets/brand.ts';
import type { Settings } from '#shared/settings.ts';
import { useRead } from '#renderer/data/reads.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

const colourNames = ['First colour', 'Second colour', 'Third colour', 'Fourth colour', 'Fifth colour', 'Sixth colour'] as const;

/** A colour that saves once it was chosen; one that is too faint is said and not saved. */
const AccentField = ({ label, value, onSave }: { label: string; value: string; onSave: (hex: string) => void }) => {
  const [draft, setDraft] = useState(`#${value}`);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setDraft(`#${value}`);
  }
  const hex = draft.replace('#', '').toUpperCase();
  const fault = hex === value ? null : faultOf(accentColour, hex);
  const save = (): void => {
    if (hex !== value && fault === null) onSave(hex);
  };
  return <ColorInput size="xs" label={label} description={`${contrastOf(value, 'FFFFFF').toFixed(1)} to 1 on white`} inputWrapperOrder={['label', 'input', 'description', 'error']} format="hex" withEyeDropper={false} value={draft} error={fault} onChange={setDraft} onChangeEnd={(chosen) => setDraft(chosen)} onBlur={save} onKeyDown={(event) => { if (event.key === 'Enter') save(); }} />;
};

/** The title slide and a content slide of a deck, drawn by what is set. */
const Sample = ({ brand, company }: { brand: Brand; company: string }) => {
  const { width, height, places, colours } = ownLook('16:9', brand);
  const bars = brand.accents.map((hex, at) => ({ hex, h: 1.2 + ((at * 5) % 6) * 0.45 }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} maw={760}>
      {(['title', 'content'] as const).map((role) => {
        const { paper, title, body, footer } = places[role];
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of elements is one picture.
          <svg key={role} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={role === 'title' ? 'A title slide in these colours and font' : 'A content slide in these colours and font'} fontFamily={`${brand.font}, Arial, sans-serif`} style={{ width: '100%', height: 'auto', background: '#fff', border: '1px solid var(--mantine-color-default-border)', borderRadius: 4 }}>
            {paper.map((one, at) => one.kind === 'fill'
              // oxlint-disable-next-line react/no-array-index-key -- what is drawn has no name, and never changes its order.
              ? <rect key={at} x={one.box.x} y={one.box.y} width={one.box.w} height={one.box.h} fill={`#${one.colour}`} />
              : null)}
            <text x={title.x} y={title.y + title.h * 0.8} fontSize={role === 'title' ? 0.62 : 0.42} fontWeight="bold" fill={`#${colours.text}`}>{role === 'title' ? 'Business review' : 'Active users grew 18 % since March'}</text>
            {role === 'title' ? <text x={body.x} y={body.y - 0.6} fontSize={0.32} fill={`#${colours.quiet}`}>{company === '' ? 'Your company' : company}</text> : null}
            {role === 'content' ? bars.map(({ hex, h }, at) => <rect key={hex} x={body.x + at * 1.5} y={body.y + body.h - h} width={1} height={h} fill={`#${hex}`} />) : null}
            {role === 'content' && footer !== null ? <text x={footer.x} y={footer.y + 0.18} fontSize={0.16} fill={`#${mixed(colours.quiet, colours.background, 0.9)}`}>{['Business review', brand.footer].filter((one) => one !== '').join('  ·  ')}</text> : null}
          </svg>
        );
      })}
    </SimpleGrid>
  );
};

/** How decks and documents of the book look. */
export const BrandSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const { brand, me } = settings;
  const templates = useRead('decks', 'templates', undefined).data ?? [];
  const change = (part: Partial<Brand>): void => save((now) => ({ brand: { ...now.brand, ...part } }));
  return (
    <Section title="Brand" says="How decks and documents look that are made in the layout of Daybook. A template of your own brings its own colours and fonts.">
      <SimpleGrid cols={{ base: 1, sm: 2 }} maw={760}>
        <SavedText label="Company shown" maxLength={500} placeholder={me.company === '' ? 'Your company' : me.company} value={brand.company} onSave={(company) => change({ company })} />
        <SavedText label="Footer" maxLength={120} placeholder="None" value={brand.footer} fault={(text) => faultOf(brandSchema.shape.footer, text)} onSave={(footer) => change({ footer })} />
        <Select label="Font" allowDeselect={false} comboboxProps={{ shadow: 'md' }} description="On nearly every machine, so that nothing moves where a file is opened" inputWrapperOrder={['label', 'input', 'description', 'error']} data={[...brandFonts]} value={brand.font} onChange={(font) => { if (font !== null) change({ font }); }} />
        <Select
          label="Template for new decks" comboboxProps={{ shadow: 'md' }} allowDeselect={false} data={[{ value: '', label: 'The layout of Daybook' }, ...templates.map(({ id, name }) => ({ value: id, label: name }))]}
          value={templates.some(({ id }) => id === brand.templateId) ? brand.templateId : ''} onChange={(id) => change({ templateId: id === null || id === '' ? null : id })}
          description={<AnchorLink to="/reviews" search={{ view: 'templates' }} size="xs">Templates of your own</AnchorLink>} inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </SimpleGrid>
      <Stack gap="sm">
        <Group justify="space-between" maw={760} align="flex-end" wrap="nowrap">
          <div>
            <Title order={3}>Colours</Title>
            <Text size="sm">Charts use them in this order. Each stands out at least 3 to 1 on white, so that it can be seen on a projector.</Text>
          </div>
          <Button variant="default" size="compact-sm" style={{ flexShrink: 0 }} disabled={JSON.stringify(brand.accents) === JSON.stringify(publishedBrand.accents)} onClick={() => change({ accents: publishedBrand.accents })}>Back to the first colours</Button>
        </Group>
        <SimpleGrid cols={{ base: 2, sm: 3 }} maw={760}>
          {colourNames.map((label, at) => <AccentField key={label} label={label} value={brand.accents[at] ?? ''} onSave={(hex) => change({ accents: brand.accents.with(at, hex) })} />)}
        </SimpleGrid>
        <Sample brand={brand} company={brand.company === '' ? me.company : brand.company} />
      </Stack>
    </Section>
  );
};
