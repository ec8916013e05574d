import type Electron from 'electron';
import { windows } from '#tests/electron-stand-in/browser-window.ts';
import { ipcMainEvents, ipcMainHandlers } from '#tests/electron-stand-in/ipc-main.ts';
import { endChildren, nextAnswers, records } from '#tests/electron-stand-in/records.ts';
import { permissionHandlers, schemeHandlers } from '#tests/electron-stand-in/session.ts';
import { ipcEvent } from '#tests/electron-stand-in/web-contents.ts';

/** Who speaks on a channel: the page of the window, or somebody who merely looks like it. */
export type Sender = { url: string; isSubFrame?: boolean; isDetached?: boolean; hasFrame?: boolean; isOtherContents?: boolean };

const theWindow = () => {
  const [window] = windows;
  if (window === undefined) throw new Error('There is no window.');
  return window;
};

const frameOf = ({ url, isSubFrame = false, isDetached = false, hasFrame = true }: Sender) => {
  if (!hasFrame) return null;
  const { protocol, host } = new URL(url);
  const origin = host === '' ? 'null' : `${protocol}//${host}`;
  const parent = isSubFrame ? ({ url: 'daybook://app/', origin: 'daybook://app' } as Electron.WebFrameMain) : null;
  return { url, origin, parent, detached: isDetached };
};

/** What a test may ask of a running stand-in, by name; everything goes to the real handlers that main registered. */
export const questions = {
  records: async () => ({ ...records, windows: records.windows.map((options) => structuredClone(options)) }),
  answerDialog: async (button: number) => void nextAnswers.push(button),
  navigate: async (url: string) => ({ isAllowed: theWindow().mayNavigate(url, true) }),
  redirect: async (url: string) => {
    let isAllowed = true;
    theWindow().emitter.emit('will-redirect', { url, preventDefault: () => (isAllowed = false) });
    return { isAllowed };
  },
  attachWebview: async () => {
    let isAllowed = true;
    theWindow().emitter.emit('will-attach-webview', { preventDefault: () => (isAllowed = false) }, {}, {});
    return { isAllowed };
  },
  open: async (url: string) => theWindow().askToOpen(url),
  permission: async (permission: string, url: string) => {
    const name = permission as 'unknown';
    const contents = theWindow().contents as unknown as Electron.WebContents;
    const requested = await new Promise<boolean>((resolve) => {
      if (permissionHandlers.request === null) resolve(true);
      else permissionHandlers.request(contents, name, resolve, { isMainFrame: true, requestingUrl: url });
    });
    const checked = permissionHandlers.check?.(contents, name, url, { isMainFrame: true, requestingUrl: url }) ?? true;
    const device = permissionHandlers.device?.({ deviceType: 'usb', origin: url, device: {} as Electron.USBDevice }) ?? true;
    return { requested, checked, device };
  },
  ipc: async (channel: string, args: unknown[], sender: Sender) => {
    const event = ipcEvent(sender.isOtherContents === true ? {} : theWindow().contents, frameOf(sender));
    const handler = ipcMainHandlers.get(channel);
    if (handler === undefined) {
      const before = records.posted.length;
      ipcMainEvents.emit(channel, event, ...args);
      return { answered: records.posted.length > before };
    }
    try {
      return { answered: true, value: (await handler(event as unknown as Electron.IpcMainInvokeEvent, ...args)) as unknown };
    } catch (error) {
      return { answered: false, error: String(error) };
    }
  },
  channels: async () => [...ipcMainHandlers.keys(), ...ipcMainEvents.eventNames().map(String)].sort(),
  fetch: async (url: string, method: string) => {
    const handler = schemeHandlers.get('daybook');
    if (handler === undefined) throw new Error('Main serves no page.');
    const response = await handler(new Request(url, { method }));
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  },
  crashPage: async () => theWindow().crash(),
  endBackend: async () => endChildren('SIGKILL'),
  closeWindow: async () => theWindow().close(),
};
export type Questions = typeof questions;

type Asked = { id: number; name: keyof Questions; args: unknown[] };

/** Lets the process that forked this one ask. */
export const serveQuestions = (): void => {
  if (process.send === undefined) return;
  process.on('message', ({ id, name, args }: Asked) => {
    const ask = questions[name] as (...args: unknown[]) => Promise<unknown>;
    ask(...args).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    );
  });
  process.channel?.unref();
};
