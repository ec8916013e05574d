import { SegmentedControl, Stack, Text } from '@mantine/core';
import { lossKinds, type LossIs } from '#shared/backtest-rules.ts';

const names: Record<LossIs, string> = { churned: 'Churn', 'churned-or-contracted': 'Churn or contraction' };

/** What counts as a loss. */
export const LossPicker = ({ value, onChange }: { value: LossIs; onChange: (lossIs: LossIs) => void }) => (
  <Stack gap={2}>
    <Text size="xs" fw={500} id="loss-is">A loss is</Text>
    <SegmentedControl size="xs" transitionDuration={0} aria-labelledby="loss-is" value={value} onChange={(next) => onChange(lossKinds.find((one) => one === next) ?? 'churned')} data={lossKinds.map((one) => ({ value: one, label: names[one] }))} />
  </Stack>
);
