import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { typedTime } from '#renderer/calls/typed-time.ts';

/** A time of day as `HH:mm`, empty without one. `onChange` is called once a time is decided on, by leaving the field or by Enter. */
export const TimeField = ({ value, onChange }: { value: string; onChange: (time: string) => void }) => {
  const [typed, setTyped] = useState<string | null>(null);
  const decide = (): void => {
    const time = typedTime(typed ?? value);
    if (time === null) return;
    setTyped(null);
    if (time !== value) onChange(time);
  };
  const isWrong = typed !== null && typedTime(typed) === null;
  return (
    <TextInput
      label="Time"
      w={84}
      placeholder="14:30"
      value={typed ?? value}
      error={isWrong}
      aria-invalid={isWrong}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={decide}
      onKeyDown={(event) => { if (event.key === 'Enter') decide(); }}
    />
  );
};
