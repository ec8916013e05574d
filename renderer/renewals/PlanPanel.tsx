import { Badge, Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconCopy, IconFileText, IconFileTypeDocx } from '@tabler/icons-react';
import { planMarkdown } from '#shared/renewal-plan.ts';
import type { RenewalPlan } from '#shared/renewals.ts';
import { fileWords } from '#shared/file-words.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { download } from '#renderer/ui/export-table.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { showError } from '#renderer/ui/toasts.tsx';
import classes from './renewals.module.css';

const Exports = ({ plan }: { plan: RenewalPlan }) => {
  const name = `renewal-plan-${fileWords(plan.accountName)}-${plan.on}`;
  const saveDocx = async (): Promise<void> => {
    try {
      const { renewalDocx } = await import('#renderer/renewals/plan-docx.ts');
      download(await renewalDocx(plan), `${name}.docx`);
    } catch {
      showError('The document could not be made. The plan is safe; take the Markdown instead.');
    }
  };
  const saveMarkdown = (): void => download(new Blob([planMarkdown(plan)], { type: 'text/markdown;charset=utf-8' }), `${name}.md`);
  useKeys('renewal-plan', { d: { does: 'Save the plan as Word', run: () => void saveDocx() }, m: { does: 'Save the plan as Markdown', run: saveMarkdown } });
  return (
    <Group gap="xs">
      <CopyButton value={planMarkdown(plan)}>{({ copied, copy }) => <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}</CopyButton>
      <Button variant="default" leftSection={<IconFileText size={14} aria-hidden />} onClick={saveMarkdown}>Markdown</Button>
      <Button variant="default" leftSection={<IconFileTypeDocx size={14} aria-hidden />} onClick={() => void saveDocx()}>Word</Button>
    </Group>
  );
};

/** The renewal plan: each section follows the account until somebody writes it. */
export const PlanPanel = ({ contractId }: { contractId: string }) => {
  const read = useRead('renewals', 'plan', { id: contractId }, { keep: true });
  const { write } = useWrite('renewals', 'savePlan');
  return (
    <Loaded read={read}>
      {(plan) => (
        <Stack gap="md" maw={1000}>
          <Group justify="space-between" align="flex-start">
            <Text size="sm" className={classes['quiet'] ?? ''} maw={560}>{plan.facts} A section follows the account until you write it.</Text>
            <Exports plan={plan} />
          </Group>
          {plan.sections.map(({ key, title, text, isDraft }) => (
            <section key={key} aria-labelledby={`plan-${key}`}>
              <Group gap="xs" mb={4}>
                <Title order={2} id={`plan-${key}`} fz="md">{title}</Title>
                {isDraft ? <Badge size="sm" variant="default">Draft from the account</Badge> : <Button size="compact-xs" variant="subtle" leftSection={<IconArrowBackUp size={12} aria-hidden />} onClick={() => void write({ id: contractId, section: key, text: null })}>Follow the account again</Button>}
              </Group>
              <SavedTextarea aria-label={title} maxRows={24} value={text} onSave={(words) => void write({ id: contractId, section: key, text: words })} />
            </section>
          ))}
        </Stack>
      )}
    </Loaded>
  );
};
