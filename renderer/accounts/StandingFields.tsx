import { Button, Group, Input, NumberInput, Select, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { sentiments, type Account, type AccountFields, type AccountRow, type Sentiment } from '#shared/accounts.ts';
import { daysBetween } from '#shared/days.ts';
import { priorities, type Priority } from '#shared/settings.ts';
import { ruleSays } from '#renderer/accounts/rule-says.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { inks, SentimentMark, shapes } from '#renderer/ui/marks.tsx';
import { exactDay, sayDay } from '#renderer/ui/say.ts';
import classes from './AccountPage.module.css';

export type Editing = { account: Account; row: AccountRow; readOnly: boolean; save: (fields: Partial<AccountFields>) => void };

const SentimentSetter = ({ account, readOnly, onSet }: { account: Account; readOnly: boolean; onSet: (sentiment: Sentiment) => void }) => {
  const today = useToday();
  const { sentimentStaleDays } = useSettings();
  const { sentiment, sentimentOn } = account;
  const isStale = sentimentOn !== null && daysBetween(sentimentOn, today) > sentimentStaleDays;
  return (
    <Input.Wrapper label="Sentiment" labelElement="div" size="xs">
      {readOnly ? <div><SentimentMark sentiment={sentiment} on={sentimentOn} /></div> : (
        <Group gap={4} wrap="nowrap">
          {sentiments.map((one) => {
            const Shape = shapes[one];
            return (
              <Button key={one} px={10} variant={sentiment === one ? 'light' : 'default'} aria-pressed={sentiment === one} aria-label={`Sentiment ${one}`} onClick={() => onSet(one)}
                leftSection={<Shape size={12} color={inks[one]} aria-hidden />} styles={{ section: { marginInlineEnd: 4 } }}>
                {one.slice(0, 1).toUpperCase()}
              </Button>
            );
          })}
        </Group>
      )}
      <Text size="xs" mt={4} className={classes['quiet'] ?? ''}>
        {sentiment === null || sentimentOn === null ? 'Not set yet' : (
          <>
            <time dateTime={sentimentOn} title={exactDay(sentimentOn)}>Set {sayDay(sentimentOn, today)}</time>
            {isStale ? <Text span inherit fw={600} style={{ color: inks.yellow }}> · stale after {sentimentStaleDays} days{readOnly ? '' : '; choose again to confirm'}</Text> : null}
          </>
        )}
      </Text>
    </Input.Wrapper>
  );
};

const RULE = 'rule';

const PriorityFields = ({ account, row, readOnly, save }: Editing) => {
  const today = useToday();
  const settings = useSettings();
  const [chosen, setChosen] = useState<Priority | null>(null);
  const reason = useRef<HTMLInputElement>(null);
  const rule = ruleSays(account, row, settings, today).priority;
  const override = chosen ?? account.priorityOverride;
  const choose = (value: string | null): void => {
    const priority = priorities.find((one) => one === value) ?? null;
    setChosen(null);
    if (priority === null) {
      if (account.priorityOverride !== null) save({ priorityOverride: null });
    } else if (account.priorityReason === '') {
      setChosen(priority);
      setTimeout(() => reason.current?.focus());
    } else save({ priorityOverride: priority });
  };
  return (
    <>
      <Select
        label="Priority" readOnly={readOnly} allowDeselect={false} value={override ?? RULE} onChange={choose}
        data={[{ value: RULE, label: `${rule.priority} by the rule` }, ...priorities.map((one) => ({ value: one, label: `${one} by hand` }))]}
        description={override === null ? row.priority.reason : `The rule says ${rule.priority}: ${rule.reason}`} inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {override === null ? null : (
        <SavedText
          ref={reason} label={`Why ${override}`} required value={account.priorityReason} readOnly={readOnly} placeholder="A priority set by hand needs its reason"
          fault={(text) => (text === '' ? 'Say why, or go back to the rule.' : null)}
          onSave={(text) => { setChosen(null); save({ priorityOverride: override, priorityReason: text }); }}
        />
      )}
    </>
  );
};

const CadenceField = ({ account, row, readOnly, save }: Editing) => {
  const today = useToday();
  const settings = useSettings();
  const rule = ruleSays(account, row, settings, today).cadence;
  const says = rule.everyDays === null ? 'no calls asked for' : `every ${rule.everyDays} days`;
  const description = `${row.cadence.why}${account.cadenceDays === null ? '' : `; the rule says ${says}`}${row.cadence.dueOn === null ? '' : ` · due ${sayDay(row.cadence.dueOn, today)}`}`;
  return readOnly ? (
    <NumberInput label="Cadence in days" readOnly hideControls value={account.cadenceDays ?? ''} placeholder={says} description={description} inputWrapperOrder={['label', 'input', 'description']} />
  ) : (
    <SavedNumber
      label="Cadence in days" canBeEmpty placeholder={`By the rule: ${says}`} value={account.cadenceDays} description={description} inputWrapperOrder={['label', 'input', 'description', 'error']}
      fault={(days) => (days !== null && (days < 1 || days > 730) ? 'A cadence is between a day and two years.' : null)} onSave={(cadenceDays) => save({ cadenceDays })}
    />
  );
};

/** How the account stands in the CSM's judgement: sentiment, risk, priority, cadence. Red asks for the risk right where it is set. */
export const StandingFields = (editing: Editing) => {
  const { account, readOnly, save } = editing;
  const risk = useRef<HTMLInputElement>(null);
  const [asksRisk, setAsksRisk] = useState(false);
  const set = (sentiment: Sentiment): void => {
    save({ sentiment });
    const asks = sentiment === 'red' && account.riskReason === '';
    setAsksRisk(asks);
    if (asks) setTimeout(() => risk.current?.focus());
  };
  return (
    <div className={classes['fields'] ?? ''}>
      <SentimentSetter account={account} readOnly={readOnly} onSet={set} />
      <SavedText
        ref={risk} className={classes['wide'] ?? ''} label="Risk reason" value={account.riskReason} readOnly={readOnly} placeholder="Nothing named" inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={asksRisk && account.riskReason === '' ? 'Red: say what could make them leave or shrink.' : 'Not empty makes the account at risk.'}
        onSave={(riskReason) => { setAsksRisk(false); save({ riskReason }); }}
      />
      <PriorityFields {...editing} />
      <CadenceField {...editing} />
    </div>
  );
};
