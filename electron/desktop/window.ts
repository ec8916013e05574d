import { BrowserWindow, dialog, nativeTheme, type Session, type WebContents } from 'electron';
import { openLink } from './native.ts';
import { isPageAddress, pageAddress } from './page-protocol.ts';

/** Copying a draft to the clipboard is all that the page asks the system for; it can be written to, not read. */
const granted: readonly string[] = ['clipboard-sanitized-write'];

/** Nothing is granted to a page but what `granted` names, and only to Daybook's own. */
export const guardSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(granted.includes(permission) && isPageAddress(requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => granted.includes(permission) && isPageAddress(origin));
  session.setDevicePermissionHandler(() => false);
  // Chromium would fetch dictionaries from a server of its maker. Daybook asks nobody; macOS brings its own.
  session.setSpellCheckerDictionaryDownloadURL('https://dictionaries.invalid/');
};

/** Holds a page where it belongs: no other address in it, no window and no web view beside it. Links go to the person's own programs. */
export const guardContents = (contents: WebContents): void => {
  const stay = (event: { url: string; preventDefault: () => void }): void => {
    if (!isPageAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => {
    stay(event);
    if (!isPageAddress(event.url)) openLink(event.url).catch(console.error);
  });
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url).catch(console.error);
    return { action: 'deny' };
  });
};

const crashesBeforeAsking = 3;
const crashWindowMs = 60_000;

/** A page that crashed is loaded anew, as its words are in the book; one that keeps crashing is asked about. */
const reviveAfterCrash = (window: BrowserWindow): void => {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < crashWindowMs), now];
    if (crashes.length < crashesBeforeAsking) return window.webContents.reload();
    crashes = [];
    dialog
      .showMessageBox(window, { type: 'error', message: 'The window keeps stopping.', detail: 'Everything that was saved is safe in the book.', buttons: ['Load it again', 'Close the window'], defaultId: 0, cancelId: 1 })
      .then(({ response }) => (response === 0 ? window.webContents.reload() : window.destroy()))
      .catch(console.error);
  });
};

/** Opens the window on the page; it is shown when there is something to see. */
export const openWindow = (preload: string): BrowserWindow => {
  const window = new BrowserWindow({
    title: 'Daybook',
    width: 1_280,
    height: 860,
    minWidth: 480,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#242424' : '#ffffff',
    webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: true },
  });
  window.once('ready-to-show', () => window.show());
  reviveAfterCrash(window);
  window.loadURL(pageAddress).catch(console.error);
  return window;
};
