import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '#renderer/data/reads.ts';

/** Picks an account of the book by typing a part of its name. Gives its id, or `null` where it is cleared. `leaveOut` is an account that cannot be picked. */
export const AccountPicker = ({ value, onChange, label, leaveOut, ...props }: {
  value: string | null;
  onChange: (accountId: string | null) => void;
  label: string;
  leaveOut?: string;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
  'data-autofocus'?: boolean;
}) => {
  const accounts = useRead('accounts', 'list', undefined).data ?? [];
  return (
    <Select
      label={label}
      placeholder="Type a name"
      nothingFoundMessage="No account has that name"
      searchable
      clearable
      limit={40}
      comboboxProps={{ shadow: 'md' }}
      {...props}
      data={accounts.filter(({ id }) => id !== leaveOut).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
};
