import { ActionIcon, Button, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { levelNames } from '#shared/people.ts';
import { isPresent } from '#shared/stakeholder-rules.ts';
import type { LevelCoverage, SponsorPair, StakeholderMap, StakeholderRule, StakeholderWarning } from '#shared/stakeholders.ts';
import { jobNames } from '#shared/team.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './stakeholders.module.css';

const ruleNames: Record<StakeholderRule, string> = {
  'champion-lost': 'Champion lost', 'no-champion': 'No champion', 'no-economic-buyer': 'No economic buyer', 'single-threaded': 'Single-threaded', 'executive-stale': 'Executive not met', 'sponsor-missing': 'No sponsor pair',
};

/** What the rules warn of, each with its rule and what to do. */
export const Warnings = ({ warnings, brief = false }: { warnings: readonly StakeholderWarning[]; brief?: boolean }) =>
  warnings.length === 0 ? <Text size="sm" c="dimmed">No rule warns.</Text> : (
    <ul className={classes['warnings']}>
      {warnings.map((warning) => (
        <li key={warning.rule}>
          <IconAlertTriangle size={14} aria-hidden />
          <div>
            <Text size="sm"><Text span inherit fw={600}>{ruleNames[warning.rule]}.</Text> {warning.why}.</Text>
            {brief ? null : <Text size="xs" c="dimmed">{warning.next}.</Text>}
          </div>
        </li>
      ))}
    </ul>
  );

/** The people of each level against what the size of the account asks. */
export const CoverageTable = ({ coverage, metWithinDays }: { coverage: readonly LevelCoverage[]; metWithinDays: number }) => (
  <Table fz="0.8125rem" horizontalSpacing={6}>
    <Table.Thead><Table.Tr><Table.Th>Level</Table.Th><Table.Th ta="right">Known</Table.Th><Table.Th ta="right">Met in {count(metWithinDays, 'day')}</Table.Th><Table.Th ta="right">Asked</Table.Th></Table.Tr></Table.Thead>
    <Table.Tbody>
      {coverage.map(({ level, known, met, asked }) => (
        <Table.Tr key={level}>
          <Table.Th scope="row" fw={400}>{levelNames[level]}</Table.Th>
          <Table.Td ta="right">{known}</Table.Td>
          <Table.Td ta="right">{met < asked ? <span className={classes['short']}>{met} of {asked}</span> : met}</Table.Td>
          <Table.Td ta="right">{asked === 0 ? '–' : asked}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

const PairRow = ({ pair, readOnly }: { pair: SponsorPair; readOnly: boolean }) => {
  const { write: unpair } = useWrite('stakeholders', 'unpair');
  return (
    <li>
      <Text size="sm">{pair.personName} and {pair.memberName} <Text span size="xs" c="dimmed">({jobNames[pair.memberJob].toLowerCase()}){pair.note === '' ? '' : ` · ${pair.note}`}</Text></Text>
      {readOnly ? null : <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`End the pair of ${pair.personName} and ${pair.memberName}`} onClick={() => void unpair({ id: pair.id })}><IconX size={14} aria-hidden /></ActionIcon>}
    </li>
  );
};

const NewPair = ({ map, onDone }: { map: StakeholderMap; onDone: () => void }) => {
  const [person, setPerson] = useState<string | null>(null);
  const [member, setMember] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { write: pair, isWriting } = useWrite('stakeholders', 'pair');
  const theirs = map.people.filter((one) => isPresent(one, map.on)).toSorted((a, b) => Number(b.level === 'executive') - Number(a.level === 'executive') || a.name.localeCompare(b.name));
  const add = async (): Promise<void> => {
    if (person !== null && member !== null && (await pair({ personId: person, memberId: member, note })) !== null) onDone();
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <Stack gap="xs">
        <Select label="One of theirs" required searchable data-autofocus data={theirs.map(({ id, name, title }) => ({ value: id, label: title === '' ? name : `${name}, ${title}` }))} value={person} onChange={setPerson} />
        <MemberPicker label="One of yours" required placeholder="Choose a colleague" job="executive" value={member} onChange={setMember} />
        <TextInput label="Note" placeholder="Meet at the yearly review" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Group gap="xs"><Button type="submit" loading={isWriting} disabled={person === null || member === null}>Pair them</Button><Button variant="default" onClick={onDone}>Cancel</Button></Group>
      </Stack>
    </form>
  );
};

const Pairs = ({ map, readOnly }: { map: StakeholderMap; readOnly: boolean }) => {
  const [isAdding, setAdding] = useState(false);
  const team = useRead('team', 'list', undefined).data;
  return (
    <section aria-labelledby="pairs">
      <Title order={2} id="pairs" fz="sm" mb={6}>Executive sponsors</Title>
      {map.pairs.length === 0 ? <Text size="sm" c="dimmed" mb={8}>No pair yet: one of their executives with one of yours.</Text> : <ul className={classes['pairs']}>{map.pairs.map((pair) => <PairRow key={pair.id} pair={pair} readOnly={readOnly} />)}</ul>}
      {readOnly ? null : isAdding ? <NewPair map={map} onDone={() => setAdding(false)} /> : team?.length === 0
        ? <Text size="sm" c="dimmed">Add your colleagues first, in the section Team of an account.</Text>
        : <Button variant="default" onClick={() => setAdding(true)}>Add a pair</Button>}
    </section>
  );
};

/** What the rules say beside the map. */
export const MapSide = ({ map, readOnly }: { map: StakeholderMap; readOnly: boolean }) => (
  <aside className={classes['side']} aria-label="What the rules say">
    <section aria-labelledby="warnings"><Title order={2} id="warnings" fz="sm" mb={6}>Warnings</Title><Warnings warnings={map.warnings} /></section>
    <section aria-labelledby="coverage">
      <Title order={2} id="coverage" fz="sm" mb={6}>Coverage by level</Title>
      <CoverageTable coverage={map.coverage} metWithinDays={map.metWithinDays} />
      <AnchorLink to="/settings" search={{ section: 'stakeholders' }} size="xs">Change what is asked</AnchorLink>
    </section>
    <Pairs map={map} readOnly={readOnly} />
  </aside>
);
