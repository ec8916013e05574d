import { expect, test } from 'vitest';
import type { Found } from '#shared/search.ts';
import { addressOfFound, ofKind } from '#renderer/search/found.ts';

const found = (kind: Found['kind'], id: string, title: string): Found => ({ kind, id, accountId: 'A', title, detail: '', on: null, excerpt: '' });

test('titles that begin with what was typed come first, the rest keep their order', () => {
  const all = [found('accounts', '1', 'Nova Hale'), found('people', '2', 'Hale'), found('accounts', '3', 'Old Hale'), found('accounts', '4', 'Hale Works'), found('accounts', '5', 'hale & co')];
  expect(ofKind(all, 'accounts', ' Hale').map(({ id }) => id)).toEqual(['4', '5', '1', '3']);
});

test.each([
  ['accounts', { to: '/accounts/$id', params: { id: 'X' }, search: {} }],
  ['people', { to: '/accounts/$id', params: { id: 'A' }, search: { section: 'people' } }],
  ['activities', { to: '/calls/$id', params: { id: 'X' }, search: {} }],
  ['commitments', { to: '/accounts/$id', params: { id: 'A' }, search: { section: 'commitments' } }],
  ['contracts', { to: '/accounts/$id', params: { id: 'A' }, search: { section: 'contracts' } }],
] as const)('a result of %s opens %j', (kind, address) => {
  expect(addressOfFound(found(kind, 'X', 'x'))).toEqual(address);
});
