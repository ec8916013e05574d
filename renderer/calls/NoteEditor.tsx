import { RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extension-placeholder';
import { useEditor, type Editor, type EditorOptions } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { nodesOf, richText, type RichText } from '#shared/rich-text.ts';
import { setNoteContext } from '#renderer/calls/note-context.ts';
import { noteOf, noteSchema } from '#renderer/calls/note-schema.ts';
import { openLink } from '#renderer/calls/open-link.ts';
import { commitCommand, peopleSuggestion } from '#renderer/calls/suggestions.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import '@mantine/tiptap/styles.css';
import classes from './note.module.css';

const placeholder = 'What was said. Type @ for a person, /commit for a promise, such as /commit Send the notes by Friday, and /voc for what they ask for, such as /voc request Export to Excel';

const inWords = (note: unknown): string => JSON.stringify(richText.safeParse(note).data ?? note);

/** Puts another text into the editor and leaves the cursor about where it was. */
const replace = (editor: Editor, body: RichText): void => {
  const { from, to } = editor.state.selection;
  editor.commands.setContent(body, { emitUpdate: false });
  const end = editor.state.doc.content.size;
  editor.commands.setTextSelection({ from: Math.min(from, end), to: Math.min(to, end) });
};

/** A click into a link sets the cursor; with Ctrl it opens the link. */
const editorProps: EditorOptions['editorProps'] = {
  attributes: { 'aria-label': 'Note', role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true' },
  handleDOMEvents: {
    click: (_, event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null) return false;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) openLink(link.href);
      return true;
    },
  },
};

/**
 * The note of a call. `onChange` is told each change with the people that it names. A `body` that did not come from this editor replaces the
 * text, unless `unsavedBody` has a newer one of this window.
 */
export const NoteEditor = ({ body, accountId, unsavedBody, onChange, startsFocused = false }: {
  body: RichText;
  accountId: string | null;
  unsavedBody: () => RichText | undefined;
  onChange: (body: RichText, named: { id: string; label: string }[]) => void;
  startsFocused?: boolean;
}) => {
  const today = useToday();
  const { workWeek, holidays } = useSettings();
  const own = useRef(new WeakSet<object>([body]));
  const reported = useRef<unknown>(null);
  // The options stay the same objects: other ones would be set while something is typed, and drop a key.
  const [content] = useState(body);
  const [extensions] = useState(() => [...noteSchema(peopleSuggestion()), commitCommand(), Placeholder.configure({ placeholder })]);

  const editor = useEditor({
    content,
    autofocus: startsFocused ? 'end' : false,
    shouldRerenderOnTransaction: false,
    extensions,
    editorProps,
    onUpdate: ({ editor: changed }) => {
      const note = noteOf(changed.getJSON());
      own.current.add(note);
      reported.current = changed.state.doc;
      onChange(note, nodesOf(note, 'mention').map(({ attrs }) => attrs));
    },
  });

  useEffect(() => setNoteContext(editor, { accountId, today, calendar: { workWeek, holidays } }), [editor, accountId, today, workWeek, holidays]);
  useEffect(() => {
    reported.current ??= editor.state.doc;
    // A change that the editor has not reported yet is newer than any body that was read.
    if (own.current.has(body) || reported.current !== editor.state.doc || (unsavedBody() ?? body) !== body) return;
    own.current.add(body);
    if (inWords(noteOf(editor.getJSON())) === inWords(body)) return;
    replace(editor, body);
    reported.current = editor.state.doc;
  }, [editor, body, unsavedBody]);

  return (
    <RichTextEditor editor={editor} className={classes['editor'] ?? ''} withTypographyStyles={false}>
      <RichTextEditor.Toolbar>
        <RichTextEditor.ControlsGroup><RichTextEditor.H1 /><RichTextEditor.H2 /><RichTextEditor.H3 /></RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup><RichTextEditor.Bold /><RichTextEditor.Italic /><RichTextEditor.Code /><RichTextEditor.Link /></RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup><RichTextEditor.BulletList /><RichTextEditor.OrderedList /><RichTextEditor.Blockquote /></RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content className={classes['content'] ?? ''} />
    </RichTextEditor>
  );
};
