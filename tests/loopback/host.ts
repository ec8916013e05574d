import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterThisFile } from '#tests/left-behind.ts';

const program = resolve('dist/host/loopback.mjs');
if (!existsSync(program)) throw new Error('The bundles are not there. Make them first: npm run build.');

/** A folder for folders of data; others of this machine may look into it. */
export const newPlace = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-host-'));
  afterThisFile(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** A program of ours that runs. `line` waits until it said something; `ended` gives its exit code, or null where a signal ended it. */
export type Program = { child: ChildProcess; said: () => string; faults: () => string; line: (wanted: RegExp) => Promise<string>; ended: Promise<number | null> };

export const run = (command: string, words: readonly string[], env: Record<string, string> = {}, cwd = process.cwd()): Program => {
  const child = spawn(command, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env } });
  afterThisFile(() => child.kill('SIGKILL'));
  let said = '';
  let faults = '';
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const watchers: (() => void)[] = [];
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
    for (const watcher of watchers) watcher();
  });
  child.stderr.on('data', (part: Buffer) => { faults += part.toString(); });
  return {
    child,
    said: () => said,
    faults: () => faults,
    ended,
    line: (wanted) =>
      new Promise((found, failed) => {
        const look = (): void => {
          const match = wanted.exec(said);
          if (match !== null) found(match[1] ?? match[0]);
        };
        watchers.push(look);
        void ended.then((code) => failed(new Error(`It ended with ${code} before it said ${String(wanted)}:\n${said}${faults}`)));
        look();
      }),
  };
};

/** Starts the loopback host as the start command does, on any free port. */
export const startHost = (dataDir: string, words: readonly string[] = ['--no-open'], env: Record<string, string> = {}): Program => run(process.execPath, [program, `--data-dir=${dataDir}`, '--port=0', ...words], env);

export const addressLine = /Daybook is at (\S+)/;

/** Trades the key of a link for a session; gives the cookie, or the status where there is none. */
export const openLink = async (link: string): Promise<string | number> => {
  const { origin, searchParams } = new URL(link);
  const answer = await fetch(`${origin}/session`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ key: searchParams.get('key') }) });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? answer.status;
};
