import { ActionIcon, Menu, Popover, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCalendar, IconCheck, IconCircle, IconDots, IconPencil, IconTrash, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Commitment } from '#shared/commitments.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { CommitmentDialog } from '#renderer/commitments/CommitmentDialog.tsx';
import { DropReason } from '#renderer/commitments/DropReason.tsx';
import { MoveDue } from '#renderer/commitments/MoveDue.tsx';
import { leaveRow, moveFocus } from '#renderer/commitments/rows.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { DayText } from '#renderer/ui/marks.tsx';
import classes from './CommitmentList.module.css';

const useCommitmentWrites = () => {
  const { write: keep } = useWrite('commitments', 'keep');
  const { write: drop } = useWrite('commitments', 'drop');
  const { write: reopen } = useWrite('commitments', 'reopen');
  const { write: update } = useWrite('commitments', 'update');
  const { write: remove } = useWrite('commitments', 'remove');
  return { keep, drop, reopen, update, remove };
};

const Facts = ({ commitment, showAccount }: { commitment: Commitment; showAccount: boolean }) => (
  <div className={classes['facts'] ?? ''}>
    <span>{commitment.side === 'ours' ? 'Ours' : 'Theirs'}{commitment.owner === '' ? '' : `: ${commitment.owner}`}</span>
    {showAccount ? <span><AnchorLink to="/accounts/$id" params={{ id: commitment.accountId }} search={{}} size="xs">{commitment.accountName}</AnchorLink></span> : null}
    {commitment.state === 'open' ? (
      <span>{commitment.dueOn === null ? 'no due day' : <>due <DayText on={commitment.dueOn} late={commitment.overdueDays > 0} size="xs" /></>}</span>
    ) : (
      <span>{commitment.state === 'kept' ? 'kept' : 'dropped'} <DayText on={commitment.closedOn} size="xs" />{commitment.closeReason === '' ? '' : `: ${commitment.closeReason}`}</span>
    )}
    {commitment.activityId === null ? null : <span><AnchorLink to="/calls/$id" params={{ id: commitment.activityId }} search={{}} size="xs">made <DayText on={commitment.madeOn} size="xs" /></AnchorLink></span>}
  </div>
);

/** One promise. Its keys work while the focus is on it or in it. */
export const CommitmentRow = ({ commitment, readOnly, showAccount, showSentence }: { commitment: Commitment; readOnly: boolean; showAccount: boolean; showSentence: boolean }) => {
  const { id, state, text } = commitment;
  const navigate = useNavigate();
  const row = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState<'move' | 'drop' | 'edit' | null>(null);
  const writes = useCommitmentWrites();
  const isOpen = state === 'open';

  // A row that goes while the focus is on it, because it was kept or is due in another week, hands the focus on.
  useLayoutEffect(() => {
    const element = row.current;
    return () => { if (element?.contains(document.activeElement) === true) leaveRow(element); };
  }, []);
  const leave = (): void => {
    setOpen(null);
    if (row.current?.contains(document.activeElement) === true) leaveRow(row.current);
  };
  const keep = (): void => {
    leave();
    void writes.keep({ id });
  };
  const reopen = (): void => {
    leave();
    void writes.reopen({ id });
  };
  const keys: Record<string, (() => void) | undefined> = {
    ...(readOnly ? {} : isOpen ? { e: keep, s: () => setOpen('move'), d: () => setOpen('drop') } : { r: reopen }),
    ...(showAccount ? { Enter: () => void navigate({ to: '/accounts/$id', params: { id: commitment.accountId }, search: {} }) } : {}),
    j: () => row.current !== null && moveFocus(row.current, 1),
    ArrowDown: () => row.current !== null && moveFocus(row.current, 1),
    k: () => row.current !== null && moveFocus(row.current, -1),
    ArrowUp: () => row.current !== null && moveFocus(row.current, -1),
  };
  const press = (event: KeyboardEvent<HTMLLIElement>): void => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isInside || event.ctrlKey || event.metaKey || event.altKey || (event.key === 'Enter' && event.target !== event.currentTarget)) return;
    const run = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the row takes keys; each of them also has a button.
    <li ref={row} tabIndex={-1} data-commitment={id} className={classes['row'] ?? ''} onKeyDown={press}>
      {readOnly ? null : (
        <Tooltip label={isOpen ? 'Keep (E)' : 'Reopen (R)'}>
          <ActionIcon variant="default" size="sm" radius="xl" aria-label={`${isOpen ? 'Keep' : 'Reopen'}: ${text}`} onClick={isOpen ? keep : reopen}>
            {state === 'kept' ? <IconCheck size={13} aria-hidden /> : state === 'dropped' ? <IconX size={13} aria-hidden /> : <IconCircle size={13} opacity={0} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
      <div className={classes['words'] ?? ''}>
        <Text size="sm" className={state === 'dropped' ? classes['closed'] ?? '' : ''}>{text}</Text>
        <Facts commitment={commitment} showAccount={showAccount} />
        {showSentence && commitment.sentence !== '' && commitment.sentence !== text ? <blockquote className={classes['sentence'] ?? ''}>{commitment.sentence}</blockquote> : null}
      </div>
      {readOnly ? null : (
        <Popover opened={open === 'move' || open === 'drop'} onChange={(shown) => { if (!shown) setOpen(null); }} position="bottom-end" trapFocus returnFocus withRoles={false} shadow="md">
          <Popover.Target>
            <span>
              <RowMenu text={text} isOpen={isOpen} onChoose={setOpen} onRemove={() => { leave(); void writes.remove({ id }); }} onReopen={reopen} />
            </span>
          </Popover.Target>
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is a div of Mantine's; its own roles would sit on the wrapper of the menu. */}
          <Popover.Dropdown role="dialog" aria-label={open === 'move' ? 'Move the due day' : 'Drop the commitment'}>
            {open === 'move' ? <MoveDue dueOn={commitment.dueOn} onMove={(dueOn) => { setOpen(null); void writes.update({ id, fields: { dueOn } }); }} /> : null}
            {open === 'drop' ? <DropReason onDrop={(reason) => { leave(); void writes.drop({ id, reason }); }} /> : null}
          </Popover.Dropdown>
        </Popover>
      )}
      {open === 'edit' ? <CommitmentDialog accountId={commitment.accountId} commitment={commitment} onClose={() => setOpen(null)} /> : null}
    </li>
  );
};

const RowMenu = ({ text, isOpen, onChoose, onRemove, onReopen }: { text: string; isOpen: boolean; onChoose: (what: 'move' | 'drop' | 'edit') => void; onRemove: () => void; onReopen: () => void }) => (
  <Menu position="bottom-end" shadow="md" withinPortal returnFocus={false}>
    <Menu.Target>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for: ${text}`}><IconDots size={15} aria-hidden /></ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      {isOpen ? (
        <>
          <Menu.Item leftSection={<IconCalendar size={15} aria-hidden />} rightSection="S" onClick={() => onChoose('move')}>Move the due day</Menu.Item>
          <Menu.Item leftSection={<IconX size={15} aria-hidden />} rightSection="D" onClick={() => onChoose('drop')}>Drop</Menu.Item>
        </>
      ) : (
        <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} rightSection="R" onClick={onReopen}>Reopen</Menu.Item>
      )}
      <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => onChoose('edit')}>Edit</Menu.Item>
      <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={onRemove}>Remove</Menu.Item>
    </Menu.Dropdown>
  </Menu>
);
