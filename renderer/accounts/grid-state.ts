import { create } from 'zustand';
import { noFilters, type AccountColumn, type AccountFilters, type SavedView } from '#shared/accounts.ts';
import { addDays, type Day } from '#shared/days.ts';

/** What a view of the grid holds: which rows, in which order, with which columns. */
export type View = Omit<SavedView, 'name'>;

export const usualColumns: AccountColumn[] = ['name', 'segment', 'priority', 'stage', 'sentiment', 'health', 'arr', 'renewalOn', 'lastEngagementOn', 'cadence', 'openCommitments'];
const allAccounts: View = { filters: noFilters, sort: { column: 'name', descending: false }, columns: usualColumns };

/** The views that every book has. `windowDays` is how far ahead a renewal counts as near. */
export const builtInViews = (today: Day, windowDays: number): { id: string; name: string; view: View }[] => [
  { id: 'all', name: 'All', view: allAccounts },
  { id: 'at-risk', name: 'At risk', view: { ...allAccounts, filters: { ...noFilters, atRiskOnly: true }, sort: { column: 'arr', descending: true } } },
  { id: 'pr1', name: 'PR1', view: { ...allAccounts, filters: { ...noFilters, priorities: ['PR1'] }, sort: { column: 'arr', descending: true } } },
  { id: 'renewing', name: `Renewing in ${windowDays} days`, view: { ...allAccounts, filters: { ...noFilters, renewalFrom: today, renewalTo: addDays(today, windowDays) }, sort: { column: 'renewalOn', descending: false } } },
  { id: 'due', name: 'Due for a call', view: { ...allAccounts, filters: { ...noFilters, dueOnly: true }, sort: { column: 'cadence', descending: false } } },
];

type GridState = { view: View; viewId: string; selected: ReadonlySet<string>; focusedId: string | null; scrollTop: number };

/** What the grid looks like; it outlives the page, so that going to an account and back changes nothing. */
export const useGrid = create<GridState>(() => ({ view: allAccounts, viewId: 'all', selected: new Set(), focusedId: null, scrollTop: 0 }));

export const openView = (viewId: string, view: View): void => useGrid.setState({ viewId, view, selected: new Set(), focusedId: null, scrollTop: 0 });
export const changeView = (change: Partial<View>): void => useGrid.setState(({ view }) => ({ view: { ...view, ...change }, scrollTop: 0 }));
export const changeFilters = (change: Partial<AccountFilters>): void => changeView({ filters: { ...useGrid.getState().view.filters, ...change } });

/** Sorts by a column: figures and days of interest from the top first, the other way round the second time. */
export const sortBy = (column: AccountColumn, biggestFirst: boolean): void => {
  const { sort } = useGrid.getState().view;
  changeView({ sort: { column, descending: sort.column === column ? !sort.descending : biggestFirst } });
};

export const toggleSelected = (id: string): void =>
  useGrid.setState(({ selected }) => ({ selected: selected.has(id) ? new Set([...selected].filter((one) => one !== id)) : new Set([...selected, id]) }));

/** True where two views show the same. */
export const isSameView = (a: View, b: View): boolean => {
  const plain = ({ filters, sort, columns }: View): string => JSON.stringify([Object.entries(filters).toSorted(([x], [y]) => x.localeCompare(y)), sort.column, sort.descending, columns]);
  return plain(a) === plain(b);
};
