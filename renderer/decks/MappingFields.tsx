import { Fieldset, Select } from '@mantine/core';
import { layoutsOf, mappedPlaces, placeOf, proposePlaces, type LayoutMapping, type LayoutRead, type LayoutRole, type MappedPlace, type TemplateRead } from '#shared/deck-template.ts';
import { placeWords } from '#shared/template-look.ts';
import { LayoutDrawing, type DrawnPlace } from '#renderer/decks/LayoutDrawing.tsx';
import classes from './templates.module.css';

const roleNames: Record<LayoutRole, string> = { title: 'Title slide', section: 'Section slides', content: 'Content slides' };
/** What of a place each kind of slide asks for. */
const asked: Record<LayoutRole, readonly MappedPlace[]> = { title: ['title', 'subtitle', 'picture'], section: ['title', 'subtitle', 'footer'], content: ['title', 'subtitle', 'body', 'chart', 'footer'] };
const fits: Record<MappedPlace, RegExp> = { title: /title|body|object/, subtitle: /title|subtitle|body|object/, body: /body|object|chart|table/, chart: /chart|object|body|table|picture/, picture: /picture|object/, footer: /footer|body/ };

const drawn = (layout: LayoutRead, mapping: LayoutMapping): DrawnPlace[] =>
  layout.places.map((place) => {
    const serves = mappedPlaces.filter((name) => mapping[name] === place.key);
    return { key: place.key, box: place.box, isUsed: serves.length > 0, says: serves.map((name) => placeWords[name]).join(', ') };
  }).toSorted((one, other) => Number(one.isUsed) - Number(other.isUsed));

/** Which layout serves for a kind of slide, and which of its places for what, beside a drawing of it. */
export const MappingFields = ({ read, role, mapping, onChange }: { read: TemplateRead; role: LayoutRole; mapping: LayoutMapping; onChange: (mapping: LayoutMapping) => void }) => {
  const layout = layoutsOf(read).find(({ key }) => key === mapping.layout);
  if (layout === undefined) return null;
  const groups = read.masters.map(({ name, layouts }, at) => ({ group: read.masters.length === 1 ? 'Layouts' : `${at + 1}. ${name}`, items: layouts.map((one) => ({ value: one.key, label: one.name })) })).filter(({ items }) => items.length > 0);
  const chosen = (key: string): void => {
    const next = layoutsOf(read).find((one) => one.key === key);
    if (next !== undefined && next.key !== layout.key) onChange(proposePlaces(read, next, role));
  };
  return (
    <Fieldset legend={roleNames[role]} className={classes['role'] ?? ''} p="sm">
      <LayoutDrawing label={`${roleNames[role]}: layout ${layout.name}`} width={read.width} height={read.height} paper={layout.paper} places={drawn(layout, mapping)} />
      <div className={classes['fields'] ?? ''}>
        <Select size="xs" label="Layout" allowDeselect={false} comboboxProps={{ shadow: 'md' }} maxDropdownHeight={280} data={groups} value={layout.key} onChange={(key) => { if (key !== null) chosen(key); }} />
        {asked[role].map((name) => {
          const options = layout.places.filter(({ kind, isVertical, key }) => (fits[name].test(kind) && !isVertical) || key === mapping[name]);
          return (
            <Select
              key={name} size="xs" label={placeWords[name]} clearable={mapping[name] !== null} placeholder={options.length === 0 ? 'No place for it' : 'None'} disabled={options.length === 0} comboboxProps={{ shadow: 'md' }}
              data={options.map(({ key, name: said }) => ({ value: key, label: said === '' ? key : said }))} value={placeOf(layout, mapping[name])?.key ?? null} onChange={(key) => onChange({ ...mapping, [name]: key })}
            />
          );
        })}
      </div>
    </Fieldset>
  );
};
