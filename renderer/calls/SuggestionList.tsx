import { Paper, Text } from '@mantine/core';
import classes from './note.module.css';

/** One line of a list that opens while something is typed. */
export type Choice = { id: string; label: string; note: string };

export const listId = 'note-suggestions';
export const choiceId = (at: number): string => `${listId}-${at}`;

/** The list under the cursor of the note. The keys stay in the note; the pointer may choose too. */
export const SuggestionList = ({ choices, at, label, nothing, onChoose }: { choices: Choice[]; at: number; label: string; nothing: string; onChoose: (choice: Choice) => void }) => choices.length === 0 ? (
  <Paper withBorder shadow="md" className={classes['list'] ?? ''}><Text component="output" size="sm" px={8} py={4}>{nothing}</Text></Paper>
) : (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus from the note.
  <Paper withBorder shadow="md" className={classes['list'] ?? ''} role="listbox" id={listId} aria-label={label}>
    {choices.map((choice, index) => (
      // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role -- the note keeps the focus and names this option by aria-activedescendant.
      <div key={choice.id} role="option" id={choiceId(index)} aria-selected={index === at} className={classes['choice'] ?? ''} onMouseDown={(event) => { event.preventDefault(); onChoose(choice); }}>
        <Text span size="sm" fw={500}>{choice.label}</Text>
        {choice.note === '' ? null : <Text span size="xs" className={classes['choiceNote'] ?? ''}>{choice.note}</Text>}
      </div>
    ))}
  </Paper>
);
