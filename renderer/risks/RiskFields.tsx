import { Select, Switch } from '@mantine/core';
import { exponentOf, formatMoney, toMinor } from '#shared/money.ts';
import { impactNames, reasonNames, riskImpacts, riskReasons } from '#shared/risk-rules.ts';
import type { Risk } from '#shared/risks.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { byWhom } from '#renderer/risks/risk-words.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { inks } from '#renderer/ui/marks.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';
import classes from './risks.module.css';

/** What is known of a closed risk. */
export const RiskKnown = ({ risk }: { risk: Risk }) => (
  <dl className={classes['known']}>
    <div><dt>Reason</dt><dd>{reasonNames[risk.reason]}</dd></div>
    <div><dt>Impact</dt><dd>{impactNames[risk.impact]}</dd></div>
    <div><dt>The save was worked on</dt><dd>{risk.isIntervened ? 'Yes' : 'No'}</dd></div>
    {risk.about === '' ? null : <div className={classes['wide']}><dt>What it was</dt><dd>{risk.about}</dd></div>}
    <div className={classes['wide']}><dt>Last next step</dt><dd>{risk.nextStep}, {byWhom(risk.owner)}</dd></div>
  </dl>
);

/** What a risk is and what happens next; each field saves by itself. */
export const RiskFields = ({ risk }: { risk: Risk }) => {
  const today = useToday();
  const { write } = useWrite('risks', 'change');
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: risk.id, fields });
  const { currency } = risk.arr;
  const unit = 10 ** exponentOf(currency);
  const isLate = risk.nextDueOn < today;
  return (
    <div className={classes['fields'] ?? ''}>
      <Select label="Reason" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={riskReasons.map((value) => ({ value, label: reasonNames[value] }))} value={risk.reason} onChange={(reason) => save({ reason: reason ?? undefined })} />
      <Select label="Impact" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={riskImpacts.map((value) => ({ value, label: impactNames[value] }))} value={risk.impact} onChange={(impact) => save({ impact: impact ?? undefined })} />
      <SavedNumber
        label="ARR at risk" canBeEmpty placeholder={`All of it: ${formatMoney(risk.arr.minor, currency)}`} unit={[currency, currency]} allowDecimal decimalScale={exponentOf(currency)}
        value={risk.arrMinor === null ? null : risk.arrMinor / unit} fault={(amount) => (amount !== null && toMinor(amount, currency) > risk.arr.minor ? `More than the ARR of ${formatMoney(risk.arr.minor, currency)} cannot be at risk.` : amount === 0 ? 'Leave it empty where all of it is at risk.' : null)}
        onSave={(amount) => save({ arrMinor: amount === null ? null : toMinor(amount, currency) })}
      />
      <SavedTextarea className={classes['wide'] ?? ''} label="What it is" description="Its first line stands on the account as the risk reason." inputWrapperOrder={['label', 'input', 'description', 'error']} value={risk.about} onSave={(about) => save({ about })} />
      <SavedText className={classes['two'] ?? ''} label="Next step" required maxLength={500} value={risk.nextStep} fault={(text) => (text === '' ? 'A risk has a next step.' : null)} onSave={(nextStep) => save({ nextStep })} />
      <MemberPicker label="Owner of the next step" value={risk.ownerId} onChange={(ownerId) => save({ ownerId })} />
      <DayInput label="By" required clearable={false} value={risk.nextDueOn} onChange={(nextDueOn) => { if (nextDueOn !== null) save({ nextDueOn }); }} {...(isLate ? { description: 'This day has passed', inputWrapperOrder: ['label', 'input', 'description', 'error'] as const, styles: { input: { color: inks.red, fontWeight: 600 } } } : {})} />
      <Switch className={classes['wide'] ?? ''} size="sm" label="The save was worked on" description="A red score before a save that was worked on is no false alarm." checked={risk.isIntervened} onChange={(event) => save({ isIntervened: event.currentTarget.checked })} />
    </div>
  );
};
