import type { ChildProcess } from 'node:child_process';
import type Electron from 'electron';

/** What Daybook did to the machine, kept for tests to look at; nothing of it reaches a real desktop. */
export const records = {
  windows: [] as Electron.BrowserWindowConstructorOptions[],
  dialogs: [] as Electron.MessageBoxOptions[],
  opened: [] as string[],
  shown: [] as string[],
  focused: 0,
  /** Channels that main sent to a page, with the number of ports. */
  posted: [] as { channel: string; ports: number }[],
  /** Addresses outside of the custom schemes that a page asked for; all were cut off. */
  outside: [] as string[],
  schemes: [] as Electron.CustomScheme[],
  spellCheckerUrl: '',
};

/** Which button the next message boxes press; without one, the box's own way out. */
export const nextAnswers: number[] = [];

const children = new Set<ChildProcess>();
export const recordChild = (child: ChildProcess): void => {
  children.add(child);
  child.on('exit', () => children.delete(child));
};
/** Ends the utility processes, as Electron does when it ends. */
export const endChildren = (signal: NodeJS.Signals): void => children.forEach((child) => child.kill(signal));
