import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseHostOptions, readRunning, removeRunning, writeRunning, WrongOption, type HostOptions, type Running } from '#electron/data-folder.ts';
import { startBackend } from '#electron/loopback/backend-thread.ts';
import { serveLoopback } from '#electron/loopback/server.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const isOnPath = (program: string): boolean => (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** The program that shows a file in the default browser, where there is one. */
const opener = (): string | null => {
  if (process.platform === 'darwin') return 'open';
  if (process.platform === 'win32') return 'explorer.exe';
  const hasDisplay = (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasDisplay && isOnPath('xdg-open') ? 'xdg-open' : null;
};

const openingPage = (dataDir: string): string => join(dataDir, 'open.html');

/** Opens the default browser by a page of our own, so that the key is in no list of processes. Quietly does nothing without a browser. */
const openBrowser = (dataDir: string, address: string): void => {
  const program = opener();
  if (program === null) return;
  const page = openingPage(dataDir);
  rmSync(page, { force: true });
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>Daybook</title><meta http-equiv="refresh" content="0;url=${address}">`, { mode: 0o600, flag: 'wx' });
  spawn(program, [page], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
};

const endWithinMs = 10_000;

const tell = (address: string): void => console.log(`Daybook is at ${address}`);

/** A new link to the host that left the note, or nothing where it does not answer. */
const askForLink = async (running: Running): Promise<string | null> => {
  if (running.host !== 'loopback') return null;
  try {
    const answer = await fetch(`${running.address}/link`, { method: 'POST', headers: { authorization: `Bearer ${running.secret}` }, signal: AbortSignal.timeout(2_000) });
    return z.object({ address: z.string() }).parse(await answer.json()).address;
  } catch {
    return null;
  }
};

/** One that starts in the same moment has the folder before it can be asked. */
const answersWithinMs = 5_000;

/** Shows the Daybook that has the folder open already. */
const showRunning = async ({ dataDir, open }: HostOptions): Promise<number> => {
  const latest = performance.now() + answersWithinMs;
  let running = readRunning(dataDir);
  for (;;) {
    const address = running === null ? null : await askForLink(running);
    if (address !== null) {
      console.log('Daybook is already running on this data folder; here is another link to it.');
      if (open) openBrowser(dataDir, address);
      tell(address);
      return 0;
    }
    if (running?.host === 'desktop' || performance.now() > latest) break;
    await setTimeout(100);
    running = readRunning(dataDir);
  }
  if (running?.host === 'loopback') console.log(`Another Daybook (process ${running.pid}) has this data folder open but does not answer. End it, then start again.`);
  else console.log(running === null ? 'Another Daybook has this data folder open. Close it, or choose another folder with --data-dir=DIR.' : 'Daybook has this data folder open in its own window. Close that window first.');
  return 1;
};

const run = async (): Promise<number | null> => {
  const options = parseHostOptions(process.argv.slice(2));
  const backend = await startBackend(new URL('./worker.mjs', import.meta.url), { dataDir: options.dataDir, migrationsFolder: here('../migrations'), sample: options.sample }).catch((error: unknown) => {
    throw new WrongOption(`The data folder ${options.dataDir} cannot be used: ${error instanceof Error ? error.message : String(error)}. Look whether it may be written and the disk has room, or choose another one with --data-dir=DIR.`);
  });
  if (backend.isAlreadyOpen) {
    await backend.worker.terminate();
    return showRunning(options);
  }
  const server = await serveLoopback({ port: options.port, pageFolder: here('../renderer'), connect: backend.connect }).catch(async (error: NodeJS.ErrnoException) => {
    await backend.close();
    throw error.code === 'EADDRINUSE' ? new WrongOption(`Port ${options.port} is taken by another program. Choose another one with --port=N.`) : error;
  });
  writeRunning(options.dataDir, { pid: process.pid, host: 'loopback', address: server.address, secret: server.secret });

  let isEnding = false;
  const end = async (code: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    // Without an answer it ends all the same, which loses nothing that was committed.
    void setTimeout(endWithinMs, null, { ref: false }).then(() => process.exit(1));
    await server.close();
    removeRunning(options.dataDir);
    rmSync(openingPage(options.dataDir), { force: true });
    await backend.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  backend.worker.on('error', (error) => {
    console.error(error);
    void end(1);
  });

  const address = server.newAddress();
  if (options.open) openBrowser(options.dataDir, address);
  tell(address);
  return null;
};

try {
  const code = await run();
  if (code !== null) process.exit(code);
} catch (error) {
  console.error(error instanceof WrongOption ? error.message : error);
  process.exit(1);
}
