import { RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extension-placeholder';
import { useEditor, type Editor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { nodesOf, richText, type RichText } from '#shared/rich-text.ts';
import { noteOf, noteSchema } from '#renderer/calls/note-schema.ts';
import { openLink } from '#renderer/calls/open-link.ts';
import { commitCommand, peopleSuggestion } from '#renderer/calls/suggestions.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { call } from '#renderer/data/reads.ts';
import '@mantine/tiptap/styles.css';
import classes from './note.module.css';

const inWords = (note: unknown): string => JSON.stringify(richText.safeParse(note).data ?? note);

/** Puts another text into the editor and leaves the cursor about where it was. */
const replace = (editor: Editor, body: RichText): void => {
  const { from, to } = editor.state.selection;
  editor.commands.setContent(body, { emitUpdate: false });
  const end = editor.state.doc.content.size;
  editor.commands.setTextSelection({ from: Math.min(from, end), to: Math.min(to, end) });
};

/**
 * The note of a call. `onChange` is told each change with the people that it names. A `body` that did not come from this editor replaces the
 * text, unless `hasUnsaved` says that the text here is newer.
 */
export const NoteEditor = ({ body, accountId, hasUnsaved, onChange, onSubmit, autoFocus = false }: {
  body: RichText;
  accountId: string | null;
  hasUnsaved: () => boolean;
  onChange: (body: RichText, named: { id: string; label: string }[]) => void;
  onSubmit: () => void;
  autoFocus?: boolean;
}) => {
  const today = useToday();
  const { workWeek, holidays } = useSettings();
  const own = useRef(new WeakSet<object>([body]));
  const latest = useRef({ accountId, today, calendar: { workWeek, holidays }, onChange, onSubmit });
  useEffect(() => {
    latest.current = { accountId, today, calendar: { workWeek, holidays }, onChange, onSubmit };
  });

  const editor = useEditor({
    content: body,
    autofocus: autoFocus ? 'end' : false,
    shouldRerenderOnTransaction: false,
    extensions: [
      ...noteSchema(peopleSuggestion(async (text) => (await call('people', 'find', { accountId: latest.current.accountId, text })).map(({ id, label, title, email }) => ({ id, label, note: [title, email].filter(Boolean).join(' · ') })))),
      commitCommand(() => latest.current),
      Placeholder.configure({ placeholder: 'What was said. Type @ for a person, /commit for a promise: /commit Send the notes by Friday' }),
    ],
    editorProps: {
      attributes: { 'aria-label': 'Note', role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true' },
      handleKeyDown: (_, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        latest.current.onSubmit();
        return true;
      },
      handleDOMEvents: {
        click: (_, event) => {
          const link = event.target instanceof Element ? event.target.closest('a') : null;
          if (link === null) return false;
          event.preventDefault();
          if (event.ctrlKey || event.metaKey) openLink(link.href);
          return true;
        },
      },
    },
    onUpdate: ({ editor: changed }) => {
      const note = noteOf(changed.getJSON());
      own.current.add(note);
      latest.current.onChange(note, nodesOf(note, 'mention').map(({ attrs }) => attrs));
    },
  }, []);

  useEffect(() => {
    if (own.current.has(body) || hasUnsavedElsewhere(hasUnsaved, own.current, body)) return;
    own.current.add(body);
    if (inWords(noteOf(editor.getJSON())) !== inWords(body)) replace(editor, body);
  }, [editor, body, hasUnsaved]);

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
