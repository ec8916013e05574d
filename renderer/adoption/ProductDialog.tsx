import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { accountProductFields, type WhitespaceCell } from '#shared/adoption.ts';
import { productStateNames, productStates } from '#shared/adoption-rules.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';

type About = { accountId: string; accountName: string; product: { id: string; name: string } };

const Notes = ({ value, onSave }: { value: string; onSave: (notes: string) => void }) => {
  const [draft, setDraft] = useState(value);
  return <Textarea label="Notes" autosize minRows={2} maxLength={1_000} value={draft} onChange={(event) => setDraft(event.currentTarget.value)} onBlur={() => { if (draft.trim() !== value) onSave(draft.trim()); }} />;
};

/** How an account stands with a product. Each choice saves by itself. */
export const ProductDialog = ({ about: { accountId, accountName, product }, cell, onClose }: { about: About; cell: WhitespaceCell | null; onClose: () => void }) => {
  const { write: set } = useWrite('adoption', 'setProduct');
  const { write: clear } = useWrite('adoption', 'clearProduct');
  const change = (fields: Partial<Omit<WhitespaceCell, 'id'>>): void => void set({ accountId, productId: product.id, ...fields });
  const isMore = cell?.state === 'owned';
  const grow = (): void => {
    onClose();
    openDialog({ kind: 'new-opportunity', accountId, from: { name: isMore ? `More of ${product.name}` : product.name, motion: isMore ? 'seats' : 'cross-sell', productId: product.id } });
  };
  const choose = (value: string): void => {
    const state = productStates.find((one) => one === value);
    if (state !== undefined) change({ state });
    else if (cell !== null) void clear({ id: cell.id });
  };
  return (
    <Modal opened onClose={onClose} title={`${product.name} at ${accountName}`} size="md">
      <Stack gap="sm">
        <SegmentedControl
          fullWidth data-autofocus aria-label="How the account stands with the product" value={cell?.state ?? ''} onChange={choose}
          data={[{ value: '', label: 'Not said' }, ...productStates.map((state) => ({ value: state, label: productStateNames[state] }))]}
        />
        {cell === null ? <Text size="sm">Say how the account stands with {product.name}. Targets and trials are where to expand; “No fit” keeps it from being offered again.</Text> : (
          <>
            <Group grow align="flex-start">
              <SavedNumber label="Seats" canBeEmpty value={cell.seats} fault={(entry) => faultOf(accountProductFields.shape.seats, entry)} onSave={(seats) => change({ seats })} />
              <DayInput label="Since" value={cell.sinceOn} onChange={(sinceOn) => change({ sinceOn })} />
            </Group>
            <Notes key={cell.notes} value={cell.notes} onSave={(notes) => change({ notes })} />
          </>
        )}
        <Group justify="space-between">
          {cell?.state === 'no-fit' ? <span /> : <Button variant="subtle" onClick={grow}>Open an opportunity</Button>}
          <Button variant="default" onClick={onClose}>Close</Button>
        </Group>
      </Stack>
    </Modal>
  );
};
