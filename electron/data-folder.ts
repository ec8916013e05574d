import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

/** Where the book lives when nobody says otherwise: the folder that the system keeps for programs' data. */
export const defaultDataDir = (platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env, home: string = homedir()): string => {
  const from = (folder: string | undefined, otherwise: string): string => (folder !== undefined && isAbsolute(folder) ? folder : otherwise);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Daybook');
  if (platform === 'win32') return join(from(env['APPDATA'], join(home, 'AppData', 'Roaming')), 'Daybook');
  return join(from(env['XDG_DATA_HOME'], join(home, '.local', 'share')), 'daybook');
};

/** What a host is started with. `port` 0 means any free one; `open` false leaves the browser closed. */
export type HostOptions = { dataDir: string; port: number; sample: boolean; open: boolean };

/** An option that cannot be followed; the message is a sentence for the person. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

const known = 'Daybook knows --data-dir=DIR, --port=N, --sample and --no-open.';

/**
 * Reads the options of a host.
 * @param others what to do with options that are not Daybook's: Electron is also given Chromium's own switches, so the desktop host passes over them.
 * @throws WrongOption
 */
export const parseHostOptions = (argv: readonly string[], others: 'refuse' | 'pass over' = 'refuse'): HostOptions => {
  const options: HostOptions = { dataDir: defaultDataDir(), port: 0, sample: false, open: true };
  for (const argument of argv) {
    const [name, value] = argument.split(/=(.*)/s, 2);
    if (name === '--data-dir') {
      if (value === undefined || value === '') throw new WrongOption('Name the folder: --data-dir=DIR.');
      options.dataDir = resolve(value);
    } else if (name === '--port') {
      const port = /^\d{1,5}$/.test(value ?? '') ? Number(value) : Number.NaN;
      if (!(port <= 65_535)) throw new WrongOption(`“${value ?? ''}” is not a port. Give a number from 0 to 65535: --port=N.`);
      options.port = port;
    } else if (argument === '--sample') options.sample = true;
    else if (argument === '--no-open') options.open = false;
    else if (others === 'refuse') throw new WrongOption(`“${argument}” is not an option. ${known}`);
  }
  return options;
};

const running = z.discriminatedUnion('host', [
  z.object({ pid: z.int(), host: z.literal('desktop') }),
  z.object({ pid: z.int(), host: z.literal('loopback'), address: z.string(), secret: z.string() }),
]);
/** Which host has a data folder open, as it says itself; how to reach it where it serves a page. */
export type Running = z.infer<typeof running>;

const runningFile = (dataDir: string): string => join(dataDir, 'running.json');

/** Says which host has the folder open, readable by this person alone. Only the holder of the folder's lock may write it. */
export const writeRunning = (dataDir: string, host: Running): void => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  rmSync(runningFile(dataDir), { force: true });
  writeFileSync(runningFile(dataDir), JSON.stringify(host), { mode: 0o600, flag: 'wx' });
};

/** Who has the folder open, or null. A host that was killed leaves its note behind, so the lock alone says whether it still runs. */
export const readRunning = (dataDir: string): Running | null => {
  try {
    return running.parse(JSON.parse(readFileSync(runningFile(dataDir), 'utf8')));
  } catch {
    return null;
  }
};

/** Takes the note away where it is this process's own. */
export const removeRunning = (dataDir: string): void => {
  if (readRunning(dataDir)?.pid === process.pid) rmSync(runningFile(dataDir), { force: true });
};
