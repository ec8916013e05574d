import { ActionIcon, Alert, Badge, Button, Menu, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { orderTypes } from '#shared/contracts.ts';
import type { OpportunityRow } from '#shared/expansion.ts';
import { creditNames, credits, growthMotionNames, growthMotions, opportunityStateNames, orderTypeNames, stageOf } from '#shared/expansion-rules.ts';
import { exponentOf, toMinor } from '#shared/money.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { lateWords, standingWords } from '#renderer/expansion/expansion-words.ts';
import { LoseDialog } from '#renderer/expansion/LoseDialog.tsx';
import { WinDialog } from '#renderer/expansion/WinDialog.tsx';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { AnchorLink, ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { openDialog, setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, MoneyText } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import classes from './expansion.module.css';

const withOwn = (all: readonly { id: string; name: string }[], id: string | null, name: string): { value: string; label: string }[] => {
  const data = all.map((one) => ({ value: one.id, label: one.name }));
  return id === null || data.some(({ value }) => value === id) ? data : [...data, { value: id, label: name }];
};

/** What an opportunity is and what happens next; each field saves by itself. */
const Fields = ({ row }: { row: OpportunityRow }) => {
  const { expansion } = useSettings();
  const { write } = useWrite('expansion', 'change');
  const choices = useRead('expansion', 'choices', { accountId: row.accountId }).data;
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: row.id, fields });
  const { currency, minor } = row.amount;
  const unit = 10 ** exponentOf(currency);
  return (
    <div className={classes['fields']}>
      <SavedText className={classes['two'] ?? ''} label="Name" required maxLength={200} value={row.name} fault={(text) => (text === '' ? 'An opportunity has a name.' : null)} onSave={(name) => save({ name })} />
      <Select label="Stage" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={expansion.stages.map(({ key, name }) => ({ value: key, label: name }))} value={stageOf(expansion, row.stage).key} onChange={(stage) => save({ stage: stage ?? undefined })} />
      <SavedNumber label="ARR that it adds" unit={[currency, currency]} allowDecimal decimalScale={exponentOf(currency)} value={minor / unit} onSave={(amount) => { if (amount !== null) save({ amountMinor: toMinor(amount, currency) }); }} />
      <Select label="Motion" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={growthMotions.map((value) => ({ value, label: growthMotionNames[value] }))} value={row.motion} onChange={(motion) => save({ motion: motion ?? undefined })} />
      <Select label="Order type" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={orderTypes.map((value) => ({ value, label: orderTypeNames[value] }))} value={row.orderType} onChange={(orderType) => save({ orderType: orderType ?? undefined })} />
      <SavedText className={classes['two'] ?? ''} label="Next step" maxLength={500} value={row.nextStep} onSave={(nextStep) => save({ nextStep })} />
      <DayInput label="Next step by" value={row.nextDueOn} onChange={(nextDueOn) => save({ nextDueOn })} />
      <DayInput label="Closes" value={row.closeOn} onChange={(closeOn) => save({ closeOn })} />
      <Select label="Product" placeholder="None" clearable searchable comboboxProps={{ shadow: 'md' }} data={withOwn(choices?.products ?? [], row.productId, row.productName)} value={row.productId} onChange={(productId) => save({ productId })} />
      <Select label="Objective that it serves" placeholder="None" clearable searchable comboboxProps={{ shadow: 'md' }} data={withOwn(choices?.objectives ?? [], row.objectiveId, row.objectiveName)} value={row.objectiveId} onChange={(objectiveId) => save({ objectiveId })} />
      <Select label="Your part" placeholder="Neither" clearable comboboxProps={{ shadow: 'md' }} data={credits.map((value) => ({ value, label: creditNames[value] }))} value={row.credit} onChange={(credit) => save({ credit })} />
      <SavedTextarea className={classes['wide'] ?? ''} label="Notes" value={row.notes} onSave={(notes) => save({ notes })} />
    </div>
  );
};

const Known = ({ row }: { row: OpportunityRow }) => (
  <dl className={classes['known']}>
    <div><dt>Motion</dt><dd>{growthMotionNames[row.motion]}</dd></div>
    <div><dt>Order type</dt><dd>{orderTypeNames[row.orderType]}</dd></div>
    <div><dt>Product</dt><dd>{row.productName || 'None'}</dd></div>
    <div><dt>Objective</dt><dd>{row.objectiveName || 'None'}</dd></div>
    <div><dt>Your part</dt><dd>{row.credit === null ? 'Neither' : creditNames[row.credit]}</dd></div>
    <div className={classes['wide']}><dt>Notes</dt><dd>{row.notes || 'None'}</dd></div>
  </dl>
);

