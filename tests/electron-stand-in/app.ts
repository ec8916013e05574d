import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { listening } from '#tests/electron-stand-in/ports.ts';
import { endChildren } from '#tests/electron-stand-in/records.ts';

type App = Pick<Electron.App, 'on' | 'once' | 'quit' | 'exit' | 'whenReady' | 'setPath' | 'getPath' | 'requestSingleInstanceLock' | 'isPackaged'>;

export const appEvents = new EventEmitter();
const paths = new Map<string, string>();
/** Windows add themselves here, so that the app can close them and knows when none is left. */
export const openWindows = new Set<{ close: () => Promise<void> }>();
/** What must end before the process does: the browser. */
export const endings: (() => Promise<unknown>)[] = [];

let isQuitting = false;
let releaseLock = (): void => {};

/** An event that can be prevented, as Electron's are. */
export const preventable = <Details extends object>(details: Details) => {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Stands in for Chromium's lock: a file with the holder's number, and a folder that the holder watches for the words of a second one. */
const requestSingleInstanceLock = (): boolean => {
  const folder = join(app.getPath('userData'), 'stand-in-lock');
  const holder = join(folder, 'holder');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(holder, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const pid = Number(readFileSync(holder, 'utf8'));
      if (isAlive(pid)) {
        writeFileSync(join(folder, `second-${process.pid}.json`), JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
        return false;
      }
      rmSync(holder);
    }
  }
  const watcher = watch(folder, (_kind, name) => {
    if (name === null || !name.startsWith('second-')) return;
    try {
      const { argv, cwd } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { argv: string[]; cwd: string };
      rmSync(join(folder, name));
      appEvents.emit('second-instance', preventable({}), argv, cwd, null);
    } catch {
      // The file is told of more than once, first while it is still empty.
    }
  });
  releaseLock = () => {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return true;
};

const finish = (code: number): void => {
  releaseLock();
  appEvents.emit('quit', preventable({}), code);
  endChildren('SIGKILL');
  void Promise.allSettled(endings.map((end) => end())).then(() => process.exit(code));
};

/** Electron's order: before-quit, the windows close, will-quit; each of the events can hold it. */
const quit = async (): Promise<void> => {
  if (isQuitting) return;
  isQuitting = true;
  const before = preventable({});
  appEvents.emit('before-quit', before);
  if (!before.defaultPrevented) {
    await Promise.all([...openWindows].map((window) => window.close()));
    const will = preventable({});
    appEvents.emit('will-quit', will);
    if (!will.defaultPrevented) return finish(0);
  }
  isQuitting = false;
};

/** A window is gone; without any left the app decides, as in Electron, unless it is quitting anyway. */
export const windowGone = (window: { close: () => Promise<void> }): void => {
  openWindows.delete(window);
  if (openWindows.size > 0 || isQuitting) return;
  if (!appEvents.emit('window-all-closed')) void quit();
};

export const app: App = {
  on: listening(appEvents, 'on', () => app),
  once: listening(appEvents, 'once', () => app),
  isPackaged: false,
  whenReady: () => new Promise((resolve) => setImmediate(resolve)),
  setPath: (name, path) => void paths.set(name, path),
  getPath: (name) => {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`The stand-in has no path named ${name} unless it was set.`);
    return path;
  },
  requestSingleInstanceLock,
  quit: () => void quit(),
  exit: (code = 0) => finish(code),
};
