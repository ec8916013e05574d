import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { listening } from '#tests/electron-stand-in/ports.ts';

type IpcMain = Pick<Electron.IpcMain, 'on' | 'handle'>;

export const ipcMainEvents = new EventEmitter();
export const ipcMainHandlers = new Map<string, Parameters<Electron.IpcMain['handle']>[1]>();

export const ipcMain: IpcMain = {
  on: listening(ipcMainEvents, 'on', () => ipcMain),
  handle: (channel, listener) => {
    if (ipcMainHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    ipcMainHandlers.set(channel, listener);
  },
};
