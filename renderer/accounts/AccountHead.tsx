import { ActionIcon, Alert, Button, Group, Menu, Text } from '@mantine/core';
import { IconArrowMerge, IconDots, IconHistory, IconPlus, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { AccountPage as Page } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { AsOfPicker } from '#renderer/accounts/AsOfPicker.tsx';
import { HistoryDrawer } from '#renderer/accounts/HistoryDrawer.tsx';
import { ArrText } from '#renderer/contracts/ContractsTable.tsx';
import { AsOfDay, useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { MergedNote, MergeDialog } from '#renderer/ledger/MergeDialog.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { CadenceText, DayText, PriorityMark, SentimentMark } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './AccountPage.module.css';

const AccountMenu = ({ page, onHistory, onMerge }: { page: Page; onHistory: () => void; onMerge: () => void }) => {
  const navigate = useNavigate();
  const { write: remove } = useWrite('accounts', 'remove');
  const removeAccount = async (): Promise<void> => {
    if ((await remove({ id: page.account.id })) !== null) await navigate({ to: '/accounts' });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="default" size="md" aria-label="More for this account"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {page.asOf === null ? <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={() => openDialog({ kind: 'new-action', accountId: page.account.id })}>New action</Menu.Item> : null}
        <Menu.Item leftSection={<IconHistory size={15} aria-hidden />} onClick={onHistory}>What changed</Menu.Item>
        {page.asOf === null ? <Menu.Item leftSection={<IconArrowMerge size={15} aria-hidden />} onClick={onMerge}>Merge into another account</Menu.Item> : null}
        {page.asOf === null ? <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removeAccount()}>Remove the account</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
};

const Facts = ({ page, onSection }: { page: Page; onSection: (section: string) => void }) => {
  const today = useToday();
  const { row, commitments } = page;
  const overdue = commitments.filter(({ overdueDays }) => overdueDays > 0).length;
  const link = (section: string, text: ReactNode) => <a href={`#${section}`} onClick={(event) => { event.preventDefault(); onSection(section); }}>{text}</a>;
  return (
    <dl className={classes['facts'] ?? ''}>
      <div><dt>ARR</dt><dd>{link('contracts', <ArrText accountId={page.account.id} asOf={page.asOf} arr={row.arr} />)}</dd></div>
      <div><dt>Next renewal</dt><dd>{row.renewalOn === null ? 'None' : link('contracts', <DayText on={row.renewalOn} late={row.renewalOn < today} />)}</dd></div>
      <div><dt>Next call</dt><dd>{row.nextCallOn === null ? <CadenceText cadence={row.cadence} /> : <>planned <DayText on={row.nextCallOn} /></>}</dd></div>
      <div><dt>Last engagement</dt><dd>{row.lastEngagementOn === null ? 'Never' : link('timeline', <DayText on={row.lastEngagementOn} />)}</dd></div>
      <div><dt>Open commitments</dt><dd>{link('commitments', `${row.openCommitments}${overdue === 0 ? '' : `, ${overdue} overdue`}`)}</dd></div>
      <div><dt>People</dt><dd>{link('people', row.people)}</dd></div>
    </dl>
  );
};

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const PastBanner = ({ on, isRead, onToday }: { on: Day; isRead: boolean; onToday: () => void }) => {
  const words = longDay.format(new Date(`${on}T00:00:00Z`));
  return (
    <Alert variant="default" icon={<IconHistory aria-hidden />} mb="md" p="xs" title={isRead ? `As known on ${words}` : `Reading what was known on ${words}`}>
      <Group gap="sm">Nothing can be changed in the past. <Button size="compact-sm" variant="default" onClick={onToday}>Back to today (B)</Button></Group>
    </Alert>
  );
};

/** The head of an account page: its name, how it stands, the day as of which it is shown, and its actions. `wanted` is the day that was asked for, which may still be read. */
export const AccountHead = ({ page, wanted, onAsOf, onSection }: { page: Page; wanted: Day | null; onAsOf: (asOf: Day | null) => void; onSection: (section: string) => void }) => {
  const [isPicking, setPicking] = useState(false);
  const [isHistory, setHistory] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const { account, row } = page;
  const shown = wanted ?? page.asOf;
  useKeys('account-head', {
    a: { does: 'Show the account as of a day', run: () => { window.scrollTo({ top: 0 }); setPicking(true); } },
    ...(shown === null
      ? { p: { does: 'Plan a call', run: () => openDialog({ kind: 'plan-call' as const, accountId: account.id }) } }
      : { b: { does: 'Back to today', run: () => onAsOf(null) } }),
  });
  return (
    <>
      <PageHead
        title={account.name}
        beside={<AsOfDay value={page.asOf}><SentimentMark sentiment={row.sentiment} on={row.sentimentOn} /><PriorityMark priority={row.priority} />{row.atRisk ? <Text size="sm" fw={600}>At risk</Text> : null}</AsOfDay>}
        actions={
          <>
            <AsOfPicker asOf={wanted} onChange={onAsOf} opened={isPicking} onOpened={setPicking} />
            <AccountMenu page={page} onHistory={() => setHistory(true)} onMerge={() => setMerging(true)} />
          </>
        }
      />
      {shown === null ? null : <PastBanner on={shown} isRead={page.asOf === wanted} onToday={() => onAsOf(null)} />}
      <MergedNote accountId={account.id} readOnly={shown !== null} />
      <AsOfDay value={page.asOf}><Facts page={page} onSection={onSection} /></AsOfDay>
      {isMerging ? <MergeDialog accountId={account.id} name={account.name} onClose={() => setMerging(false)} /> : null}
      {isHistory ? <HistoryDrawer accountId={account.id} onClose={() => setHistory(false)} /> : null}
    </>
  );
};
