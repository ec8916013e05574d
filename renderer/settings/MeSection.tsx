import { SimpleGrid } from '@mantine/core';
import { line, name } from '#shared/records.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const fields = [
  { key: 'name', label: 'Name', says: 'Signs follow-ups, and is the owner of your promises.', autoComplete: 'name' },
  { key: 'email', label: 'Mail', says: 'Tells your side of a calendar entry from theirs.', autoComplete: 'email' },
  { key: 'title', label: 'Title', says: 'Stands under your name in a follow-up.', autoComplete: 'organization-title' },
  { key: 'company', label: 'Company', says: 'Stands under your name in a follow-up.', autoComplete: 'organization' },
] as const;

const faultIn = (key: (typeof fields)[number]['key']) => (entry: string): string | null => {
  if (key === 'email' && entry !== '' && !/^[^\s@]+@[^\s@]+$/.test(entry)) return 'A mail address is written as name@company.com.';
  return faultOf(key === 'name' && entry !== '' ? name : line, entry);
};

export const MeSection = ({ settings: { me }, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Me">
    <SimpleGrid cols={{ base: 1, md: 2 }} maw={700}>
      {fields.map(({ key, label, says, autoComplete }) => (
        <SavedText key={key} label={label} description={says} autoComplete={autoComplete} value={me[key]} fault={faultIn(key)} onSave={(entry) => save((now) => ({ me: { ...now.me, [key]: entry } }))} />
      ))}
    </SimpleGrid>
  </Section>
);
