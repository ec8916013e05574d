import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, Menu, MessageChannelMain, protocol, session, type BrowserWindow } from 'electron';
import { parseHostOptions, readRunning, removeRunning, WrongOption, writeRunning, type HostOptions } from '#electron/data-folder.ts';
import { startBackend, type BackendProcess } from './backend-process.ts';
import { serveNative } from './native.ts';
import { pageScheme, servePage } from './page-protocol.ts';
import { guardContents, guardSession, openWindow } from './window.ts';

/** This file is bundled to dist/desktop/main.mjs; the rest of the app lies around it. */
const appDir = join(import.meta.dirname, '..', '..');
const files = {
  page: join(appDir, 'dist', 'renderer'),
  preload: join(appDir, 'dist', 'desktop', 'preload.cjs'),
  worker: join(appDir, 'dist', 'host', 'worker.mjs'),
  migrations: join(appDir, 'dist', 'migrations'),
};

const report = (error: unknown): void => console.error(error);

const tell = async (message: string, detail: string): Promise<void> => {
  await dialog.showMessageBox({ type: 'info', title: 'Daybook', message, detail, buttons: ['OK'] });
};

const whereItIsOpen = (dataDir: string): string => {
  const other = readRunning(dataDir);
  const place = other?.host === 'loopback' ? `It is open in a browser at ${other.address}` : 'Another Daybook has it open';
  return `${place}. Go on there, or end that one first: a book is open in one place at a time.\n\n${dataDir}`;
};

const setMenu = (): void =>
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);

/** Runs the desktop host for as long as it has a window. */
const run = async ({ dataDir, sample }: HostOptions): Promise<void> => {
  let backend: BackendProcess | undefined;
  let window: BrowserWindow | undefined;
  const windowId = randomUUID();

  const start = async (): Promise<boolean> => {
    const started = await startBackend(files.worker, { dataDir, migrationsFolder: files.migrations, sample }, () => {
      backend = undefined;
      afterLoss().catch(report);
    });
    if ('backend' in started) {
      backend = started.backend;
      writeRunning(dataDir, { pid: process.pid, host: 'desktop' });
      return true;
    }
    await ('refused' in started ? tell('This book is already open.', whereItIsOpen(dataDir)) : tell('The book could not be opened.', started.failed));
    return false;
  };
  const afterLoss = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Daybook',
      message: 'The book was closed unexpectedly.',
      detail: 'Everything that was saved is safe. Open it again to go on.',
      buttons: ['Open it again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 0 && (await start())) window?.webContents.reload();
    else app.quit();
  };

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (backend === undefined) return removeRunning(dataDir);
    event.preventDefault();
    const open = backend;
    backend = undefined;
    open.close().then(() => app.quit(), report);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

  await app.whenReady();
  if (!(await start())) return app.exit(1);
  setMenu();
  guardSession(session.defaultSession);
  protocol.handle(pageScheme.scheme, servePage(files.page));
  serveNative({
    dataDir,
    isOurs: (contents) => contents === window?.webContents,
    onWantPort: (contents) => {
      const { port1, port2 } = new MessageChannelMain();
      backend?.connect(windowId, port1);
      contents.postMessage('port', null, [port2]);
    },
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  window = openWindow(files.preload);
  window.on('closed', () => (window = undefined));
};

const begin = (): void => {
  let options: HostOptions;
  try {
    options = parseHostOptions(process.argv.slice(1), 'pass over');
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error;
    console.error(error.message);
    return app.exit(2);
  }
  protocol.registerSchemesAsPrivileged([pageScheme]);
  // Electron's own files lie in the data folder, and with them its lock: one desktop Daybook a data folder.
  const userData = join(options.dataDir, 'desktop');
  try {
    mkdirSync(userData, { recursive: true, mode: 0o700 });
  } catch (error) {
    dialog.showErrorBox('Daybook cannot use its data folder.', `${String(error)}\n\nLook whether the folder may be written, or start with --data-dir=DIR.`);
    return app.exit(1);
  }
  app.setPath('userData', userData);
  if (!app.requestSingleInstanceLock()) return app.quit();
  run(options).catch((error: unknown) => {
    report(error);
    app.exit(1);
  });
};

begin();
