import { Extension, type Editor, type Range } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { ReactRenderer } from '@tiptap/react';
import { Suggestion, type SuggestionOptions, type SuggestionProps } from '@tiptap/suggestion';
import { ulid } from 'ulid';
import { noteContextOf } from '#renderer/calls/note-context.ts';
import { typedPromise } from '#renderer/calls/promise.ts';
import { choiceId, listId, SuggestionList, type Choice } from '#renderer/calls/SuggestionList.tsx';
import { typedVoice } from '#renderer/calls/typed-voice.ts';
import { call } from '#renderer/data/reads.ts';

type Props = SuggestionProps<Choice, Choice>;

/** Shows the choices under the cursor; arrows move, Enter and Tab choose, Escape closes. Enter before the choices came waits for them. */
const showChoices = (label: string, nothing: string): NonNullable<SuggestionOptions<Choice, Choice>['render']> => () => {
  let list: ReactRenderer | null = null;
  let unmount = (): void => {};
  let props: Props | null = null;
  let at = 0;
  let isWanted = false;

  const show = (): void => {
    if (props === null) return;
    const { items, command, editor } = props;
    at = Math.min(at, Math.max(0, items.length - 1));
    list?.updateProps({ choices: items, at, label, nothing: props.loading ? 'Looking' : nothing, onChoose: command });
    editor.view.dom.setAttribute('aria-controls', listId);
    if (items.length > 0) editor.view.dom.setAttribute('aria-activedescendant', choiceId(at));
    else editor.view.dom.removeAttribute('aria-activedescendant');
  };
  const choose = (): boolean => {
    const choice = props?.items[at];
    if (props === null || choice === undefined) return false;
    props.command(choice);
    return true;
  };
  const take = (next: Props): void => {
    const isOther = props?.query !== next.query;
    props = next;
    if (isOther) at = 0;
    show();
    if (isWanted && !next.loading) {
      isWanted = false;
      choose();
    }
  };

  return {
    onStart: (next) => {
      list = new ReactRenderer(SuggestionList, { editor: next.editor, props: { choices: next.items, at, label, nothing: 'Looking', onChoose: next.command } });
      unmount = next.mount(list.element);
      take(next);
    },
    onUpdate: take,
    onKeyDown: ({ event }) => {
      const length = props?.items.length ?? 0;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        at = length === 0 ? 0 : (at + (event.key === 'ArrowDown' ? 1 : length - 1)) % length;
        show();
        return true;
      }
      if ((event.key !== 'Enter' && event.key !== 'Tab') || event.ctrlKey || event.metaKey) return false;
      if (props?.loading === true) {
        isWanted = true;
        return true;
      }
      return choose();
    },
    onExit: () => {
      props?.editor.view.dom.removeAttribute('aria-controls');
      props?.editor.view.dom.removeAttribute('aria-activedescendant');
      unmount();
      list?.destroy();
      list = null;
      props = null;
      isWanted = false;
    },
  };
};

const findPeople = async (editor: Editor, text: string): Promise<Choice[]> => {
  const found = await call('people', 'find', { accountId: noteContextOf(editor)?.accountId ?? null, text: text.slice(0, 200) });
  return found.map(({ id, label, title, email }) => ({ id, label, note: [title, email].filter(Boolean).join(' · ') }));
};

const peopleKey = new PluginKey<{ active: boolean }>('note-people');

/** `@` and a few letters: the people of the account. */
export const peopleSuggestion = () => ({
  char: '@',
  allowedPrefixes: [' ', '(', ',', '\u00a0'],
  pluginKey: peopleKey,
  container: '#main',
  items: ({ query, editor }: { query: string; editor: Editor }) => findPeople(editor, query),
  render: showChoices('People of this account', 'Nobody of this account has that name'),
  command: ({ editor, range, props }: { editor: Editor; range: Range; props: { id: string | null; label?: string | null } }) =>
    void editor.chain().focus().insertContentAt(range, [{ type: 'mention', attrs: { id: props.id, label: props.label } }, { type: 'text', text: ' ' }]).run(),
});

const commands: readonly { word: string; choices: Choice[] }[] = [
  {
    word: 'commitment',
    choices: [
      { id: '/commit ', label: 'Commitment of ours', note: '/commit Send the notes by Friday' },
      { id: '/commit they ', label: 'Commitment of theirs', note: '/commit they confirm the seats by 3 Dec' },
    ],
  },
  {
    word: 'voc',
    choices: [
      { id: '/voc request ', label: 'Request of the customer', note: '/voc request Export to Excel' },
      { id: '/voc defect ', label: 'Defect that they met', note: '/voc defect The phone app logs out' },
      { id: '/voc “', label: 'Quote', note: '/voc “It is the first thing that I open”' },
    ],
  },
];
const choicesFor = (query: string): Choice[] => commands.flatMap(({ word, choices }) => (word.startsWith(query.toLowerCase()) ? choices : []));

