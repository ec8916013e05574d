import { Button, Fieldset, Group, Input } from '@mantine/core';
import { sentiments, type Sentiment } from '#shared/accounts.ts';
import { inks, shapes } from '#renderer/ui/marks.tsx';
import classes from './calls.module.css';

/** How the account felt at a call: three buttons of shape and letter; the chosen one again takes it back. */
export const SentimentButtons = ({ value, onChange }: { value: Sentiment | null; onChange: (sentiment: Sentiment | null) => void }) => (
  <Fieldset variant="unstyled" className={classes['sentiment'] ?? ''} legend={<Input.Label size="xs" labelElement="div">Sentiment</Input.Label>}>
    <Group gap={4} wrap="nowrap">
      {sentiments.map((one) => {
        const Shape = shapes[one];
        return (
          <Button key={one} variant={value === one ? 'light' : 'default'} px={8} aria-pressed={value === one} aria-label={`Sentiment ${one}`} onClick={() => onChange(value === one ? null : one)}
            leftSection={<Shape size={12} color={inks[one]} aria-hidden />} styles={{ section: { marginInlineEnd: 4 } }}>
            {one.slice(0, 1).toUpperCase()}
          </Button>
        );
      })}
    </Group>
  </Fieldset>
);
