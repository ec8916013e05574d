import { Select } from '@mantine/core';
import { stageNames, stages } from '#shared/accounts.ts';
import { categories, categoryNames, objectivePriorities } from '#shared/plan-rules.ts';
import type { Objective } from '#shared/plans.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';
import classes from './plans.module.css';

const upper = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What is known of an objective; each field saves by itself. */
export const ObjectiveFields = ({ objective, accountId }: { objective: Objective; accountId: string }) => {
  const { write } = useWrite('plans', 'updateObjective');
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: objective.id, fields });
  return (
    <>
      <div className={classes['texts'] ?? ''}>
        <SavedTextarea label="Why" placeholder="The customer’s business outcome" spellCheck value={objective.why} onSave={(why) => save({ why })} />
        <SavedTextarea label="What" placeholder="What is there in the end" spellCheck value={objective.what} onSave={(what) => save({ what })} />
        <SavedTextarea label="Internal notes" placeholder="Never in the customer copy" spellCheck value={objective.internalNotes} onSave={(internalNotes) => save({ internalNotes })} />
      </div>
      <div className={classes['fields'] ?? ''}>
        <SavedText label="Name" style={{ gridColumn: 'span 2' }} value={objective.name} fault={(name) => (name === '' ? 'A name is needed.' : null)} onSave={(name) => save({ name })} />
        <Select label="Category" allowDeselect={false} data={categories.map((one) => ({ value: one, label: categoryNames[one] }))} value={objective.category} onChange={(value) => save({ category: categories.find((one) => one === value) })} />
        <MemberPicker label="Owner" value={objective.ownerId} onChange={(ownerId) => save({ ownerId })} />
        <PersonPicker label="Owner at the customer" accountId={accountId} value={objective.customerOwnerId} name={objective.customerOwnerName} onChange={(customerOwnerId) => save({ customerOwnerId })} />
        <DayInput label="Due" value={objective.dueOn} onChange={(dueOn) => save({ dueOn })} />
        <Select label="Stage" clearable placeholder="Any" data={stages.map((one) => ({ value: one, label: stageNames[one] }))} value={objective.stage} onChange={(value) => save({ stage: stages.find((one) => one === value) ?? null })} />
        <Select label="Priority" allowDeselect={false} data={objectivePriorities.map((one) => ({ value: one, label: upper(one) }))} value={objective.priority} onChange={(value) => save({ priority: objectivePriorities.find((one) => one === value) })} />
        <SavedNumber label="Customer’s rank" canBeEmpty value={objective.customerRank} fault={(rank) => (rank !== null && (rank < 1 || rank > 99) ? 'A rank is 1 to 99.' : null)} onSave={(customerRank) => save({ customerRank })} />
      </div>
    </>
  );
};
