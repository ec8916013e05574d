import { accountOfRecord, deletedField, termFields } from './account-fields.ts';
import { contractImportFields } from './contract-fields.ts';
import type { ImportField } from './fields.ts';

const ofContracts = (...keys: string[]): ImportField[] => contractImportFields.filter(({ key }) => keys.includes(key));

/** Lines of contracts, as billing tools export subscriptions: rows of one account with the same days become one contract. */
export const lineImportFields: readonly ImportField[] = [
  { key: 'product', label: 'Product', kind: 'text', needed: true, names: ['product', 'product name', 'plan', 'plan name', 'item', 'line item', 'sku', 'product code', 'subscription item', 'charge name', 'name', 'produkt', 'artikel'] },
  { key: 'contract', label: 'Contract it belongs to', kind: 'text', needed: false, names: ['contract', 'contract number', 'contract name', 'subscription', 'subscription name', 'subscription number', 'order', 'order number', 'vertrag', 'vertragsnummer'] },
  { key: 'externalId', label: 'Id there', kind: 'text', needed: false, names: ['id', 'line id', 'line item id', 'subscription item id', 'order item id', 'subscription line id', 'external id'] },
  ...accountOfRecord,
  ...termFields.filter(({ key }) => key !== 'renewalOn' && key !== 'termMonths'),
  ...ofContracts('amount', 'startOn'),
  { key: 'endsBefore', label: 'First day without it', kind: 'day', needed: false, names: ['end date exclusive', 'ended at', 'current period end', 'period end', 'ends before'] },
  { key: 'termMonths', label: 'Term or billing period in months', kind: 'number', needed: false, telling: true, names: ['bill period months', 'billing period months', 'term months', 'term in months', 'contract term', 'subscription term', 'billing months', 'billing period', 'term', 'laufzeit', 'laufzeit monate'] },
  { key: 'quantity', label: 'Quantity', kind: 'number', needed: false, names: ['quantity', 'qty', 'seats', 'licenses', 'licences', 'number of seats', 'menge', 'anzahl', 'lizenzen'] },
  { key: 'unit', label: 'Unit', kind: 'text', needed: false, telling: true, names: ['unit', 'units', 'unit of measure', 'uom', 'einheit'] },
  { key: 'kind', label: 'Kind', kind: 'choice', needed: false, names: ['kind', 'charge type', 'line type', 'revenue type', 'product type', 'price type', 'type'] },
  { key: 'discount', label: 'Discount (of what is stated before it)', kind: 'number', needed: false, telling: true, names: ['discount', 'discount percent', 'discount rate', 'rabatt'] },
  { key: 'escalator', label: 'Escalator in percent', kind: 'number', needed: false, names: ['escalator', 'uplift', 'price uplift', 'escalator percent', 'indexation'] },
  { key: 'autoRenew', label: 'Renews by itself', kind: 'yes-no', needed: false, names: ['auto renew', 'auto renewal', 'autorenew', 'auto renews', 'automatic renewal', 'evergreen', 'automatische verlangerung'] },
  deletedField,
];
