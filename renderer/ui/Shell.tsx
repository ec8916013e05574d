import { Anchor, AppShell, Badge, Box, Button, Group, Kbd, NavLink, Text, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { openSpotlight } from '@mantine/spotlight';
import { IconAlertTriangle, IconBook, IconBook2, IconBriefcase, IconBuildingSkyscraper, IconCalendarTime, IconChartBar, IconChartLine, IconChecklist, IconCoins, IconFileText, IconFlag, IconHeartbeat, IconLifebuoy, IconMessage2, IconMessageStar, IconPhone, IconPresentation, IconRefresh, IconRocket, IconSearch, IconSettings, IconSpeakerphone, IconSun, IconTrendingUp, type Icon } from '@tabler/icons-react';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';
import { pages } from '#shared/settings.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useConnection } from '#renderer/data/transport.ts';
import { redoChange, undoChange } from '#renderer/data/writes.ts';
import { openDialog, useDialogs } from '#renderer/ui/dialogs.ts';
import { isTextField, useKeys } from '#renderer/ui/keys.ts';
import classes from './Shell.module.css';

type Page = (typeof pages)[number];
const entries: Record<Page, { label: string; icon: Icon; letter: string }> = {
  today: { label: 'Today', icon: IconSun, letter: 't' },
  accounts: { label: 'Accounts', icon: IconBuildingSkyscraper, letter: 'a' },
  calls: { label: 'Calls', icon: IconPhone, letter: 'c' },
  commitments: { label: 'Commitments', icon: IconChecklist, letter: 'm' },
  plans: { label: 'Plans', icon: IconFlag, letter: 'p' },
  onboarding: { label: 'Onboarding', icon: IconRocket, letter: 'o' },
  playbooks: { label: 'Playbooks', icon: IconBook2, letter: 'b' },
  health: { label: 'Health', icon: IconHeartbeat, letter: 'h' },
  adoption: { label: 'Adoption', icon: IconChartLine, letter: 'd' },
  risks: { label: 'Risks', icon: IconAlertTriangle, letter: 'r' },
  support: { label: 'Support', icon: IconLifebuoy, letter: 'u' },
  renewals: { label: 'Renewals', icon: IconRefresh, letter: 'n' },
  expansion: { label: 'Expansion', icon: IconTrendingUp, letter: 'e' },
  value: { label: 'Value', icon: IconCoins, letter: 'v' },
  surveys: { label: 'Surveys', icon: IconMessageStar, letter: 'y' },
  ledger: { label: 'ARR ledger', icon: IconBook, letter: 'l' },
  reviews: { label: 'Business reviews', icon: IconPresentation, letter: 'q' },
  documents: { label: 'Documents', icon: IconFileText, letter: 'f' },
  voice: { label: 'Customer voice', icon: IconMessage2, letter: 'i' },
  advocacy: { label: 'References', icon: IconSpeakerphone, letter: 'x' },
  kpis: { label: 'KPIs', icon: IconChartBar, letter: 'k' },
  rhythm: { label: 'Rhythm', icon: IconCalendarTime, letter: 'w' },
};

/** How many rows of a page ask for something; nothing where none does. */
const useDue = (): Partial<Record<Page, number>> => {
  const counts = Object.entries(useRead('today', 'read', undefined).data?.counts ?? {});
  const of = (isOf: (rule: string) => boolean): number => counts.reduce((sum, [rule, count]) => sum + (isOf(rule) ? count : 0), 0);
  return {
    today: of(() => true),
    calls: of((rule) => rule === 'call-not-logged' || rule === 'call-draft'),
    commitments: of((rule) => rule === 'commitment-overdue' || rule === 'commitment-due'),
    onboarding: of((rule) => rule.startsWith('onboarding-')),
    playbooks: of((rule) => rule === 'step-due'),
    health: of((rule) => rule === 'health-fell'),
    adoption: of((rule) => rule === 'usage-alert'),
    risks: of((rule) => rule === 'risk-overdue' || rule === 'escalation-overdue' || rule === 'risk-missing'),
  };
};

/** The addresses of single records that belong to a page of the rail beside its own. */
const alsoBelow: Record<string, string[]> = { '/risks': ['/escalations'] };

const connectionWords = { open: 'Saved on this machine', connecting: 'Opening', closed: 'Daybook stopped; what you type waits here', locked: 'This link was used already; start Daybook again for a new one' } as const;

/** The frame of every page: the rail, the search, and the keys that work anywhere. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const navigate = useNavigate();
  const settings = useSettings();
  const due = useDue();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const connection = useConnection((one) => one.state);
  const shown = [...settings.rail.order, ...pages.filter((page) => !settings.rail.order.includes(page))].filter((page) => !settings.rail.hidden.includes(page));
  const accountId = (): string | null => useDialogs.getState().accountOnScreen;

  // Without preventDefault, Chromium undoes in the field that was typed in last, and puts the focus there.
  useHotkeys([
    ['mod+Z', (event) => { if (!isTextField(document.activeElement)) { event.preventDefault(); void undoChange(null); } }, { preventDefault: false }],
    ['mod+shift+Z', (event) => { if (!isTextField(document.activeElement)) { event.preventDefault(); void redoChange(); } }, { preventDefault: false }],
  ], []);
  /** The next Tab is on the page that was gone to, not in the frame. */
  const goTo = async (page: Page | 'settings'): Promise<void> => {
    await navigate({ to: `/${page}` });
    main.current?.focus({ preventScroll: true });
  };
  useKeys('frame', {
    ...Object.fromEntries(pages.map((page) => [`g ${entries[page].letter}`, { does: `Go to ${entries[page].label}`, run: () => void goTo(page) }])),
    'g s': { does: 'Go to Settings', run: () => void goTo('settings') },
    '/': { does: 'Search', run: () => openSpotlight() },
    l: { does: 'Log a call', run: () => openDialog({ kind: 'log-call', accountId: accountId() }) },
    c: { does: 'New commitment', run: () => openDialog({ kind: 'new-commitment', accountId: accountId() }) },
    '?': { does: 'Show the keys of this page', run: () => openDialog({ kind: 'keys' }) },
  });

  const isBelow = (to: string): boolean => [to, ...(alsoBelow[to] ?? [])].some((start) => path.startsWith(`${start}/`));
  const railLink = (to: string, label: string, Icon: Icon, count: number | undefined) => (
    <NavLink
      key={to}
      component={Link}
      to={to as never}
      label={label}
      leftSection={<Icon size={17} stroke={1.6} aria-hidden />}
      rightSection={count === undefined || count === 0 ? null : <Badge size="sm" variant="default" circle={count < 10} aria-label={`${count} due`}>{count}</Badge>}
      active={path === to || isBelow(to)}
      aria-current={path === to ? 'page' : isBelow(to) ? 'true' : undefined}
      className={classes['entry'] ?? ''}
    />
  );

  return (
    <AppShell header={{ height: 46 }} navbar={{ width: 186, breakpoint: 0 }} padding="md" transitionDuration={0}>
      <AppShell.Header px="md" component="header">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Anchor href="#main" className={classes['skip'] ?? ''} onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>Skip to the page</Anchor>
          <Group gap={8} wrap="nowrap" w={170}>
            <IconBriefcase size={18} aria-hidden />
            <Text fw={650} size="sm">Daybook</Text>
          </Group>
          <UnstyledButton className={classes['search'] ?? ''} onClick={() => openSpotlight()} aria-label="Search or run a command">
            <Group justify="space-between" wrap="nowrap">
              <Group gap={6} wrap="nowrap"><IconSearch size={14} aria-hidden /><Text size="sm">Search or run a command</Text></Group>
              <Kbd size="xs">Ctrl K</Kbd>
            </Group>
          </UnstyledButton>
          <Group gap="xs" wrap="nowrap" justify="flex-end">
            <Text size="xs" c={connection === 'open' ? 'dimmed' : 'red'} component="output">{connectionWords[connection]}</Text>
            <Button variant="default" flex="none" onClick={() => openDialog({ kind: 'log-call', accountId: accountId() })}>Log a call</Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label="Pages">
        <Box className={classes['pages'] ?? ''}>{shown.map((page) => railLink(`/${page}`, entries[page].label, entries[page].icon, due[page]))}</Box>
        {railLink('/settings', 'Settings', IconSettings, undefined)}
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1} className={classes['main'] ?? ''}>{children}</AppShell.Main>
    </AppShell>
  );
};
