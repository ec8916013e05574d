import { Alert, Badge, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconClockX, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import type { AccountAdoption, JudgedRatio, MetricOfAccount } from '#shared/adoption.ts';
import { productStateNames } from '#shared/adoption-rules.ts';
import { AccountAlerts } from '#renderer/alerts/AccountAlerts.tsx';
import { AddValueDialog } from '#renderer/adoption/AddValueDialog.tsx';
import { PointsDrawer, type PointsAbout } from '#renderer/adoption/PointsDrawer.tsx';
import { ProductDialog } from '#renderer/adoption/ProductDialog.tsx';
import { figure, percentOf, sayGap, sayRatio, sayTrend } from '#renderer/adoption/use-words.ts';
import { UseCaseTable } from '#renderer/adoption/UseCaseTable.tsx';
import { UseMark } from '#renderer/adoption/UseMark.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count, exactDay, sayDay } from '#renderer/ui/say.ts';
import classes from './adoption.module.css';

const Chart = lazy(() => import('#renderer/adoption/MetricChart.tsx').then(({ MetricChart }) => ({ default: MetricChart })));

type Opens = (about: Omit<PointsAbout, 'accountId' | 'asOf'>) => void;

const Ratio = ({ name, ratio, of, onOpen }: { name: string; ratio: JudgedRatio | null; of: AccountAdoption; onOpen: Opens }) => {
  if (ratio === null) return <Text span inherit className={classes['quiet'] ?? ''}>Not known</Text>;
  const metrics = of.metrics.filter(({ id }) => ratio.metricIds.includes(id));
  const note = ratio.wholeBy === 'contracts' ? `Bought: ${figure(ratio.whole)} seats of the contracts that run.` : '';
  const early = of.months === null || ratio.isNoData || ratio.colour !== null ? '' : `; not judged in month ${of.months + 1}`;
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      {ratio.isNoData ? <UseMark colour={null} /> : ratio.colour === null ? null : <UseMark colour={ratio.colour} />}
      <button type="button" className={classes['open'] ?? ''} title={sayRatio(name, ratio)} onClick={() => onOpen({ title: name, metrics, note })}>{percentOf(ratio)}</button>
      <span className={classes['quiet'] ?? ''}>{figure(Math.round(ratio.part))} of {figure(Math.round(ratio.whole))}{early}</span>
    </span>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt>{name}</dt><dd>{children}</dd></div>;

const ScoreParts = ({ adoption: { score } }: { adoption: AccountAdoption }) => {
  if (score === null) return <Text span inherit className={classes['quiet'] ?? ''}>No data</Text>;
  return (
    <details>
      <summary aria-label={`Adoption score ${Math.round(score.score)} of 100: show its parts`}><strong>{Math.round(score.score)}</strong> of 100</summary>
      <ul style={{ margin: '4px 0 0', paddingLeft: 16, fontSize: 'var(--mantine-font-size-xs)' }}>
        {score.parts.map((part) => <li key={part.name}>{part.name}: {Math.round(part.share * 100)} % × weight {part.weight.toFixed(0)} = {part.points.toFixed(1)}</li>)}
      </ul>
    </details>
  );
};

const MetricCard = ({ metric, onOpen }: { metric: MetricOfAccount; onOpen: Opens }) => {
  const { name, unit, now, isNoData, colour, gaps, grain } = metric;
  const opened = (): void => onOpen({ title: name, metrics: [metric], note: gaps.map((gap) => `${sayGap(gap, grain)}.`).join(' ') });
  return (
    <div className={classes['chart'] ?? ''}>
      <div className={classes['chartHead'] ?? ''}>
        <Title order={3} fz="sm" title={metric.productName === '' ? name : `${name} of ${metric.productName}`}>{name}</Title>
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>{isNoData ? <UseMark colour={null} /> : colour === null ? null : <UseMark colour={colour} />}<button type="button" className={classes['open'] ?? ''} aria-label={`${name}: ${figure(now?.value ?? null, unit)}. Show the values`} onClick={opened}>{figure(now?.value ?? null, unit)}</button></span>
      </div>
      <div aria-hidden><Suspense fallback={<Skeleton h={128} />}><Chart metric={metric} /></Suspense></div>
      <Text size="xs">{sayTrend(metric.month, 'month', unit)}.</Text>
      <Text size="xs" className={classes['quiet'] ?? ''}>{sayTrend(metric.quarter, 'quarter', unit)}.{gaps.length === 0 ? '' : ` ${count(gaps.reduce((sum, { periods }) => sum + periods, 0), grain)} without a value.`}</Text>
    </div>
  );
};

const Products = ({ adoption, accountName, readOnly }: { adoption: AccountAdoption; accountName: string; readOnly: boolean }) => {
  const [editing, setEditing] = useState<{ id: string; name: string } | null>(null);
  const catalogue = useRead('adoption', 'catalogue', undefined, { enabled: !readOnly }).data;
  const { products } = adoption;
  const others = readOnly ? [] : (catalogue?.products ?? []).filter(({ id }) => products.every(({ productId }) => productId !== id));
  const says = (one: (typeof products)[number]): string => `${one.name}: ${productStateNames[one.state].toLowerCase()}${one.seats === null ? '' : `, ${count(one.seats, 'seat')}`}`;
  const cell = products.find(({ productId }) => productId === editing?.id) ?? null;
  return (
    <section className={classes['part'] ?? ''} aria-label="Products">
      <div className={classes['partHead'] ?? ''}><Title order={3}>Products</Title></div>
      {products.length === 0 && others.length === 0 ? <Text size="sm">{readOnly ? 'Nothing was said of products then.' : 'The catalogue has no product yet.'}</Text> : (
        <Group gap={6}>
          {products.map((one) => (readOnly ? <Badge key={one.id} variant="default" radius="sm" fw={500}>{says(one)}</Badge> : <Button key={one.id} variant="default" size="compact-sm" title={one.notes} onClick={() => setEditing({ id: one.productId, name: one.name })}>{says(one)}</Button>))}
          {others.map(({ id, name }) => <Button key={id} variant="subtle" size="compact-sm" leftSection={<IconPlus size={12} aria-hidden />} aria-label={`Say how the account stands with ${name}`} onClick={() => setEditing({ id, name })}>{name}</Button>)}
        </Group>
      )}
      {editing === null ? null : <ProductDialog about={{ accountId: adoption.accountId, accountName, product: editing }} cell={cell} onClose={() => setEditing(null)} />}
    </section>
  );
};

const Shown = ({ adoption, accountName, readOnly }: { adoption: AccountAdoption; accountName: string; readOnly: boolean }) => {
  const { accountId, asOf, metrics, newestOn, useCases: worked } = adoption;
  const today = useToday();
  const [opened, setOpened] = useState<PointsAbout | null>(null);
  const [isAdding, setAdding] = useState(false);
  const open: Opens = (about) => setOpened({ accountId, asOf, ...about });
  if (metrics.length === 0 && worked.length === 0 && adoption.products.length === 0 && readOnly) return <Text size="sm">Nothing was known of the use on that day.</Text>;
  const add = readOnly ? null : <Button size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setAdding(true)}>Add a value</Button>;
  return (
    <>
      {adoption.isNoData && newestOn !== null ? <Alert variant="light" color="gray" icon={<IconClockX size={16} aria-hidden />} mb="sm" title="No data">Nothing came since {exactDay(newestOn)}, so nothing is judged by it and nothing turns red.</Alert> : null}
      {metrics.length === 0 ? (
        readOnly ? <Text size="sm">No value was known on that day.</Text> : <EmptyState title="No values of use yet" action={<Group gap="xs"><ButtonLink to="/import">Import usage</ButtonLink>{add}</Group>}>Bring in what the product counts for this account, or type a value that you were told.</EmptyState>
      ) : (
        <>
          <div className={classes['partHead'] ?? ''}>
            <dl className={classes['facts'] ?? ''} style={{ margin: 0 }}>
              <Fact name="Licence use"><Ratio name="Licence use" ratio={adoption.licences} of={adoption} onOpen={open} /></Fact>
              <Fact name="Active users, 28 days"><Ratio name="Active users" ratio={adoption.activeUsers} of={adoption} onOpen={open} /></Fact>
              <Fact name="Adoption score"><ScoreParts adoption={adoption} /></Fact>
              <Fact name="Adoption complete">{adoption.isComplete === null ? 'Not known' : adoption.isComplete ? 'Yes' : 'Not yet'}</Fact>
              <Fact name="Newest value">{newestOn === null ? '–' : <span title={exactDay(newestOn)}>{sayDay(newestOn, asOf ?? today)}</span>}</Fact>
            </dl>
            {add}
          </div>
          <div className={classes['charts'] ?? ''}>{metrics.map((metric) => <MetricCard key={metric.id} metric={metric} onOpen={open} />)}</div>
        </>
      )}
      <section aria-label="Use cases"><div className={classes['partHead'] ?? ''}><Title order={3}>Use cases</Title></div><UseCaseTable accountId={accountId} all={worked} readOnly={readOnly} /></section>
      <Products adoption={adoption} accountName={accountName} readOnly={readOnly} />
      {opened === null ? null : <PointsDrawer about={opened} readOnly={readOnly} onClose={() => setOpened(null)} />}
      {isAdding ? <AddValueDialog accountId={accountId} metricId={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
};

/** The use of an account: licences, active users, trends with their gaps, use cases and products, as it is or as it was known on the day that the page shows. */
export const AdoptionSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const read = useRead('adoption', 'ofAccount', { accountId: page.account.id, asOf: page.asOf });
  return (
    <>
      <Loaded read={read}>{(adoption) => <Shown adoption={adoption} accountName={page.account.name} readOnly={readOnly} />}</Loaded>
      <AccountAlerts page={page} readOnly={readOnly} />
    </>
  );
};
