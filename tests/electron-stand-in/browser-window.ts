import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { appEvents, endings, openWindows, preventable, windowGone } from '#tests/electron-stand-in/app.ts';
import { startChromium } from '#tests/electron-stand-in/chromium.ts';
import { listening } from '#tests/electron-stand-in/ports.ts';
import { records } from '#tests/electron-stand-in/records.ts';
import { createWebContents, type StandInContents } from '#tests/electron-stand-in/web-contents.ts';

type Window = Pick<Electron.BrowserWindow, 'on' | 'once' | 'loadURL' | 'show' | 'focus' | 'restore' | 'isMinimized' | 'destroy'> & { readonly webContents: StandInContents['contents'] };

/** The windows that are open, the oldest first; for tests. */
export const windows: StandInContents[] = [];

const startBrowser = async () => {
  const browser = await startChromium();
  endings.push(browser.end);
  return browser;
};
let browser: ReturnType<typeof startBrowser> | undefined;

const createWindow = (options: Electron.BrowserWindowConstructorOptions = {}): Window => {
  const emitter = new EventEmitter();
  records.windows.push(options);
  browser ??= startBrowser();
  const preload = options.webPreferences?.preload;
  if (preload === undefined) throw new Error('The stand-in makes windows with a preload only.');
  const stood = createWebContents(
    browser.then(({ context }) => context),
    preload,
  );
  windows.push(stood);
  openWindows.add(stood);
  stood.contents.once('dom-ready', () => emitter.emit('ready-to-show'));
  stood.onClosed(() => {
    windows.splice(windows.indexOf(stood), 1);
    emitter.emit('closed');
    windowGone(stood);
  });
  const window: Window = {
    on: listening(emitter, 'on', () => window),
    once: listening(emitter, 'once', () => window),
    webContents: stood.contents,
    loadURL: async (address) => {
      await stood.contents.loadURL(address);
      console.log(`stand-in: ${(await browser)?.endpoint ?? ''}`);
    },
    show: () => void records.shown.push('window'),
    focus: () => {
      records.focused += 1;
    },
    restore: () => {},
    isMinimized: () => false,
    destroy: () => void stood.close(),
  };
  appEvents.emit('browser-window-created', preventable({}), window);
  return window;
};

/** Called with `new`, as Electron's is; a constructor that returns an object hands over that object. */
export const BrowserWindow = function BrowserWindow(options?: Electron.BrowserWindowConstructorOptions): Window {
  return createWindow(options);
};
