import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import { recordChild } from '#tests/electron-stand-in/records.ts';
import type { UtilityWord } from '#tests/electron-stand-in/parent-port.ts';
import { createPortTable, listening, type Port } from '#tests/electron-stand-in/ports.ts';

type UtilityProcess = Pick<Electron.UtilityProcess, 'on' | 'once' | 'postMessage' | 'kill' | 'pid'>;

const shim = fileURLToPath(import.meta.resolve('#tests/electron-stand-in/parent-port.ts'));
let lastPort = 0;

/** A utility process as a process of plain Node, whose `process.parentPort` a shim makes. */
const forkUtility = (modulePath: string, args: string[] = []): UtilityProcess => {
  const emitter = new EventEmitter();
  const child = fork(modulePath, args, { execArgv: ['--import', shim], serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const send = (word: UtilityWord): void => {
    if (child.connected) child.send(word);
  };
  const table = createPortTable(send);
  recordChild(child);
  child.on('message', (word: UtilityWord) => ('message' in word ? emitter.emit('message', word.message) : table.hear(word)));
  child.on('exit', (code) => {
    table.closeAll();
    emitter.emit('exit', code ?? 1);
  });
  const utility: UtilityProcess = {
    on: listening(emitter, 'on', () => utility),
    once: listening(emitter, 'once', () => utility),
    pid: child.pid,
    kill: () => child.kill(),
    postMessage: (message, transfer = []) => {
      const ids = transfer.map((port) => {
        lastPort += 1;
        table.hold(lastPort, port satisfies Port);
        return lastPort;
      });
      send({ message: structuredClone(message) as unknown, ports: ids });
    },
  };
  return utility;
};

export const utilityProcess = { fork: forkUtility } satisfies { fork: (...args: Parameters<typeof Electron.utilityProcess.fork>) => UtilityProcess };
