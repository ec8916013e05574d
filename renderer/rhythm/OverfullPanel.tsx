import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Move, Proposal } from '#shared/capacity-moves.ts';
import type { Outlook } from '#shared/capacity-rules.ts';
import type { Day } from '#shared/days.ts';
import { sayHours } from '#shared/hours.ts';
import type { RecordLink } from '#shared/records.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { count, exactDay, sayDay } from '#renderer/ui/say.ts';
import classes from './rhythm.module.css';

const Account = ({ link }: { link: RecordLink }) => <AnchorLink to="/accounts/$id" params={{ id: link.id }} search={{}} inherit underline="always" c="inherit">{link.label}</AnchorLink>;

const why = ({ load, lateDays, frees }: Move): string => {
  const freed = `frees ${sayHours(frees)}`;
  switch (load.movable?.reason) {
    case 'ad-hoc':
      return `Ad hoc; ${freed}`;
    case 'rhythm':
      return `Not due before ${exactDay(load.movable.dueOn ?? load.on)}; ${freed}`;
    case 'cadence':
    case undefined:
      return `${load.priority ?? 'Not at risk'}, not late; ${freed}${lateDays === 0 ? ', and stays in its cadence' : `. ${count(lateDays, 'day')} over its cadence`}`;
  }
};

const MoveRow = ({ move, today }: { move: Move; today: Day }) => {
  const { load, to } = move;
  const shift = useWrite('rhythm', 'move');
  const plan = useWrite('calls', 'plan');
  const when = exactDay(to);
  const act = (): void => {
    if (load.kind === 'planned' && load.record !== null) void shift.write({ id: load.record.id, on: to });
    else if (load.account !== null) void plan.write({ accountId: load.account.id, on: to, minutes: load.minutes });
  };
  const isDone = load.kind === 'rhythm' || load.kind === 'step' || load.kind === 'milestone';
  return (
    <li>
      <div>
        <Text size="sm">{load.kind === 'cadence' && load.account !== null ? <>Call with <Account link={load.account} /></> : <>{load.title}{load.account === null ? null : <> · <Account link={load.account} /></>}</>}, {exactDay(load.on)}, {sayHours(load.minutes)}</Text>
        <Text size="xs" className={classes['quiet']}>{why(move)}</Text>
      </div>
      {isDone ? <Text size="sm">Do it by {when}</Text> : <Button size="compact-sm" variant="default" loading={shift.isWriting || plan.isWriting} onClick={act} aria-label={`${load.kind === 'planned' ? 'Move' : 'Plan'} ${load.title} to ${when}`} title={sayDay(to, today)}>{load.kind === 'planned' ? 'Move to' : 'Plan for'} {when}</Button>}
    </li>
  );
};

/** Says that a week is overfull, by how much, and what to move out of it. */
export const OverfullPanel = ({ outlook, proposal: { moves, left }, today }: { outlook: Outlook; proposal: Proposal; today: Day }) => {
  if (outlook.over === 0) return null;
  return (
    <Alert color="red" variant="outline" mb="md" icon={<IconAlertTriangle size={18} aria-hidden />} title={`Overfull by ${sayHours(outlook.over)}`}>
      <Text size="sm">{sayHours(outlook.scheduled)} are planned or due{outlook.kept === 0 ? '' : ` and ${sayHours(outlook.kept)} kept for areas with less than their hours`}: {outlook.capacity === 0 ? 'the week has no working day' : `${sayHours(outlook.needed)} of ${sayHours(outlook.capacity)}${outlook.since > outlook.from ? ' that are left' : ''}`}.</Text>
      {moves.length === 0 ? null : (
        <>
          <Text size="sm" fw={600} mt="xs">{left === 0 ? 'It fits once this is moved' : 'Moving this helps'}</Text>
          <ol className={classes['moves']} aria-label="What to move">{moves.map((move) => <MoveRow key={move.load.key} move={move} today={today} />)}</ol>
        </>
      )}
      {left === 0 ? null : <Text size="sm" mt="xs">{moves.length === 0 ? 'Nothing in it can be moved' : `${sayHours(left)} stay too many`}: the rest is of accounts at risk, PR1 or about to renew, is due, or finds no day with room in the weeks after. Drop something, agree on another deadline, or plan fewer hours for an area.</Text>}
    </Alert>
  );
};
