import type { Criterion } from '#shared/plans.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** What a criterion measures, from where to where and until when; each field saves by itself. */
export const CriterionFields = ({ criterion }: { criterion: Criterion }) => {
  const { write } = useWrite('plans', 'updateCriterion');
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: criterion.id, fields });
  const figures = { allowNegative: true, allowDecimal: true, canBeEmpty: true } as const;
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(180px, 1fr) repeat(3, 90px) 130px 90px', gap: 8, alignItems: 'start' }}>
      <SavedText label="Metric" value={criterion.metric} fault={(metric) => (metric === '' ? 'A name is needed.' : null)} onSave={(metric) => save({ metric })} />
      <SavedText label="Unit" placeholder="%, hours" maxLength={40} value={criterion.unit} onSave={(unit) => save({ unit })} />
      <SavedNumber label="Baseline" {...figures} value={criterion.baseline} onSave={(baseline) => save({ baseline })} />
      <SavedNumber label="Target" {...figures} value={criterion.target} onSave={(target) => save({ target })} />
      <DayInput label="By" value={criterion.byOn} onChange={(byOn) => save({ byOn })} />
      <SavedNumber label="Their rank" canBeEmpty value={criterion.customerRank} fault={(rank) => (rank !== null && (rank < 1 || rank > 99) ? '1 to 99' : null)} onSave={(customerRank) => save({ customerRank })} />
    </div>
  );
};
