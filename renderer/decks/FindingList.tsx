import { Badge, Text, Title } from '@mantine/core';
import type { Finding } from '#shared/deck.ts';
import { slideNames } from '#shared/deck-names.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { addressOf } from '#renderer/ui/record-address.ts';
import classes from './decks.module.css';

const kindNames: Record<Finding['kind'], string> = { contradiction: 'Contradicts', missing: 'Missing', stale: 'Old', fit: 'Does not fit', internal: 'Left out' };

/** The address of what a finding is about; the sender is set up in the settings. */
const FoundLink = ({ finding: { record, slide, says }, accountId }: { finding: Finding; accountId: string }) => {
  const address = record === null ? (slide === 'title' ? ({ to: '/settings', search: { section: 'me' } } as const) : null) : addressOf(record, accountId);
  return address === null ? <>{says}</> : <AnchorLink {...address} inherit>{says}</AnchorLink>;
};

/** What to know before the file goes out; each line leads to its record. */
export const FindingList = ({ findings, accountId }: { findings: readonly Finding[]; accountId: string }) => {
  const [open, left] = [findings.filter(({ kind }) => kind !== 'internal'), findings.filter(({ kind }) => kind === 'internal')];
  const row = (finding: Finding) => (
    <li key={`${finding.kind} ${finding.says}`}>
      <Badge size="xs" variant="default" className={classes['kind'] ?? ''}>{kindNames[finding.kind]}</Badge>
      <div>
        <FoundLink finding={finding} accountId={accountId} />
        {finding.slide === null ? null : <Text span size="xs" className={classes['quiet'] ?? ''}> {slideNames[finding.slide]}</Text>}
      </div>
    </li>
  );
  return (
    <section aria-labelledby="deck-findings">
      <Title order={2} id="deck-findings" size="h4" mb={6}>Before it goes out</Title>
      {open.length === 0 ? <Text size="sm">Nothing is missing, old or contradictory.</Text> : <ul className={classes['findings'] ?? ''}>{open.map(row)}</ul>}
      {left.length === 0 ? null : (
        <details className={classes['left'] ?? ''}>
          <summary>{left.length === 1 ? 'One thing stays out because it is internal' : `${left.length} things stay out because they are internal`}</summary>
          <ul className={classes['findings'] ?? ''}>{left.map(row)}</ul>
        </details>
      )}
    </section>
  );
};
