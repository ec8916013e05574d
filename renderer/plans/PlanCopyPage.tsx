import { Button, CopyButton, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconCopy, IconFileText, IconFileTypeDocx, IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { copyOf, criterionCells, criterionHead, markdownOf, milestoneCells, milestoneHead, type CopyObjective, type PlanCopy } from '#shared/plan-copy.ts';
import { fileWords } from '#shared/file-words.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { download } from '#renderer/ui/export-table.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { showError } from '#renderer/ui/toasts.tsx';
import classes from './plans.module.css';

const Cells = ({ about, head, rows }: { about: string; head: readonly string[]; rows: readonly (readonly string[])[] }) =>
  rows.length === 0 ? null : (
    <table aria-label={about}>
      <thead><tr>{head.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      {/* oxlint-disable-next-line react/no-array-index-key -- the rows of a copy have no ids and stay in their order. */}
      <tbody>{rows.map((cells, row) => <tr key={row}>{cells.map((cell, at) => <td key={head[at]}>{cell}</td>)}</tr>)}</tbody>
    </table>
  );

const ObjectivePart = ({ objective, number }: { objective: CopyObjective; number: number }) => (
  <section>
    <Title order={2}>{number}. {objective.name}</Title>
    <p>Due {objective.due} · progress {objective.progress} · owned by {objective.owners}</p>
    {objective.why === '' ? null : <p><strong>Why:</strong> {objective.why}</p>}
    {objective.what === '' ? null : <p><strong>What:</strong> {objective.what}</p>}
    {objective.outcome === '' ? null : <p><strong>Outcome:</strong> {objective.outcome}</p>}
    <Cells about={`Milestones of ${objective.name}`} head={milestoneHead} rows={objective.milestones.map(milestoneCells)} />
    <Cells about={`Success criteria of ${objective.name}`} head={criterionHead} rows={objective.criteria.map(criterionCells)} />
    {objective.criteria.filter(({ words }) => words !== '').map(({ metric, words }) => <blockquote key={metric} className={classes['quote'] ?? ''}>{metric}: {words}</blockquote>)}
  </section>
);

const Sheet = ({ copy }: { copy: PlanCopy }) => (
  <article className={classes['sheet'] ?? ''} aria-label="The customer’s copy">
    <p>{copy.account} · {copy.state}{copy.from === '' ? '' : ` · from ${copy.from}`}</p>
    {copy.strategy === '' ? null : <section><Title order={2}>Strategy</Title><p>{copy.strategy}</p></section>}
    {copy.highlights === '' ? null : <section><Title order={2}>Highlights</Title><p>{copy.highlights}</p></section>}
    {copy.objectives.map((objective, index) => <ObjectivePart key={`${index} ${objective.name}`} objective={objective} number={index + 1} />)}
  </article>
);

const Copy = ({ copy, id, accountId, today }: { copy: PlanCopy; id: string; accountId: string; today: string }) => {
  const name = fileWords(`${copy.account} ${copy.title}`);
  const saveDocx = async (): Promise<void> => {
    try {
      const { planDocx } = await import('#renderer/plans/plan-docx.ts');
      download(await planDocx(copy), `${name}-${today}.docx`);
    } catch {
      showError('The document could not be made. The plan is safe; take the Markdown or print it instead.');
    }
  };
  const saveMarkdown = (): void => download(new Blob([markdownOf(copy)], { type: 'text/markdown;charset=utf-8' }), `${name}-${today}.md`);
  useKeys('plan-copy', {
    p: { does: 'Print', run: () => window.print() },
    d: { does: 'Save as Word', run: () => void saveDocx() },
    m: { does: 'Save as Markdown', run: saveMarkdown },
  });
  return (
    <>
      <PageHead
        title={copy.title}
        actions={
          <Group gap="xs" className="no-print">
            <Button variant="default" component={Link} to={`/plans/${id}`} leftSection={<IconArrowLeft size={14} aria-hidden />}>Back to the plan</Button>
            <ButtonLink variant="default" to="/documents" search={{ kind: 'success-plan', account: accountId }}>As a document</ButtonLink>
            <CopyButton value={markdownOf(copy)}>{({ copied, copy: run }) => <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={run}>{copied ? 'Copied' : 'Copy'}</Button>}</CopyButton>
            <Button variant="default" leftSection={<IconFileText size={14} aria-hidden />} onClick={saveMarkdown}>Markdown</Button>
            <Button variant="default" leftSection={<IconFileTypeDocx size={14} aria-hidden />} onClick={() => void saveDocx()}>Word</Button>
            <Button leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => window.print()}>Print or PDF</Button>
          </Group>
        }
      />
      <Text size="sm" c="dimmed" mb="sm" className="no-print">What the customer may see. Internal notes, risks, your own ratings and mail addresses are left out. Nothing is sent by Daybook.</Text>
      <Sheet copy={copy} />
    </>
  );
};

/** A plan as the customer may see it: to print, or to hand over as Word or Markdown. */
export const PlanCopyPage = () => {
  const { id } = useParams({ from: '/plans/$id/copy' });
  const today = useToday();
  const { me } = useSettings();
  const read = useRead('plans', 'get', { id, asOf: null });
  return <Loaded read={read}>{(plan) => <Copy copy={copyOf(plan, me)} id={id} accountId={plan.accountId} today={today} />}</Loaded>;
};
