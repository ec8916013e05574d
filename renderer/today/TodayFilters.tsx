import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { actionTypeNames, actionTypes } from '#shared/actions.ts';
import { todayRuleNames, type TodayFilters as Filters, type TodayPage, type TodayRule } from '#shared/today.ts';
import { ruleNames } from '#renderer/today/rule-names.ts';
import { useRead } from '#renderer/data/reads.ts';

export const todayViews = ['open', 'snoozed', 'closed'] as const;
export type TodayView = (typeof todayViews)[number];

/** What the address asks of Today; what it says wrong is left out. */
export const useTodaySearch = () => {
  const search = useSearch({ from: '/today' });
  const { view, type, rule, account } = search;
  const navigate = useNavigate();
  const filters: Filters = {
    ...(actionTypes.some((one) => one === type) ? { type: type as Filters['type'] } : {}), ...(todayRuleNames.some((one) => one === rule) ? { rule: rule as Filters['rule'] } : {}),
    ...(account !== undefined && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(account) ? { accountId: account } : {}),
  };
  const change = (part: Partial<typeof search>): void => void navigate({ to: '/today', replace: true, search: { ...search, ...part } });
  return { view: todayViews.find((one) => one === view) ?? ('open' satisfies TodayView), filters, isFiltered: Object.keys(filters).length > 0, change };
};

const typeChoices = actionTypes.map((type) => ({ value: type as string, label: actionTypeNames[type] }));
type Counts = TodayPage['counts'];

/** The rules with rows first, by their number of rows. */
const ruleChoices = (counts: Counts) => {
  const all = todayRuleNames.map((rule) => ({ value: rule as string, label: ruleNames[rule], many: counts[rule] ?? 0 })).toSorted((a, b) => b.many - a.many || a.label.localeCompare(b.label));
  return [{ group: 'With rows now', items: all.filter(({ many }) => many > 0) }, { group: 'Without', items: all.filter(({ many }) => many === 0) }].filter(({ items }) => items.length > 0);
};
const RuleChoice = ({ label, many }: { label: string; many: number }) => <Group justify="space-between" gap="xs" wrap="nowrap" flex={1}><span>{label}</span>{many === 0 ? null : <Text span size="xs">{many.toLocaleString('en')}</Text>}</Group>;

/** Which of the actions are shown: the open, the snoozed or the closed ones, of a type, a rule or an account. */
export const TodayFilterBar = ({ snoozed, counts }: { snoozed: number | null; counts: Counts }) => {
  const { view, filters, change } = useTodaySearch();
  const accounts = useRead('accounts', 'list', undefined).data ?? [];
  return (
    <Group gap="xs" mb="xs">
      <SegmentedControl
        size="xs" aria-label="Which actions" value={view} onChange={(next) => change({ view: next === 'open' ? undefined : next })}
        data={[{ value: 'open', label: 'Open' }, { value: 'snoozed', label: snoozed === null || snoozed === 0 ? 'Snoozed' : `Snoozed ${snoozed}` }, { value: 'closed', label: 'Closed' }]}
      />
      <Select size="xs" w={130} aria-label="Type" placeholder="All types" clearable data={typeChoices} value={filters.type ?? null} onChange={(type) => change({ type: type ?? undefined })} />
      <Select size="xs" w={170} aria-label="Rule" placeholder="All rules" clearable searchable nothingFoundMessage="No such rule" data={ruleChoices(counts)} renderOption={({ option }) => <RuleChoice label={option.label} many={counts[option.value as TodayRule] ?? 0} />} value={filters.rule ?? null} onChange={(rule) => change({ rule: rule ?? undefined })} />
      <Select size="xs" w={190} aria-label="Account" placeholder="All accounts" clearable searchable limit={40} nothingFoundMessage="No account has that name" data={accounts.map(({ id, name }) => ({ value: id, label: name }))} value={filters.accountId ?? null} onChange={(account) => change({ account: account ?? undefined })} />
    </Group>
  );
};
