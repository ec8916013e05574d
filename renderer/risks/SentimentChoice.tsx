import { Input, SegmentedControl } from '@mantine/core';
import { sentiments, type Sentiment } from '#shared/accounts.ts';

const names: Record<Sentiment, string> = { green: 'Green', yellow: 'Yellow', red: 'Red' };

/** Chooses a sentiment of the account; where it can be left, nothing chosen leaves the one that it has. */
export const SentimentChoice = ({ label, value, onChange, canBeLeft = false }: { label: string; value: Sentiment | null; onChange: (sentiment: Sentiment | null) => void; canBeLeft?: boolean }) => (
  <Input.Wrapper label={label} labelElement="div" size="xs">
    <div><SegmentedControl size="xs" aria-label={label} value={value ?? ''} onChange={(chosen) => onChange(sentiments.find((one) => one === chosen) ?? null)} data={[...(canBeLeft ? [{ value: '', label: 'As it is' }] : []), ...sentiments.map((one) => ({ value: one as string, label: names[one] }))]} /></div>
  </Input.Wrapper>
);
