import { ActionIcon, Button, Menu, Select, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { accountUseCaseFields, type UseCaseOfAccount } from '#shared/adoption.ts';
import { adoptionStateNames, adoptionStates } from '#shared/adoption-rules.ts';
import { colours, figure } from '#renderer/adoption/use-words.ts';
import { UseMark } from '#renderer/adoption/UseMark.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

type Props = { accountId: string; all: readonly UseCaseOfAccount[]; readOnly: boolean };

/** Why a use case has its colour, or none. */
const why = ({ colour, hand, saidOn, metricName, metricNow, metricUnit }: UseCaseOfAccount): string => {
  const byMetric = metricName === '' ? 'No metric shows it' : metricNow === null ? `${metricName} has no value` : `${metricName}: ${figure(metricNow.value, metricUnit)} on ${exactDay(metricNow.on)}`;
  if (colour?.by === 'hand') return `Set by hand on ${exactDay(colour.on)}`;
  const old = hand === null || saidOn === null ? '' : `Set to ${hand} on ${exactDay(saidOn)}, too long ago to count. `;
  return colour === null ? `${old}${byMetric}${metricNow === null || metricName === '' ? '' : ', not judged'}` : `${old}${byMetric}`;
};

const Colour = ({ worked, onSet }: { worked: UseCaseOfAccount; onSet: (colour: (typeof colours)[number] | null) => void }) => (
  <Menu shadow="md" position="bottom-start">
    <Menu.Target>
      <Button variant="default" size="compact-xs" rightSection={<IconChevronDown size={12} aria-hidden />} aria-label={`Colour of ${worked.name}: ${worked.colour?.colour ?? 'no data'}. Change`}><UseMark colour={worked.colour?.colour ?? null} word={worked.colour?.colour ?? ''} /></Button>
    </Menu.Target>
    <Menu.Dropdown>
      {colours.map((colour) => <Menu.Item key={colour} onClick={() => onSet(colour)}><UseMark colour={colour} word={`${colour}, as of today`} /></Menu.Item>)}
      <Menu.Item disabled={worked.hand === null} onClick={() => onSet(null)}>{worked.metricName === '' ? 'Not said' : `By ${worked.metricName}`}</Menu.Item>
    </Menu.Dropdown>
  </Menu>
);

const Row = ({ accountId, worked, readOnly }: { accountId: string; worked: UseCaseOfAccount; readOnly: boolean }) => {
  const { write: set } = useWrite('adoption', 'setUseCase');
  const { write: clear } = useWrite('adoption', 'clearUseCase');
  const at = { accountId, useCaseId: worked.useCaseId };
  const star = worked.isOriginal ? 'The original use case' : 'Make it the original use case';
  return (
    <Table.Tr>
      <Table.Td>
        {readOnly ? (worked.isOriginal ? <span title={star}><IconStarFilled size={13} aria-hidden /><VisuallyHidden>{star}</VisuallyHidden></span> : null) : (
          <Tooltip label={star}><ActionIcon variant="subtle" color={worked.isOriginal ? undefined : 'gray'} size="sm" aria-pressed={worked.isOriginal} aria-label={`Original use case: ${worked.name}`} onClick={() => void set({ ...at, isOriginal: !worked.isOriginal })}>{worked.isOriginal ? <IconStarFilled size={14} aria-hidden /> : <IconStar size={14} aria-hidden />}</ActionIcon></Tooltip>
        )}
      </Table.Td>
      <Table.Td>{worked.name}</Table.Td>
      <Table.Td>{readOnly ? adoptionStateNames[worked.state] : <Select size="xs" aria-label={`State of ${worked.name}`} allowDeselect={false} data={adoptionStates.map((state) => ({ value: state, label: adoptionStateNames[state] }))} value={worked.state} onChange={(value) => { const state = adoptionStates.find((one) => one === value); if (state !== undefined) void set({ ...at, state }); }} />}</Table.Td>
      <Table.Td>{readOnly ? <UseMark colour={worked.colour?.colour ?? null} word={worked.colour?.colour ?? ''} /> : <Colour worked={worked} onSet={(colour) => void set({ ...at, colour })} />}<Text size="xs" className={classes['quiet'] ?? ''}>{why(worked)}</Text></Table.Td>
      <Table.Td>{readOnly ? worked.notes : <SavedText size="xs" aria-label={`Notes on ${worked.name}`} placeholder="Notes" value={worked.notes} fault={(entry) => faultOf(accountUseCaseFields.shape.notes, entry)} onSave={(notes) => void set({ ...at, notes })} />}</Table.Td>
      {readOnly ? null : <Table.Td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take ${worked.name} from the account`} onClick={() => void clear({ id: worked.id })}><IconTrash size={14} aria-hidden /></ActionIcon></Table.Td>}
    </Table.Tr>
  );
};

const AddUseCase = ({ accountId, has }: { accountId: string; has: ReadonlySet<string> }) => {
  const [isAsked, setAsked] = useState(false);
  const { useCases: ofCatalogue = [] } = useRead('adoption', 'catalogue', undefined, { enabled: isAsked }).data ?? {};
  const { write } = useWrite('adoption', 'setUseCase');
  const free = ofCatalogue.filter(({ id }) => !has.has(id));
  return (
    <Select
      w={260} size="xs" mt={6} aria-label="Add a use case" placeholder="Add a use case" searchable value={null} data={free.map(({ id, name }) => ({ value: id, label: name }))}
      nothingFoundMessage={ofCatalogue.length === 0 ? 'The catalogue has no use case yet' : 'The account has them all'} onDropdownOpen={() => setAsked(true)} onFocus={() => setAsked(true)}
      onChange={(useCaseId) => { if (useCaseId !== null) void write({ accountId, useCaseId }); }}
    />
  );
};

/** What the account does with the product: how far it is, its colour, and what says so. */
export const UseCaseTable = ({ accountId, all, readOnly }: Props) => (
  <>
    {all.length === 0 ? <Text size="sm">No use case yet. Say what the account bought the product for; mark that one as the original.</Text> : (
      <Table.ScrollContainer minWidth={640}>
        <Table fz="0.8125rem" aria-label="Use cases of the account" verticalSpacing={4}>
          <Table.Thead><Table.Tr><Table.Th w={36}><VisuallyHidden>Original</VisuallyHidden></Table.Th><Table.Th>Use case</Table.Th><Table.Th w={120}>State</Table.Th><Table.Th>Colour, and why</Table.Th><Table.Th w="24%">Notes</Table.Th>{readOnly ? null : <Table.Th w={36}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr></Table.Thead>
          <Table.Tbody>{all.map((worked) => <Row key={worked.id} accountId={accountId} worked={worked} readOnly={readOnly} />)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    )}
    {readOnly ? null : <AddUseCase accountId={accountId} has={new Set(all.map(({ useCaseId }) => useCaseId))} />}
  </>
);
