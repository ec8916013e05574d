import type { DriverFields } from '#shared/value.ts';

/** Says an assumption of a driver by its label, inside of a sentence. */
export const driverWords = ({ assumptions }: Pick<DriverFields, 'assumptions'>): ((key: string) => string) => {
  const labels = new Map(assumptions.map(({ key, label }) => [key, label]));
  return (key) => {
    const label = labels.get(key) ?? key.replaceAll('_', ' ');
    return /^[A-Z][A-Z]/.test(label) ? label : label.replace(/^./, (first) => first.toLowerCase());
  };
};
