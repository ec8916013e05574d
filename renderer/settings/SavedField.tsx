import { NumberInput, TextInput, type NumberInputProps, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

/** What is typed in a field, until it is left; a value that changes from elsewhere (undo, another window) replaces it. */
const useDraft = <T,>(value: T, save: (draft: T) => void, faultOf: (draft: T) => string | null) => {
  const [draft, setDraft] = useState(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setDraft(value);
  }
  const fault = draft === value ? null : faultOf(draft);
  const commit = (): void => {
    if (draft !== value && faultOf(draft) === null) save(draft);
  };
  return { draft, setDraft, fault, commit };
};

/** A text that saves when it is left or at Enter. What cannot be right is said at the field and not saved. */
export const SavedText = ({ value, onSave, fault: faultOf = () => null, ...props }: Omit<TextInputProps, 'value' | 'onChange'> & { value: string; onSave: (value: string) => void; fault?: (value: string) => string | null }) => {
  const { draft, setDraft, fault, commit } = useDraft(value, (text) => onSave(text.trim()), (text) => faultOf(text.trim()));
  return <TextInput {...props} value={draft} error={fault} onChange={(event) => setDraft(event.currentTarget.value)} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />;
};

/** A number that saves when it is left or at Enter. `unit` is its name for one and for more. Empty is `null` where `canBeEmpty`. */
export const SavedNumber = ({ value, onSave, fault: faultOf = () => null, canBeEmpty = false, unit, ...props }: Omit<NumberInputProps, 'value' | 'onChange' | 'suffix'> & {
  value: number | null;
  onSave: (value: number | null) => void;
  fault?: (value: number | null) => string | null;
  canBeEmpty?: boolean;
  unit?: readonly [one: string, many: string];
}) => {
  const { draft, setDraft, fault, commit } = useDraft(value, onSave, (number) => (number === null && !canBeEmpty ? 'A number is needed here.' : faultOf(number)));
  return (
    <NumberInput
      hideControls
      allowNegative={false}
      allowDecimal={false}
      thousandSeparator=","
      {...(unit === undefined ? {} : { suffix: ` ${draft === 1 ? unit[0] : unit[1]}` })}
      {...(canBeEmpty ? { placeholder: 'None' } : {})}
      {...props}
      value={draft ?? ''}
      error={fault}
      onChange={(typed) => setDraft(typed === '' || !Number.isFinite(Number(typed)) ? null : Number(typed))}
      onBlur={commit}
      onKeyDown={(event) => { if (event.key === 'Enter') commit(); }}
    />
  );
};
