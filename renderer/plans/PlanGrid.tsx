import { Button, Progress, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { warningNames } from '#shared/plan-rules.ts';
import type { PlanRow } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { PlanMark } from '#renderer/plans/PlanMark.tsx';
import { percent } from '#renderer/plans/plan-words.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import { useVirtualRows } from '#renderer/ui/virtual-rows.tsx';
import classes from './plans.module.css';

const columns = [['Account', 176], ['Priority', 68], ['Plan', 98], ['Why', 164], ['Open', 58], ['Progress', 100], ['Next milestone', 158], ['Last activity', 104], ['Warnings', 142]] as const;

const Cells = ({ row }: { row: PlanRow }) => {
  const today = useToday();
  const warnings = row.warnings.map(({ rule }) => warningNames[rule]).join(', ');
  return (
    <>
      <td><Link to="/accounts/$id" params={{ id: row.accountId }} search={{ section: 'plan' }} tabIndex={-1} preload={false} className={classes['name'] ?? ''} title={row.accountName}>{row.accountName}</Link></td>
      <td>{row.priority}</td>
      <td><PlanMark standing={row.standing} /></td>
      <td title={row.standing.reason} className={classes['quiet'] ?? ''}>{row.standing.reason}</td>
      <td data-right>{row.planId === null ? '' : <Link to="/plans/$id" params={{ id: row.planId }} search={{}} tabIndex={-1} preload={false} className={classes['name'] ?? ''} aria-label={`${row.openObjectives} open objectives of ${row.accountName}`}>{row.openObjectives}</Link>}</td>
      <td>
        {row.progress === null ? null : (
          <span style={{ display: 'flex', alignItems: 'center', gap: 6 }}><Progress value={row.progress * 100} size="sm" flex={1} aria-label={`Progress of ${row.accountName}`} /><Text span size="xs" w={36} ta="right">{percent(row.progress)}</Text></span>
        )}
      </td>
      <td title={row.nextMilestone?.name}>
        {row.planId === null ? <Button size="compact-xs" variant="default" tabIndex={-1} onClick={() => openDialog({ kind: 'new-plan', accountId: row.accountId })} aria-label={`New plan for ${row.accountName}`}>New plan</Button> : null}
        {row.nextMilestone === null ? null : <><DayText on={row.nextMilestone.dueOn} late={row.nextMilestone.dueOn < today} size="xs" /> {row.nextMilestone.name}</>}
      </td>
      <td><DayText on={row.lastActivityOn} size="0.8125rem" /></td>
      <td title={row.warnings.map(({ says }) => says).join('. ')}>{warnings === '' ? null : <><IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: -2, marginRight: 4 }} />{warnings}</>}</td>
    </>
  );
};

/** The accounts with their plans, of which only the rows in sight are in the document. */
export const PlanGrid = ({ rows }: { rows: readonly PlanRow[] }) => {
  const navigate = useNavigate();
  const open = (row: PlanRow): void => {
    if (row.planId === null) openDialog({ kind: 'new-plan', accountId: row.accountId });
    else void navigate({ to: '/plans/$id', params: { id: row.planId }, search: {} });
  };
  const { frame, body } = useVirtualRows({ name: 'plan-grid', noun: 'account', rows, idOf: ({ accountId }) => accountId, opens: 'Open the plan, or begin one', onOpen: open });

  return (
    <div ref={frame} className={classes['frame'] ?? ''}>
      <table className={classes['table'] ?? ''} aria-label="Success plans" aria-rowcount={rows.length + 1}>
        <colgroup>{columns.map(([name, width]) => <col key={name} style={{ width }} />)}</colgroup>
        <thead><tr aria-rowindex={1}>{columns.map(([name]) => <th key={name} scope="col" title={name === 'Open' ? 'Open objectives' : undefined} data-right={name === 'Open' || undefined}>{name}</th>)}</tr></thead>
        {body(classes['row'] ?? '', (row) => <Cells row={row} />)}
      </table>
    </div>
  );
};
