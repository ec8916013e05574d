import { NavLink } from '@mantine/core';
import { createLink, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Settings } from '#shared/settings.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AppearanceSection } from '#renderer/settings/AppearanceSection.tsx';
import { BookSection } from '#renderer/settings/BookSection.tsx';
import { DataSection } from '#renderer/settings/DataSection.tsx';
import { MeSection } from '#renderer/settings/MeSection.tsx';
import { RulesSection } from '#renderer/settings/RulesSection.tsx';
import { useSaveSettings, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SegmentsSection } from '#renderer/settings/SegmentsSection.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './settings.module.css';

const SectionLink = createLink(NavLink<'a'>);

const sections = { me: 'Me', book: 'Book', segments: 'Segments and priorities', rules: 'Today’s rules', appearance: 'Appearance', data: 'Data' } as const;
type SectionName = keyof typeof sections;
const sectionNames = Object.keys(sections) as SectionName[];

const bodies: Record<SectionName, ComponentType<{ settings: Settings; save: SaveSettings }>> = { me: MeSection, book: BookSection, segments: SegmentsSection, rules: RulesSection, appearance: AppearanceSection, data: DataSection };

/** The settings, a section at a time. Everything saves by itself; the section is in the address. */
export const SettingsPage = () => {
  const { section: asked } = useSearch({ from: '/settings' });
  const section = sectionNames.find((name) => name === asked) ?? 'me';
  const read = useRead('settings', 'read', undefined);
  const save = useSaveSettings();
  const Body = bodies[section];
  return (
    <>
      <PageHead title="Settings" />
      <div className={classes['page']}>
        <nav aria-label="Sections of the settings">
          {sectionNames.map((name) => <SectionLink key={name} to="/settings" search={{ section: name }} replace label={sections[name]} active={name === section} aria-current={name === section ? 'page' : undefined} className={classes['entry']} />)}
        </nav>
        <Loaded read={read}>{(settings) => <div><Body settings={settings} save={save} /></div>}</Loaded>
      </div>
    </>
  );
};
