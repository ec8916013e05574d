import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { delaySideNames, delaySides, type DelaySide, type Onboarding, type OnboardingFields as Fields } from '#shared/onboarding.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './onboarding.module.css';

const dayNames = { startOn: 'Start', contractStartOn: 'Contract start', kickoffOn: 'Kickoff', firstValueOn: 'First value', use10On: '10 % of licences active', use50On: '50 % of licences active', use80On: '80 % of licences active' } as const;
type DayField = keyof typeof dayNames;

/** What is known of the days of an onboarding, where they cannot be changed. */
export const OnboardingFacts = ({ onboarding }: { onboarding: Onboarding }) => (
  <dl className={classes['wide'] ?? ''}>
    {(Object.keys(dayNames) as DayField[]).filter((field) => onboarding[field] !== null).map((field) => <div key={field}><dt>{dayNames[field]}</dt><dd><DayText on={onboarding[field]} /></dd></div>)}
    {onboarding.firstValueNote === '' ? null : <div><dt>What first value was</dt><dd>{onboarding.firstValueNote}</dd></div>}
    {onboarding.delaySide === null ? null : <div><dt>Held up by</dt><dd>{delaySideNames[onboarding.delaySide]}: {onboarding.delayReason}</dd></div>}
    {onboarding.isUseCaseAdopted ? <div><dt>Original use case</dt><dd>adopted</dd></div> : null}
  </dl>
);

/** The days of an onboarding and what holds it up; each saves when it is chosen or left. A side is saved with its reason. */
export const OnboardingFields = ({ onboarding, save }: { onboarding: Onboarding; save: (fields: Partial<Fields>) => void }) => {
  const [side, setSide] = useState<DelaySide | null>(onboarding.delaySide);
  const [from, setFrom] = useState(onboarding.delaySide);
  if (from !== onboarding.delaySide) {
    setFrom(onboarding.delaySide);
    setSide(onboarding.delaySide);
  }
  const day = (field: Exclude<DayField, 'startOn'>) => <DayInput label={dayNames[field]} value={onboarding[field]} onChange={(on) => save({ [field]: on })} />;
  return (
    <div className={classes['fields'] ?? ''}>
      <DayInput label={dayNames.startOn} clearable={false} value={onboarding.startOn} onChange={(on) => { if (on !== null) save({ startOn: on }); }} />
      {day('contractStartOn')}
      {day('kickoffOn')}
      {day('firstValueOn')}
      <SavedText label="What first value was" className={classes['two'] ?? ''} maxLength={500} value={onboarding.firstValueNote} onSave={(firstValueNote) => save({ firstValueNote })} />
      {day('use10On')}
      {day('use50On')}
      {day('use80On')}
      <Select
        label="Held up by" placeholder="Nothing" clearable value={side} comboboxProps={{ shadow: 'md' }}
        data={delaySides.map((value) => ({ value, label: delaySideNames[value] }))}
        onChange={(picked) => {
          const next = delaySides.find((one) => one === picked) ?? null;
          setSide(next);
          if (next === null) save({ delaySide: null });
          else if (onboarding.delayReason !== '') save({ delaySide: next });
        }}
      />
      {side === null ? null : <SavedText label="By what" required className={classes['two'] ?? ''} maxLength={500} value={onboarding.delayReason} fault={(reason) => (reason === '' ? 'A delay needs its reason.' : null)} onSave={(delayReason) => save({ delaySide: side, delayReason })} />}
      <Checkbox mt={4} className={classes['two'] ?? ''} label="Original use case adopted" checked={onboarding.isUseCaseAdopted} onChange={(event) => save({ isUseCaseAdopted: event.currentTarget.checked })} />
    </div>
  );
};
