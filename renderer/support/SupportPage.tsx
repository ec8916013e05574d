import { Button, Checkbox, CloseButton, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { mostCases, noCaseFilters, type CaseFilters, type SupportCase, type SupportOverview } from '#shared/support.ts';
import { severities, severityNames } from '#shared/support-rules.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { CaseDialog } from '#renderer/support/CaseDialog.tsx';
import { CaseGrid } from '#renderer/support/CaseGrid.tsx';
import { PatternList } from '#renderer/support/PatternList.tsx';
import { caseColumns, hasFilters, mixTotal, sayMix, sayVolume, stateLabels } from '#renderer/support/support-words.ts';
import { Volume } from '#renderer/support/Volume.tsx';
import { AnchorLink, ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './support.module.css';

const states = ['open', 'old', 'closed'] as const;
const newCase = (): void => openDialog({ kind: 'new-case', accountId: null });

/** The filters that the address holds; what is none of them is none. */
const useFilters = (): [CaseFilters, (change: Partial<CaseFilters>) => Promise<void>] => {
  const search = useSearch({ from: '/support' });
  const navigate = useNavigate();
  const filters: CaseFilters = {
    text: search.text ?? '',
    accountId: /^[0-9A-HJKMNP-TV-Z]{26}$/.test(search.account ?? '') ? (search.account ?? null) : null,
    severity: severities.find((one) => one === search.severity) ?? null,
    state: states.find((one) => one === search.state) ?? null,
    theme: search.theme ?? '',
    pattern: search.pattern === true,
  };
  const change = (part: Partial<CaseFilters>): Promise<void> => {
    const { text, accountId, severity, state, theme, pattern } = { ...filters, ...part };
    return navigate({ to: '/support', search: { text: text || undefined, account: accountId ?? undefined, severity: severity ?? undefined, state: state ?? undefined, theme: theme || undefined, pattern: pattern || undefined }, replace: true });
  };
  return [filters, change];
};

const Figures = ({ overview }: { overview: SupportOverview }) => {
  const { repeatedAtLeast, repeatedWithinDays, oldAfterDays } = useSettings().support;
  const open = mixTotal(overview.open);
  return (
    <div className={classes['top'] ?? ''}>
      <section aria-labelledby="case-volume">
        <Group gap="md" align="baseline"><Title order={2} id="case-volume" size="h4">Volume</Title><Text size="sm">{sayVolume(overview.volume)}</Text></Group>
        <Volume months={overview.months} />
      </section>
      <section aria-labelledby="case-patterns">
        <Title order={2} id="case-patterns" size="h4">Patterns</Title>
        {overview.patterns.length === 0 ? <Text size="sm" mt={6}>No theme has {repeatedAtLeast} cases in {repeatedWithinDays} days.</Text> : <PatternList patterns={overview.patterns} accountId={null} />}
        <Text size="sm" mt={8}>
          <AnchorLink to="/support" search={{ state: 'open' }} size="sm" underline="always">{count(open, 'open case')}</AnchorLink>{open === 0 ? '' : `: ${sayMix(overview.open)}`}
          {overview.old === 0 ? null : <>; <AnchorLink to="/support" search={{ state: 'old' }} size="sm" underline="always">{overview.old.toLocaleString('en')} older than {count(oldAfterDays, 'day')}</AnchorLink></>}
        </Text>
      </section>
    </div>
  );
};

const Cases = ({ overview }: { overview: SupportOverview }) => {
  const [filters, change] = useFilters();
  // What is typed counts at once; the address follows when the typing rests.
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? filters.text;
  const search = useRef<HTMLInputElement>(null);
  const [isExporting, setExporting] = useState(false);
  const [edited, setEdited] = useState<SupportCase | null>(null);
  const read = useRead('support', 'list', { ...filters, text: typed }, { keep: true });
  const { repeatedWithinDays } = useSettings().support;
  const remember = useDebouncedCallback(async (text: string) => {
    await change({ text });
    setDraft((now) => (now === text ? null : now));
  }, 300);
  const setTyped = (text: string): void => {
    setDraft(text);
    remember(text);
  };
  const clear = (): void => { setDraft(null); void change(noCaseFilters); };
  useKeys('support', {
    f: { does: 'Find in the cases', run: () => search.current?.focus() },
    n: { does: 'New support case', run: newCase },
    e: { does: 'Export what is shown', run: () => setExporting(true) },
  });
  const rows = read.data?.cases ?? [];
  const themes = overview.themes.includes(filters.theme) || filters.theme === '' ? overview.themes : [filters.theme, ...overview.themes];
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between">
        <Group gap="xs">
          <TextInput
            ref={search} w={190} aria-label="Find by title, number or account" placeholder="Title, number or account" maxLength={200} leftSection={<IconSearch size={14} aria-hidden />} value={typed} onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur(); }}
            rightSection={typed === '' ? null : <CloseButton size="xs" aria-label="Clear the text" onClick={() => setTyped('')} />}
          />
          <Select w={170} aria-label="Account" placeholder="Any account" clearable searchable limit={60} data={overview.accounts.map(({ id, name }) => ({ value: id, label: name }))} value={filters.accountId} onChange={(value) => void change({ accountId: value })} />
          <Select w={130} aria-label="Severity" placeholder="Any severity" clearable data={severities.map((value) => ({ value, label: severityNames[value] }))} value={filters.severity} onChange={(value) => void change({ severity: severities.find((one) => one === value) ?? null })} />
          <Select w={140} aria-label="State" placeholder="Any state" clearable data={states.map((value) => ({ value, label: stateLabels[value] }))} value={filters.state} onChange={(value) => void change({ state: states.find((one) => one === value) ?? null })} />
          <Select w={150} aria-label="Theme" placeholder="Any theme" clearable searchable data={themes} value={filters.theme === '' ? null : filters.theme} onChange={(value) => void change({ theme: value ?? '', pattern: value === null ? false : filters.pattern })} />
          <Checkbox size="xs" label={`Last ${count(repeatedWithinDays, 'day')}`} checked={filters.pattern} onChange={(event) => void change({ pattern: event.currentTarget.checked })} />
        </Group>
        <ExportMenu name="Support cases" rows={rows} columns={caseColumns} opened={isExporting} onChange={setExporting} />
      </Group>
      <Loaded read={read}>
        {({ cases, total }) => (
          <>
            {cases.length === 0 ? (
              <EmptyState title="No case passes these filters" action={hasFilters({ ...filters, text: typed }) || filters.pattern ? <Button variant="default" onClick={clear}>Clear the filters</Button> : null}>
                The book has {count(overview.total, 'case')}.
              </EmptyState>
            ) : <CaseGrid rows={cases} onEdit={setEdited} />}
            <output className={classes['foot'] ?? ''}>
              <span>{total === overview.total ? count(total, 'case') : `${total.toLocaleString('en')} of ${count(overview.total, 'case')}`}</span>
              {total > mostCases ? <span>The newest {mostCases.toLocaleString('en')} are shown and exported; narrow the filters for others.</span> : null}
            </output>
          </>
        )}
      </Loaded>
      {edited === null ? null : <CaseDialog accountId={edited.accountId} supportCase={edited} onClose={() => setEdited(null)} />}
    </>
  );
};

/** The support cases of the book, how many there are of them, and what comes again and again (F24). */
export const SupportPage = () => {
  const read = useRead('support', 'overview', undefined);
  return (
    <div className={classes['page'] ?? ''}>
      <PageHead title="Support" beside={<Text size="sm" c="dimmed">Cases of your accounts</Text>} actions={<Button leftSection={<IconPlus size={14} aria-hidden />} onClick={newCase}>New case</Button>} />
      <Loaded read={read}>
        {(overview) => overview.total === 0 ? (
          <EmptyState title="What your customers ask support for" action={<Group gap="xs"><ButtonLink to="/import">Import cases</ButtonLink><Button variant="default" onClick={newCase}>New case</Button></Group>}>
            Export the cases of your help desk as CSV or Excel and import them here. Their number, severity and age feed the health of each account, and themes that come again show as patterns.
          </EmptyState>
        ) : <><Figures overview={overview} /><Cases overview={overview} /></>}
      </Loaded>
    </div>
  );
};
