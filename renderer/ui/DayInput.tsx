import { DateInput, type DateInputProps } from '@mantine/dates';
import { useRef, useState } from 'react';
import type { Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { typedDay } from '#renderer/ui/typed-day.ts';

const written = (on: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

/** A day, picked or typed. `onChange` is called once a day is decided on: picked, cleared, or typed and left or confirmed by Enter. */
export const DayInput = ({ value, onChange, ...props }: Omit<DateInputProps, 'value' | 'onChange'> & { value: Day | null; onChange: (on: Day | null) => void }) => {
  const today = useToday();
  const [typed, setTyped] = useState<Day | null | undefined>(undefined);
  const isTyping = useRef(false);
  const decide = (): void => {
    if (typed !== undefined && typed !== value) onChange(typed);
    setTyped(undefined);
  };
  return (
    <DateInput
      valueFormat={written}
      dateParser={(text) => typedDay(text, today)}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${typeof props.label === 'string' ? props.label.toLowerCase() : 'the day'}`, tabIndex: -1 }}
      popoverProps={{ withinPortal: true, shadow: 'md' }}
      {...props}
      value={typed === undefined ? value : typed}
      onInput={() => { isTyping.current = true; }}
      onChange={(on) => {
        if (isTyping.current) setTyped(on);
        else {
          setTyped(undefined);
          if (on !== value) onChange(on);
        }
        isTyping.current = false;
      }}
      onKeyDown={(event) => { if (event.key === 'Enter') decide(); }}
      onBlur={decide}
    />
  );
};
