import { useComputedColorScheme } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconArrowRight, IconBook2, IconBuildingSkyscraper, IconChartLine, IconChecklist, IconDatabaseExport, IconFileImport, IconFlag, IconHeartbeat, IconHistory, IconKeyboard, IconLayoutGrid, IconLifebuoy, IconListCheck, IconMoon, IconPhone, IconPhoneCalling, IconRocket, IconSitemap, IconSquareCheck, IconSun, IconUrgent, IconUsersGroup, type Icon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSettings } from '#renderer/data/book.ts';
import { call } from '#renderer/data/reads.ts';
import { redoChange, sentenceOf, undoChange, useWrite } from '#renderer/data/writes.ts';
import { openDialog, useDialogs } from '#renderer/ui/dialogs.ts';
import { showError, showUndo } from '#renderer/ui/toasts.tsx';

/** Something that the palette does. `also` are words under which it is found beside its name. */
export type Command = { name: string; also: string; keys: string; icon: Icon; run: () => void };

const backUpNow = async (): Promise<void> => {
  try {
    const { file } = await call('book', 'backUp', undefined);
    showUndo(`Backed up as ${file}`, null);
  } catch (error) {
    showError(sentenceOf(error));
  }
};

/** Every command of the palette, in the order of the empty palette. */
export const useCommands = (): Command[] => {
  const navigate = useNavigate();
  const settings = useSettings();
  const isDark = useComputedColorScheme() === 'dark';
  const { write: saveSettings } = useWrite('settings', 'save');
  const accountId = (): string | null => useDialogs.getState().accountOnScreen;
  const onScreen = useDialogs((dialogs) => dialogs.accountOnScreen);
  const stakeholders: Command[] = onScreen === null ? [] : [{ name: 'Stakeholder map of this account', also: 'org chart influence people champion', keys: '', icon: IconSitemap, run: () => void navigate({ to: '/accounts/$id/map', params: { id: onScreen }, search: {} }) }];
  return [
    { name: 'Log a call', also: 'note meeting held', keys: 'L', icon: IconPhone, run: () => openDialog({ kind: 'log-call', accountId: accountId() }) },
    { name: 'Plan a call', also: 'schedule meeting calendar', keys: '', icon: IconPhoneCalling, run: () => openDialog({ kind: 'plan-call', accountId: accountId() }) },
    { name: 'New commitment', also: 'promise task to-do', keys: 'C', icon: IconChecklist, run: () => openDialog({ kind: 'new-commitment', accountId: accountId() }) },
    { name: 'New action', also: 'task to-do reminder call to action by hand', keys: '', icon: IconSquareCheck, run: () => openDialog({ kind: 'new-action', accountId: accountId() }) },
    { name: 'New account', also: 'add customer', keys: '', icon: IconBuildingSkyscraper, run: () => openDialog({ kind: 'new-account' }) },
    { name: 'New success plan', also: 'plan objective template', keys: '', icon: IconFlag, run: () => openDialog({ kind: 'new-plan', accountId: accountId() }) },
    ...stakeholders,
    { name: 'Start an onboarding', also: 'new customer kickoff time to value', keys: '', icon: IconRocket, run: () => openDialog({ kind: 'start-onboarding', accountId: accountId() }) },
    { name: 'Start a playbook', also: 'run play steps risk renewal expansion', keys: '', icon: IconBook2, run: () => openDialog({ kind: 'start-playbook', accountId: accountId(), playbookRef: null }) },
    { name: 'Open a risk', also: 'new risk churn contraction red register', keys: '', icon: IconAlertTriangle, run: () => openDialog({ kind: 'new-risk', accountId: accountId(), alertId: null }) },
    { name: 'Open an escalation', also: 'new escalation blocker critical severity', keys: '', icon: IconUrgent, run: () => openDialog({ kind: 'new-escalation', accountId: accountId() }) },
    { name: 'Go to Today', also: '', keys: 'G T', icon: IconArrowRight, run: () => void navigate({ to: '/today' }) },
    { name: 'Go to Accounts', also: 'portfolio book', keys: 'G A', icon: IconArrowRight, run: () => void navigate({ to: '/accounts' }) },
    { name: 'Go to Calls', also: 'cadence agenda', keys: 'G C', icon: IconArrowRight, run: () => void navigate({ to: '/calls' }) },
    { name: 'Go to Commitments', also: 'promises', keys: 'G M', icon: IconArrowRight, run: () => void navigate({ to: '/commitments' }) },
    { name: 'Go to Plans', also: 'success plans objectives outcomes', keys: 'G P', icon: IconArrowRight, run: () => void navigate({ to: '/plans', search: {} }) },
    { name: 'Go to Onboarding', also: 'time to value kickoff board', keys: 'G O', icon: IconArrowRight, run: () => void navigate({ to: '/onboarding' }) },
    { name: 'Go to Playbooks', also: 'runs plays steps templates', keys: 'G B', icon: IconArrowRight, run: () => void navigate({ to: '/playbooks', search: {} }) },
    { name: 'Go to Health', also: 'score heat map band red yellow green', keys: 'G H', icon: IconArrowRight, run: () => void navigate({ to: '/health', search: {} }) },
    { name: 'Health updates of this month', also: 'monthly update current state considerations watch items next steps', keys: '', icon: IconHeartbeat, run: () => void navigate({ to: '/health', search: { view: 'updates' } }) },
    { name: 'Health models', also: 'weights thresholds bands measures staleness fy25 fy23', keys: '', icon: IconHeartbeat, run: () => void navigate({ to: '/health', search: { view: 'models' } }) },
    { name: 'Go to Value', also: 'return roi payback gains drivers report', keys: 'G V', icon: IconArrowRight, run: () => void navigate({ to: '/value', search: {} }) },
    { name: 'Go to Risks', also: 'register map churn arr at risk', keys: 'G R', icon: IconArrowRight, run: () => void navigate({ to: '/risks', search: {} }) },
    { name: 'Escalations', also: 'blockers critical severity', keys: '', icon: IconUrgent, run: () => void navigate({ to: '/risks', search: { view: 'escalations' } }) },
    { name: 'Lessons of closed risks', also: 'post-mortem learnt avoidable expected', keys: '', icon: IconAlertTriangle, run: () => void navigate({ to: '/risks', search: { view: 'lessons' } }) },
    { name: 'New support case', also: 'ticket bug issue', keys: '', icon: IconLifebuoy, run: () => openDialog({ kind: 'new-case', accountId: accountId() }) },
    { name: 'Go to Support', also: 'cases tickets severity patterns', keys: 'G U', icon: IconArrowRight, run: () => void navigate({ to: '/support', search: {} }) },
    { name: 'Go to Adoption', also: 'usage licences active users use cases products', keys: 'G D', icon: IconArrowRight, run: () => void navigate({ to: '/adoption', search: {} }) },
    { name: 'Whitespace', also: 'products accounts expansion owned trial target grid', keys: '', icon: IconLayoutGrid, run: () => void navigate({ to: '/adoption', search: { view: 'whitespace' } }) },
    { name: 'Metrics, use cases and products', also: 'catalogue thresholds features', keys: '', icon: IconChartLine, run: () => void navigate({ to: '/adoption', search: { view: 'catalogue' } }) },
    { name: 'Go to Settings', also: 'preferences cadence holidays segments', keys: 'G S', icon: IconArrowRight, run: () => void navigate({ to: '/settings', search: {} }) },
    { name: 'Quarterly review', also: 'review priorities segments stages quarter pr1', keys: '', icon: IconListCheck, run: () => void navigate({ to: '/review-priorities' }) },
    { name: 'Backtest', also: 'health score auc recall precision churn outcome replay weights study', keys: '', icon: IconHistory, run: () => void navigate({ to: '/backtest', search: {} }) },
    { name: 'Roles', also: 'matrix dci raci daci who to ask responsible', keys: '', icon: IconUsersGroup, run: () => void navigate({ to: '/roles' }) },
    { name: 'Team', also: 'colleagues members account executive renewals manager', keys: '', icon: IconUsersGroup, run: () => void navigate({ to: '/settings', search: { section: 'team' } }) },
    { name: 'Import', also: 'csv excel xlsx calendar ics salesforce hubspot', keys: '', icon: IconFileImport, run: () => void navigate({ to: '/import' }) },
    { name: 'Go to usage alerts', also: 'drops rules precision adoption', keys: '', icon: IconArrowRight, run: () => void navigate({ to: '/adoption', search: { view: 'alerts' } }) },
    { name: 'Snoozed and closed actions', also: 'today reopen done dismissed later', keys: '', icon: IconArrowRight, run: () => void navigate({ to: '/today', search: { view: 'closed' } }) },
    { name: 'Undo', also: 'take back', keys: 'Ctrl Z', icon: IconArrowBackUp, run: () => void undoChange(null) },
    { name: 'Redo', also: 'do again', keys: 'Ctrl Shift Z', icon: IconArrowForwardUp, run: () => void redoChange() },
    {
      name: isDark ? 'Switch to light' : 'Switch to dark',
      also: 'theme appearance scheme mode toggle',
      keys: '',
      icon: isDark ? IconSun : IconMoon,
      run: () => void saveSettings({ appearance: { ...settings.appearance, scheme: isDark ? 'light' : 'dark' } }),
    },
    { name: 'Back up now', also: 'backup copy save', keys: '', icon: IconDatabaseExport, run: () => void backUpNow() },
    { name: 'Keys of this page', also: 'shortcuts keyboard help', keys: '?', icon: IconKeyboard, run: () => openDialog({ kind: 'keys' }) },
  ];
};

/** The commands in which each typed word begins a word. */
export const matching = (commands: readonly Command[], typed: string): Command[] => {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  return commands.filter(({ name, also }) => {
    const own = `${name} ${also}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
};
