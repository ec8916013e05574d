import { Select, Text } from '@mantine/core';
import { exponentOf, formatMoney, toMinor } from '#shared/money.ts';
import { categoryNames, forecastFault, forecastLoss, renewalCategories, unspoken } from '#shared/renewal-rules.ts';
import type { RenewalDetail, RenewalFields as Fields } from '#shared/renewals.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';
import { addMonths } from '#shared/days.ts';
import classes from './renewals.module.css';

type Amount = 'amountMinor' | 'swingMinor' | 'bestMinor' | 'likelyMinor' | 'commitMinor';

/** What is called of an open renewal, and what comes next; each field saves by itself. */
export const RenewalFields = ({ renewal }: { renewal: RenewalDetail }) => {
  const today = useToday();
  const { callMonths } = useSettings().renewals;
  const { write } = useWrite('renewals', 'change');
  const save = (fields: Partial<Fields>): void => void write({ id: renewal.contractId, fields });
  const { currency, said, atrMinor } = renewal;
  const unit = 10 ** exponentOf(currency);
  const loss = forecastLoss(atrMinor, renewal.amountMinor);
  const canMonitor = today < addMonths(renewal.dueOn, -callMonths) || renewal.category === null;
  const amount = (field: Amount, label: string, about: string) => (
    <SavedNumber
      label={label} canBeEmpty placeholder={formatMoney(renewal[field], currency)} unit={[currency, currency]} allowDecimal decimalScale={exponentOf(currency)} description={about} inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={said[field] === null ? null : said[field] / unit}
      fault={(entry) => {
        const next = { ...unspoken, ...said, category: renewal.category, [field]: entry === null ? null : toMinor(entry, currency) };
        const fault = forecastFault(field === 'amountMinor' ? { ...next, swingMinor: null } : next, atrMinor, currency);
        return fault === null ? null : fault.sentence;
      }}
      onSave={(entry) => save({ [field]: entry === null ? null : toMinor(entry, currency) })}
    />
  );
  return (
    <div className={classes['fields']}>
      <Select
        label="Category" placeholder={renewal.call === 'missing' ? 'A call is needed' : 'Monitor: no call yet'} clearable={canMonitor} allowDeselect={canMonitor} comboboxProps={{ shadow: 'md' }} error={renewal.call === 'missing' ? 'At this distance “monitor” is no call any more.' : null}
        data={renewalCategories.map((value) => ({ value, label: categoryNames[value] }))} value={renewal.category} onChange={(category) => save({ category })}
      />
      {amount('amountMinor', 'Amount', 'Expected, upsell included; empty is all that is available')}
      {amount('swingMinor', 'Swing', loss === 0 ? 'Nothing is forecast to be lost' : `Of the forecast loss of ${formatMoney(loss, currency)}`)}
      {amount('bestMinor', 'Best', 'The best case')}
      {amount('likelyMinor', 'Likely', 'What will probably be won')}
      {amount('commitMinor', 'Commit', 'What is promised to leadership')}
      {renewal.doubt === '' ? null : <Text size="sm" c={inks.yellow} className={classes['wide'] ?? ''}>{renewal.doubt}</Text>}
      <SavedText className={classes['two'] ?? ''} label="Next step" maxLength={500} value={renewal.nextStep} onSave={(nextStep) => save({ nextStep })} />
      <DayInput label="By" value={renewal.nextDueOn} onChange={(nextDueOn) => save({ nextDueOn })} {...(renewal.nextDueOn !== null && renewal.nextDueOn < today ? { description: 'This day has passed', inputWrapperOrder: ['label', 'input', 'description', 'error'] as const, styles: { input: { color: inks.red, fontWeight: 600 } } } : {})} />
      <MemberPicker label="Driven by" placeholder="As the roles say" job="renewals" value={renewal.driId} onChange={(driId) => save({ driId })} />
    </div>
  );
};
