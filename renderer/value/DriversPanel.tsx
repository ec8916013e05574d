import { ActionIcon, Button, Group, Table, Text, Title } from '@mantine/core';
import { IconCopy, IconEdit, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { DriverRow } from '#shared/value.ts';
import { parseFormula, sayFormula } from '#shared/value-formula.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import { DriverDialog } from '#renderer/value/DriverDialog.tsx';
import { driverWords } from '#renderer/value/driver-words.ts';
import classes from './value.module.css';

const formulaOf = (driver: DriverRow): string => {
  const read = parseFormula(driver.formula);
  return 'fault' in read ? driver.formula : sayFormula(read.formula, driverWords(driver));
};

const Rows = ({ drivers, onOpen, onRemove }: { drivers: readonly DriverRow[]; onOpen: (driver: DriverRow) => void; onRemove: (driver: DriverRow) => void }) => (
  <Table.ScrollContainer minWidth={820}>
    <Table fz="0.8125rem" layout="fixed" highlightOnHover aria-label={drivers[0]?.isShipped === true ? 'Library of drivers' : 'Own drivers'}>
      <Table.Thead><Table.Tr><Table.Th w="24%">Driver</Table.Th><Table.Th>What it counts</Table.Th><Table.Th w={90}>Comes</Table.Th><Table.Th w={90}>Used</Table.Th><Table.Th w={84}>Change</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {drivers.map((driver) => (
          <Table.Tr key={driver.key} className={classes['row'] ?? ''}>
            <Table.Td><Text span inherit fw={600}>{driver.name}</Text>{driver.about === '' ? null : <Text size="xs" className={classes['quiet'] ?? ''}>{driver.about}</Text>}</Table.Td>
            <Table.Td>{formulaOf(driver)}<Text size="xs" className={classes['quiet'] ?? ''}>{driver.assumptions.filter(({ unit }) => unit !== '').map(({ label, unit }) => `${label}: ${unit}`).join(' · ')}</Text></Table.Td>
            <Table.Td>{driver.every === 'year' ? 'every year' : 'once'}</Table.Td>
            <Table.Td>{driver.uses === 0 ? '–' : `${count(driver.uses, 'gain')} of ${count(driver.accounts, 'account')}`}</Table.Td>
            <Table.Td>
              {driver.isShipped ? <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Copy the driver ${driver.name}`} onClick={() => onOpen(driver)}><IconCopy size={15} aria-hidden /></ActionIcon> : (
                <Group gap={2} wrap="nowrap">
                  <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Edit the driver ${driver.name}`} onClick={() => onOpen(driver)}><IconEdit size={15} aria-hidden /></ActionIcon>
                  <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the driver ${driver.name}`} onClick={() => onRemove(driver)}><IconTrash size={15} aria-hidden /></ActionIcon>
                </Group>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

/** The ways in which the product pays: the library, and the book's own. */
export const DriversPanel = () => {
  const read = useRead('value', 'drivers', undefined);
  const { write: remove } = useWrite('value', 'removeDriver');
  const [open, setOpen] = useState<DriverRow | 'new' | null>(null);
  useKeys('value-drivers', { n: { does: 'New driver', run: () => setOpen('new') } });
  return (
    <Loaded read={read}>
      {(drivers) => {
        const own = drivers.filter(({ isShipped }) => !isShipped);
        return (
          <>
            <section aria-labelledby="own-drivers">
              <Group justify="space-between" mb={4}><Title order={2} id="own-drivers">Your own</Title><Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setOpen('new')}>New driver</Button></Group>
              {own.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>What pays in a way that the library does not have. Write a formula over names of your own, or copy a driver of the library and change it.</Text> : <Rows drivers={own} onOpen={setOpen} onRemove={({ key }) => void remove({ id: key })} />}
            </section>
            <section aria-labelledby="library-drivers">
              <Title order={2} id="library-drivers" mt="lg" mb={4}>Library</Title>
              <Text size="sm" mb={6} className={classes['quiet'] ?? ''}>Shapes in which value is commonly counted. They hold no figures: those are the customer’s.</Text>
              <Rows drivers={drivers.filter(({ isShipped }) => isShipped)} onOpen={setOpen} onRemove={() => {}} />
            </section>
            {open === null ? null : <DriverDialog driver={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
          </>
        );
      }}
    </Loaded>
  );
};