/** Where the words of a command stand: from `/commit` or `/voc` to the end of its line, with who was named by `@` in front of it. */
const commandLine = (editor: Editor, command: '/commit' | '/voc'): { from: number; to: number; line: string; mentionEnd: number | null } | null => {
  const { $from, empty } = editor.state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code === true) return null;
  const leaf = '\ufffc';
  const words = $from.parent.textBetween(0, $from.parent.content.size, undefined, leaf);
  const found = (command === '/commit' ? /(?:^|\s)\/commit(?=\s)/i : /(?:^|\s)\/voc(?=\s)/i).exec(words);
  const at = words.toLowerCase().indexOf(command, found?.index ?? 0);
  if (found === null || $from.parentOffset < at) return null;
  const rest = words.slice(at + command.length);
  const [lead = ''] = /^\s*\ufffc[\s,:]*/.exec(rest) ?? [];
  const start = $from.start();
  const hardBreak = rest.slice(lead.length).indexOf(leaf);
  const line = hardBreak === -1 ? rest.slice(lead.length) : rest.slice(lead.length, lead.length + hardBreak);
  const wordsAt = at + command.length + lead.length;
  return { from: start + at, to: start + wordsAt + line.length, line, mentionEnd: lead === '' ? null : start + at + command.length + lead.length };
};

/** Puts a chip in the place of a command and its words. A person named in front stays in front. */
const putChip = (editor: Editor, command: '/commit' | '/voc', found: NonNullable<ReturnType<typeof commandLine>>, nodes: object[]): boolean => {
  const commandEnd = found.from + command.length + 1;
  const chain = editor.chain();
  if (found.mentionEnd === null) chain.insertContentAt({ from: found.from, to: found.to }, nodes);
  else chain.insertContentAt({ from: found.mentionEnd, to: found.to }, nodes).deleteRange({ from: found.from, to: commandEnd });
  return chain.run();
};

/** Turns the line of the cursor into a commitment, where it has one. A person named in front stays in front, and promises. */
const makeCommitment = (editor: Editor): boolean => {
  const found = commandLine(editor, '/commit');
  const context = noteContextOf(editor);
  const read = found === null || context === null ? null : typedPromise(found.line, context.today, context.calendar);
  if (found === null || read === null) return false;
  const { text, dueOn, who } = read;
  const node = { type: 'commitment', attrs: { id: ulid(), text, side: found.mentionEnd === null ? read.side : 'theirs', dueOn } };
  return putChip(editor, '/commit', found, [...(who === '' || found.mentionEnd !== null ? [] : [{ type: 'text', text: `@${who} ` }]), node]);
};

/** Turns the line of the cursor into what the customer asked for, met or said, where it has that. */
const makeVoice = (editor: Editor): boolean => {
  const found = commandLine(editor, '/voc');
  const read = found === null ? null : typedVoice(found.line);
  return found !== null && read !== null && putChip(editor, '/voc', found, [{ type: 'voice', attrs: { id: ulid(), ...read } }]);
};

/** `/` offers the commands, and Enter on a line of `/commit …` or `/voc …` makes a chip of it. */
export const commitCommand = () =>
  Extension.create({
    name: 'commitCommand',
    priority: 200,
    addKeyboardShortcuts() {
      return {
        // Answers false, so that the line also ends, as Enter does.
        Enter: () => {
          if (peopleKey.getState(this.editor.state)?.active !== true && !makeCommitment(this.editor)) makeVoice(this.editor);
          return false;
        },
        // The page logs the call by these keys; in the note they would only break the line.
        'Mod-Enter': () => {
          if (!makeCommitment(this.editor)) makeVoice(this.editor);
          return true;
        },
      };
    },
    addProseMirrorPlugins() {
      return [
        Suggestion<Choice, Choice>({
          editor: this.editor,
          char: '/',
          pluginKey: new PluginKey('note-commands'),
          container: '#main',
          allow: ({ state, range }) => state.doc.resolve(range.from).parent.type.spec.code !== true,
          items: ({ query }) => choicesFor(query),
          shouldShow: ({ query }) => choicesFor(query).length > 0,
          render: showChoices('Commands', 'No such command'),
          command: ({ editor, range, props }) => void editor.chain().focus().insertContentAt(range, props.id).run(),
        }),
      ];
    },
  });
