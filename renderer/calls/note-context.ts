import type { Editor } from '@tiptap/core';
import type { Day, WorkCalendar } from '#shared/days.ts';

/** What the commands of a note have to know: whose people `@` offers, and from which day "Friday" is read. */
export type NoteContext = { accountId: string | null; today: Day; calendar: WorkCalendar };

const contexts = new WeakMap<Editor, NoteContext>();

export const setNoteContext = (editor: Editor, context: NoteContext): void => void contexts.set(editor, context);
export const noteContextOf = (editor: Editor): NoteContext | null => contexts.get(editor) ?? null;
