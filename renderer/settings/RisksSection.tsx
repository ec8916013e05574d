import { Button, Fieldset, Group, Select, SimpleGrid, Stack, Title } from '@mantine/core';
import { severities, severityNames } from '#shared/escalation-rules.ts';
import { publishedRiskLimits, riskLimits, type RiskLimits } from '#shared/presets/risk-limits.ts';
import { reasonNames, riskReasons } from '#shared/risk-rules.ts';
import type { Settings } from '#shared/settings.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const days = ['day', 'days'] as const;
const figures = [
  { key: 'nearEveryDays', label: 'Update while the renewal is near, every' },
  { key: 'farEveryDays', label: 'Update while it is not, every' },
  { key: 'longestDays', label: 'Overdue in any case after' },
  { key: 'escalateNotEngagedDays', label: 'PR1 escalates when not engaged for' },
] as const;
const longest = 500;

/** The rhythm of risks and escalations, and what is offered against a risk of each reason. */
export const RisksSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const playbooks = useRead('playbooks', 'list', undefined).data ?? [];
  const change = (part: Partial<RiskLimits>): void => save(({ risks }) => ({ risks: { ...risks, ...part } }));
  const { mitigations: _, ...published } = publishedRiskLimits;
  const { mitigations, ...own } = settings.risks;
  return (
    <Section title="Risks" says="How often a risk and an escalation are updated. The renewal is near while it falls in this or the next fiscal quarter.">
      <Stack gap="sm">
        <Group justify="space-between" maw={760}>
          <Title order={3}>Risks</Title>
          {JSON.stringify(own) === JSON.stringify(published) ? null : <Button size="compact-sm" variant="default" onClick={() => change(published)}>Back to the published figures</Button>}
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} maw={760}>
          {figures.map(({ key, label }) => (
            <SavedNumber key={key} label={label} unit={days} value={settings.risks[key]} fault={(entry) => faultOf(riskLimits.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />
          ))}
        </SimpleGrid>
        <Title order={3}>Escalations: an update every</Title>
        <SimpleGrid cols={{ base: 2, sm: 4 }} maw={760}>
          {severities.map((severity) => (
            <SavedNumber
              key={severity} label={severityNames[severity]} unit={['working day', 'working days']} value={settings.risks.escalationEvery[severity]} fault={(entry) => faultOf(riskLimits.shape.escalationEvery.shape[severity], entry)}
              onSave={(entry) => { if (entry !== null) save(({ risks }) => ({ risks: { ...risks, escalationEvery: { ...risks.escalationEvery, [severity]: entry } } })); }}
            />
          ))}
        </SimpleGrid>
      </Stack>
      <Stack gap="sm" maw={760}>
        <Title order={3}>Mitigation library</Title>
        {riskReasons.map((reason) => {
          const { steps, playbook } = mitigations[reason];
          const set = (part: Partial<RiskLimits['mitigations'][typeof reason]>): void => save(({ risks }) => ({ risks: { ...risks, mitigations: { ...risks.mitigations, [reason]: { ...risks.mitigations[reason], ...part } } } }));
          const shipped = publishedRiskLimits.mitigations[reason];
          return (
            <Fieldset key={reason} legend={reasonNames[reason]}>
              <Stack gap="xs">
                <SavedTextarea label="Steps, one a line" value={steps.join('\n')} onSave={(text) => set({ steps: text.split('\n').map((line) => line.trim().slice(0, longest)).filter((line) => line !== '').slice(0, 30) })} />
                <Group justify="space-between" align="flex-end">
                  <Select w={260} label="Playbook that fits" placeholder="None" clearable comboboxProps={{ shadow: 'md' }} data={playbooks.map(({ ref, name }) => ({ value: ref, label: name }))} value={playbook === '' ? null : playbook} onChange={(ref) => set({ playbook: ref ?? '' })} />
                  {JSON.stringify(mitigations[reason]) === JSON.stringify(shipped) ? null : <Button size="compact-sm" variant="default" onClick={() => set(shipped)}>Back to what ships</Button>}
                </Group>
              </Stack>
            </Fieldset>
          );
        })}
      </Stack>
    </Section>
  );
};
