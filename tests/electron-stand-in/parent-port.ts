/** Loaded by `--import` into the process that stands in for a utility process: gives it `process.parentPort`, as Electron does. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { createPortTable, listening, type PortWord } from '#tests/electron-stand-in/ports.ts';

/** What the two processes say to each other: a message of the program with the numbers of its ports, or a word about a port. */
export type UtilityWord = { message: unknown; ports: number[] } | PortWord;

const emitter = new EventEmitter();
const send = (word: UtilityWord): void => {
  process.send?.(word);
};
const table = createPortTable(send);
const waiting: unknown[] = [];

const parentPort: Pick<Electron.ParentPort, 'on' | 'once' | 'postMessage'> = {
  on: listening(emitter, 'on', () => parentPort),
  once: listening(emitter, 'once', () => parentPort),
  postMessage: (message) => send({ message, ports: [] }),
};

// As in Electron, messages wait for the first listener.
emitter.on('newListener', (event) => {
  if (event === 'message') queueMicrotask(() => waiting.splice(0).forEach((message) => emitter.emit('message', message)));
});
process.on('message', (word: UtilityWord) => {
  if (!('message' in word)) return table.hear(word);
  const message = { data: word.message, ports: word.ports.map((id) => table.receive(id)) };
  if (emitter.listenerCount('message') > 0) emitter.emit('message', message);
  else waiting.push(message);
});
process.on('disconnect', () => process.exit());

Object.defineProperty(process, 'parentPort', { value: parentPort });
