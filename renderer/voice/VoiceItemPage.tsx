import { ActionIcon, Autocomplete, Badge, Button, Group, Menu, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { IconDots, IconExternalLink, IconGitMerge, IconPlus, IconTrash } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatMoney } from '#shared/money.ts';
import type { VoiceAccount, VoiceItem } from '#shared/voice.ts';
import { isEnded, voiceKindNames, voiceKinds, voiceSeverities, voiceSeverityNames, voiceStatuses, voiceStatusNames, type VoiceStatus } from '#shared/voice-rules.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { openLink } from '#renderer/calls/open-link.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { AnchorLink, ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, inks, MoneyText } from '#renderer/ui/marks.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { MergeDialog, MoveDialog, SayDialog, TellDialog } from '#renderer/voice/ItemDialogs.tsx';
import { themesOf } from '#renderer/voice/voice-words.ts';
import classes from './voice.module.css';

const Fields = ({ item }: { item: VoiceItem }) => {
  const { write } = useWrite('voice', 'change');
  const products = useRead('adoption', 'catalogue', undefined).data?.products ?? [];
  const themes = themesOf(useRead('voice', 'list', undefined).data?.rows ?? []);
  const [theme, setTheme] = useState(item.theme);
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: item.id, fields });
  const data = products.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={classes['fields']}>
      <SavedText className={classes['wide'] ?? ''} label="Title" required maxLength={200} value={item.title} fault={(text) => (text === '' ? 'It needs a title.' : null)} onSave={(title) => save({ title })} />
      <Select label="Kind" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={voiceKinds.map((value) => ({ value, label: voiceKindNames[value] }))} value={item.kind} onChange={(kind) => save({ kind: kind ?? undefined })} />
      <Select label="Severity" placeholder="Nobody said" clearable comboboxProps={{ shadow: 'md' }} data={voiceSeverities.map((value) => ({ value, label: voiceSeverityNames[value] }))} value={item.severity} onChange={(severity) => save({ severity })} />
      <Autocomplete size="xs" label="Theme" maxLength={500} comboboxProps={{ shadow: 'md' }} data={themes} value={theme} onChange={setTheme} onBlur={() => { if (theme.trim() !== item.theme) save({ theme }); }} />
      <Select label="Product" placeholder="None" clearable searchable comboboxProps={{ shadow: 'md' }} data={item.productId === null || data.some(({ value }) => value === item.productId) ? data : [...data, { value: item.productId, label: item.productName }]} value={item.productId} onChange={(productId) => save({ productId })} />
      <MemberPicker label="Product owner" placeholder="Nobody yet" job="product" value={item.ownerId} onChange={(ownerId) => save({ ownerId })} />
      <SavedText label="Issue key" placeholder="PROD-12" maxLength={60} value={item.externalKey} onSave={(externalKey) => save({ externalKey })} />
      <SavedText
        className={classes['wide'] ?? ''} label="Address of the issue" placeholder="https://" maxLength={2000} value={item.externalUrl} fault={(text) => (text === '' || /^https?:\/\/\S+$/i.test(text) ? null : 'An address begins with http:// or https://.')} onSave={(externalUrl) => save({ externalUrl })}
        rightSection={item.externalUrl === '' ? null : <ActionIcon variant="subtle" color="gray" aria-label="Open the issue" onClick={() => openLink(item.externalUrl)}><IconExternalLink size={14} aria-hidden /></ActionIcon>}
      />
      <SavedTextarea className={classes['wide'] ?? ''} label="Detail" value={item.detail} onSave={(detail) => save({ detail })} />
    </div>
  );
};

const Behind = ({ item, onTell }: { item: VoiceItem; onTell: (account: VoiceAccount) => void }) => {
  const { write } = useWrite('voice', 'tell');
  if (item.accounts.length === 0) return <Text size="sm" className={classes['quiet'] ?? ''}>Nobody stands behind it yet. Add an account, or capture it in a call note with /voc.</Text>;
  return (
    <ul className={classes['list']} aria-label="Accounts behind it">
      {item.accounts.map((account) => (
        <li key={account.id} className={classes['line']}>
          <div className={classes['words']}>
            <AccountLink id={account.id} name={account.name} />
            <div className={classes['facts']}>
              <span>{account.arr.length === 0 ? 'No ARR' : account.arr.map(({ minor, currency }) => formatMoney(minor, currency, 'short')).join(' + ')} now</span>
              <span>{formatMoney(account.arrThen.minor, account.arrThen.currency, 'short')} when it first said it</span>
              <span>said <DayText on={account.lastOn} size="xs" />{account.mentions > 1 ? `, ${account.mentions} times` : ''}</span>
              {account.people.length === 0 ? null : <span>{account.people.join(', ')}</span>}
            </div>
          </div>
          {!isEnded(item.status) ? null : account.toldOn === null
            ? <Button size="compact-sm" variant="default" onClick={() => onTell(account)} aria-label={`Tell ${account.name}`}>Tell them</Button>
            : <Group gap={6}><Text size="sm" c={inks.green}>Told <DayText on={account.toldOn} /></Text><Button size="compact-xs" variant="subtle" color="gray" onClick={() => void write({ id: item.id, accountId: account.id, on: null })} aria-label={`${account.name} was not told`}>Take back</Button></Group>}
        </li>
      ))}
    </ul>
  );
};

