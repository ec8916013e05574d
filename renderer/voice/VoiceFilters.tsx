import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { VoiceRow } from '#shared/voice.ts';
import { voiceKindNames, voiceKinds } from '#shared/voice-rules.ts';
import { orders, shownItems, statusChoices, themesOf, type Order, type VoiceFilters as Filters } from '#renderer/voice/voice-words.ts';

/** What the address asks for of the items, and how to ask for something else. */
export const useVoiceFilters = (rows: readonly VoiceRow[]): { shown: VoiceRow[]; change: (part: Filters & { sort?: string | undefined; hide?: string | undefined }) => void } => {
  const search = useSearch({ from: '/voice' });
  const navigate = useNavigate();
  const order = (Object.keys(orders) as Order[]).find((name) => name === search.sort) ?? 'rank';
  return { shown: shownItems(rows, search, order), change: (part) => void navigate({ to: '/voice', search: { ...search, ...part }, replace: true }) };
};

/** Finds items by words, kind, theme, status and product; the same on both views. */
export const VoiceFilters = ({ rows, sortable = false }: { rows: readonly VoiceRow[]; sortable?: boolean }) => {
  const { text = '', kind = null, theme = null, status = null, product = null, account, sort = 'rank' } = useSearch({ from: '/voice' });
  const { change } = useVoiceFilters(rows);
  const products = [...new Map(rows.flatMap(({ productId, productName }) => (productId === null ? [] : [[productId, productName] as const])))].map(([value, label]) => ({ value, label }));
  const accountName = rows.flatMap(({ accounts }) => accounts).find(({ id }) => id === account)?.name ?? 'One account';
  return (
    <Group gap="xs">
      <TextInput w={190} aria-label="Find in what customers said" placeholder="Words or account" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => change({ text: event.currentTarget.value || undefined })} rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => change({ text: undefined })} />} />
      <Select w={125} aria-label="Kind" placeholder="Any kind" clearable comboboxProps={{ shadow: 'md' }} data={voiceKinds.map((value) => ({ value, label: voiceKindNames[value] }))} value={kind} onChange={(value) => change({ kind: value ?? undefined })} />
      <Select w={150} aria-label="Theme" placeholder="Any theme" clearable searchable comboboxProps={{ shadow: 'md' }} data={themesOf(rows)} value={theme} onChange={(value) => change({ theme: value ?? undefined })} />
      <Select w={150} aria-label="Status" placeholder="Any status" clearable comboboxProps={{ shadow: 'md' }} data={statusChoices} value={status} onChange={(value) => change({ status: value ?? undefined })} />
      <Select w={140} aria-label="Product" placeholder="Any product" clearable searchable comboboxProps={{ shadow: 'md' }} data={products} value={product} onChange={(value) => change({ product: value ?? undefined })} />
      {sortable ? <Select w={150} aria-label="Order" allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={Object.entries(orders).map(([value, label]) => ({ value, label }))} value={sort} onChange={(value) => change({ sort: value === 'rank' ? undefined : (value ?? undefined) })} /> : null}
      {account === undefined ? null : <Button variant="light" size="compact-sm" rightSection={<IconX size={13} aria-hidden />} onClick={() => change({ account: undefined })} aria-label="Show what all accounts said">{accountName}</Button>}
    </Group>
  );
};
