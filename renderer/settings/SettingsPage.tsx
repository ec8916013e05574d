import { NavLink } from '@mantine/core';
import { createLink, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Settings } from '#shared/settings.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AdoptionLimitsSection } from '#renderer/settings/AdoptionLimitsSection.tsx';
import { AppearanceSection } from '#renderer/settings/AppearanceSection.tsx';
import { ArchetypeSection } from '#renderer/settings/ArchetypeSection.tsx';
import { BacktestSection } from '#renderer/settings/BacktestSection.tsx';
import { BookSection } from '#renderer/settings/BookSection.tsx';
import { BrandSection } from '#renderer/settings/BrandSection.tsx';
import { CapacitySection } from '#renderer/settings/CapacitySection.tsx';
import { DataSection } from '#renderer/settings/DataSection.tsx';
import { ExpansionSettings } from '#renderer/settings/ExpansionSettings.tsx';
import { SurveySettings } from '#renderer/settings/SurveySettings.tsx';
import { HealthSettings } from '#renderer/settings/HealthSettings.tsx';
import { JourneySettings } from '#renderer/settings/JourneySettings.tsx';
import { KpisSection } from '#renderer/settings/KpisSection.tsx';
import { MeSection } from '#renderer/settings/MeSection.tsx';
import { OnboardingSection } from '#renderer/settings/OnboardingSection.tsx';
import { RenewalsSection } from '#renderer/settings/RenewalsSection.tsx';
import { ReviewSettings } from '#renderer/settings/ReviewSettings.tsx';
import { RisksSection } from '#renderer/settings/RisksSection.tsx';
import { RulesSection } from '#renderer/settings/RulesSection.tsx';
import { useSaveSettings, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SegmentsSection } from '#renderer/settings/SegmentsSection.tsx';
import { StakeholdersSection } from '#renderer/settings/StakeholdersSection.tsx';
import { SupportSettings } from '#renderer/settings/SupportSettings.tsx';
import { TeamSection } from '#renderer/settings/TeamSection.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { AdvocacySettings } from '#renderer/settings/AdvocacySettings.tsx';
import { ValueSettings } from '#renderer/settings/ValueSettings.tsx';
import { VoiceSettings } from '#renderer/settings/VoiceSettings.tsx';
import classes from './settings.module.css';

const SectionLink = createLink(NavLink<'a'>);

const sections = { me: 'Me', book: 'Book', segments: 'Segments and priorities', archetype: 'Role and archetype', team: 'Team', journey: 'Journey and review', rules: 'Today’s rules', onboarding: 'Onboarding', stakeholders: 'Stakeholders', adoption: 'Adoption', health: 'Health', support: 'Support', risks: 'Risks', renewals: 'Renewals', reviews: 'Business reviews', kpis: 'KPIs', capacity: 'Hours and rhythm', value: 'Value', expansion: 'Expansion', surveys: 'Surveys', voice: 'Voice of customer', advocacy: 'References', backtest: 'Backtest', brand: 'Brand', appearance: 'Appearance', data: 'Data' } as const;
type SectionName = keyof typeof sections;
const sectionNames = Object.keys(sections) as SectionName[];

const bodies: Record<SectionName, ComponentType<{ settings: Settings; save: SaveSettings }>> = { me: MeSection, book: BookSection, segments: SegmentsSection, archetype: ArchetypeSection, team: TeamSection, journey: JourneySettings, rules: RulesSection, onboarding: OnboardingSection, stakeholders: StakeholdersSection, adoption: AdoptionLimitsSection, health: HealthSettings, support: SupportSettings, risks: RisksSection, renewals: RenewalsSection, reviews: ReviewSettings, kpis: KpisSection, capacity: CapacitySection, value: ValueSettings, expansion: ExpansionSettings, surveys: SurveySettings, voice: VoiceSettings, advocacy: AdvocacySettings, backtest: BacktestSection, brand: BrandSection, appearance: AppearanceSection, data: DataSection };

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
