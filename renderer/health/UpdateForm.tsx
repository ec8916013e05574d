import { Text, Title } from '@mantine/core';
import { updateParts, type HealthUpdate } from '#shared/health.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import classes from './health.module.css';

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** "March 2026" of '2026-03'. */
export const sayMonth = (month: string): string => monthName.format(new Date(`${month}-01T00:00:00Z`));

/** The update of a month; each part saves when it is left. */
export const UpdateForm = ({ accountId, month, update }: { accountId: string; month: string; update: HealthUpdate | null }) => {
  const { write } = useWrite('health', 'saveUpdate');
  return (
    <div className={classes['texts'] ?? ''}>
      {updateParts.map(({ key, label, hint }) => (
        <SavedTextarea key={key} label={label} description={hint} spellCheck minRows={2} value={update?.[key] ?? ''} onSave={(text) => void write({ accountId, month, fields: { [key]: text } })} />
      ))}
    </div>
  );
};

/** An update that is not changed here. */
export const UpdateReading = ({ update }: { update: HealthUpdate }) => (
  <div className={classes['texts'] ?? ''}>
    {updateParts.map(({ key, label }) => (update[key] === '' ? null : <div key={key}><Title order={4} fz="xs">{label}</Title><Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{update[key]}</Text></div>))}
  </div>
);
