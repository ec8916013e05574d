import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import { accountPlanMarkdown, accountPlanParts, type AccountPlanField, type AccountPlanFields } from '#shared/handoffs.ts';
import { fileWords } from '#shared/file-words.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { download } from '#renderer/ui/export-table.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './handoffs.module.css';

const Shown = ({ fields }: { fields: AccountPlanFields }) => (
  <dl className={classes['plan']}>
    {accountPlanParts.filter(({ field }) => fields[field] !== '').map(({ field, label }) => <div key={field}><dt>{label}</dt><dd>{fields[field]}</dd></div>)}
  </dl>
);

const Editing = ({ fields, save }: { fields: AccountPlanFields; save: (field: AccountPlanField, value: string) => void }) => (
  <div className={classes['planFields']}>
    {accountPlanParts.map(({ field, label, asks }) => <SavedTextarea key={field} label={label} description={asks} value={fields[field]} onSave={(value) => save(field, value)} />)}
  </div>
);

type Read = { fields: AccountPlanFields; isSuggested: boolean; why: string };

const Body = ({ page, readOnly, read: { fields, isSuggested, why } }: { page: AccountPage; readOnly: boolean; read: Read }) => {
  const today = useToday();
  const { account } = page;
  const [isOpen, setOpen] = useState(false);
  const { write } = useWrite('handoffs', 'savePlan');
  const isEmpty = accountPlanParts.every(({ field }) => fields[field] === '');
  const save = (field: AccountPlanField, value: string): void => void write({ accountId: account.id, fields: { [field]: value } });
  const exported = (): void => download(new Blob([accountPlanMarkdown(account.name, fields, today)], { type: 'text/markdown;charset=utf-8' }), `account-plan-${fileWords(account.name)}-${today}.md`);
  return (
    <>
      {isEmpty && !isOpen ? (
        <Text size="sm" c="dimmed">
          {readOnly ? 'No account plan was written then.' : isSuggested ? `No account plan yet. ${why}: where the customer is going, and what that means for you.` : 'No account plan. Accounts of this size seldom need one.'}
        </Text>
      ) : null}
      {isOpen && !readOnly ? <Editing fields={fields} save={save} /> : isEmpty ? null : <Shown fields={fields} />}
      <Group gap="xs" mt={8} className="no-print">
        {readOnly ? null : <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? 'Show only what is filled' : isEmpty ? 'Write the account plan' : 'Edit the account plan'}</Button>}
        {isEmpty ? null : <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={exported}>Download as Markdown</Button>}
      </Group>
    </>
  );
};

/** What a large account is about (F33): its industry and plans, and what they mean for us. Each part saves by itself. */
export const AccountPlanSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const read = useRead('handoffs', 'plan', { accountId: page.account.id, asOf: page.asOf });
  return <Loaded read={read}>{(plan) => <Body key={page.account.id} page={page} readOnly={readOnly} read={plan} />}</Loaded>;
};
