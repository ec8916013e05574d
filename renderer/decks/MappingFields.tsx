import { Fieldset, Select } from '@mantine/core';
import { layoutsOf, mappedPlaces, placeOf, proposePlaces, type LayoutMapping, type LayoutRead, type LayoutRole, type MappedPlace, type TemplateRead } from '#shared/deck-template.ts';
import type { Box, Places } from '#shared/placed-slides.ts';
import { placeWords } from '#shared/template-look.ts';
import { LayoutDrawing, type DrawnPlace } from '#renderer/decks/LayoutDrawing.tsx';
import classes from './templates.module.css';

const roleNames: Record<LayoutRole, string> = { title: 'Title slide', section: 'Section slides', content: 'Content slides' };
/** What of a place each kind of slide asks for. */
const asked: Record<LayoutRole, readonly MappedPlace[]> = { title: ['title', 'subtitle', 'picture'], section: ['title', 'subtitle', 'footer'], content: ['title', 'subtitle', 'body', 'chart', 'footer'] };
const fits: Record<MappedPlace, RegExp> = { title: /title|body|object/, subtitle: /title|subtitle|body|object/, body: /body|object|chart|table/, chart: /chart|object|body|table|picture/, picture: /picture|object/, footer: /footer|body/ };

/** Where the parts of a slide will stand, over the places that nothing stands in. */
const drawn = (layout: LayoutRead, mapping: LayoutMapping, { title, subtitle, body, logo, footer }: Places, role: LayoutRole): DrawnPlace[] => {
  const serving = new Set(mappedPlaces.map((name) => mapping[name]));
  const parts: [MappedPlace, Box | null][] = [['footer', footer], ['body', role === 'content' ? body : null], ['subtitle', role === 'content' && mapping.subtitle === null ? null : subtitle], ['picture', logo], ['title', title]];
  return [
    ...layout.places.filter(({ key }) => !serving.has(key)).map(({ key, box }) => ({ key, box, isUsed: false, says: '' })),
    ...parts.flatMap(([name, box]) => (box === null ? [] : [{ key: name, box, isUsed: true, says: name === 'picture' ? 'Logo' : name === 'body' ? 'Text' : placeWords[name] }])),
  ];
};

/** Which layout serves for a kind of slide, and which of its places for what, beside a drawing of it. */
export const MappingFields = ({ read, role, mapping, stands, onChange }: { read: TemplateRead; role: LayoutRole; mapping: LayoutMapping; stands: Places; onChange: (mapping: LayoutMapping) => void }) => {
  const layout = layoutsOf(read).find(({ key }) => key === mapping.layout);
  if (layout === undefined) return null;
  const groups = read.masters.map(({ name, layouts }, at) => ({ group: read.masters.length === 1 ? 'Layouts' : `${at + 1}. ${name}`, items: layouts.map((one) => ({ value: one.key, label: one.name })) })).filter(({ items }) => items.length > 0);
  const chosen = (key: string): void => {
    const next = layoutsOf(read).find((one) => one.key === key);
    if (next !== undefined && next.key !== layout.key) onChange(proposePlaces(read, next, role));
  };
  return (
    <Fieldset legend={roleNames[role]} className={classes['role'] ?? ''} p="sm">
      <LayoutDrawing label={`${roleNames[role]}: layout ${layout.name}`} width={read.width} height={read.height} paper={layout.paper} places={drawn(layout, mapping, stands, role)} />
      <div className={classes['fields'] ?? ''}>
        <Select size="xs" label="Layout" allowDeselect={false} comboboxProps={{ shadow: 'md' }} maxDropdownHeight={280} data={groups} value={layout.key} onChange={(key) => { if (key !== null) chosen(key); }} />
        {asked[role].map((name) => {
          const options = layout.places.filter(({ kind, isVertical, key }) => (fits[name].test(kind) && !isVertical) || key === mapping[name]);
          return (
            <Select
              key={name} size="xs" label={placeWords[name]} allowDeselect={false} disabled={options.length === 0} comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
              data={[{ value: '', label: options.length === 0 ? 'No place' : 'None' }, ...options.map(({ key, name: said }) => ({ value: key, label: said === '' ? key : said }))]}
              value={placeOf(layout, mapping[name])?.key ?? ''} onChange={(key) => onChange({ ...mapping, [name]: key === null || key === '' ? null : key })}
            />
          );
        })}
      </div>
    </Fieldset>
  );
};
