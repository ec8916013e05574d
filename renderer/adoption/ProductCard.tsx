import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { featureFields, productFields, type Feature, type Product } from '#shared/adoption.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

const FeatureLine = ({ feature }: { feature: Feature }) => {
  const { write: update } = useWrite('adoption', 'updateFeature');
  const { write: remove } = useWrite('adoption', 'removeFeature');
  const change = (fields: Partial<Omit<Feature, 'id'>>): void => void update({ id: feature.id, fields });
  return (
    <li>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <SavedText flex="1 1 120px" size="xs" aria-label={`Name of the feature ${feature.name}`} value={feature.name} fault={(entry) => faultOf(featureFields.shape.name, entry)} onSave={(name) => change({ name })} />
        <DayInput size="xs" w={112} aria-label={`Release of ${feature.name}`} placeholder="Released on" value={feature.releasedOn} onChange={(releasedOn) => change({ releasedOn })} />
        <ActionIcon variant="subtle" color="gray" size="sm" mt={3} aria-label={`Remove the feature ${feature.name}`} onClick={() => void remove({ id: feature.id })}><IconTrash size={14} aria-hidden /></ActionIcon>
      </Group>
      <SavedText size="xs" mt={2} aria-label={`Release notes of ${feature.name}`} placeholder="What the release says" value={feature.notes} onSave={(notes) => change({ notes })} variant="unstyled" />
    </li>
  );
};

/** A product with its features as they were released. Everything saves when it is left. */
export const ProductCard = ({ product, features }: { product: Product; features: readonly Feature[] }) => {
  const { write: update } = useWrite('adoption', 'updateProduct');
  const { write: remove } = useWrite('adoption', 'removeProduct');
  const { write: add, isWriting } = useWrite('adoption', 'createFeature');
  const [typed, setTyped] = useState('');
  const submit = async (): Promise<void> => {
    if (typed.trim() !== '' && (await add({ productId: product.id, name: typed })) !== null) setTyped('');
  };
  return (
    <section className={classes['card'] ?? ''} aria-label={product.name}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <SavedText flex={1} aria-label={`Name of the product ${product.name}`} value={product.name} fault={(entry) => faultOf(productFields.shape.name, entry)} onSave={(name) => void update({ id: product.id, fields: { name } })} styles={{ input: { fontWeight: 600 } }} />
        <ActionIcon variant="subtle" color="gray" mt={3} aria-label={`Remove the product ${product.name}`} onClick={() => void remove({ id: product.id })}><IconTrash size={15} aria-hidden /></ActionIcon>
      </Group>
      <SavedText mt={4} size="xs" aria-label={`What ${product.name} is for`} placeholder="What it is for" value={product.about} onSave={(about) => void update({ id: product.id, fields: { about } })} />
      <Text size="xs" mt={6}><AnchorLink to="/adoption" search={{ view: 'whitespace', product: product.id, state: 'owned' }} inherit>{count(product.accounts, 'account owns', 'accounts own')} it</AnchorLink></Text>
      {features.length === 0 ? null : <ul style={{ listStyle: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: 6 }}>{features.map((feature) => <FeatureLine key={feature.id} feature={feature} />)}</ul>}
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Group gap={6} mt={8} wrap="nowrap">
          <TextInput flex={1} size="xs" aria-label={`New feature of ${product.name}`} placeholder="New feature" maxLength={200} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <Button type="submit" size="compact-sm" variant="default" disabled={typed.trim() === ''} loading={isWriting} leftSection={<IconPlus size={13} aria-hidden />} aria-label={`Add the feature to ${product.name}`}>Add</Button>
        </Group>
      </form>
    </section>
  );
};
