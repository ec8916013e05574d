import { Button, Group, Menu, SegmentedControl } from '@mantine/core';
import { IconUserOff, IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Person } from '#shared/people.ts';
import { isPresent } from '#shared/stakeholder-rules.ts';
import type { StakeholderMap } from '#shared/stakeholders.ts';
import { AsOfDay } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { PersonDialog } from '#renderer/people/PersonDialog.tsx';
import { InfluenceMap } from '#renderer/stakeholders/InfluenceMap.tsx';
import { MapSide } from '#renderer/stakeholders/MapSide.tsx';
import { OrgChart } from '#renderer/stakeholders/OrgChart.tsx';
import { exportColumns, StakeholderTable } from '#renderer/stakeholders/StakeholderTable.tsx';
import { useMapActions } from '#renderer/stakeholders/use-map.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog, setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './stakeholders.module.css';

const views = { org: 'Org chart', influence: 'Influence', table: 'Table' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** Somebody of this account left: whom to record it of. */
const LeftMenu = ({ people }: { people: readonly Person[] }) => (
  <Menu position="bottom-end" shadow="md">
    <Menu.Target><Button variant="default" leftSection={<IconUserOff size={14} aria-hidden />} disabled={people.length === 0}>Somebody left</Button></Menu.Target>
    <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
      {people.map(({ id, name, title }) => <Menu.Item key={id} onClick={() => openDialog({ kind: 'person-left', personId: id })}>{title === '' ? name : `${name}, ${title}`}</Menu.Item>)}
    </Menu.Dropdown>
  </Menu>
);

const Body = ({ map: read, view, setView }: { map: StakeholderMap; view: View; setView: (view: View) => void }) => {
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const { map, actions } = useMapActions(read);
  const readOnly = map.asOf !== null;
  const present = map.people.filter((person) => isPresent(person, map.on));
  const onOpen = (person: Person): void => { if (!readOnly) setEditing(person); };
  useKeys('stakeholder-map', {
    o: { does: 'Org chart', run: () => setView('org') },
    i: { does: 'Influence map', run: () => setView('influence') },
    t: { does: 'Table', run: () => setView('table') },
    ...(readOnly ? {} : { n: { does: 'New person', run: () => setEditing('new') } }),
  });
  return (
    <>
      <PageHead
        title={`Stakeholders of ${map.account.label}`}
        beside={<AnchorLink to="/accounts/$id" params={{ id: map.account.id }} search={map.asOf === null ? { section: 'people' } : { section: 'people', asOf: map.asOf }} size="sm">Back to the account</AnchorLink>}
        actions={
          <>
            {readOnly ? null : <><Button variant="default" leftSection={<IconUserPlus size={14} aria-hidden />} onClick={() => setEditing('new')}>New person</Button><LeftMenu people={present} /></>}
            <ExportMenu name={`Stakeholders of ${map.account.label}`} rows={map.people} columns={exportColumns(map.people)} />
          </>
        }
      />
      {map.asOf === null ? null : <p className={classes['hint']}>As known at the end of {exactDay(map.asOf)}. Nothing can be changed in the past.</p>}
      <Group mb="sm"><SegmentedControl aria-label="Show the people as" size="xs" transitionDuration={0} value={view} onChange={(value) => setView(value as View)} data={viewNames.map((value) => ({ value, label: views[value] }))} /></Group>
      <div className={classes['page']}>
        <div>
          {map.people.length === 0
            ? <EmptyState title="Nobody is known here yet" action={readOnly ? null : <Button onClick={() => setEditing('new')}>Add the first person</Button>}>The map shows who decides, who speaks for the product and who reports to whom.</EmptyState>
            : view === 'org' ? <OrgChart map={map} actions={actions} readOnly={readOnly} onOpen={onOpen} />
            : view === 'influence' ? <InfluenceMap map={map} actions={actions} readOnly={readOnly} onOpen={onOpen} />
            : <StakeholderTable people={map.people} onOpen={onOpen} />}
        </div>
        <MapSide map={map} readOnly={readOnly} />
      </div>
      {editing === null ? null : <PersonDialog accountId={map.account.id} person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
};

/** Who is who at an account (F20): the org chart, the influence map, and the same people as a table. */
export const MapPage = () => {
  const { id } = useParams({ from: '/accounts/$id/map' });
  const { asOf, view: asked } = useSearch({ from: '/accounts/$id/map' });
  const navigate = useNavigate();
  const read = useRead('stakeholders', 'map', { accountId: id, asOf: asOf ?? null });
  const view = viewNames.find((one) => one === asked) ?? 'org';
  useEffect(() => {
    setAccountOnScreen(id);
    return () => setAccountOnScreen(null);
  }, [id]);
  const setView = (next: View): void => void navigate({ to: '/accounts/$id/map', params: { id }, search: { view: next, ...(asOf === undefined ? {} : { asOf }) }, replace: true });
  if (read.error !== null && read.data === undefined) return <><PageHead title="Stakeholders" /><Loaded read={read}>{() => null}</Loaded></>;
  return <Loaded read={read}>{(map) => <AsOfDay value={map.asOf}><Body map={map} view={view} setView={setView} /></AsOfDay>}</Loaded>;
};
