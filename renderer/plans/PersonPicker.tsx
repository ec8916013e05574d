import { Select, type SelectProps } from '@mantine/core';
import { useRead } from '#renderer/data/reads.ts';

/** Picks a person of the customer. `name` shows one who has left the account since. */
export const PersonPicker = ({ accountId, value, name = '', onChange, ...props }: Omit<SelectProps, 'data' | 'value' | 'onChange' | 'name'> & { accountId: string; value: string | null; name?: string; onChange: (personId: string | null) => void }) => {
  const people = useRead('people', 'find', { accountId, text: '' }).data ?? [];
  const data = people.map(({ id, label }) => ({ value: id, label }));
  return (
    <Select
      searchable
      clearable
      placeholder="Nobody yet"
      nothingFoundMessage="Nobody of the account has that name"
      comboboxProps={{ shadow: 'md' }}
      {...props}
      data={value === null || name === '' || people.some(({ id }) => id === value) ? data : [...data, { value, label: name }]}
      value={value}
      onChange={onChange}
    />
  );
};
