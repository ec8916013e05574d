import { NumberInput, type NumberInputProps } from '@mantine/core';

/** A number of a draft. Its fault stands at it; empty is `null` where `onEmpty` takes it, else 0. */
export const DraftNumber = ({ value, faults, path, onChange, onEmpty, ...props }: Omit<NumberInputProps, 'value' | 'onChange'> & { value: number | null; faults: ReadonlyMap<string, string>; path: string; onChange: (value: number) => void; onEmpty?: () => void }) => (
  <NumberInput
    size="xs" hideControls allowNegative={false} decimalScale={2} {...props} value={value ?? ''} error={faults.get(path) ?? null}
    onChange={(typed) => {
      if (typed === '' && onEmpty !== undefined) onEmpty();
      else onChange(typed === '' || !Number.isFinite(Number(typed)) ? 0 : Number(typed));
    }}
  />
);
