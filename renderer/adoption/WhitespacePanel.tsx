import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { IconBan, IconCheck, IconFlask2, IconSearch, IconTarget } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Whitespace, WhitespaceCell } from '#shared/adoption.ts';
import { productStateNames, productStates, type ProductState } from '#shared/adoption-rules.ts';
import { ProductDialog } from '#renderer/adoption/ProductDialog.tsx';
import { RowGrid, type GridColumn } from '#renderer/adoption/RowGrid.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

type Row = Whitespace['accounts'][number];
const icons = { owned: IconCheck, trial: IconFlask2, target: IconTarget, 'no-fit': IconBan } as const;

const Cell = ({ row, product, onOpen }: { row: Row; product: { id: string; name: string }; onOpen: () => void }) => {
  const cell = row.cells[product.id];
  const Icon = cell === undefined ? null : icons[cell.state];
  const says = cell === undefined ? 'Not said' : `${productStateNames[cell.state]}${cell.seats === null ? '' : `, ${count(cell.seats, 'seat')}`}`;
  return (
    <button type="button" className={classes['cell'] ?? ''} tabIndex={-1} data-state={cell?.state} aria-label={`${product.name} at ${row.accountName}: ${says}`} title={cell?.notes === '' ? says : `${says}. ${cell?.notes ?? ''}`} onClick={onOpen}>
      {cell === undefined || Icon === null ? <span className={classes['quiet'] ?? ''}>–</span> : (
        <span className={cell.state === 'no-fit' ? (classes['quiet'] ?? '') : undefined} style={{ display: 'inline-flex', alignItems: 'center', gap: 5 }}><Icon size={13} aria-hidden />{productStateNames[cell.state]}{cell.seats === null ? '' : ` · ${cell.seats.toLocaleString('en')}`}</span>
      )}
    </button>
  );
};

const columnsOf = (products: Whitespace['products'], onOpen: (accountId: string, productId: string) => void): GridColumn<Row>[] => [
  { key: 'account', label: 'Account', width: 220, cell: (row) => <Link to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'adoption' }} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.accountName}>{row.accountName}</Link> },
  ...products.map((one): GridColumn<Row> => ({ key: one.id, label: one.name, width: 140, cell: (row) => <Cell row={row} product={one} onOpen={() => onOpen(row.accountId, one.id)} /> })),
];

const exportColumns = ({ products }: Whitespace, segmentName: (key: string | null) => string): ExportColumn<Row>[] => [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Segment', kind: 'text', value: (row) => segmentName(row.segment) },
  ...products.flatMap(({ id, name }): ExportColumn<Row>[] => [
    { label: name, kind: 'text', width: 14, value: (row) => (row.cells[id] === undefined ? null : productStateNames[row.cells[id].state]) },
    { label: `${name} seats`, kind: 'count', width: 12, value: (row) => row.cells[id]?.seats ?? null },
  ]),
];

const stateOf = (value: string | null | undefined): ProductState | null => productStates.find((one) => one === value) ?? null;
const passes = (row: Row, { product, state }: { product: string | null; state: ProductState | null }): boolean => {
  const cells: (WhitespaceCell | undefined)[] = product === null ? Object.values(row.cells) : [row.cells[product]];
  return product === null && state === null ? true : cells.some((cell) => (state === null ? cell !== undefined : cell?.state === state));
};

