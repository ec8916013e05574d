// `npm start`: sets up what is missing, then runs the desktop host, or the loopback host where Electron cannot be had.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, node24, root, say } from './setup.mjs';

const words = process.argv.slice(2);
const chosen = words.find((word) => /^--host(=|$)/.test(word))?.slice('--host='.length);
if (chosen !== undefined && chosen !== 'desktop' && chosen !== 'loopback') {
  say(`“${chosen}” is not a host. Choose --host=desktop or --host=loopback.`);
  process.exit(1);
}
const options = words.filter((word) => !/^--host(=|$)/.test(word));

ensureDependencies();
ensureBuild();

const electronFolder = join(root, 'node_modules/electron');
const electronBinary = () => {
  const named = join(electronFolder, 'path.txt');
  if (!existsSync(named)) return null;
  const file = join(electronFolder, 'dist', readFileSync(named, 'utf8'));
  return existsSync(file) ? file : null;
};

/** Tries to fetch Electron's binary, at most once a day. */
const fetchElectron = () => {
  const tried = join(root, 'node_modules/.electron-tried');
  if (chosen !== 'desktop' && existsSync(tried) && Date.now() - statSync(tried).mtimeMs < 86_400_000) return;
  say('Fetching Electron (once) …');
  const { status } = spawnSync(node24, [createRequire(join(root, 'package.json')).resolve('electron/install.js')], { stdio: 'ignore', timeout: 300_000 });
  if (status !== 0) writeFileSync(tried, '');
};

/** Why the desktop host cannot run here, or its binary. */
const desktop = () => {
  if (process.platform === 'linux' && (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) === undefined) return { binary: null, why: 'There is no display for a window here' };
  if (process.platform === 'linux' && process.getuid?.() === 0) return { binary: null, why: 'Electron does not run as root' };
  if (electronBinary() === null) fetchElectron();
  const binary = electronBinary();
  return binary === null ? { binary, why: "Electron's binary is not here and could not be fetched" } : { binary, why: '' };
};

const { binary, why } = chosen === 'loopback' ? { binary: null, why: '' } : desktop();
if (binary === null && why !== '') {
  if (chosen === 'desktop') {
    say(`${why}, so the desktop host cannot run. Start with --host=loopback for the same book in the browser.`);
    process.exit(1);
  }
  say(`${why}, so Daybook runs in the browser on the same book.`);
}

const child = binary === null ? spawn(node24, [join(root, 'dist/host/loopback.mjs'), ...options], { stdio: 'inherit' }) : spawn(binary, [root, ...options], { stdio: 'inherit' });
const ends = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
for (const signal of ends) process.on(signal, () => child.kill(signal));
// A signal that is sent to npm alone ends npm and its shell, and reaches nobody else.
const parent = process.ppid;
if (process.platform !== 'win32' && process.env['npm_lifecycle_event'] === 'start') setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
child.on('error', (error) => {
  say(`Daybook could not be started: ${error.message}.`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (ends.some((end) => end === signal) ? 0 : 1)));