const Facts = ({ row }: { row: OpportunityRow }) => (
  <Paper withBorder p="sm" component="section" aria-label="Who drives, and what it is worth">
    <Stack gap="xs">
      <div><Text size="xs" className={classes['quiet'] ?? ''}>Who drives it</Text><Text size="sm">{row.driver.says}. <AnchorLink to="/accounts/$id/engagement" params={{ id: row.accountId }} size="sm" underline="always">Rules of engagement</AnchorLink></Text></div>
      <div><Text size="xs" className={classes['quiet'] ?? ''}>ARR</Text><Text size="sm"><MoneyText money={row.amount} /></Text></div>
      <div><Text size="xs" className={classes['quiet'] ?? ''}>Opened</Text><Text size="sm"><DayText on={row.openedOn} /></Text></div>
      {row.origin === '' ? null : <div><Text size="xs" className={classes['quiet'] ?? ''}>Came of</Text><Text size="sm">a signal of use. <AnchorLink to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'adoption' }} size="sm" underline="always">See the use</AnchorLink></Text></div>}
      {row.closedOn === null ? null : <div><Text size="xs" className={classes['quiet'] ?? ''}>{opportunityStateNames[row.status]}</Text><Text size="sm"><DayText on={row.closedOn} />{row.noReason === null ? '' : `, ${row.noReason}`}</Text></div>}
      {row.contractId === null ? null : <div><Text size="xs" className={classes['quiet'] ?? ''}>Won into</Text><AnchorLink to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'contracts' }} size="sm">{row.contractName || 'A contract'}</AnchorLink></div>}
    </Stack>
  </Paper>
);

const MoreMenu = ({ row }: { row: OpportunityRow }) => {
  const navigate = useNavigate();
  const { write: remove } = useWrite('expansion', 'remove');
  const { write: reopen } = useWrite('expansion', 'reopen');
  const removeAndLeave = async (): Promise<void> => {
    if ((await remove({ id: row.id })) !== null) await navigate({ to: '/expansion', search: {} });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="More for this opportunity"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {row.status === 'open' ? <Menu.Item onClick={() => openDialog({ kind: 'start-playbook', accountId: row.accountId, playbookRef: 'expansion' })}>Start the expansion play</Menu.Item> : <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id: row.id })}>Open again</Menu.Item>}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removeAndLeave()}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const Body = ({ row }: { row: OpportunityRow }) => {
  const { expansion } = useSettings();
  const [open, setOpen] = useState<'win' | 'no' | null>(null);
  const isOpen = row.status === 'open';
  const late = lateWords(row);
  useEffect(() => {
    setAccountOnScreen(row.accountId);
    return () => setAccountOnScreen(null);
  }, [row.accountId]);
  useKeys('opportunity', isOpen ? { w: { does: 'Win it', run: () => setOpen('win') }, x: { does: 'Close it with its reason', run: () => setOpen('no') } } : {});
  return (
    <>
      <PageHead
        title={row.name}
        beside={<><Badge variant="default">{standingWords(row, expansion)}</Badge><AccountLink id={row.accountId} name={row.accountName} /></>}
        actions={<><WhoToAsk accountId={row.accountId} activity="expansion-discovery" about="expansion" />{isOpen ? <><Button variant="default" onClick={() => setOpen('no')}>Came to nothing</Button><Button onClick={() => setOpen('win')}>Win it</Button></> : null}<MoreMenu row={row} /></>}
      />
      {late === '' ? null : <Alert color="red" mb="md" p="sm" title={row.closeLate > 0 ? `The close date was ${count(row.closeLate, 'day')} ago` : `The next step is ${count(row.stepLate, 'day')} late`}>{row.closeLate > 0 ? 'Win it, close it with its reason, or agree on another day.' : 'Do the next step, or agree on another day.'}</Alert>}
      <div className={classes['columns']}>
        <section aria-labelledby="what-title"><Title order={2} id="what-title" mb={6}>The opportunity</Title>{isOpen ? <Fields key={row.id} row={row} /> : <Known row={row} />}</section>
        <Facts row={row} />
      </div>
      {open === 'win' ? <WinDialog row={row} onClose={() => setOpen(null)} /> : null}
      {open === 'no' ? <LoseDialog row={row} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

/** One opportunity: what it is worth, whose goal it serves, who drives it, and what happens next. */
export const OpportunityPage = () => {
  const { id } = useParams({ from: '/opportunities/$id' });
  const read = useRead('expansion', 'get', { id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Opportunity" />
        <EmptyState title="This opportunity is not here" action={<ButtonLink to="/expansion" search={{}}>Go to Expansion</ButtonLink>}>It was removed, or the link is from another book. Undo brings back an opportunity that was removed.</EmptyState>
      </>
    );
  }
  return <Loaded read={read}>{(row) => <Body row={row} />}</Loaded>;
};
