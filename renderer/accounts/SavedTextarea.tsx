import { Textarea, type TextareaProps } from '@mantine/core';
import { useState } from 'react';

/** Several lines of text that save when they are left. A value that changes from elsewhere replaces what was typed. */
export const SavedTextarea = ({ value, onSave, ...props }: Omit<TextareaProps, 'value' | 'onChange'> & { value: string; onSave: (value: string) => void }) => {
  const [draft, setDraft] = useState(value);
  const [from, setFrom] = useState(value);
  if (from !== value) {
    setFrom(value);
    setDraft(value);
  }
  return <Textarea autosize minRows={2} maxRows={12} {...props} value={draft} onChange={(event) => setDraft(event.currentTarget.value)} onBlur={() => { if (draft.trim() !== value) onSave(draft.trim()); }} />;
};
