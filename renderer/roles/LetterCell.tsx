import { Menu } from '@mantine/core';
import type { ComponentProps, KeyboardEvent } from 'react';
import { decides, letterNames, lettersOf, partyNames, type Party, type RoleLetter, type RoleMode, type RoleRow } from '#shared/role-rules.ts';
import classes from './matrix.module.css';

/** What a cell takes part in the grid by: the props of its button, and what moves the focus on. */
export type CellKeys = { cellProps: ComponentProps<'button'>; onMove: (event: KeyboardEvent) => void };

/** The part of one party in one activity: a letter that can be typed, or chosen from a menu. */
export const LetterCell = ({ row, party, mode, onSet, cellProps, onMove }: { row: RoleRow; party: Party; mode: RoleMode; onSet: (letter: RoleLetter | null) => void } & CellKeys) => {
  const letter = row.letters[party];
  const says = letter === undefined ? 'no part' : (letterNames[mode][letter] ?? letter).toLowerCase();
  const press = (event: KeyboardEvent): void => {
    const typed = lettersOf[mode].find((one) => one === event.key.toUpperCase());
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typed !== undefined) onSet(typed);
    else if (event.key === 'Delete' || event.key === 'Backspace') onSet(null);
    else return onMove(event);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Menu shadow="md" position="bottom" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button
          type="button" {...cellProps} onKeyDown={press} className={classes['cell']} aria-label={`${row.name}, ${partyNames[party]}: ${says}`}
          data-letter={letter} data-decides={decides(mode, letter) || undefined}
        >
          {letter ?? <span aria-hidden>·</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {lettersOf[mode].map((one) => <Menu.Item key={one} fw={one === letter ? 600 : 400} onClick={() => onSet(one)}>{one} · {letterNames[mode][one]}</Menu.Item>)}
        <Menu.Item fw={letter === undefined ? 600 : 400} onClick={() => onSet(null)}>No part</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
