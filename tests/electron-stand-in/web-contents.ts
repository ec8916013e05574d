import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type Electron from 'electron';
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core';
import { appEvents, preventable } from '#tests/electron-stand-in/app.ts';
import { ipcMainHandlers, ipcMainEvents } from '#tests/electron-stand-in/ipc-main.ts';
import { linkPage, type PageLink } from '#tests/electron-stand-in/page-link.ts';
import { schemeOf, toBrowser, toMain } from '#tests/electron-stand-in/page-address.ts';
import { listening } from '#tests/electron-stand-in/ports.ts';
import { records } from '#tests/electron-stand-in/records.ts';
import { applyPermissions, schemeHandlers } from '#tests/electron-stand-in/session.ts';

export type WebContents = Pick<Electron.WebContents, 'on' | 'once' | 'setWindowOpenHandler' | 'postMessage' | 'reload' | 'loadURL' | 'getURL'>;
export type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
type Frame = Pick<Electron.WebFrameMain, 'origin' | 'url' | 'parent' | 'detached'>;

const frameOf = (address: string): Frame => ({ url: toMain(address), origin: toMain(new URL(address).origin), parent: null, detached: false });

/** What Electron gives with each word of a preload. */
export const ipcEvent = (sender: unknown, senderFrame: Frame | null) => ({ ...preventable({}), type: 'frame', sender, senderFrame, ports: [], processId: 1, frameId: 1 });

/** The contents of a window: a page of the browser, with the real preload in it and the real protocol handler behind it. */
export const createWebContents = (browser: Promise<BrowserContext>, preloadFile: string) => {
  const emitter = new EventEmitter();
  let page: Page | undefined;
  let link: PageLink | undefined;
  let openHandler: WindowOpenHandler = () => ({ action: 'allow' });
  /** True while main itself moves the page; Electron asks about navigations of the page alone. */
  let isMoving = false;
  let isCrashed = false;
  let onClosed = (): void => {};

  /** Asks main about a navigation, by the events that Electron has for it. */
  const mayNavigate = (address: string, isMainFrame: boolean): boolean => {
    const url = toMain(address);
    const details = { url, isSameDocument: false, isMainFrame, frame: frameOf(page?.url() ?? 'about:blank'), initiator: undefined };
    const frameEvent = preventable(details);
    emitter.emit('will-frame-navigate', frameEvent);
    if (!isMainFrame) return !frameEvent.defaultPrevented;
    const event = preventable(details);
    emitter.emit('will-navigate', event, url, false, true, 1, 1);
    return !event.defaultPrevented && !frameEvent.defaultPrevented;
  };

  /** Asks main about a new window. The stand-in makes none. */
  const askToOpen = (url: string): Electron.WindowOpenHandlerResponse => {
    const response = openHandler({ url: toMain(url) } as Electron.HandlerDetails);
    if (response.action !== 'deny') throw new Error('The stand-in opens no second window for a page.');
    return response;
  };

  const serve = async (route: Route, request: PageRequest): Promise<void> => {
    const isMainFrame = request.isNavigationRequest() && request.frame() === page?.mainFrame();
    if (request.isNavigationRequest() && !(isMainFrame && isMoving) && !mayNavigate(request.url(), isMainFrame)) return route.abort('aborted');
    const handler = schemeHandlers.get(schemeOf(request.url()));
    if (handler === undefined) {
      records.outside.push(request.url());
      return route.abort('internetdisconnected');
    }
    const response = await handler(new Request(toMain(request.url()), { method: request.method(), headers: await request.allHeaders() }));
    return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
  };

  const adopt = async (adopted: Page): Promise<Page> => {
    page = adopted;
    adopted.on('crash', () => {
      isCrashed = true;
      link?.closePorts();
      emitter.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 });
    });
    // The browser cannot be kept from opening a window that a person asked for; it is closed again, having loaded nothing.
    adopted.on('popup', (popup) => void popup.close());
    adopted.on('domcontentloaded', () => emitter.emit('dom-ready', preventable({})));
    adopted.on('close', () => {
      if (page === adopted) onClosed();
    });
    await applyPermissions(adopted);
    await adopted.context().route('**/*', (route) => route.abort('aborted'));
    await adopted.route('**/*', serve);
    link = await linkPage(adopted, readFileSync(preloadFile, 'utf8'), {
      onSend: (channel, args) => void ipcMainEvents.emit(channel, ipcEvent(contents, frameOf(adopted.url())), ...args),
      onInvoke: async (channel, args) => {
        const handler = ipcMainHandlers.get(channel);
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
        return handler(ipcEvent(contents, frameOf(adopted.url())) as unknown as Electron.IpcMainInvokeEvent, ...args) as unknown;
      },
      onWindowOpen: askToOpen,
    });
    return adopted;
  };
  // Electron makes windows at once, a browser its pages later: whoever needs the page waits for it here.
  let ready = browser.then(async (context) => adopt(context.pages().find((open) => open.url() === 'about:blank') ?? (await context.newPage())));
  const move = async (act: (page: Page) => Promise<unknown>): Promise<void> => {
    const current = await ready;
    isMoving = true;
    try {
      await act(current);
    } finally {
      isMoving = false;
    }
  };

  const contents: WebContents = {
    on: listening(emitter, 'on', () => contents),
    once: listening(emitter, 'once', () => contents),
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
    postMessage: (channel, message, transfer = []) => {
      records.posted.push({ channel, ports: transfer.length });
      link?.send(channel, [message], transfer);
    },
    getURL: () => toMain(page?.url() ?? ''),
    loadURL: (address) => move((current) => current.goto(toBrowser(address))),
    reload: () => {
      if (!isCrashed) {
        move((current) => current.reload()).catch(console.error);
        return;
      }
      // A crashed page cannot be driven any more, so that a new one takes its place.
      isCrashed = false;
      const crashed = page;
      const address = crashed?.url() ?? '';
      ready = browser.then(async (context) => adopt(await context.newPage()));
      move((current) => current.goto(address))
        .then(() => crashed?.close())
        .catch(console.error);
    },
  };
  appEvents.emit('web-contents-created', preventable({}), contents);

  return {
    contents,
    emitter,
    whenReady: () => ready,
    mayNavigate,
    askToOpen,
    crash: async () => {
      await ready;
      await link?.devtools.send('Page.crash').catch(() => {});
    },
    close: async () => {
      await (await ready).close();
    },
    onClosed: (act: () => void) => {
      onClosed = act;
    },
  };
};

export type StandInContents = ReturnType<typeof createWebContents>;
