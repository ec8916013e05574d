import { Box, Button, CopyButton, Textarea } from '@mantine/core';

/** The agenda as plain text, to be sent ahead. */
export const AgendaField = ({ value, onChange }: { value: string; onChange: (agenda: string) => void }) => (
  <Box pos="relative">
    <Textarea label="Agenda" placeholder="One point a line, to be shared days ahead" autosize minRows={2} maxRows={8} spellCheck maxLength={20_000} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    <CopyButton value={value}>
      {({ copied, copy }) => (value === '' ? null : <Button variant="subtle" size="compact-xs" pos="absolute" top={-2} right={0} onClick={copy}>{copied ? 'Copied' : 'Copy agenda'}</Button>)}
    </CopyButton>
  </Box>
);
