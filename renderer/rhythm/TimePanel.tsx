import { ActionIcon, Button, NumberInput, Select, Text, TextInput, Title, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { areaNames, areas, type Area } from '#shared/areas.ts';
import { addDays, type Day } from '#shared/days.ts';
import { sayHours } from '#shared/hours.ts';
import { entryMinutes } from '#shared/presets/capacity-limits.ts';
import type { TimeEntry, TimePage } from '#shared/rhythm.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PeriodNav, useWeek } from '#renderer/rhythm/PeriodNav.tsx';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { shortDay } from '#renderer/ui/say.ts';
import classes from './rhythm.module.css';

const choices = areas.map((area) => ({ value: area, label: areaNames[area] }));
const areaOf = (value: string | null): Area | undefined => areas.find((area) => area === value);

const QuickEntry = ({ today }: { today: Day }) => {
  const [area, setArea] = useState<Area>('ad-hoc');
  const [minutes, setMinutes] = useState<number | string>(30);
  const [onDay, setDay] = useState<Day | null>(today);
  const [accountId, setAccount] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { write, isWriting, error } = useWrite('rhythm', 'log', { quiet: true });
  const first = useRef<HTMLInputElement>(null);
  useKeys('time', { n: { does: 'Log time', run: () => first.current?.focus() } });
  const at = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const submit = async (): Promise<void> => {
    if (onDay === null || (await write({ area, minutes: Number(minutes), onDay, accountId, note })) === null) return;
    setNote('');
    setAccount(null);
    first.current?.focus();
  };
  return (
    <form className={classes['form']} aria-label="Log time" onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
      <Select label="Area" ref={first} data={choices} value={area} onChange={(value) => setArea(areaOf(value) ?? area)} allowDeselect={false} comboboxProps={{ shadow: 'md' }} />
      <NumberInput label="Minutes" value={minutes} onChange={setMinutes} min={1} max={1440} step={15} allowDecimal={false} allowNegative={false} error={at('minutes')} />
      <DayInput label="Day" value={onDay} onChange={setDay} clearable={false} error={onDay === null ? 'Pick a day.' : at('onDay')} />
      <AccountPicker label="Account" value={accountId} onChange={setAccount} placeholder="None" />
      <TextInput label="Note" value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={500} error={error !== null && fieldOf(error) === null ? sentenceOf(error) : null} />
      <Button type="submit" loading={isWriting}>Log</Button>
    </form>
  );
};

const EntryRow = ({ entry, today }: { entry: TimeEntry; today: Day }) => {
  const { write } = useWrite('rhythm', 'changeEntry');
  const { write: remove } = useWrite('rhythm', 'removeEntry');
  const { id, onDay, area, minutes, accountId, accountName, note } = entry;
  const about = `${areaNames[area]} on ${shortDay(onDay, today)}`;
  return (
    <tr>
      <td>{shortDay(onDay, today)}</td>
      <td><Select aria-label={`Area of ${about}`} data={choices} value={area} allowDeselect={false} comboboxProps={{ shadow: 'md' }} onChange={(value) => { const to = areaOf(value); if (to !== undefined && to !== area) void write({ id, fields: { area: to } }); }} /></td>
      <td><SavedNumber aria-label={`Minutes of ${about}`} value={minutes} unit={['min', 'min']} fault={(typed) => faultOf(entryMinutes, typed)} onSave={(typed) => { if (typed !== null) void write({ id, fields: { minutes: typed } }); }} /></td>
      <td>{accountId === null || accountName === '' ? null : <AccountLink id={accountId} name={accountName} />}</td>
      <td><SavedText aria-label={`Note of ${about}`} value={note} onSave={(text) => void write({ id, fields: { note: text } })} /></td>
      <td data-right><ActionIcon variant="subtle" color="gray" aria-label={`Remove ${about}`} onClick={() => void remove({ id })}><IconTrash size={14} aria-hidden /></ActionIcon></td>
    </tr>
  );
};

const Body = ({ page: { entries, areas: sums }, today }: { page: TimePage; today: Day }) => {
  const known = sums.filter(({ calendar, noted }) => calendar + noted > 0);
  const total = (pick: (one: (typeof sums)[number]) => number): string => sayHours(sums.reduce((sum, one) => sum + pick(one), 0));
  return (
    <div className={`${classes['columns'] ?? ''} ${classes['time'] ?? ''}`}>
      <section aria-labelledby="entries-title">
        <Title order={2} id="entries-title">Noted</Title>
        {entries.length === 0 ? <Text size="sm" className={classes['quiet']}>Nothing is noted in this week. Calls and meetings of the calendar count by themselves; note what it does not show, such as planning, projects or learning.</Text> : (
          <div className={classes['scroll']}><table className={classes['table']} style={{ minWidth: 620 }} aria-labelledby="entries-title">
            <thead><tr><th scope="col" style={{ width: 58 }}>Day</th><th scope="col" style={{ width: 172 }}>Area</th><th scope="col" style={{ width: 84 }}>Minutes</th><th scope="col" style={{ width: 140 }}>Account</th><th scope="col">Note</th><th scope="col" style={{ width: 34 }}><VisuallyHidden>Remove</VisuallyHidden></th></tr></thead>
            <tbody>{entries.map((entry) => <EntryRow key={entry.id} entry={entry} today={today} />)}</tbody>
          </table></div>
        )}
      </section>
      <section aria-labelledby="sums-title">
        <Title order={2} id="sums-title">By area</Title>
        {known.length === 0 ? <Text size="sm" className={classes['quiet']}>Nothing was held or noted in this week.</Text> : (
          <table className={classes['table']} aria-labelledby="sums-title">
            <thead><tr><th scope="col">Area</th><th scope="col" data-right>Calendar</th><th scope="col" data-right>Noted</th><th scope="col" data-right>Both</th></tr></thead>
            <tbody>{known.map(({ area, calendar, noted }) => <tr key={area}><th scope="row">{areaNames[area]}</th><td data-right>{calendar === 0 ? '–' : sayHours(calendar)}</td><td data-right>{noted === 0 ? '–' : sayHours(noted)}</td><td data-right>{sayHours(calendar + noted)}</td></tr>)}</tbody>
            <tfoot><tr><th scope="row">All areas</th><td data-right>{total(({ calendar }) => calendar)}</td><td data-right>{total(({ noted }) => noted)}</td><td data-right>{total(({ calendar, noted }) => calendar + noted)}</td></tr></tfoot>
          </table>
        )}
      </section>
    </div>
  );
};

/** The log of time: a quick entry, what was noted in a week, and what both the calendar and the log come to by area. */
export const TimePanel = () => {
  const today = useToday();
  const from = useWeek();
  const to = addDays(from, 6);
  const read = useRead('rhythm', 'time', { from, to }, { keep: true });
  return (
    <>
      <QuickEntry key={today} today={today} />
      <PeriodNav kind="week" name={`${shortDay(from, today)} to ${shortDay(to, today)}`} />
      <Loaded read={read}>{(page) => <Body page={page} today={today} />}</Loaded>
    </>
  );
};
