import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const clock = new URL('./clock.mjs', import.meta.url).href;

export const bookName = 'daybook.sqlite';
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'daybook-e2e-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** A running Daybook: its process, and what the page needs to reach it. */
export type Running = { process: ChildProcess; line: string; stop: (signal?: NodeJS.Signals) => Promise<void> };

/** Starts a program and waits for the line that says where it is. Its clock is so many days ahead. */
const startProgram = (words: readonly string[], says: RegExp, daysAhead = 0): Promise<Running> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DISPLAY: '', ...(daysAhead === 0 ? {} : { NODE_OPTIONS: `--import=${clock}`, DAYBOOK_TEST_DAYS: String(daysAhead) }) } });
    let heard = '';
    const ended = new Promise<void>((done) => child.on('exit', () => done()));
    const hear = (part: Buffer): void => {
      heard += part.toString();
      const found = says.exec(heard);
      if (found === null) return;
      child.stdout.off('data', hear);
      child.stdout.resume();
      resolve({
        process: child,
        line: found[1] ?? '',
        stop: async (signal = 'SIGTERM') => {
          if (child.exitCode === null && child.signalCode === null) child.kill(signal);
          await ended;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (part: Buffer) => { heard += part.toString(); });
    child.on('exit', () => reject(new Error(`It ended before it said where it is:\n${heard}`)));
  });

export const startLoopback = (dataDir: string, options: readonly string[], daysAhead: number): Promise<Running> =>
  startProgram([join(root, 'dist/host/loopback.mjs'), `--data-dir=${dataDir}`, '--port=0', '--no-open', ...options], /Daybook is at (\S+)/, daysAhead);

export const startStandIn = (dataDir: string, options: readonly string[], daysAhead: number): Promise<Running> =>
  startProgram([join(root, 'tests/electron-stand-in/run.ts'), join(root, 'dist/desktop/main.mjs'), `--data-dir=${dataDir}`, ...options], /stand-in: (\S+)/, daysAhead);