const Said = ({ item }: { item: VoiceItem }) => {
  const { write: remove } = useWrite('voice', 'removeSaid');
  const { write: change } = useWrite('voice', 'changeSaid');
  return (
    <ul className={classes['list']} aria-label="What was said">
      {item.said.toReversed().map((said) => (
        <li key={said.id} className={classes['line']}>
          <div className={classes['words']}>
            <Text size="sm">{said.accountName}{said.personName === '' ? '' : `, ${said.personName}`}, <DayText on={said.onDay} />{said.activityId === null ? null : <>, in <AnchorLink to="/calls/$id" params={{ id: said.activityId }} search={{}} inherit>{said.call}</AnchorLink></>}</Text>
            <SavedTextarea aria-label={`Words of ${said.personName || said.accountName}`} minRows={1} placeholder="Their words" value={said.quote} onSave={(quote) => void change({ id: said.id, fields: { quote } })} />
          </div>
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove what ${said.accountName} said`} onClick={() => void remove({ id: said.id })}><IconTrash size={15} aria-hidden /></ActionIcon>
        </li>
      ))}
    </ul>
  );
};

const Rank = ({ item }: { item: VoiceItem }) => (
  <Paper withBorder p="sm" component="section" aria-label="What stands behind it">
    <Stack gap="xs">
      <div><Text size="xs" className={classes['quiet'] ?? ''}>Rank across the book</Text><Text size="sm">{item.rank === null ? 'None, for it has ended' : `${item.rank}, with a score of ${item.score} of 100`}</Text></div>
      <div><Text size="xs" className={classes['quiet'] ?? ''}>ARR behind, each account once</Text><Text size="sm"><MoneyText money={item.arr} /> now</Text><Text size="sm"><MoneyText money={item.arrThen} /> when it was first said</Text>{item.missing.length === 0 ? null : <Text size="xs">Without {item.missing.join(', ')}, which had no rate. <AnchorLink to="/ledger" search={{ view: 'rates' }} inherit underline="always">Add a rate</AnchorLink></Text>}</div>
      <div><Text size="xs" className={classes['quiet'] ?? ''}>{voiceStatusNames[item.status]}</Text><Text size="sm">{item.statusOn === null ? '–' : <>since <DayText on={item.statusOn} /></>}</Text>{item.reason === '' ? null : <Text size="sm" className={classes['prose'] ?? ''}>{item.reason}</Text>}</div>
    </Stack>
  </Paper>
);

const Body = ({ item }: { item: VoiceItem }) => {
  const navigate = useNavigate();
  const { write: move } = useWrite('voice', 'move');
  const { write: remove } = useWrite('voice', 'remove');
  const [ending, setEnding] = useState<VoiceStatus | null>(null);
  const [telling, setTelling] = useState<VoiceAccount | null>(null);
  const [open, setOpen] = useState<'say' | 'merge' | null>(null);
  const go = (status: VoiceStatus | null): void => {
    if (status === null || status === item.status) return;
    if (isEnded(status)) setEnding(status);
    else void move({ id: item.id, status });
  };
  const removeAndLeave = async (): Promise<void> => {
    if ((await remove({ id: item.id })) !== null) await navigate({ to: '/voice', search: {} });
  };
  useKeys('voice-item', { r: { does: 'Release it', run: () => go('released') }, x: { does: 'Decline it', run: () => go('declined') }, a: { does: 'Add an account', run: () => setOpen('say') } });
  return (
    <>
      <PageHead
        title={item.title}
        beside={<><Badge variant="default">{voiceKindNames[item.kind]}</Badge>{item.untold === 0 ? null : <Text size="sm" fw={600} c={inks.red}>{item.untold === 1 ? '1 account' : `${item.untold} accounts`} not told</Text>}</>}
        actions={
          <>
            <Select w={190} aria-label="Status" allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={voiceStatuses.map((value) => ({ value, label: voiceStatusNames[value] }))} value={item.status} onChange={go} />
            <Menu position="bottom-end" shadow="md">
              <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="More for this item"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconGitMerge size={15} aria-hidden />} onClick={() => setOpen('merge')}>Merge into another</Menu.Item>
                <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removeAndLeave()}>Remove</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <div className={classes['columns']}>
        <Stack gap="lg">
          <section aria-labelledby="voice-behind">
            <Group justify="space-between" mb={4}><Title order={2} id="voice-behind">Accounts behind it</Title><Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setOpen('say')}>Add an account</Button></Group>
            <Behind item={item} onTell={setTelling} />
          </section>
          <section aria-labelledby="voice-what"><Title order={2} id="voice-what" mb={6}>What it is</Title><Fields key={`${item.id} ${item.theme}`} item={item} /></section>
          {item.said.length === 0 ? null : <section aria-labelledby="voice-said"><Title order={2} id="voice-said" mb={4}>What was said</Title><Said item={item} /></section>}
        </Stack>
        <Rank item={item} />
      </div>
      {ending === null ? null : <MoveDialog item={item} status={ending} onClose={() => setEnding(null)} />}
      {telling === null ? null : <TellDialog item={item} account={telling} onClose={() => setTelling(null)} />}
      {open === 'say' ? <SayDialog item={item} onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? <MergeDialog item={item} onClose={() => setOpen(null)} onMerged={(id) => { setOpen(null); void navigate({ to: '/voice/$id', params: { id }, replace: true }); }} /> : null}
    </>
  );
};

/** One request, defect or quote: who stands behind it, where it stands, and who is to be told how it ended. */
export const VoiceItemPage = () => {
  const { id } = useParams({ from: '/voice/$id' });
  const read = useRead('voice', 'get', { id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Voice of the customer" />
        <EmptyState title="This is not here" action={<ButtonLink to="/voice" search={{}}>Go to Voice of the customer</ButtonLink>}>It was removed or merged, or the link is from another book. Undo brings it back.</EmptyState>
      </>
    );
  }
  return <Loaded read={read}>{(item) => <Body item={item} />}</Loaded>;
};
