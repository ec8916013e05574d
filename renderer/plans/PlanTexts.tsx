import type { Plan } from '#shared/plans.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './plans.module.css';

/** The texts of a plan. Each saves when it is left. */
export const PlanTexts = ({ plan }: { plan: Plan }) => {
  const { write } = useWrite('plans', 'update');
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: plan.id, fields });
  return (
    <>
      <div className={classes['texts'] ?? ''}>
        <SavedTextarea label="Strategy" description="How the customer gets there, in a few sentences." spellCheck minRows={3} value={plan.strategy} onSave={(strategy) => save({ strategy })} />
        <SavedTextarea label="Highlights" description="What went well and what is new; update it at least quarterly." spellCheck minRows={3} value={plan.highlights} onSave={(highlights) => save({ highlights })} />
        <SavedTextarea label="Internal notes" description="Never in the customer copy." spellCheck minRows={3} value={plan.internalNotes} onSave={(internalNotes) => save({ internalNotes })} />
      </div>
      <div className={classes['fields'] ?? ''} style={{ maxWidth: 520, gridTemplateColumns: '2fr 1fr' }}>
        <SavedText label="Name of the plan" value={plan.name} fault={(name) => (name === '' ? 'A name is needed.' : null)} onSave={(name) => save({ name })} />
        <DayInput label="Due" value={plan.dueOn} onChange={(dueOn) => save({ dueOn })} />
      </div>
    </>
  );
};
