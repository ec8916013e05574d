import { Select, Text } from '@mantine/core';
import { coverages, type AccountPage as Page } from '#shared/accounts.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { StandingFields, type Editing } from '#renderer/accounts/StandingFields.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { LogoField } from '#renderer/decks/LogoField.tsx';
import { StageField } from '#renderer/journey/StageField.tsx';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import classes from './AccountPage.module.css';

const coverageNames = { managed: 'Managed by a CSM', unmanaged: 'Unmanaged', digital: 'Digital only' } as const;

const address = (website: string): string | null => {
  try {
    const url = new URL(/^https?:/i.test(website) ? website : `https://${website}`);
    return url.hostname.includes('.') ? url.href : null;
  } catch {
    return null;
  }
};

const Family = ({ page }: { page: Page }) => {
  const { parent, children } = page;
  if (parent === null && children.length === 0) return null;
  return (
    <Text size="sm" className={classes['full'] ?? ''}>
      {parent === null ? null : <>Below <AccountLink id={parent.id} name={parent.label} />. </>}
      {children.length === 0 ? null : <>Above {children.map(({ id, label }, index) => <span key={id}>{index === 0 ? '' : ', '}<AccountLink id={id} name={label} /></span>)}.</>}
    </Text>
  );
};

const DetailFields = ({ account, readOnly, save, page }: Editing & { page: Page }) => {
  const { segments } = useSettings();
  const site = address(account.website);
  const text = (label: string, field: 'industry' | 'region' | 'domains' | 'criticalInitiative', placeholder = '') => (
    <SavedText label={label} value={account[field]} readOnly={readOnly} placeholder={placeholder} onSave={(value) => save({ [field]: value })} />
  );
  const day = (label: string, field: 'customerSince' | 'csmSince' | 'upgradeExpectedOn' | 'growthExpectedOn') => (
    <DayInput label={label} value={account[field]} readOnly={readOnly} onChange={(on) => save({ [field]: on })} />
  );
  return (
    <div className={classes['fields'] ?? ''}>
      <SavedText label="Name" value={account.name} readOnly={readOnly} fault={(name) => (name === '' ? 'A name is needed.' : null)} onSave={(name) => save({ name })} />
      <Select label="Segment" readOnly={readOnly} clearable={!readOnly} value={account.segment} data={segments.map(({ key, name }) => ({ value: key, label: name }))} onChange={(segment) => save({ segment })} />
      <StageField account={account} readOnly={readOnly} onClear={() => save({ stage: null })} />
      <Select label="Coverage" readOnly={readOnly} allowDeselect={false} value={account.coverage} data={coverages.map((one) => ({ value: one, label: coverageNames[one] }))} onChange={(coverage) => { const found = coverages.find((one) => one === coverage); if (found !== undefined) save({ coverage: found }); }} />
      {text('Industry', 'industry')}
      {text('Region', 'region')}
      <SavedText
        label="Website" value={account.website} readOnly={readOnly} placeholder="example.com" onSave={(website) => save({ website })} inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={site === null ? null : <a href={site} target="_blank" rel="noreferrer">Open {new URL(site).hostname}</a>}
      />
      {text('Mail domains', 'domains', 'example.com, example.org')}
      {day('Customer since', 'customerSince')}
      {day('CSM since', 'csmSince')}
      {day('Upgrade expected', 'upgradeExpectedOn')}
      {day('Growth expected', 'growthExpectedOn')}
      {text('Critical initiative', 'criticalInitiative')}
      {readOnly ? null : <AccountPicker label="Parent account" value={account.parentId} leaveOut={account.id} placeholder="None" onChange={(parentId) => save({ parentId })} />}
      <SavedTextarea className={classes['full'] ?? ''} label="About" value={account.about} readOnly={readOnly} onSave={(about) => save({ about })} />
      <div className={classes['full'] ?? ''}><LogoField accountId={account.id} accountName={account.name} readOnly={readOnly} /></div>
      <Family page={page} />
    </div>
  );
};

/** What the account is, each field saved by itself. */
export const SummarySection = ({ page, ...editing }: Editing & { page: Page }) => (
  <>
    <div className={classes['panel'] ?? ''}><StandingFields {...editing} /></div>
    <div className={classes['panel'] ?? ''}><DetailFields {...editing} page={page} /></div>
  </>
);
