/** What `import … from 'electron'` gives to the main bundle when it runs in the stand-in: the members that Daybook uses, and no others. */
import type Electron from 'electron';
import { createChannel } from '#tests/electron-stand-in/ports.ts';
import { nextAnswers, records } from '#tests/electron-stand-in/records.ts';

export { app } from '#tests/electron-stand-in/app.ts';
export { BrowserWindow } from '#tests/electron-stand-in/browser-window.ts';
export { ipcMain } from '#tests/electron-stand-in/ipc-main.ts';
export { protocol, session } from '#tests/electron-stand-in/session.ts';
export { utilityProcess } from '#tests/electron-stand-in/utility-process.ts';

/** Boxes answer at once: with the button that a test asked for, else with the box's own way out. */
const showMessageBox = async (...args: [Electron.BaseWindow, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]): Promise<Electron.MessageBoxReturnValue> => {
  const options = args.length === 1 ? args[0] : args[1];
  records.dialogs.push(options);
  console.log(`stand-in: dialog: ${options.message}`);
  return { response: nextAnswers.shift() ?? options.cancelId ?? 0, checkboxChecked: false };
};
export const dialog = {
  showMessageBox,
  showErrorBox: (title, content) => {
    records.dialogs.push({ message: title, detail: content });
    console.log(`stand-in: dialog: ${title}`);
  },
} satisfies Pick<Electron.Dialog, 'showMessageBox' | 'showErrorBox'>;

export const shell = {
  openExternal: async (url) => void records.opened.push(url),
  openPath: async (path) => {
    records.shown.push(path);
    return '';
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>;

export const nativeTheme = { shouldUseDarkColors: false } satisfies Pick<Electron.NativeTheme, 'shouldUseDarkColors'>;

export const Menu = {
  setApplicationMenu: () => {},
  buildFromTemplate: (): Electron.Menu => {
    throw new Error('The stand-in draws no menus.');
  },
} satisfies Pick<typeof Electron.Menu, 'setApplicationMenu' | 'buildFromTemplate'>;

export const MessageChannelMain = function MessageChannelMain() {
  const [port1, port2] = createChannel();
  return { port1, port2 };
};