const Grid = ({ whitespace }: { whitespace: Whitespace }) => {
  const { segments } = useSettings();
  const navigate = useNavigate();
  const { product: askedProduct, state: askedState, segment: askedSegment } = useSearch({ from: '/adoption' });
  const { products, accounts } = whitespace;
  const product = products.find(({ id }) => id === askedProduct)?.id ?? null;
  const [state, segment] = [stateOf(askedState), askedSegment ?? null];
  const [text, setText] = useState('');
  const calm = useDeferredValue(text).trim().toLowerCase();
  const search = useRef<HTMLInputElement>(null);
  const [isExporting, setExporting] = useState(false);
  const [editing, setEditing] = useState<{ accountId: string; productId: string } | null>(null);
  const change = (part: { product?: string | null; state?: ProductState | null; segment?: string | null }): void => {
    const next = { product, state, segment, ...part };
    void navigate({ to: '/adoption', search: { view: 'whitespace', product: next.product ?? undefined, state: next.state ?? undefined, segment: next.segment ?? undefined }, replace: true });
  };
  const rows = useMemo(() => accounts.filter((row) => row.accountName.toLowerCase().includes(calm) && (segment === null || row.segment === segment) && passes(row, { product, state })), [accounts, calm, segment, product, state]);
  const columns = useMemo(() => columnsOf(products, (accountId, productId) => setEditing({ accountId, productId })), [products]);
  useKeys('whitespace', { f: { does: 'Find an account', run: () => search.current?.focus() }, e: { does: 'Export what is shown', run: () => setExporting(true) } });
  const edited = editing === null ? undefined : { row: accounts.find(({ accountId }) => accountId === editing.accountId), product: products.find(({ id }) => id === editing.productId) };
  const ofState = (one: ProductState): number => rows.reduce((sum, row) => sum + Object.values(row.cells).filter((cell) => cell.state === one).length, 0);
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput
            ref={search} w={210} aria-label="Find by account" placeholder="Account" leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur(); }}
            rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => setText('')} />}
          />
          <Select w={150} aria-label="State" placeholder="Any state" clearable data={productStates.map((one) => ({ value: one, label: productStateNames[one] }))} value={state} onChange={(value) => change({ state: stateOf(value) })} />
          <Select w={170} aria-label="Product" placeholder="Any product" clearable data={products.map(({ id, name }) => ({ value: id, label: name }))} value={product} onChange={(value) => change({ product: value })} />
          <Select w={160} aria-label="Segment" placeholder="Any segment" clearable data={segments.map(({ key, name }) => ({ value: key, label: name }))} value={segment} onChange={(value) => change({ segment: value })} />
        </Group>
        <ExportMenu name="Whitespace" rows={rows} columns={exportColumns(whitespace, (key) => segments.find((one) => one.key === key)?.name ?? '')} opened={isExporting} onChange={setExporting} />
      </Group>
      {rows.length === 0 ? (
        <EmptyState title="No account passes these filters" action={<Button variant="default" onClick={() => { setText(''); change({ product: null, state: null, segment: null }); }}>Clear the filters</Button>}>The book has {count(accounts.length, 'account')}.</EmptyState>
      ) : (
        <RowGrid
          name="Products by account" rows={rows} columns={columns} opens="Open the use of the account"
          onOpen={(row) => void navigate({ to: '/accounts/$id', params: { id: row.accountId }, search: { section: 'adoption' } })}
          keys={(row) => Object.fromEntries(products.slice(0, 9).map(({ id, name }, at) => [String(at + 1), { does: `Say how it stands with ${name}`, run: () => setEditing({ accountId: row.accountId, productId: id }) }]))}
        />
      )}
      <output className={classes['foot'] ?? ''}>
        <span>{rows.length === accounts.length ? count(accounts.length, 'account') : `${rows.length.toLocaleString('en')} of ${count(accounts.length, 'account')}`}</span>
        {productStates.map((one) => <span key={one}>{ofState(one).toLocaleString('en')} × {productStateNames[one].toLowerCase()}</span>)}
      </output>
      {edited?.row === undefined || edited.product === undefined ? null : (
        <ProductDialog about={{ accountId: edited.row.accountId, accountName: edited.row.accountName, product: edited.product }} cell={edited.row.cells[edited.product.id] ?? null} onClose={() => setEditing(null)} />
      )}
    </>
  );
};

/** Which account has, tries, could have or has no use for which product. */
export const WhitespacePanel = () => {
  const read = useRead('adoption', 'whitespace', undefined);
  return (
    <Loaded read={read}>
      {(whitespace) =>
        whitespace.products.length === 0 ? (
          <EmptyState title="Where there is room to grow" action={<ButtonLink to="/adoption" search={{ view: 'catalogue' }}>Add products</ButtonLink>}>
            Products across, accounts down: what each one owns, tries, could have, or has no use for. Add your products to the catalogue first.
          </EmptyState>
        ) : whitespace.accounts.length === 0 ? (
          <EmptyState title="Where there is room to grow" action={<ButtonLink to="/accounts">Go to Accounts</ButtonLink>}>Add the accounts of your book first; then say what each one has.</EmptyState>
        ) : (
          <Grid whitespace={whitespace} />
        )
      }
    </Loaded>
  );
};
