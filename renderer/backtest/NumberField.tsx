import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

/** A figure that counts as it is typed; an unfinished one ("-", empty) waits and is put back when the field is left. */
export const NumberField = ({ value, onChange, ...props }: Omit<NumberInputProps, 'value' | 'onChange'> & { value: number; onChange: (value: number) => void }) => {
  const [typed, setTyped] = useState<string | number | null>(null);
  return (
    <NumberInput
      hideControls size="xs" decimalScale={6} {...props}
      value={typed ?? value}
      onChange={(next) => {
        setTyped(next);
        const figure = typeof next === 'number' ? next : Number.parseFloat(next);
        if (Number.isFinite(figure)) onChange(figure);
      }}
      onBlur={() => setTyped(null)}
    />
  );
};
